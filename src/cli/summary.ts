import type { BudgetDocument, Cell, Flag } from "../contract/schema.ts";
import { SEVERITIES, type Severity, STATUSES, type Status } from "../contract/vocabulary.ts";
import type { Problem } from "./explain.ts";
import type { Timings } from "./timings.ts";

/** What a document holds, in numbers. Amounts are those of measure cells, fields and statements. */
export interface Counts {
  readonly pages: number;
  readonly tables: number;
  readonly rows: number;
  readonly amounts: Readonly<Record<Status, number>>;
  readonly flags: Readonly<Record<Severity, number>>;
}

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
  /** The first of the flags that are errors. */
  readonly errors: readonly Pick<Flag, "id" | "rule" | "message" | "page">[];
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
  facts: Pick<DoneFile, "file" | "output" | "seconds" | "notes" | "timings">,
): DoneFile {
  return {
    ...facts,
    ok: true,
    ...countDocument(document),
    errors: document.flags
      .filter(({ severity }) => severity === "error")
      .slice(0, ERRORS_TOLD)
      .map(({ id, rule, message, page }) => ({ id, rule, message, ...(page === undefined ? {} : { page }) })),
  };
}

function countDocument({ source, tables, statements, flags }: BudgetDocument): Counts {
  const cells = tables.flatMap(({ columns, rows }) => {
    const isAmount = (cell: Cell, column: number): boolean =>
      columns[column]?.role === "measure" && cell.coveredBy === undefined;
    return rows.filter(({ kind }) => kind !== "note").flatMap((row) => row.cells.filter(isAmount));
  });
  const others = [...tables.flatMap(({ fields }) => fields), ...statements].filter(
    ({ amount }) => amount !== undefined,
  );
  return {
    pages: source.pages.length,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows.length, 0),
    amounts: tally(
      STATUSES,
      [...cells, ...others].map(({ status }) => status),
    ),
    flags: tally(
      SEVERITIES,
      flags.map(({ severity }) => severity),
    ),
  };
}

/** How often each of `names` occurs in `values`. */
function tally<Name extends string>(names: readonly Name[], values: readonly Name[]): Record<Name, number> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (const value of values) counts[value] += 1;
  return counts;
}

export function summariseAll(files: readonly FileSummary[], output: string, exitCode: number): Summary {
  const done = files.filter((file) => file.ok);
  const sum = (count: (file: DoneFile) => number): number =>
    done.reduce((total, file) => total + count(file), 0);
  const sumEach = <Name extends string>(
    names: readonly Name[],
    count: (file: DoneFile, name: Name) => number,
  ) =>
    Object.fromEntries(names.map((name) => [name, sum((file) => count(file, name))])) as Record<Name, number>;
  return {
    output,
    exitCode,
    pages: sum(({ pages }) => pages),
    tables: sum(({ tables }) => tables),
    rows: sum(({ rows }) => rows),
    amounts: sumEach(STATUSES, ({ amounts }, status) => amounts[status]),
    flags: sumEach(SEVERITIES, ({ flags }, severity) => flags[severity]),
    files,
  };
}
