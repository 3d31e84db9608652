import type { CellStyle } from "hucre/xlsx";
import type { Bilingual, Language } from "../../core/problems.ts";
import type { Grid, GridCell, GridValue } from "./grid.ts";
import { HEADER } from "./styles.ts";

/**
 * Records of a sheet, at most: 101,160 observations of 48 columns, 2,080 pages of a published budget, take 0.7 GiB while they
 * are written. A sheet of Excel would hold ten times as many.
 */
const MOST_RECORDS = 100_000;

/** What a sheet of records is called, and in which language that and the words on it are. */
export interface SheetWords {
  readonly name: Bilingual;
  readonly language: Language;
}

/** A column of a sheet of records: its head, how wide it is in characters, and what a record has in it. */
export interface RecordColumn<T> {
  readonly head: string;
  readonly width: number;
  readonly cell: (record: T) => GridCell | GridValue;
  /** Of its cells that have none of their own. */
  readonly style?: CellStyle;
}

/**
 * A sheet with a record a line under a frozen line of heads. Where there are too many, the last line says in which file
 * they all stand.
 */
export function recordSheet<T>(
  { name, language }: SheetWords,
  columns: readonly RecordColumn<T>[],
  records: readonly T[],
  whole: string,
): Grid {
  const isWhole = records.length <= MOST_RECORDS;
  const held = isWhole ? records : records.slice(0, MOST_RECORDS - 1);
  const lines: Grid["lines"] = held.map((record) => columns.map(({ cell }) => cell(record)));
  const more = records.length - held.length;
  const rest: Bilingual = { en: `… ${more} more in ${whole}`, zh: `…… 另有 ${more} 条见 ${whole}` };
  if (!isWhole) lines.push([rest[language]]);
  return {
    name: name[language],
    lines: [columns.map(({ head }) => ({ value: head, style: HEADER })), ...lines],
    merges: [],
    frozen: { lines: 1, columns: 0 },
    widths: columns.map(({ width }) => width),
    columnStyles: columns.map(({ style }) => style),
  };
}
