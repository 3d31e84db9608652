import type { LogicalRow } from "../assemble/types.ts";
import type { Column, RowLabel } from "../contract/schema.ts";
import { normalise } from "../core/text.ts";
import { readLabel } from "../lexicon/labels.ts";
import { closingKind } from "../lexicon/totals.ts";

/** One list of a table with what its labels say, by row; none on a note. */
export interface List {
  readonly columns: readonly Column[];
  readonly labels: readonly RowLabel[];
}

/**
 * The lists that stand side by side in one table, as the columns of each. Behind money a new list begins with a column
 * that names rows anew: one of the same dimension as before (科目编码 | 金额 ‖ 科目编码 | 金额), or one whose cells are
 * labels of a list (一、… 支出总计).
 */
export function findLists(columns: readonly Column[], rows: readonly LogicalRow[]): number[][] {
  const lists: number[][] = [[]];
  let seen = new Set<string>();
  let money = false;
  for (const column of columns) {
    const again = column.dimension !== undefined && seen.has(column.dimension);
    if (money && (again || (column.role !== "measure" && holdsLabels(column, rows)))) {
      lists.push([]);
      seen = new Set();
      money = false;
    }
    if (column.dimension) seen.add(column.dimension);
    if (column.role === "measure") money = true;
    lists.at(-1)?.push(column.index);
  }
  const whole = lists.every((list) => list.some((index) => columns[index]?.role === "measure"));
  return lists.length > 1 && whole ? lists : [columns.map((column) => column.index)];
}

/** Labels with an ordinal or of a total that a column of names has, at least, where it names the rows of a list. */
const FEWEST_LABELS = 2;

const holdsLabels = ({ index }: Column, rows: readonly LogicalRow[]): boolean =>
  rows.filter(({ cells }) => {
    const { depth, name } = readLabel(normalise(cells[index]?.text ?? ""));
    return depth > 0 || closingKind(name) !== null;
  }).length >= FEWEST_LABELS;
