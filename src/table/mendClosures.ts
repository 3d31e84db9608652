import { type Box, centreX, centreY, overlap, type Ruling } from "../core/geometry.ts";
import type { TextRun } from "../ocr/types.ts";
import { intoPieces, isFigure, type Piece } from "./aligned/textLines.ts";
import type { Grid } from "./buildGrid.ts";

/** Points: a piece of text that reaches no further over a grid line stands beside it. */
export const OVER = 1.5;
/** Rows (columns) in a row over which a piece of a ruling may be missing. */
const LONGEST_GAP = 2;

/**
 * The pieces of rulings that must be printed though none was found: between two texts that stand on both sides of a
 * grid line which closes the places above and below them (of a horizontal: left and right), so that what looks like
 * one spanning cell is two. Text across the line leaves the span as it is, and so do two halves of one word set
 * apart; above and below a missing horizontal there must be figures, as lines of words may be one cell's.
 */
export function missingPieces(grid: Grid, rulings: readonly Ruling[], runs: readonly TextRun[]): Ruling[] {
  const spans = grid.cells.filter((cell) => cell.rowSpan > 1 || cell.columnSpan > 1);
  if (spans.length === 0) return [];
  const pieces = intoPieces(runs);
  return spans.flatMap((cell) => {
    const inside = pieces.filter(({ box }) => isInside(box, cell.box));
    if (inside.length < 2) return [];
    const { columnEdges, rowEdges } = grid;
    const verticals = places(cell.column + 1, cell.columnSpan - 1).flatMap((line) =>
      places(cell.row, cell.rowSpan).flatMap((row): Ruling[] => {
        const [at, from, to] = [columnEdges[line], rowEdges[row], rowEdges[row + 1]] as [
          number,
          number,
          number,
        ];
        const [start, end] = [columnEdges[line - 1] as number, columnEdges[line + 1] as number];
        const own = inside.filter(({ box }) => centreY(box) > from && centreY(box) < to);
        if (own.some(({ box }) => box[0] < at - OVER && box[2] > at + OVER)) return [];
        const left = own.filter(({ box }) => centreX(box) > start && centreX(box) < at);
        const right = own.filter(({ box }) => centreX(box) > at && centreX(box) < end);
        const isClosed = (other: number): boolean => isDrawn(rulings, "vertical", at, rowEdges, other);
        return areApart(left, right) && isBetween(row, rowEdges.length - 1, isClosed)
          ? [{ axis: "vertical", at, from, to, thickness: 0 }]
          : [];
      }),
    );
    const horizontals = places(cell.row + 1, cell.rowSpan - 1).flatMap((line) =>
      places(cell.column, cell.columnSpan).flatMap((column): Ruling[] => {
        const [at, from, to] = [rowEdges[line], columnEdges[column], columnEdges[column + 1]] as [
          number,
          number,
          number,
        ];
        const own = inside.filter(({ box }) => centreX(box) > from && centreX(box) < to);
        if (own.some(({ box }) => box[1] < at - OVER && box[3] > at + OVER)) return [];
        const above = own.filter(({ box }) => centreY(box) < at);
        const below = own.filter(({ box }) => centreY(box) > at);
        const areFigures = [above, below].every(
          (side) => side.length === 1 && isFigure((side[0] as Piece).text),
        );
        const isClosed = (other: number): boolean => isDrawn(rulings, "horizontal", at, columnEdges, other);
        return areFigures && isBetween(column, columnEdges.length - 1, isClosed)
          ? [{ axis: "horizontal", at, from, to, thickness: 0 }]
          : [];
      }),
    );
    return [...verticals, ...horizontals];
  });
}

const places = (from: number, count: number): number[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => from + index);

const isInside = (box: Box, cell: Box): boolean =>
  centreX(box) > cell[0] && centreX(box) < cell[2] && centreY(box) > cell[1] && centreY(box) < cell[3];

/** Two entries: a figure on one side at least, or words of more than one character on both. */
const areApart = (left: readonly Piece[], right: readonly Piece[]): boolean =>
  left.length > 0 &&
  right.length > 0 &&
  ([...left, ...right].some(({ text }) => isFigure(text)) ||
    [left, right].every((side) => side.some(({ text }) => text.length > 1)));

/** Is the line drawn on both sides of the place, no further than a short gap away? */
function isBetween(place: number, count: number, isClosed: (place: number) => boolean): boolean {
  const near = places(1, LONGEST_GAP);
  return (
    near.some((step) => place - step >= 0 && isClosed(place - step)) &&
    near.some((step) => place + step < count && isClosed(place + step))
  );
}

/** Does a ruling at `at` cover most of the place between two neighbouring crossing grid lines? */
function isDrawn(
  rulings: readonly Ruling[],
  axis: Ruling["axis"],
  at: number,
  across: readonly number[],
  place: number,
): boolean {
  const [from, to] = [across[place] as number, across[place + 1] as number];
  return rulings.some(
    (ruling) =>
      ruling.axis === axis &&
      Math.abs(ruling.at - at) <= 2 * OVER &&
      overlap(ruling.from, ruling.to, from, to) > (to - from) / 2,
  );
}
