import { centreX, centreY, contains, roundBox, union } from "../core/geometry.ts";
import type { TextRun } from "../ocr/types.ts";
import type { Grid } from "./buildGrid.ts";

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

/** A figure of one line has its point; one that is wrapped has it in one of its lines only. */
const WITH_POINT = /^-?\d[\d,]*\.\d+$/u;

/** The runs with each line on its own where every one of a stack is a figure with its point: entries of several rows. */
export const unstackFigures = (runs: readonly TextRun[]): TextRun[] =>
  runs.flatMap((run) => {
    const lines = run.lines.length > 1 ? linesOf(run) : [run];
    return lines.every(({ text }) => WITH_POINT.test(text)) ? lines : [run];
  });

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
    };
  });
}
