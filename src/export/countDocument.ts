import type { BudgetDocument, Cell, Manifest } from "../contract/schema.ts";
import { SEVERITIES, STATUSES } from "../contract/vocabulary.ts";

/** What a document holds, in numbers. Amounts are those of measure cells, fields and statements; flags those that nobody decided. */
export type Counts = Pick<
  NonNullable<Manifest["summary"]>,
  "pages" | "tables" | "rows" | "amounts" | "flags"
>;

export function countDocument({ source, tables, statements, flags }: BudgetDocument): Counts {
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
      flags.filter(({ decision }) => decision === undefined).map(({ severity }) => severity),
    ),
  };
}

/** What the manifest tells of the document, so that a folder of hundreds is listed without reading each in full. */
export const summaryOf = (document: BudgetDocument): NonNullable<Manifest["summary"]> => ({
  disclosures: document.disclosures.map(({ department, year, kind }) => ({ department, year, kind })),
  ...countDocument(document),
});

/** How often each of `names` occurs in `values`. */
function tally<Name extends string>(names: readonly Name[], values: readonly Name[]): Record<Name, number> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (const value of values) counts[value] += 1;
  return counts;
}
