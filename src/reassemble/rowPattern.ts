import { countOf } from "../core/countOf.ts";
import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import type { PlacedCell } from "./fragment.ts";
import { isTotalLabel, type PlacedRow } from "./splitFragment.ts";

/** Part of the complete rows in which a column must be filled for its absence to mean something. */
const ANCHOR = 0.9;
/** Fewest complete rows that teach what a complete row looks like. */
export const LEAST_ROWS = 2;
/** Part of a column's texts that must be digits alone for it to hold codes; and that must have a length for it not to be chance. */
const CODES = 0.95;
const USUAL_LENGTH = 0.1;
/** Most tables have two decimals, however few of their figures show them. */
const USUAL_PLACES = 2;

/** Fewest rows, and fewest cells with more room than so many text heights, that teach how texts stand in their cells. */
const TAUGHT_ROWS = 4;
const ROOMY = 2.4;
/** Texts this near to the middle of their cells (text heights) are set to it: half a line is left over at most. */
const MIDDLE = 0.9;

const ORDINAL =
  /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d))/u;

/** What complete rows of one table look like: learned from the table itself. */
export interface RowPattern {
  /** Columns that complete rows fill. */
  readonly anchors: readonly number[];
  /** Every text that stands in a column, and what texts of it begin and end with. */
  readonly texts: readonly ColumnTexts[];
  /** Columns whose texts begin with an ordinal (一、 （二） 3.) nearly always. */
  readonly ordinals: readonly boolean[];
  /** Numbers of digits that the codes of a column have; null where it does not hold codes. */
  readonly codeLengths: readonly (ReadonlySet<number> | null)[];
  /** Most decimals of a figure. */
  readonly places: number;
  /** Which columns whole rows fill, and how many digits their codes have: shapes that more than one whole row has. */
  readonly shapes: ReadonlySet<string>;
  /** Texts stand in the middle of their cells' height: most that one is off it in a whole row, text heights; else null. */
  readonly offMiddle: number | null;
  /** Between what heights about the middle of their cells texts stand in whole rows (text heights); null as above. */
  readonly middle: readonly [highest: number, lowest: number] | null;
  /** Texts of whole rows begin at the top of their cells: what a page end leaves blank above has no text below. */
  readonly isTop: boolean;
  /** Columns in which a cell spans rows: their texts stand where they like. */
  readonly spanned: ReadonlySet<number>;
  /** Columns that each of several whole rows fills. */
  readonly always: readonly number[];
  /** The table's page ends are seen to cut no row. */
  readonly cutsNothing: boolean;
  /** The table's page ends leave the frame of the row they cut open: a closed frame ends a row. */
  readonly leavesOpen: boolean;
}

/** A column's texts in whole rows; beginnings and ends of all its texts, each shorter than its text. */
export interface ColumnTexts {
  readonly beginnings: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
  /** Texts of rows that no page end can have cut. */
  readonly whole: ReadonlySet<string>;
}

/**
 * Learns the pattern from all rows; `inner` are those that no page end can have cut. Where there are none, rows put
 * together without knowing the lengths of codes teach these afterwards: what few joins make is chance. `leavesOpen`
 * tells that a page end of the table is seen to leave the frame open.
 */
export function learnPattern(
  rows: readonly PlacedRow[],
  inner: readonly PlacedRow[],
  leavesOpen = false,
): RowPattern {
  const complete = inner.length >= LEAST_ROWS ? inner : fullestOf(rows);
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => column);
  const textsOf = (some: readonly PlacedRow[], column: number): string[] =>
    some.map((row) => normalise(row[column]?.text ?? "")).filter((text) => text !== "");
  const codeLengths = columns.map((column) => lengthsOfCodes(textsOf(rows, column), textsOf(inner, column)));
  const spanned = new Set(
    columns.filter((column) => rows.some((row) => (row[column]?.rowSpan ?? 1) > 1 || row[column]?.coveredBy)),
  );
  const middle = inner.length >= TAUGHT_ROWS ? middleOf(inner, spanned) : null;
  const shapes = countOf(inner.map((row) => shapeOf(row, codeLengths)));
  return {
    anchors: columns.filter(
      (column) =>
        complete.length >= LEAST_ROWS && textsOf(complete, column).length >= ANCHOR * complete.length,
    ),
    texts: columns.map((column) => beginningsAndEnds(textsOf(rows, column), textsOf(inner, column))),
    ordinals: columns.map((column) => {
      const texts = textsOf(rows, column);
      return texts.length >= 4 && texts.filter((text) => ORDINAL.test(text)).length >= 0.7 * texts.length;
    }),
    codeLengths,
    places: inner.length >= LEAST_ROWS ? mostPlaces(inner) : Number.POSITIVE_INFINITY,
    shapes: new Set([...shapes].flatMap(([shape, count]) => (count > 1 ? [shape] : []))),
    offMiddle: middle && Math.max(...middle.map(Math.abs)),
    middle,
    isTop: inner.length >= TAUGHT_ROWS && areAtTop(inner),
    always:
      inner.length < TAUGHT_ROWS
        ? []
        : columns.filter((column) => textsOf(inner, column).length === inner.length),
    spanned,
    cutsNothing: false,
    leavesOpen,
  };
}

