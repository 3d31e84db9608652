import type { LogicalRow } from "../assemble/types.ts";
import type { Column } from "../contract/schema.ts";
import type { Unit } from "../core/units.ts";
import type { Measure } from "../lexicon/units.ts";
import { rowTree } from "./rows/rowTree.ts";
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
    for (const whole of rows.keys()) {
      const parts = [...rows.keys()].filter((row) => labels[row]?.parent === whole && !labels[row]?.ofWhich);
      for (const [at, column] of money.entries()) {
        const addends = parts.map((row) => figures[row]?.[at] ?? null);
        const counted = addends.filter((figure) => figure !== 0n);
        if (counted.length < FEWEST_ADDENDS || counted.includes(null)) continue;
        if (counted.reduce<bigint>((sum, figure) => sum + (figure ?? 0n), 0n) !== figures[whole]?.[at])
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
