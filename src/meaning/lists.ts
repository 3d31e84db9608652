import type { Column, RowLabel, Table } from "../contract/schema.ts";
import { normalise } from "../core/text.ts";
import { rowLabels } from "./rowKinds.ts";

/** One list of a table with what its labels say, by row; undefined on a note. */
export interface List {
  readonly columns: readonly Column[];
  readonly labels: readonly (RowLabel | undefined)[];
}

/** The lists of a table. Where it is only one, the contract has no place for its labels, and its rows are asked anew. */
export function listsOf({ rows, columns }: Table): List[] {
  const sideBySide = rows.find(({ labels }) => labels !== undefined)?.labels;
  if (sideBySide)
    return sideBySide.map((list, index) => ({
      columns: list.columns.map((column) => columns[column] as Column),
      labels: rows.map(({ labels }) => labels?.[index]),
    }));
  const own = rows.filter(({ kind }) => kind !== "note");
  const texts = own.map(({ cells }) => cells.map(({ text }) => normalise(text)));
  const [said = []] = rowLabels(texts, columns, [columns.map(({ index }) => index)]);
  const labels: (RowLabel | undefined)[] = rows.map(() => undefined);
  for (const [position, { index, kind }] of own.entries())
    labels[index] = { ...(said[position] as RowLabel), kind };
  return [{ columns, labels }];
}

/**
 * The lists that stand side by side in one table, as the columns of each. A list begins where a dimension comes
 * again after money: 项目 | 金额 ‖ 项目 | 金额, or 科目编码 | 科目名称 | 金额 ‖ 科目编码 …
 */
export function findLists(columns: readonly Column[]): number[][] {
  const lists: number[][] = [[]];
  let seen = new Set<string>();
  let money = false;
  for (const column of columns) {
    const again = column.dimension !== undefined && seen.has(column.dimension);
    if (again && money) {
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
