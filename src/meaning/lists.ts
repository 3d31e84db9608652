import type { Column, RowLabel } from "../contract/schema.ts";

/** One list of a table with what its labels say, by row; none on a note. */
export interface List {
  readonly columns: readonly Column[];
  readonly labels: readonly RowLabel[];
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
