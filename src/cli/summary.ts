import type { BudgetDocument, Flag } from "../contract/schema.ts";
import { SEVERITIES, STATUSES } from "../contract/vocabulary.ts";
import { type Counts, countDocument } from "../export/index.ts";
import type { Problem } from "./explain.ts";
import type { Timings } from "./timings.ts";

export interface DoneFile extends Counts {
  readonly file: string;
  readonly ok: true;
  /** The folder that holds the exports. */
  readonly output: string;
  /** Wall time. */
  readonly seconds: number;
  /** Seconds by stage, and by engine within `ocr`; with `--timings`. */
  readonly timings?: Timings;
  /** What of the input was left aside. */
  readonly notes: readonly string[];
  /** Decisions of people: those that hold, and those whose place is gone or prints something else. None without a journal. */
  readonly decisions?: { readonly kept: number; readonly unfit: number };
  /** The first of the flags that are errors and that nobody decided. */
  readonly errors: readonly Pick<Flag, "id" | "rule" | "message" | "messageZh" | "page">[];
}

export interface FailedFile {
  readonly file: string;
  readonly ok: false;
  readonly error: Problem;
}

export type FileSummary = DoneFile | FailedFile;

/** The object that `--json` prints: the counts of all files together, then each file. */
export interface Summary extends Counts {
  readonly output: string;
  readonly exitCode: number;
  readonly files: readonly FileSummary[];
}

/** Error flags told in the summary; the rest stand in flags.csv. */
const ERRORS_TOLD = 3;

export function summariseFile(
  document: BudgetDocument,
  facts: Pick<DoneFile, "file" | "output" | "seconds" | "notes" | "timings" | "decisions">,
): DoneFile {
  return {
    ...facts,
    ok: true,
    ...countDocument(document),
    errors: document.flags
      .filter(({ severity, decision }) => severity === "error" && decision === undefined)
      .slice(0, ERRORS_TOLD)
      .map(({ id, rule, message, messageZh, page }) => ({
        id,
        rule,
        message,
        messageZh,
        ...(page === undefined ? {} : { page }),
      })),
  };
}

export const summariseAll = (files: readonly FileSummary[], output: string, exitCode: number): Summary => ({
  output,
  exitCode,
  ...sumCounts(files.filter((file) => file.ok)),
  files,
});

/** The counts of several documents together. */
export function sumCounts(all: readonly Counts[]): Counts {
  const sum = (of: (counts: Counts) => number): number =>
    all.reduce((total, counts) => total + of(counts), 0);
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
