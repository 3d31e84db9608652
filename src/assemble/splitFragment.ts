import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { isColumnNumbering } from "../lexicon/columnNumbering.ts";
import { isBareTotal } from "../lexicon/totals.ts";
import type { Fragment, PlacedCell } from "./fragment.ts";

export type PlacedRow = readonly PlacedCell[];

/** The parts of one page's grid, top to bottom. */
export interface SplitFragment extends Fragment {
  readonly form: readonly PlacedRow[];
  readonly header: readonly PlacedRow[];
  readonly body: readonly PlacedRow[];
}

/** A text longer than this is content, never a heading over columns. */
const LONGEST_HEADING = 40;

/** A single row over a grid with texts over fewer of its columns is the rest of a cut row, not a header. */
const LEAST_HEADED = 0.4;

/** Rows with any text that are no total's. */
export const withoutTotals = (rows: readonly PlacedRow[]): PlacedRow[] =>
  rows.filter((row) => row.some(({ text }) => text !== "") && !row.some(({ text }) => isBareTotal(text)));

/**
 * Parts the grid into a form's head, the header over the columns and the body. The header ends with the first row
 * in which every column has a cell of its own; a row with figures, codes or a total is already body. What stands
 * above the header's top and holds values (figures, long text) is a form.
 */
export function splitFragment(fragment: Fragment): SplitFragment {
  const { rows } = fragment;
  const leaf = rows.findIndex((_, row) => closesEveryColumn(rows, row));
  if (leaf < 0) return { ...fragment, form: [], header: [], body: rows };
  const end = isBody(rows[leaf] as PlacedRow) ? leaf : leaf + 1;
  const above = rows.slice(0, end);
  if (above.some(holdsValues) && (end === leaf || end === rows.length) && spansDown(rows, leaf)) {
    // Rows under a cell that spans them are body from its first one on: no form reaches into the list below it, and a
    // page's last row without a figure, cut there, is no header of those above it.
    const start = headerStart(rows, leaf);
    return { ...fragment, form: rows.slice(0, start), header: [], body: rows.slice(start) };
  }
  if (above.some(holdsValues)) {
    const start = isBody(rows[leaf] as PlacedRow) ? end : headerStart(rows, leaf);
    return { ...fragment, form: rows.slice(0, start), header: rows.slice(start, end), body: rows.slice(end) };
  }
  if (end === 1 && headedPart(above) < LEAST_HEADED) return { ...fragment, form: [], header: [], body: rows };
  return { ...fragment, form: [], header: above, body: rows.slice(end) };
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

/** Does a cell reach down into this row from above, and is none of those above it wider than a column? */
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
