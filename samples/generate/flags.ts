/** The flags that are right to raise on the document, found by adding up its own figures. */
import { Exact } from "../../src/core/money.ts";
import type { TableModel } from "./model.ts";
import { printedText } from "./model.ts";
import type { TruthFlag } from "./truthSchema.ts";

/** Rows that add up to their table's first row; a miss within the rounding of the addends is no error. */
const SUMMED: readonly { table: string; note: string }[] = [
  {
    table: "t06",
    note: "the 25 items add up to 1148.88 under a printed 1148.87: each figure was rounded on its own",
  },
  {
    table: "t07",
    note: "the 25 items add up to 1314.88 under a printed 1314.87: each figure was rounded on its own",
  },
  {
    table: "t11",
    note: "the rows printed add up to less than the printed 1314.87: the disclosure lost some",
  },
];

export const flagsOfPrint = (tables: readonly TableModel[]): TruthFlag[] =>
  SUMMED.flatMap(({ table: id, note }) => {
    const table = tables.find((candidate) => candidate.id === id) as TableModel;
    const misses = table.columns.flatMap((_, column) => {
      const miss = missOf(table, column);
      return miss === null || miss.isZero() ? [] : [{ column, miss }];
    });
    const slack = roundingSlack(table);
    const isRounding = misses.every(({ miss }) => miss.abs().lessThanOrEqualTo(slack));
    return [
      {
        rule: isRounding ? "ROUNDING" : "SUM-COLUMN",
        severity: isRounding ? ("info" as const) : ("error" as const),
        cells: misses.map(({ column }) => ({ table: id, row: 0, column })),
        note,
      },
    ];
  });

const figures = (table: TableModel, column: number, kind: string): Exact[] =>
  table.rows
    .filter((row) => row.kind === kind)
    .map((row) => printedText(row.cells[column] ?? ""))
    .filter((text) => text !== "")
    .map((text) => new Exact(text));

/** Total less the sum of its addends, or null where the column has no total. */
function missOf(table: TableModel, column: number): Exact | null {
  if (table.columns[column]?.role !== "measure") return null;
  const [total] = figures(table, column, "total");
  if (total === undefined) return null;
  return figures(table, column, "detail").reduce((rest, figure) => rest.minus(figure), total);
}

/** Half a unit of the second decimal for each addend and the total. */
const roundingSlack = (table: TableModel): Exact =>
  new Exact("0.005").times(table.rows.filter(({ kind }) => kind === "detail").length + 1);
