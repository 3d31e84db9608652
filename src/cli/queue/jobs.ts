import { z } from "zod";
import { ENGINES } from "../../pipeline/options.ts";
import { LANGUAGES } from "../language.ts";

/** What Redis keeps of a document until it is read: everything that a machine which never saw it needs. */
export const jobSchema = z.strictObject({
  /** As it was given, for messages. */
  file: z.string(),
  /** Base name, under `inputs/SHA256/` of the store. */
  name: z.string().regex(/^[^/\\]+$/u),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  stem: z.string().regex(/^[^/\\]+$/u),
  /** Version and settings in short (`runKey`). */
  run: z.string(),
  engine: z.enum(ENGINES),
  dpi: z.int(),
  lang: z.enum(LANGUAGES),
  models: z.string().optional(),
  /** What `budgetscan.config.json` holds. */
  config: z.json().optional(),
  isForced: z.boolean(),
});

export type Job = z.infer<typeof jobSchema>;

/** States of jobs that are still to be read, or are being read. */
export const UNFINISHED = ["waiting", "active", "delayed", "prioritized"] as const;

/** Jobs of equal names are one: the same bytes, version and settings. */
export const jobName = ({ run, sha256 }: Pick<Job, "run" | "sha256">): string => `${run}-${sha256}`;

/** Where the store keeps a document. */
export const inputPath = ({ sha256, name }: Pick<Job, "sha256" | "name">): string =>
  `inputs/${sha256}/${name}`;

/** What a job that failed for good says of it. */
const problemSchema = z.object({ code: z.string(), message: z.string(), fix: z.string() });

export type JobProblem = z.infer<typeof problemSchema>;

/** A problem as the queue keeps it, and back; what the queue itself says has no fix. */
export const packProblem = (problem: JobProblem): string =>
  JSON.stringify({ code: problem.code, message: problem.message, fix: problem.fix });

export function unpackProblem(text: string): JobProblem {
  try {
    return problemSchema.parse(JSON.parse(text));
  } catch {
    return { code: "QUEUE", message: text, fix: "submit it again with --retry-failed" };
  }
}
