import type { PlacedCell } from "./fragment.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Half a line and what parts it from the next, text heights: where lines cannot be halved, a text may stand so far off. */
export const HALF_A_LINE = 0.8;

/** Fewest rows, and fewest cells with more room than so many text heights, that teach how texts stand in their cells. */
export const TAUGHT_ROWS = 4;
const ROOMY = 2.4;
/** Texts this near to the middle of their cells (text heights) are set to it: half a line is left over at most. */
const MIDDLE = 0.9;

/** How the texts of whole rows stand in their cells: learned from a table. */
export interface Placing {
  /** Most that a text is off the middle of its cell's height, text heights; null where they are not set to it. */
  readonly offMiddle: number | null;
  /** Between what heights about the middle texts stand (text heights); null as above. */
  readonly middle: readonly [highest: number, lowest: number] | null;
  /** Texts begin at the top of their cells: what a page end leaves blank above has no text below. */
  readonly isTop: boolean;
  /** Columns in which a cell spans rows: their texts stand where they like. */
  readonly spanned: ReadonlySet<number>;
}

/** Learns from all rows which columns hold cells that span rows, and from `inner`, rows surely whole, how texts stand. */
export function learnPlacing(rows: readonly PlacedRow[], inner: readonly PlacedRow[]): Placing {
  const spanned = new Set(
    rows.flatMap((row) =>
      row.flatMap((cell, column) => (cell.rowSpan > 1 || cell.coveredBy ? [column] : [])),
    ),
  );
  const isTaught = inner.length >= TAUGHT_ROWS;
  const middle = isTaught ? middleOf(inner, spanned) : null;
  return {
    offMiddle: middle && Math.max(...middle.map(Math.abs)),
    middle,
    isTop: isTaught && areAtTop(inner),
    spanned,
  };
}

/** How far a text stands below the middle of its cell's height (above it: negative), in text heights; 0 without a text. */
export const lowOf = ({ text, above, below }: Pick<PlacedCell, "text" | "above" | "below">): number =>
  text === "" ? 0 : (above - below) / 2;

/** How far the row's texts stand off the middle; those of columns that cells span rows in left out. */
export const lowsOf = (row: PlacedRow, { spanned }: Pick<Placing, "spanned">): number[] =>
  row.map((cell, column) => (spanned.has(column) ? 0 : lowOf(cell)));

function areAtTop(rows: readonly PlacedRow[]): boolean {
  const cells = rows.flat().filter(({ text, rowSpan }) => text !== "" && rowSpan === 1);
  const roomy = cells.filter(({ above, below }) => above + below > ROOMY);
  return roomy.length >= TAUGHT_ROWS && roomy.every(({ above }) => above < MIDDLE);
}

/** Between what heights about the middle texts stand; null where they are not set to it, or where all rows are too low to tell. */
function middleOf(rows: readonly PlacedRow[], spanned: ReadonlySet<number>): Placing["middle"] {
  const cells = rows.flatMap((row) => row.filter(({ text }, column) => text !== "" && !spanned.has(column)));
  const roomy = cells.filter(({ above, below }) => above + below > ROOMY);
  if (roomy.length < TAUGHT_ROWS) return null;
  const places = roomy.map(lowOf);
  const [highest, lowest] = places.reduce(
    ([least, most], low) => [Math.min(least, low), Math.max(most, low)],
    [0, 0],
  );
  return Math.max(-highest, lowest) <= MIDDLE ? [highest, lowest] : null;
}
