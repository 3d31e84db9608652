import type { LogicalRow } from "../../src/assemble/types.ts";
import type { Column, Row, RowLabel, Table } from "../../src/contract/schema.ts";
import type { List } from "../../src/meaning/lists.ts";
import { treesOf } from "../../src/meaning/trees.ts";

/** The table with what each row and column is a part of, as the stage before the checks finds it. */
export function withTrees<T extends Pick<Table, "columns" | "rows">>(table: T): T {
  const { columns, lists } = treesOf(table.rows.map(toLogical), table.columns);
  const rows = table.rows.map((row): Row => {
    if (row.labels) {
      const labels = row.labels.map((label, list) => ({
        ...partOf(lists[list]?.labels[row.index]),
        ...label,
      }));
      return { ...row, labels };
    }
    return { ...partOf(lists[0]?.labels[row.index]), ...row };
  });
  return { ...table, columns, rows };
}

const partOf = ({ parent, ofWhich }: Partial<RowLabel> = {}) => ({
  ...(parent === undefined ? {} : { parent }),
  ...(ofWhich ? { ofWhich } : {}),
});

const toLogical = ({ cells, kind }: Row): LogicalRow => ({
  cells: cells.map(({ text }) => ({
    text: kind === "note" ? "" : text,
    confidence: 1,
    pieces: [],
    rowSpan: 1,
    columnSpan: 1,
  })),
});

/** The lists of a table as its rows have them. */
export function listsOf({ columns, rows }: Pick<Table, "columns" | "rows">): List[] {
  const sideBySide = rows.find(({ labels }) => labels !== undefined)?.labels;
  if (!sideBySide) {
    const own = columns.map(({ index }) => index);
    return [
      {
        columns,
        labels: rows.map(({ kind, parent, ofWhich }) => ({
          columns: own,
          kind,
          ...partOf({ ...(parent === undefined ? {} : { parent }), ...(ofWhich ? { ofWhich } : {}) }),
        })),
      },
    ];
  }
  return sideBySide.map((list, at) => ({
    columns: list.columns.map((column) => columns[column] as Column),
    labels: rows.map(({ labels }) => labels?.[at] ?? { columns: list.columns, kind: "note" as const }),
  }));
}
