import { mostFrequent } from "../core/countOf.ts";
import { type Box, centreX, centreY, contains, heightOf, overlap, union } from "../core/geometry.ts";
import { TEXT_LAYER } from "../ocr/textlayer/toRun.ts";
import type { TextRun } from "../ocr/types.ts";
import { intoPieces, intoTextLines, isFigure } from "./aligned/textLines.ts";
import type { Grid } from "./buildGrid.ts";
import type { Doubt } from "./types.ts";

/** Of the rows: so many have the same columns where a table is a list and no form; others may be cut in any way. */
const REGULAR = 0.7;
/** Rows of which that share says something. */
const FEWEST_ROWS = 5;
/** Points on either side of a line: the width of the box that shows it. */
const SIDE = 1;
/**
 * In heights of the digits' ink, and of the glyphs of a text layer: digits so near to a line on both sides are as near to each
 * other as those of one figure. Figures set from the right leave 0.4 and more of their own side on a scan.
 */
const [BESIDE_INK, BESIDE_LAYER] = [0.25, 0.1];
/** Such places of one table that tell of more than a tight cell. */
const FEWEST_OVER = 2;
/** In text heights: figures on one line so far apart are two entries. */
const APART = 1;

/**
 * What betrays a ruled grid that is not the printed one. `stray`: a line between columns in few rows of a list,
 * which neither its header nor the other rows have, nor figures on both sides: a stroke of a character, a scratch, the
 * back of the sheet.
 * `crowded`: two figures side by side in one cell, between which a line was lost. `straddling`: digits that stand close to
 * both sides of a line, as those of one figure do that runs over it; nothing tells which are whose.
 */
export function gridDoubts(grid: Grid, runs: readonly TextRun[]): Doubt[] {
  const stray = strayLines(grid).filter(({ box }) => !partsFigures(box, grid, runs));
  return [...stray, ...crowdedCells(grid, runs), ...figuresOverLines(grid, runs)];
}

/** Do figures stand on either side of the line, in the cells that it parts? Then it is printed, whatever other rows have. */
function partsFigures([x0, y0, x1, y1]: Box, { cells }: Grid, runs: readonly TextRun[]): boolean {
  const figures = runs.filter(({ text }) => isFigure(text));
  const beside = cells.filter(
    ({ box }) =>
      box[1] < y1 && box[3] > y0 && (Math.abs(box[2] - x0) <= 2 * SIDE || Math.abs(box[0] - x1) <= 2 * SIDE),
  );
  return (
    beside.length > 1 &&
    beside.every(({ box }) => figures.some((run) => contains(box, centreX(run.box), centreY(run.box))))
  );
}

function strayLines({ cells, rowEdges, columnEdges }: Grid): Doubt[] {
  const rows = rowEdges.slice(1).map((_, row) => startsIn(cells, row));
  const usual = mostFrequent(rows.map(String))?.[0];
  const count = rows.filter((starts) => String(starts) === usual).length;
  if (rows.length < FEWEST_ROWS || count < REGULAR * rows.length) return [];
  const isUsual = (row: number) => String(rows[row]) === usual;
  // A row of the header may have the columns of the list by chance, but its neighbours reach across it.
  const listed = rows.findIndex((_, row) => isUsual(row) && isOneRowHigh(cells, row));
  const first = listed < 0 ? rows.findIndex((_, row) => isUsual(row)) : listed;
  const known = new Set([...rows.slice(0, first).flat(), ...(rows[first] as number[])]);
  return rows.flatMap((starts, row) =>
    starts
      .filter((column) => !known.has(column))
      .map((column): Doubt => {
        const x = columnEdges[column] as number;
        return {
          kind: "stray",
          box: [x - SIDE, rowEdges[row] as number, x + SIDE, rowEdges[row + 1] as number],
        };
      }),
  );
}

const isOneRowHigh = (cells: Grid["cells"], row: number): boolean =>
  cells.every((cell) => cell.row > row || cell.row + cell.rowSpan <= row || cell.rowSpan === 1);

/** Columns at which a cell of the row begins, from left to right. */
const startsIn = (cells: Grid["cells"], row: number): number[] =>
  cells
    .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
    .map(({ column }) => column)
    .sort((a, b) => a - b);

function figuresOverLines({ cells, columnEdges }: Grid, runs: readonly TextRun[]): Doubt[] {
  const isDigit = (text: string | undefined): boolean => text !== undefined && /\d/u.test(text);
  const near = ({ engine, box }: TextRun): number =>
    (engine === TEXT_LAYER ? BESIDE_LAYER : BESIDE_INK) * heightOf(box);
  const ends = runs.filter(({ text }) => isDigit(text.at(-1)));
  const doubts = runs.flatMap((run): Doubt[] => {
    const [left, top, , bottom] = run.box;
    const edge = columnEdges.find((x) => x <= left && left - x <= near(run));
    if (edge === undefined || !isDigit(run.text[0])) return [];
    const isBorder = cells.some(
      ({ box }) => box[0] === edge && box[1] < centreY(run.box) && centreY(run.box) < box[3],
    );
    const before = ends.find(
      ({ box }) =>
        box[2] <= edge &&
        edge - box[2] <= near(run) &&
        overlap(box[1], box[3], top, bottom) > (bottom - top) / 2,
    );
    return isBorder && before ? [{ kind: "straddling", box: union([before.box, run.box]) }] : [];
  });
  return doubts.length < FEWEST_OVER ? [] : doubts;
}

function crowdedCells({ cells }: Grid, runs: readonly TextRun[]): Doubt[] {
  const figures = intoPieces(runs).filter(({ text }) => isFigure(text));
  return cells.flatMap(({ box }): Doubt[] => {
    const inside = figures.filter((figure) => contains(box, centreX(figure.box), centreY(figure.box)));
    const isCrowded = intoTextLines(inside).some(({ pieces }) =>
      pieces.some((piece, index) => {
        const next = pieces[index + 1];
        return next !== undefined && next.box[0] - piece.box[2] > APART * heightOf(piece.box);
      }),
    );
    return isCrowded ? [{ kind: "crowded", box }] : [];
  });
}
