import { normalise } from "../core/text.ts";
import type { LogicalCell, LogicalRow, LogicalTable } from "../reassemble/types.ts";

/** Leaves of a code's head, at least two of which stand side by side. */
const LEAF = /^[类款项]$/u;

/**
 * A table whose 类, 款 and 项 stand beside its 合计, in one physical row under 科目编码: the row is a header for some
 * columns and data for the others. The leaves go to the header, and the row keeps blanks in their place.
 */
export function withLeavesInHeader(table: LogicalTable): LogicalTable {
  const [first, ...others] = table.rows;
  if (!first || table.header.length === 0) return table;
  const leaves = first.cells.map((cell, column) => isLeaf(table, cell, column));
  if (leaves.filter(Boolean).length < 2 || leaves.every(Boolean)) return table;
  return {
    ...table,
    header: deepened(table.header, first, leaves),
    rows: [
      { ...first, cells: first.cells.map((cell, column) => (leaves[column] ? blank(cell) : cell)) },
      ...others,
    ],
  };
}

/** 类, 款 or 项 of a single column, under a head that spans several. */
function isLeaf({ header }: LogicalTable, cell: LogicalCell, column: number): boolean {
  if (!LEAF.test(normalise(cell.text)) || cell.columnSpan > 1 || cell.rowSpan > 1 || cell.coveredBy)
    return false;
  const [row, at] = originOf(header, header.length - 1, column);
  return (header[row]?.[at]?.columnSpan ?? 1) > 1;
}

/** The header with one level more: the leaves in their columns, the cells above grown by a row in the others. */
function deepened(
  header: readonly (readonly LogicalCell[])[],
  row: LogicalRow,
  leaves: readonly boolean[],
): LogicalCell[][] {
  const last = header.length - 1;
  const origins = row.cells.map((_, column) => originOf(header, last, column));
  const grown = new Set(
    origins.filter((_, column) => !leaves[column]).map(([at, column]) => `${at} ${column}`),
  );
  const above = header.map((cells, at) =>
    cells.map((cell, column) =>
      grown.has(`${at} ${column}`) ? { ...cell, rowSpan: cell.rowSpan + 1 } : cell,
    ),
  );
  const level = row.cells.map((cell, column): LogicalCell => {
    if (leaves[column]) return cell;
    const { coveredBy: _, ...plain } = blank(cell);
    return { ...plain, coveredBy: origins[column] as readonly [number, number] };
  });
  return [...above, level];
}

/** Place of the header cell that is seen at a place: itself, or the one that spans it. */
function originOf(
  header: readonly (readonly LogicalCell[])[],
  row: number,
  column: number,
): readonly [number, number] {
  return header[row]?.[column]?.coveredBy ?? [row, column];
}

const blank = (cell: LogicalCell): LogicalCell => ({
  text: "",
  confidence: 1,
  pieces: cell.pieces.map(({ page, box }) => ({ page, box, text: "", confidence: 1 })),
  rowSpan: 1,
  columnSpan: 1,
});
