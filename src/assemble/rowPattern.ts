import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { hasOrdinal } from "../lexicon/ordinals.ts";
import { isBareTotal } from "../lexicon/totals.ts";
import { lengthsOfCodes } from "./codes.ts";
import { learnPlacing, type Placing, TAUGHT_ROWS } from "./placing.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Part of the complete rows in which a column must be filled for its absence to mean something. */
const ANCHOR = 0.9;
/** Fewest complete rows that teach what a complete row looks like. */
export const LEAST_ROWS = 2;
/** Most tables have two decimals, however few of their figures show them. */
const USUAL_PLACES = 2;

/** What complete rows of one table look like: learned from the table itself. */
export interface RowPattern extends Placing {
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
  /** Which columns whole rows fill, and how many digits their codes have. */
  readonly shapes: ReadonlySet<string>;
  /** Whole rows enough are known to tell what is none of them. */
  readonly isWellTaught: boolean;
  /** Columns that each of several whole rows fills. */
  readonly always: readonly number[];
  /** Columns whose numbers go up by one from row to row. */
  readonly running: readonly number[];
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
  return {
    anchors: columns.filter(
      (column) =>
        complete.length >= LEAST_ROWS && textsOf(complete, column).length >= ANCHOR * complete.length,
    ),
    texts: columns.map((column) => beginningsAndEnds(textsOf(rows, column), textsOf(inner, column))),
    ordinals: columns.map((column) => {
      const texts = textsOf(rows, column);
      return texts.length >= 4 && texts.filter((text) => hasOrdinal(text)).length >= 0.7 * texts.length;
    }),
    codeLengths,
    places: inner.length >= LEAST_ROWS ? mostPlaces(inner) : Number.POSITIVE_INFINITY,
    shapes: new Set(inner.map((row) => shapeOf(row, codeLengths))),
    ...learnPlacing(rows, inner),
    isWellTaught: inner.length >= TAUGHT_ROWS,
    always:
      inner.length < TAUGHT_ROWS
        ? []
        : columns.filter((column) => textsOf(inner, column).length === inner.length),
    running: [],
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

/** Is the row filled as another whole row is? */
export const hasKnownShape = (row: PlacedRow, { shapes, codeLengths }: RowPattern): boolean =>
  shapes.has(shapeOf(row, codeLengths));

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

/** A row that opens with a total's label, or with an ordinal where all its siblings have one, is a row of its own. */
export const startsAnew = (row: PlacedRow, pattern: RowPattern): boolean =>
  row.some((cell, column) => {
    const text = normalise(cell.text);
    return isBareTotal(text) || (pattern.ordinals[column] === true && hasOrdinal(text));
  });
