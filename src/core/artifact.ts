import { z } from "zod";

/** The stages in the order the data flows. `--from STAGE` starts at one, reading what the one before it left. */
export const STAGES = ["pdf", "image", "ocr", "table", "assemble", "meaning", "checks"] as const;
export type StageName = (typeof STAGES)[number];

/** Raised whenever a stage's artifact changes shape: an older dump is refused, not guessed at. */
export const ARTIFACT_VERSION = 5;

/** What stands in a dumped file: one stage's output, and which document and page it is of. */
export interface Artifact<T> {
  readonly stage: StageName;
  readonly version: number;
  readonly sha256: string;
  /** Absent where the artifact is of the whole document. */
  readonly page?: number;
  readonly data: T;
}

export const artifactHeader = z.object({
  stage: z.enum(STAGES),
  version: z.literal(ARTIFACT_VERSION),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  page: z.int().positive().optional(),
});
