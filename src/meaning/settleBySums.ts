import type { LogicalRow } from "../assemble/types.ts";
import type { Column } from "../contract/schema.ts";
import { groupBy } from "../core/groupBy.ts";
import type { Unit } from "../core/units.ts";
import type { Measure } from "../lexicon/units.ts";
import { rowTree } from "./rows/rowTree.ts";
import { addPart, NO_PARTS } from "./sums/closure.ts";
import { exactFigures } from "./sums/exactFigures.ts";

type Measures = readonly (readonly (Measure | null)[])[];

/** Fewer figures than these repeat each other by chance. */
const FEWEST_ADDENDS = 2;

/**
 * What the figures of each row measure, as far as the sums do not disprove it: figures that add up to a printed total, to
 * the last digit, are measured in what it is measured in, whatever stands in brackets behind their labels (党建经费（元）,
 * 空调（台）). `unit` is the table's; where neither it nor the total has one, the parts keep theirs. By row, then column.
 */
export function settleBySums(
  measures: Measures,
  rows: readonly LogicalRow[],
  columns: readonly Column[],
  lists: readonly (readonly number[])[],
  unit: Unit | null,
): Measures {
  if (measures.every((row) => row.every((measure) => measure === null))) return measures;
  const settled = new Map<string, Measure | null>();
  for (const list of lists) {
    const own = list.flatMap((index) => columns[index] ?? []);
    const money = own.filter(({ role }) => role === "measure").map(({ index }) => index);
    const figures = exactFigures(rows, money);
    const labels = rowTree(rows, own);
    const counting = [...rows.keys()].filter((row) => !labels[row]?.ofWhich);
    for (const [whole, parts] of groupBy(counting, (row) => labels[row]?.parent)) {
      if (whole === undefined) continue;
      const sum = parts.reduce((before, row) => addPart(before, figures[row] ?? []), NO_PARTS);
      for (const [at, column] of money.entries()) {
        const total = sum.figures[at] ?? null;
        if ((sum.addends[at] ?? 0) < FEWEST_ADDENDS || total === null || total !== figures[whole]?.[at])
          continue;
        const ofWhole = measures[whole]?.[column] ?? null;
        if (ofWhole === null && unit === null) continue;
        for (const row of parts) settled.set(`${row} ${column}`, ofWhole);
      }
    }
  }
  return measures.map((row, index) =>
    row.map((measure, column) => {
      const ofWhole = settled.get(`${index} ${column}`);
      return ofWhole === undefined ? measure : ofWhole;
    }),
  );
}
