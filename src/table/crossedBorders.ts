import { centreY } from "../core/geometry.ts";
import type { TextRun } from "../ocr/types.ts";
import { intoPieces } from "./aligned/textLines.ts";
import type { Grid } from "./buildGrid.ts";
import { OVER } from "./mendClosures.ts";

/**
 * Where a run stands across borders of cells with white on them (points from the left): its reader took two entries for
 * one line, as the ruling between them is broken. Text that is printed over a border stays whole.
 */
export function crossedBorders({ cells, columnEdges }: Grid, run: TextRun): number[] {
  const [left, right, y] = [run.box[0] + OVER, run.box[2] - OVER, centreY(run.box)];
  // Nearly every run crosses no edge at all, and a page has thousands of runs and cells.
  if (!columnEdges.some((x) => x > left && x < right)) return [];
  const borders = cells.flatMap(({ box: [x, top, , bottom] }) =>
    x > left && x < right && top < y && y <= bottom ? [x] : [],
  );
  const pieces = borders.length === 0 ? [] : intoPieces([run]);
  return borders.filter((x) =>
    pieces.some(({ box }, index) => {
      const next = pieces[index + 1];
      return next !== undefined && box[2] <= x + OVER && next.box[0] >= x - OVER;
    }),
  );
}
