import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { dimensionOfWord } from "../lexicon/headerWords/match.ts";
import { readLabel } from "../lexicon/labels.ts";
import { blankCell, type PlacedCell } from "./fragment.ts";

type PlacedRow = readonly PlacedCell[];

/** A text longer than this is content, never a heading over columns. Characters. */
export const LONGEST_HEADING = 40;

/** Words of a row that name different parts of an indicator (二级指标, 指标值), at least, where it heads a list of indicators. */
const FEWEST_PARTS = 2;

/** The rows of a header: from the first one to the one before `end`. */
export interface HeaderRows {
  readonly start: number;
  readonly end: number;
}

/**
 * The header over a list of indicators, wherever it stands in a grid, found by its words: 一级指标 | 二级指标 | 指标值. A form
 * prints it below its head. `other` are the rows that were taken for the grid's header otherwise: what they have above the
 * words is part of the header where its cells are groups. Null where no row has such words.
 */
export function indicatorHeader(rows: readonly PlacedRow[], other: HeaderRows | null): HeaderRows | null {
  const at = rows.findIndex(headsIndicators);
  if (at < 0) return null;
  const row = rows[at] as PlacedRow;
  const end = Math.max(...row.filter(namesPart).map(({ rowSpan }) => at + rowSpan));
  if (other && other.start <= at && end <= other.end && areGroups(rows, { start: other.start, end: at }, end))
    return other;
  // At the left the label of the block above may reach down into the row.
  const tops = row.slice(1).map((cell) => {
    const [top, left] = cell.coveredBy ?? [at, 0];
    const origin = rows[top]?.[left];
    return top < at && origin && top + origin.rowSpan <= end ? top : at;
  });
  const start = Math.min(at, ...tops);
  return { start: areGroups(rows, { start, end: at }, end) ? start : at, end };
}

/** Are these rows upper levels of a header that ends before `end`: words that reach down to its end, or over several columns? */
const areGroups = (rows: readonly PlacedRow[], { start, end: at }: HeaderRows, end: number): boolean =>
  rows
    .slice(start, at)
    .every((row, index) =>
      row.every(
        (cell) =>
          cell.coveredBy ||
          cell.text === "" ||
          ((cell.columnSpan > 1 || start + index + cell.rowSpan >= end) && isHeading(cell.text)),
      ),
    );

/** Short words, no figure and no sentence. */
const isHeading = (text: string): boolean =>
  normalise(text).length <= LONGEST_HEADING && !text.includes("。") && parsePrinted(text).kind !== "amount";

function headsIndicators(row: PlacedRow): boolean {
  const parts = new Set(row.filter(namesPart).map(({ text }) => partOf(text)));
  return parts.size >= FEWEST_PARTS && !row.some(({ text }) => parsePrinted(text).kind === "amount");
}

const partOf = (text: string): string | null => dimensionOfWord(readLabel(normalise(text)).name);

const namesPart = ({ text }: PlacedCell): boolean => partOf(text)?.startsWith("indicator.") === true;

/** Rows of which no cell reaches out: what spans them from above `start` is blank in them, what reaches below `end` ends there. */
export const cutOut = (rows: readonly PlacedRow[], { start, end }: HeaderRows): PlacedRow[] =>
  rows.slice(start, end).map((row, index) =>
    row.map((cell) => {
      if (cell.coveredBy && cell.coveredBy[0] < start) return blankCell(cell.pieces);
      const most = end - start - index;
      return !cell.coveredBy && cell.rowSpan > most ? { ...cell, rowSpan: most } : cell;
    }),
  );
