import { centreY } from "../core/geometry.ts";
import type { TextRun } from "../ocr/types.ts";
import { intoPieces } from "./aligned/textLines.ts";
import type { Grid } from "./buildGrid.ts";

/** Points that a character may reach over the border of its cell. */
const OVER = 1.5;

/**
 * Where a run stands across borders of cells with white on them (points from the left): its reader took two entries for
 * one line, as the ruling between them is broken. Text that is printed over a border stays whole.
 */
export function crossedBorders({ cells }: Grid, run: TextRun): number[] {
  const [left, right, y] = [run.box[0], run.box[2], centreY(run.box)];
  const borders = cells.flatMap(({ box: [x, top, , bottom] }) =>
    x > left + OVER && x < right - OVER && top < y && y <= bottom ? [x] : [],
  );
  if (borders.length === 0) return [];
  const pieces = intoPieces([run]);
  return borders.filter((x) =>
    pieces.some(({ box }, index) => {
      const next = pieces[index + 1];
      return next !== undefined && box[2] <= x + OVER && next.box[0] >= x - OVER;
    }),
  );
}
