import { sourcesOfCells } from "../../assemble/sources.ts";
import type { LogicalCell, LogicalRow, LogicalTable } from "../../assemble/types.ts";
import { normalise } from "../../core/text.ts";
import { isColumnNumbering } from "../../lexicon/columnNumbering.ts";

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

/**
 * The table's rows without the copies of the first that later pages print, with the header that they repeat; `keep` of them
 * stay, the first itself among them.
 */
export function withoutCopies(
  table: LogicalTable,
  keep: 0 | 1,
): Required<Pick<LogicalTable, "rows" | "repeated">> {
  const { rows, repeated = [] } = table;
  // The labels of a row of column numbers may be read otherwise from page to page.
  const textOf = ({ cells }: LogicalRow): string => {
    const texts = cells.map(({ text }) => normalise(text));
    return (isColumnNumbering(texts) ? texts.map((text) => text.replace(/^\D+$/u, "")) : texts).join("|");
  };
  const copied = textOf(rows[0] as LogicalRow);
  const places = new Map<number, number>();
  for (const [index, row] of rows.entries())
    if (index < keep || textOf(row) !== copied) places.set(index, places.size);
  const copies = rows.filter((_, index) => index > 0 && !places.has(index));
  return {
    rows: rows.flatMap((row, index) =>
      places.has(index) ? [{ ...row, cells: row.cells.map((cell) => movedUp(cell, places)) }] : [],
    ),
    repeated: [...repeated, ...sourcesOfCells(copies.flatMap(({ cells }) => cells))],
  };
}

/** The cell where its row now stands: what a row that is gone spanned stands on its own. */
function movedUp(cell: LogicalCell, places: ReadonlyMap<number, number>): LogicalCell {
  if (!cell.coveredBy) return cell;
  const [row, column] = cell.coveredBy;
  const place = places.get(row);
  return place === undefined ? blankOf(cell) : { ...cell, coveredBy: [place, column] };
}
