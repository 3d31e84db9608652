import {
  type Box,
  centreX,
  centreY,
  contains,
  heightOf,
  overlap,
  type Ruling,
  union,
} from "../../core/geometry.ts";
import type { TextRun } from "../../ocr/types.ts";
import { alignGrid } from "./alignGrid.ts";
import { boxOfRuns, findBlocks } from "./findBlocks.ts";
import { ruledBlocks } from "./ruledBlocks.ts";
import type { AlignedGrid } from "./toGrid.ts";

export type { AlignedGrid } from "./toGrid.ts";

/** Points: a line this far outside of a table's text still belongs to it. */
const NEAR = 12;
/** A Latin letter or signs: what a reader makes of the lines in a picture. A dash stands for no figure. */
const SCRAP = /^(?:\p{Script=Latin}|(?![-–—－]+$)[\p{P}\p{S}]+)$/u;
/** Of a table's entries: more of them are scraps in no table. */
const MOST_SCRAPS = 0.3;

/**
 * Tables that no lattice of rulings draws: without any lines, with horizontals only (three-line tables), or with a
 * frame around them. `frames` are boxes that rulings draw around text without parting it into columns.
 */
export function findAligned(
  runs: readonly TextRun[],
  rulings: readonly Ruling[],
  frames: readonly Box[],
): AlignedGrid[] {
  const blocks = findBlocks(runs, rulings).map(boxOfRuns);
  const boxes = mergeOverlapping([...ruledBlocks(rulings, runs), ...frames, ...blocks]);
  return boxes.flatMap((box) => {
    const inside = runs.filter((run) => contains(box, centreX(run.box), centreY(run.box)));
    const near = rulings.filter((ruling) => touches(ruling, box));
    const found = alignGrid(inside, near);
    return found && hasEntries(found) && !isDrawing(found) ? [found] : [];
  });
}

/** Do most columns hold two entries at least? The figures along the axis of a chart stand alone in theirs. */
function hasEntries({ grid, runs }: AlignedGrid): boolean {
  const filled = grid.cells.filter((cell) =>
    runs.some((run) => contains(cell.box, centreX(run.box), centreY(run.box))),
  );
  const count = grid.columnEdges.length - 1;
  const held = Array.from({ length: count }, (_, column) => column).filter(
    (column) =>
      filled.filter((cell) => cell.column <= column && column < cell.column + cell.columnSpan).length > 1,
  );
  return held.length * 2 > count;
}

/** Do many of its entries, or of the runs in them, come from the lines and patterns of a picture? */
function isDrawing({ grid, runs }: AlignedGrid): boolean {
  const inside = runs.filter((run) => contains(grid.box, centreX(run.box), centreY(run.box)));
  const texts = grid.cells.flatMap(({ box }) => {
    const own = inside.filter((run) => contains(box, centreX(run.box), centreY(run.box)));
    return own.length === 0 ? [] : [own.map(textOf).join("")];
  });
  return isMostlyScraps(texts) || isMostlyScraps(inside.map(textOf));
}

const textOf = ({ text }: TextRun): string => text.replace(/\s+/gu, "");

const isMostlyScraps = (texts: readonly string[]): boolean =>
  texts.filter((text) => SCRAP.test(text)).length > MOST_SCRAPS * texts.length;

function mergeOverlapping(boxes: readonly Box[]): Box[] {
  const merged: Box[] = [];
  for (const box of [...boxes].sort((a, b) => a[1] - b[1] || a[0] - b[0])) {
    let whole = box;
    for (;;) {
      const index = merged.findIndex((other) => meets(other, whole));
      if (index < 0) break;
      whole = union([whole, ...merged.splice(index, 1)]);
    }
    merged.push(whole);
  }
  return merged;
}

const meets = (a: Box, b: Box): boolean =>
  overlap(a[0], a[2], b[0], b[2]) > 0 && overlap(a[1], a[3], b[1], b[3]) > 0 && heightOf(a) > 0;

const touches = ({ axis, at, from, to }: Ruling, box: Box): boolean =>
  axis === "horizontal"
    ? at > box[1] - NEAR && at < box[3] + NEAR && overlap(from, to, box[0], box[2]) > 0
    : at > box[0] - NEAR && at < box[2] + NEAR && overlap(from, to, box[1], box[3]) > 0;
