import type { LogicalCell, LogicalRow, LogicalTable } from "../../assemble/types.ts";
import { normalise } from "../../core/text.ts";
import { blankOf, deeperHeader, originIn, withoutCopies } from "./deeperHeader.ts";

/** Leaves of a code's head, at least two of which stand side by side. */
const LEAF = /^[类款项]$/u;

/**
 * A table whose 类, 款 and 项 stand beside its 合计, in one physical row under 科目编码: the row is a header for some
 * columns and data for the others. The leaves go to the header, and the row keeps blanks in their place.
 */
export function withLeavesInHeader(table: LogicalTable): LogicalTable {
  const [first] = table.rows;
  if (!first || table.header.length === 0) return table;
  const leaves = first.cells.map((cell, column) => isLeaf(table, cell, column));
  if (leaves.filter(Boolean).length < 2 || leaves.every(Boolean)) return table;
  const { rows, repeated } = withoutCopies(table, 1);
  const [total, ...rest] = rows as [LogicalRow, ...LogicalRow[]];
  const cells = total.cells.map((cell, column) => (leaves[column] ? blankOf(cell) : cell));
  return { ...table, header: deeperHeader(table, leaves), rows: [{ ...total, cells }, ...rest], repeated };
}

/** 类, 款 or 项 of a single column, under a head that spans several. */
function isLeaf({ header }: LogicalTable, cell: LogicalCell, column: number): boolean {
  if (!LEAF.test(normalise(cell.text)) || cell.columnSpan > 1 || cell.coveredBy) return false;
  const [row, at] = originIn(header, header.length - 1, column);
  return (header[row]?.[at]?.columnSpan ?? 1) > 1;
}
