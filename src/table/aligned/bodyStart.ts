import { centreY } from "../../core/geometry.ts";
import { columnsOf } from "./columnsOf.ts";
import type { Body } from "./rows.ts";
import { beginsItem, isFigure, isOneLine, type Piece, type TextLine } from "./textLines.ts";

/** In text heights: lines this much nearer than rows are stand in one cell. */
const NEARER = 0.15;
/** Figures that head columns: years. */
const YEAR = /^(?:19|20)\d{2}(?:[-–/]\d{2,4})?[年*]?$/u;

/** Index of the first line of the body. */
export function bodyStart(lines: readonly TextLine[], hard: readonly number[], height: number): number {
  // Two lines of a name stand half a line above and below its figures.
  const isBeside = (index: number): boolean =>
    lines.slice(index, index + 2).length > 1 &&
    isOneLine(lines[index] as TextLine, lines[index + 1] as TextLine, height);
  let first = lines.findIndex(
    (line, index) =>
      (index > 0 && beginsItem(line)) ||
      line.pieces.some(
        (piece, place) =>
          (place > 0 || (index > 0 && (line.pieces.length > 1 || isBeside(index - 1) || isBeside(index)))) &&
          isFigure(piece.text) &&
          !YEAR.test(piece.text.replace(/\s/gu, "")),
      ),
  );
  while (first > 0 && isBeside(first - 1)) first--;
  const top = (index: number): number => centreY((lines[index] as TextLine).box);
  const under = (y: number): number => lines.findIndex((line) => centreY(line.box) > y);
  if (first < 0) {
    const rule = hard[0];
    return rule === undefined ? Math.min(1, lines.length - 1) : Math.max(0, under(rule));
  }
  const above = hard.filter((y) => y < top(first) && y > top(0));
  return above.length > 0 ? under(Math.max(...above)) : first;
}

/**
 * Names on the last lines before the first figures are rows where they stand nearer to what follows than to what is
 * above them, or where the first column has its header above them.
 */
export function strayNames(
  lines: readonly TextLine[],
  start: number,
  { between, height, pitch, figures }: Body,
): number {
  const columnOf = (piece: Piece): readonly [number, number] => columnsOf(piece, between, height / 2);
  const distance = (index: number): number =>
    centreY((lines[index + 1] as TextLine).box) - centreY((lines[index] as TextLine).box);
  const tight = pitch - NEARER * height;
  let first = start;
  for (let index = start - 1; index > 0; index--) {
    const { pieces } = lines[index] as TextLine;
    const isBeside = pieces.every(
      (piece) => columnOf(piece)[0] === columnOf(piece)[1] && !figures[columnOf(piece)[0]],
    );
    if (isBeside && distance(index) < tight && distance(index) < distance(index - 1)) {
      first = index;
      continue;
    }
    const isName = pieces.every((piece) => columnOf(piece)[1] === 0);
    const above = lines
      .slice(0, index)
      .findLast((line) => line.pieces.some((piece) => columnOf(piece)[1] === 0));
    const apart = above && centreY((lines[index] as TextLine).box) - centreY(above.box);
    if (!isName || apart === undefined || apart < tight) break;
    first = index;
  }
  return start - first;
}
