import type { LogicalCell, LogicalRow, LogicalTable } from "../reassemble/types.ts";

/**
 * The table's header with one level more, its first row: the cells that `isHeading` picks go up, in the other
 * columns the header cells above grow by a row.
 */
export function deeperHeader({ header, rows }: LogicalTable, isHeading: readonly boolean[]): LogicalCell[][] {
  const [row] = rows as readonly [LogicalRow, ...LogicalRow[]];
  const origins = row.cells.map((_, column) => originIn(header, header.length - 1, column));
  const grown = new Set(
    origins.filter((_, column) => !isHeading[column]).map(([at, column]) => `${at} ${column}`),
  );
  const above = header.map((cells, at) =>
    cells.map((cell, column) =>
      grown.has(`${at} ${column}`) ? { ...cell, rowSpan: cell.rowSpan + 1 } : cell,
    ),
  );
  const level = row.cells.map((cell, column): LogicalCell => {
    if (!isHeading[column])
      return { ...blankOf(cell), coveredBy: origins[column] as readonly [number, number] };
    const { coveredBy: [, origin] = [], ...plain } = cell;
    return origin === undefined
      ? { ...plain, rowSpan: 1 }
      : { ...plain, coveredBy: [header.length, origin] as const };
  });
  return [...above, level];
}

/** Place of the header cell that is seen at a place: itself, or the one that spans it. */
export const originIn = (
  header: readonly (readonly LogicalCell[])[],
  row: number,
  column: number,
): readonly [number, number] => header[row]?.[column]?.coveredBy ?? [row, column];

/** The cell without its text. */
export const blankOf = (cell: LogicalCell): LogicalCell => ({
  text: "",
  confidence: 1,
  pieces: cell.pieces.map(({ page, box }) => ({ page, box, text: "", confidence: 1 })),
  rowSpan: 1,
  columnSpan: 1,
});
