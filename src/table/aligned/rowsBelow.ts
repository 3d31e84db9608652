import { centreX, centreY, type Ruling, widthOf } from "../../core/geometry.ts";
import { isFrameLabel } from "../../lexicon/frameLabels.ts";
import type { TextRun } from "../../ocr/types.ts";
import type { Grid } from "../buildGrid.ts";
import { isNoteStart } from "../frame.ts";
import { pageNumberIn } from "../pageNumber.ts";
import { columnsOf } from "./columnsOf.ts";
import { intoRows, measureBody, rowEdges } from "./rows.ts";
import {
  intoPieces,
  intoTextLines,
  isFigure,
  type TextLine,
  textHeight,
  withoutFlecks,
} from "./textLines.ts";

/** In text heights: a line further below is no row of the grid above it. */
const ROW_GAP = 2.5;
/** In text heights: a page number with its dashes is no wider. */
const PAGE_NUMBER = 6;
/** Fewest lines in columns under a header that are rows of its table, and the part of them with figures. */
const LEAST_LINES = 3;
const WITH_FIGURES = 0.4;
/** Of the grid's width: a horizontal so long parts rows. */
const FULL_WIDTH = 0.8;

/**
 * The lines that rows without any leave out under a drawn header: its verticals run on, and horizontals between the
 * rows, down to `floor` (y) at most. None where what stands there does not keep to the header's columns.
 */
export function rulingsBelow(
  grid: Grid,
  rulings: readonly Ruling[],
  runs: readonly TextRun[],
  floor: number,
): Ruling[] {
  const [left, , right, top] = grid.box;
  const below = runs.filter(
    ({ box }) => centreY(box) > top && centreY(box) < floor && centreX(box) > left && centreX(box) < right,
  );
  const pieces = intoPieces(below);
  const height = textHeight(pieces);
  const columns = grid.columnEdges.slice(1, -1);
  const lines = rowsOf(withoutFlecks(intoTextLines(pieces), height), top, columns, height);
  const listed = lines.filter((line) => placesOf(line, columns, height).size > 1);
  const figured = listed.filter((line) => line.pieces.slice(1).some(({ text }) => isFigure(text)));
  if (listed.length < LEAST_LINES || figured.length < WITH_FIGURES * listed.length) return [];
  const bottom = Math.max(...lines.map((line) => line.box[3])) + height / 4;
  const hard = rulings
    .filter(({ axis, from, to }) => axis === "horizontal" && to - from >= FULL_WIDTH * (right - left))
    .map(({ at }) => at);
  const rows = intoRows(lines, measureBody(lines, columns, height), hard);
  return [
    ...grid.columnEdges.map((at) => drawn("vertical", at, top, bottom)),
    ...[...rowEdges(rows, hard), bottom].map((at) => drawn("horizontal", at, left, right)),
  ];
}

const drawn = (axis: Ruling["axis"], at: number, from: number, to: number): Ruling => ({
  axis,
  at,
  from,
  to,
  thickness: 0,
});

/** The lines from the grid's foot on that follow each other and keep to its columns; none after the last in columns. */
function rowsOf(
  lines: readonly TextLine[],
  top: number,
  columns: readonly number[],
  height: number,
): readonly TextLine[] {
  const end = lines.findIndex((line, index) => {
    const above = lines[index - 1]?.box[3] ?? top;
    return (
      line.box[1] - above > ROW_GAP * height ||
      line.pieces.some(({ text }) => isFrameLabel(text) || isNoteStart(text)) ||
      isPageNumber(line, height) ||
      line.pieces.some((piece) => isAcross(columnsOf(piece, columns, height / 2)))
    );
  });
  const near = end < 0 ? lines : lines.slice(0, end);
  const last = near.findLastIndex((line) => placesOf(line, columns, height).size > 1);
  if (last < 0) return [];
  // The second line of the last name stands nearer than a row would.
  const rest = near
    .slice(last + 1)
    .findIndex((line, index) => line.box[1] - (near[last + index] as TextLine).box[3] > height / 2);
  return rest < 0 ? near : near.slice(0, last + 1 + rest);
}

const isPageNumber = ({ box, pieces }: TextLine, height: number): boolean =>
  widthOf(box) < PAGE_NUMBER * height && /\D/u.test(textOf(pieces)) && pageNumberIn(textOf(pieces)) !== null;

const textOf = (pieces: TextLine["pieces"]): string => pieces.map(({ text }) => text).join("");

const isAcross = ([first, last]: readonly [number, number]): boolean => first !== last;

const placesOf = (line: TextLine, columns: readonly number[], height: number): Set<number> =>
  new Set(line.pieces.map((piece) => columnsOf(piece, columns, height / 2)[0]));