/** Which columns a row fills, and how many digits its codes have. */
const shapeOf = (row: PlacedRow, codeLengths: RowPattern["codeLengths"]): string =>
  row
    .map(({ text }, column) => {
      const plain = normalise(text);
      return plain === "" ? "" : codeLengths[column] ? String(plain.length) : "x";
    })
    .join("|");

/** Is the row filled as several whole rows are? */
export const hasKnownShape = (row: PlacedRow, { shapes, codeLengths }: RowPattern): boolean =>
  shapes.has(shapeOf(row, codeLengths));

/** How far a text stands below the middle of its cell's height (above it: negative), in text heights; 0 without a text. */
export const lowOf = ({ text, above, below }: PlacedCell): number => (text === "" ? 0 : (above - below) / 2);

/** How far the row's texts stand off the middle; those of columns that cells span rows in left out. */
export const lowsOf = (row: PlacedRow, { spanned }: Pick<RowPattern, "spanned">): number[] =>
  row.map((cell, column) => (spanned.has(column) ? 0 : lowOf(cell)));

function areAtTop(rows: readonly PlacedRow[]): boolean {
  const cells = rows.flat().filter(({ text, rowSpan }) => text !== "" && rowSpan === 1);
  const roomy = cells.filter(({ above, below }) => above + below > ROOMY);
  return roomy.length >= TAUGHT_ROWS && roomy.every(({ above }) => above < MIDDLE);
}

/** Between what heights about the middle texts stand; null where they are not set to it, or where all rows are too low to tell. */
function middleOf(rows: readonly PlacedRow[], spanned: ReadonlySet<number>): RowPattern["middle"] {
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

const mostPlaces = (rows: readonly PlacedRow[]): number =>
  rows.flat().reduce((most, { text }) => {
    const figure = parsePrinted(text);
    return figure.kind === "amount" ? Math.max(most, figure.places) : most;
  }, USUAL_PLACES);

/** Without rows that are surely whole, those that fill the most columns: a cut row's lower half fills fewer. */
function fullestOf(rows: readonly PlacedRow[]): PlacedRow[] {
  const filled = rows.map((row) => row.filter((cell) => cell.text !== "").length);
  const most = filled.reduce((best, count) => Math.max(best, count), 0);
  return rows.filter((_, index) => (filled[index] as number) >= ANCHOR * most);
}

function beginningsAndEnds(texts: readonly string[], whole: readonly string[]): ColumnTexts {
  const [beginnings, ends] = [new Set<string>(), new Set<string>()];
  for (const text of new Set(texts)) {
    const letters = [...text];
    for (let at = 1; at < letters.length; at++) {
      beginnings.add(letters.slice(0, at).join(""));
      ends.add(letters.slice(at).join(""));
    }
  }
  return { beginnings, ends, whole: new Set(whole) };
}

/** Lengths of the codes in rows that are surely whole: halves would teach that halves are whole. */
function lengthsOfCodes(texts: readonly string[], whole: readonly string[]): ReadonlySet<number> | null {
  const digits = (some: readonly string[]): string[] => some.filter((text) => /^\d+$/u.test(text));
  if (digits(texts).length < CODES * texts.length) return null;
  const usual = [...countOf(digits(whole).map(({ length }) => length))].filter(
    ([, count]) => count >= USUAL_LENGTH * whole.length,
  );
  const lengths = new Set(usual.map(([length]) => length));
  return whole.length >= LEAST_ROWS && Math.max(0, ...lengths) >= 3 ? lengths : null;
}

/** A row that opens with a total's label, or with an ordinal where all its siblings have one, is a row of its own. */
export const startsAnew = (row: PlacedRow, pattern: RowPattern): boolean =>
  row.some((cell, column) => {
    const text = normalise(cell.text);
    return isTotalLabel(text) || (pattern.ordinals[column] === true && ORDINAL.test(text));
  });

/** Digits that classification codes have: a column may hold some so rarely that its whole rows do not teach it. */
export const CODE_LENGTHS: ReadonlySet<number> = new Set([3, 5, 7]);
export const isClassification = (lengths: ReadonlySet<number>): boolean =>
  [...lengths].every((length) => CODE_LENGTHS.has(length));

const isPieceOfClassification = ({ length }: string, lengths: ReadonlySet<number>): boolean =>
  isClassification(lengths) && !CODE_LENGTHS.has(length) && length < Math.max(...CODE_LENGTHS);

/** A number with fewer digits than any code of its column. */
export function isPieceOfCode(text: string, lengths: ReadonlySet<number> | null | undefined): boolean {
  const plain = normalise(text);
  return (
    lengths != null &&
    /^\d+$/u.test(plain) &&
    !lengths.has(plain.length) &&
    (plain.length < Math.max(...lengths) || isPieceOfClassification(plain, lengths))
  );
}
