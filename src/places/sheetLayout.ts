import type { Place, Table } from "../contract/schema.ts";

/** Lines over a table on its sheet: its title, then whose it is, its unit and its pages. */
const LINES_ABOVE = 2;
/** Blank lines between a table and the labels printed around it. */
const BLANK_LINES = 1;
/** The labels around a table have their names in column 0 and their values in this one. */
export const FIELD_VALUE_COLUMN = 1;

/** Where the parts of a table stand on its sheet of the workbook; every line counts from 1. Columns are the table's own. */
export interface SheetLayout {
  /** First line of the header, and how many lines it has: as many as the longest path. */
  readonly headerTop: number;
  readonly headerDepth: number;
  /** The line of each row, by the row's index: rows of a form's head stand over the header, all others below it. */
  readonly rowLines: readonly number[];
  /** The line of each field, by the field's index. */
  readonly fieldLines: readonly number[];
}

export function sheetLayout({
  columns,
  rows,
  fields,
}: Pick<Table, "columns" | "rows" | "fields">): SheetLayout {
  const headerDepth = columns.reduce((depth, { path }) => Math.max(depth, path.length), 0);
  const headerTop = LINES_ABOVE + rows.filter(({ form }) => form).length + 1;
  let above = LINES_ABOVE;
  let below = headerTop + headerDepth - 1;
  const rowLines = rows.map(({ form }) => (form ? ++above : ++below));
  return {
    headerTop,
    headerDepth,
    rowLines,
    fieldLines: fields.map((_, index) => below + BLANK_LINES + 1 + index),
  };
}

/** A place in a table. */
export type TablePlace = Extract<Place, { table: string }>;

/** The name of the place's cell on its table's sheet, such as `O2`. */
export function sheetCell(layout: SheetLayout, place: TablePlace): string {
  if ("field" in place) return `${columnLetters(FIELD_VALUE_COLUMN)}${layout.fieldLines[place.field]}`;
  return `${columnLetters(place.column)}${layout.rowLines[place.row]}`;
}

/** A spreadsheet's name of the column at `index`: A, B … Z, AA, AB … */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
