import { countOf } from "../core/countOf.ts";
import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
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
}

/** Beginnings and ends of a column's texts, each shorter than its text. */
export interface ColumnTexts {
  readonly beginnings: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
}

/**
 * Learns the pattern from all rows; `inner` are those that no page end can have cut. Where there are none, rows put
 * together without knowing the lengths of codes teach these afterwards: what few joins make is chance.
 */
export function learnPattern(rows: readonly PlacedRow[], inner: readonly PlacedRow[]): RowPattern {
  const complete = inner.length >= LEAST_ROWS ? inner : fullestOf(rows);
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => column);
  const textsOf = (some: readonly PlacedRow[], column: number): string[] =>
    some.map((row) => normalise(row[column]?.text ?? "")).filter((text) => text !== "");
  return {
    anchors: columns.filter(
      (column) =>
        complete.length >= LEAST_ROWS && textsOf(complete, column).length >= ANCHOR * complete.length,
    ),
    texts: columns.map((column) => beginningsAndEnds(textsOf(rows, column))),
    ordinals: columns.map((column) => {
      const texts = textsOf(rows, column);
      return texts.length >= 4 && texts.filter((text) => ORDINAL.test(text)).length >= 0.7 * texts.length;
    }),
    codeLengths: columns.map((column) => lengthsOfCodes(textsOf(rows, column), textsOf(inner, column))),
    places: inner.length >= LEAST_ROWS ? mostPlaces(inner) : Number.POSITIVE_INFINITY,
  };
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

function beginningsAndEnds(texts: readonly string[]): ColumnTexts {
  const [beginnings, ends] = [new Set<string>(), new Set<string>()];
  for (const text of new Set(texts)) {
    const letters = [...text];
    for (let at = 1; at < letters.length; at++) {
      beginnings.add(letters.slice(0, at).join(""));
      ends.add(letters.slice(at).join(""));
    }
  }
  return { beginnings, ends };
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

/** A number with fewer digits than any code of its column. */
export function isPieceOfCode(text: string, lengths: ReadonlySet<number> | null | undefined): boolean {
  const plain = normalise(text);
  return (
    lengths != null &&
    /^\d+$/u.test(plain) &&
    !lengths.has(plain.length) &&
    plain.length < Math.max(...lengths)
  );
}
