import type { CellPlace, OpenedTable } from "../messages.ts";

/**
 * The cell so many rows or columns further on; a covered place leads to the cell that covers it. Null where the table
 * ends.
 */
export function moveCell(
  table: OpenedTable,
  from: CellPlace | null,
  [down, across]: readonly [down: number, across: number],
): CellPlace | null {
  if (from?.table !== table.id) return { table: table.id, row: 0, column: 0 };
  const cell = table.rows[from.row]?.cells[from.column];
  // Out of a cell that covers others one goes over its far edge.
  const row = from.row + (down > 0 ? (cell?.rowSpan ?? 1) : down);
  const column = from.column + (across > 0 ? (cell?.columnSpan ?? 1) : across);
  const found = table.rows[row]?.cells[column];
  return found === undefined ? null : { table: table.id, ...(found.coveredBy ?? { row, column }) };
}
