import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { isColumnNumbering } from "../lexicon/columnNumbering.ts";
import { isBareTotal } from "../lexicon/totals.ts";
import type { Fragment, PlacedCell } from "./fragment.ts";
import { cutOut, indicatorHeader, LONGEST_HEADING } from "./indicatorHeader.ts";

export type PlacedRow = readonly PlacedCell[];

/** The parts of one page's grid, top to bottom. */
export interface SplitFragment extends Fragment {
  readonly form: readonly PlacedRow[];
  readonly header: readonly PlacedRow[];
  readonly body: readonly PlacedRow[];
  /** Rows that repeat the last row of the table's header alone, and are no part of the others. */
  readonly leaves?: readonly PlacedRow[];
}

/** A single row over a grid with texts over fewer of its columns is the rest of a cut row, not a header. */
const LEAST_HEADED = 0.4;

/** Rows with any text that are no total's. */
export const withoutTotals = (rows: readonly PlacedRow[]): PlacedRow[] =>
  rows.filter((row) => row.some(({ text }) => text !== "") && !row.some(({ text }) => isBareTotal(text)));

/**
 * Parts the grid into a form's head, the header over the columns and the body: above and below the words over a list of
 * indicators, where it has them, else by its cells.
 */
export function splitFragment(fragment: Fragment): SplitFragment {
  const { rows } = fragment;
  const split = splitByCells(fragment);
  const byCells = { start: split.form.length, end: split.form.length + split.header.length };
  const found = indicatorHeader(rows, byCells);
  if (!found || found === byCells) return split;
  const { start, end } = found;
  return {
    ...fragment,
    form: cutOut(rows, { start: 0, end: start }),
    header: cutOut(rows, found),
    body: cutOut(rows, { start: end, end: rows.length }),
  };
}

/**
 * The header ends with the first row in which every column has a cell of its own; a row with figures, codes or a total
 * is already body. What stands above the header's top and holds values (figures, long text) is a form.
 */
function splitByCells(fragment: Fragment): SplitFragment {
  const { rows } = fragment;
  const leaf = rows.findIndex((_, row) => closesEveryColumn(rows, row));
  if (leaf < 0) return { ...fragment, form: [], header: [], body: rows };
  const end = isBody(rows[leaf] as PlacedRow) ? leaf : leaf + 1;
  const above = rows.slice(0, end);
  const whole = { ...fragment, form: [], header: [], body: rows };
  if (end === 1 && headedPart(above) < LEAST_HEADED) return whole;
  if (!above.some(holdsValues))
    return isList(above) ? whole : { ...whole, header: above, body: rows.slice(end) };
  const spanned = spannedHeader(rows);
  if (spanned > 0) return { ...whole, header: rows.slice(0, spanned), body: rows.slice(spanned) };
  if ((end === leaf || end === rows.length) && spansDown(rows, leaf)) {
    // Rows under a cell that spans them are body from its first one on: no form reaches into the list below it, and a
    // page's last row without a figure, cut there, is no header of those above it.
    const start = headerStart(rows, leaf);
    return { ...fragment, form: rows.slice(0, start), header: [], body: rows.slice(start) };
  }
  const start = isBody(rows[leaf] as PlacedRow) ? end : headerStart(rows, leaf);
  const header = rows.slice(start, end);
  if (start === 0 && header.some((row) => row.some(isLong))) return whole;
  if (isList(header)) return { ...whole, form: rows.slice(0, start), body: rows.slice(start) };
  return { ...fragment, form: rows.slice(0, start), header, body: rows.slice(end) };
}

const isLong = ({ text }: PlacedCell): boolean => normalise(text).length > LONGEST_HEADING;

/** A header has a name over another one as wide (项目支出 over 其中) in fewer of its columns than this, in two rows; in more. */
const [STACKED_TWICE, STACKED] = [0.8, 0.5];

/**
 * Are the rows those of a list, with cells that span some of them, rather than the levels of a header? A header's cell
 * stands under a wider one, or beside one that reaches down to it; in a list cells as wide stand under each other in most
 * columns.
 */
function isList(rows: readonly PlacedRow[]): boolean {
  const stacked = new Set(
    rows.slice(1).flatMap((row, at) =>
      (numbersColumns(row) ? [] : row).flatMap((cell, column) => {
        if (cell.coveredBy || cell.text === "") return [];
        const above = rows[at]?.[column] as PlacedCell;
        const [top, left] = above.coveredBy ?? [at, column];
        const over = rows[top]?.[left];
        const isUnder = left === column && over?.columnSpan === cell.columnSpan && over.text !== "";
        return isUnder ? [column] : [];
      }),
    ),
  );
  const most = rows.length > 2 ? STACKED : STACKED_TWICE;
  return stacked.size >= most * (rows[0]?.length ?? 0) && stacked.size > 1;
}

