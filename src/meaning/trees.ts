import type { LogicalRow } from "../assemble/types.ts";
import type { Column } from "../contract/schema.ts";
import { findLists, type List } from "./lists.ts";
import { rowTree } from "./rows/rowTree.ts";
import { columnTree } from "./sums/columnTree.ts";

/** The columns of a table, each with the one that it is a part of, and its lists, each row with the row that it is a part of. */
export function treesOf(
  rows: readonly LogicalRow[],
  meant: readonly Column[],
): { columns: Column[]; lists: List[] } {
  const found = findLists(meant, rows);
  const columns = withParents(meant, found, rows);
  const lists = found.map((list): List => {
    const own = list.map((index) => columns[index] as Column);
    return { columns: own, labels: rowTree(rows, own) };
  });
  return { columns, lists };
}

function withParents(
  columns: readonly Column[],
  lists: readonly (readonly number[])[],
  rows: readonly LogicalRow[],
): Column[] {
  const trees = lists.map((list) =>
    columnTree(
      rows,
      list.map((index) => columns[index] as Column),
    ),
  );
  return columns.map(({ ofWhich: printed, ...column }): Column => {
    const found = trees.map((tree) => tree.get(column.index)).find((entry) => entry !== undefined);
    const parent = found?.parent ?? null;
    return {
      ...column,
      ...((found ? found.ofWhich : printed) ? { ofWhich: true } : {}),
      ...(parent === null ? {} : { parent }),
    };
  });
}
