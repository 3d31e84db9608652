import type { Counts } from "../../export/index.ts";
import type { Problem } from "../explain.ts";
import type { ToldOutcome } from "../outcomeLine.ts";
import { sumCounts } from "../summary.ts";

/**
 * What became of a file: `done` now; `kept`, as an earlier call has done it; `twin`, the bytes are those of another file of
 * the call; `failed` now, or earlier and not tried again.
 */
export type State = ToldOutcome["state"];

export interface Outcome extends ToldOutcome {
  readonly state: State;
  /** Null where the file could not even be read. */
  readonly sha256: string | null;
  /** Folder of the result, where there is one. */
  readonly output: string | null;
  /** Set where it failed in an earlier call and was not tried again. */
  readonly isOld?: boolean;
}

/** Would the document fail again, wherever it is written? A full disk is no fault of it. */
export const isOfDocument = ({ code }: Pick<Problem, "code">): boolean => code !== "OUTPUT_NOT_WRITABLE";

/** The counts of all outcomes together; a twin's are its other file's and count once. */
export const totalOf = (outcomes: readonly Outcome[]): Counts =>
  sumCounts(outcomes.flatMap(({ counts, state }) => (counts === null || state === "twin" ? [] : [counts])));
