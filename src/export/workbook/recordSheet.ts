import type { Grid, GridCell } from "./grid.ts";
import { HEADER } from "./styles.ts";

/** Lines of a sheet (Excel specifications and limits). */
const MOST_LINES = 1_048_576;

/** A column of a sheet of records: its head, how wide it is in characters, and what a record has in it. */
export interface RecordColumn<T> {
  readonly head: string;
  readonly width: number;
  readonly cell: (record: T) => GridCell;
}

/**
 * A sheet with a record a line under a frozen line of heads. Where a sheet cannot hold all, its last line says in which
 * file they all stand.
 */
export function recordSheet<T>(
  name: string,
  columns: readonly RecordColumn<T>[],
  records: readonly T[],
  whole: string,
): Grid {
  const isWhole = records.length < MOST_LINES;
  const held = isWhole ? records : records.slice(0, MOST_LINES - 2);
  const lines = held.map((record) => columns.map(({ cell }) => cell(record)));
  if (!isWhole) lines.push([{ value: `… ${records.length - held.length} more in ${whole}` }]);
  return {
    name,
    lines: [columns.map(({ head }) => ({ value: head, style: HEADER })), ...lines],
    merges: [],
    frozen: { lines: 1, columns: 0 },
    widths: columns.map(({ width }) => width),
  };
}