/** Header rows at most over which no row closes every column, as two columns share their names. */
const MOST_SPANNED = 3;
/** Part of the entries under a name of such a header that are figures, and how many at least. */
const [MOSTLY_FIGURES, SOME_FIGURES] = [0.9, 2];

/**
 * How many rows make a header whose cells span columns down to its last row (项目名称 over two columns of names | 金额):
 * it ends where no cell reaches further down, and a column of figures follows under one of its words. 0 where none does.
 */
function spannedHeader(rows: readonly PlacedRow[]): number {
  const end = rows.findIndex((row, at) => row.every((cell, column) => endsAt(rows, cell, at, column)));
  if (end < 0 || end >= MOST_SPANNED || end + 2 >= rows.length) return 0;
  const header = rows.slice(0, end + 1);
  if (header.some(holdsValues) || headedPart(header) < 1) return 0;
  const below = rows.slice(end + 1);
  const isMoney = (cell: PlacedCell, column: number): boolean => {
    const entries = below.flatMap((row) => row.slice(column, column + 1)).filter(({ text }) => text !== "");
    const figures = entries.filter(isFigure).length;
    return (
      !cell.coveredBy &&
      cell.columnSpan === 1 &&
      figures >= Math.max(SOME_FIGURES, MOSTLY_FIGURES * entries.length)
    );
  };
  return (rows[end] as PlacedRow).some(isMoney) ? end + 1 : 0;
}

/** Does the cell at a place reach no further down than its row? */
function endsAt(rows: readonly PlacedRow[], cell: PlacedCell, row: number, column: number): boolean {
  const [top, left] = cell.coveredBy ?? [row, column];
  const origin = rows[top]?.[left];
  return origin === undefined || top + origin.rowSpan - 1 === row;
}

/** The part of the columns over which a header's rows have a text. */
export function headedPart(header: readonly PlacedRow[]): number {
  const [top] = header;
  if (!top) return 0;
  const headed = top.filter((_, column) =>
    header.some((row) => {
      const cell = row[column] as PlacedCell;
      const origin = cell.coveredBy ? header[cell.coveredBy[0]]?.[cell.coveredBy[1]] : cell;
      return origin !== undefined && origin.text !== "";
    }),
  );
  return headed.length / top.length;
}

/** In this row each column ends in a cell that is one column wide and reaches no further down. */
function closesEveryColumn(rows: readonly PlacedRow[], row: number): boolean {
  const line = rows[row] as PlacedRow;
  return line.every((cell) => {
    const [top, origin] = cell.coveredBy
      ? [cell.coveredBy[0], rows[cell.coveredBy[0]]?.[cell.coveredBy[1]] as PlacedCell]
      : [row, cell];
    return origin.columnSpan === 1 && top + origin.rowSpan - 1 === row;
  });
}

/** A row of the body: empty, with a figure or a code in a cell of its own, or with nothing but a total's label. */
function isBody(row: PlacedRow): boolean {
  const filled = row.filter((cell) => cell.text !== "");
  if (filled.length === 0) return true;
  if (filled.some(isFigure)) return !numbersColumns(row);
  return filled.every((cell) => isBareTotal(cell.text));
}

function isFigure(cell: PlacedCell): boolean {
  const { kind } = parsePrinted(cell.text);
  return kind === "amount" || kind === "percent";
}

/** Does the row number the columns? */
const numbersColumns = (row: PlacedRow): boolean =>
  isColumnNumbering(row.filter(({ coveredBy }) => !coveredBy).map(({ text }) => text));

/** Is part of this row covered by a cell of a row above (a row span), while every header cell above is one column wide? */
const spansDown = (rows: readonly PlacedRow[], row: number): boolean =>
  (rows[row] as PlacedRow).some((cell) => cell.coveredBy) &&
  rows.slice(headerStart(rows, row), row).every((line) => line.every(({ columnSpan }) => columnSpan === 1));

const holdsValues = (row: PlacedRow): boolean =>
  !numbersColumns(row) &&
  row.some(
    (cell) => parsePrinted(cell.text).kind === "amount" || normalise(cell.text).length > LONGEST_HEADING,
  );

/** First row of the header that ends at `leaf`: the highest row that a header cell still reaches up to. */
function headerStart(rows: readonly PlacedRow[], leaf: number): number {
  return (rows[leaf] as PlacedRow).reduce((top, cell) => Math.min(top, cell.coveredBy?.[0] ?? leaf), leaf);
}
