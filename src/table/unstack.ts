import {
  type Box,
  centreX,
  centreY,
  contains,
  heightOf,
  roundBox,
  union,
  widthOf,
} from "../core/geometry.ts";
import { hasDecimals } from "../core/money.ts";
import type { TextRun } from "../ocr/types.ts";
import type { Grid } from "./buildGrid.ts";
import { areTwoFigures } from "./twoFigures.ts";

/** No wrapped figure and hardly a word takes more lines: so many under each other are entries of a list. */
const FEWEST = 5;

/**
 * The runs with each printed line on its own where a cell of the grid holds a stack of many: narrow lines are read
 * together, but a table whose columns alone are drawn has a row in each. A second reading of the whole stack is no
 * reading of its lines.
 */
export function unstack({ cells }: Grid, runs: readonly TextRun[]): TextRun[] {
  const bands = cells.filter(({ box }) =>
    runs.some((run) => run.lines.length >= FEWEST && contains(box, centreX(run.box), centreY(run.box))),
  );
  const isBeside = (run: TextRun): boolean =>
    bands.some(({ box }) => box[1] <= centreY(run.box) && centreY(run.box) <= box[3]);
  return runs.flatMap((run) => (run.lines.length > 1 && isBeside(run) ? linesOf(run) : [run]));
}

/** A figure or code that ends with no mark, as one does that goes on in the next line. */
const CLOSED = /^-?\d(?:[\d,]*\d)?(?:\.\d+)?$/u;
/** Of a row's height: the middle of its only line is no further from its own; lines of one cell stand closer together … */
const OFF_MIDDLE = 0.15;
/** … if the row is as high as so many of them. */
const ROOMY = 1.9;

/**
 * The runs with each line on its own where a stack holds entries of several rows, the ruling between which is lost: every
 * line is a figure with its point, or a figure in the middle of its own row of the grid; or where it holds figures none of
 * which goes on in the next line.
 */
export const unstackFigures = (grid: Grid, runs: readonly TextRun[]): TextRun[] =>
  runs.flatMap((run) => {
    if (run.lines.length === 1) return [run];
    const lines = linesOf(run);
    // A figure of one line has its point; one that is wrapped has it in one of its lines only.
    const areWhole = lines.every(({ text }) => hasDecimals(text));
    const areClosed = lines.every(({ text }) => CLOSED.test(text));
    return areWhole || (areClosed && (standInRows(grid, run) || areApart(lines, cellAt(grid.cells, run.box))))
      ? lines
      : [run];
  });

/** The lines of a stack that stand in several cells of the grid, each on its own: an end of a ruling between them is lost. */
export function unstackCells({ cells }: Grid, run: TextRun): TextRun[] {
  if (run.lines.length === 1) return [run];
  const own = run.lines.map((line) => cellAt(cells, line));
  return own.every((cell) => cell !== undefined) && new Set(own).size === own.length ? linesOf(run) : [run];
}

/** Is each line's figure another one than the figure above it? */
const areApart = (lines: readonly TextRun[], cell: Grid["cells"][number] | undefined): boolean =>
  cell !== undefined &&
  lines.every((line, at) => at === 0 || areTwoFigures(lines[at - 1] as TextRun, line, widthOf(cell.box)));

/** Does the cell span as many rows as the run has lines, and does each line stand in the middle of one? */
function standInRows({ cells, rowEdges }: Grid, run: TextRun): boolean {
  const cell = cellAt(cells, run.box);
  if (cell?.rowSpan !== run.lines.length) return false;
  return run.lines.every((line, index) => {
    const [top, bottom] = [rowEdges[cell.row + index] as number, rowEdges[cell.row + index + 1] as number];
    const height = bottom - top;
    const isMiddle = Math.abs(centreY(line) - (top + bottom) / 2) <= OFF_MIDDLE * height;
    return isMiddle && height >= ROOMY * heightOf(line);
  });
}

/** The cell that the middle of `place` lies in. */
const cellAt = (cells: Grid["cells"], place: Box): Grid["cells"][number] | undefined =>
  cells.find(({ box }) => contains(box, centreX(place), centreY(place)));

/** A run a line; the run itself where its characters do not tell their lines. */
function linesOf(run: TextRun): TextRun[] {
  const parts = run.lines.map((line) => ({
    line,
    glyphs: run.glyphs.filter(({ box }) => centreY(box) >= line[1] && centreY(box) <= line[3]),
  }));
  const placed = parts.reduce((sum, { glyphs }) => sum + glyphs.length, 0);
  if (placed !== run.glyphs.length || parts.some(({ glyphs }) => glyphs.length === 0)) return [run];
  return parts.map(({ line, glyphs }): TextRun => {
    const box = roundBox(union([line, ...glyphs.map((glyph) => glyph.box)]));
    return {
      box,
      lines: [box],
      text: glyphs.map(({ text }) => text).join(""),
      confidence: Math.min(...glyphs.map(({ confidence }) => confidence)),
      engine: run.engine,
      glyphs,
      ...(run.id !== undefined && { id: run.id }),
    };
  });
}
