import { SEVERITIES, STATUSES } from "../../contract/vocabulary.ts";
import type { Counts } from "../../export/index.ts";
import type { Problem } from "../explain.ts";

/**
 * What became of a file: `done` now; `kept`, as an earlier call has done it; `twin`, the bytes are those of another file of
 * the call; `failed` now, or earlier and not tried again.
 */
export type State = "done" | "kept" | "twin" | "failed";

export interface Outcome {
  readonly file: string;
  readonly state: State;
  /** Null where the file could not even be read. */
  readonly sha256: string | null;
  /** Folder of the result, where there is one. */
  readonly output: string | null;
  readonly seconds: number;
  readonly counts: Counts | null;
  readonly problem: Problem | null;
  /** Set where it failed in an earlier call and was not tried again. */
  readonly isOld?: boolean;
}

/** The counts of all outcomes together; a twin's are its other file's and count once. */
export function totalOf(outcomes: readonly Outcome[]): Counts {
  const counted = outcomes.flatMap(({ counts, state }) =>
    counts === null || state === "twin" ? [] : [counts],
  );
  const sum = (of: (counts: Counts) => number): number =>
    counted.reduce((total, counts) => total + of(counts), 0);
  const sumEach = <Name extends string>(names: readonly Name[], of: (counts: Counts, name: Name) => number) =>
    Object.fromEntries(names.map((name) => [name, sum((counts) => of(counts, name))])) as Record<
      Name,
      number
    >;
  return {
    pages: sum(({ pages }) => pages),
    tables: sum(({ tables }) => tables),
    rows: sum(({ rows }) => rows),
    amounts: sumEach(STATUSES, ({ amounts }, status) => amounts[status]),
    flags: sumEach(SEVERITIES, ({ flags }, severity) => flags[severity]),
  };
}
