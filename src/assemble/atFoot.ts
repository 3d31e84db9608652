import { type Box, heightOf, overlap, union, widthOf } from "../core/geometry.ts";
import type { GridCell } from "../table/types.ts";

/** Room under the last line, in text heights, that another line would not fit in. */
const LESS_THAN_A_LINE = 1.3;
/** A single line with less room than this, in text heights, has none for another character. */
const LESS_THAN_A_LETTER = 1;
/** Lines of one wrapped text end within so many text heights of each other, the last apart. */
const RAGGED = 0.6;

/** Does the cell's text fill the cell to its foot, its last line as full as the others? Then a page end may have cut it. */
export function endsAtFoot(cell: GridCell): boolean {
  const boxes = cell.runs.flatMap((run) => run.lines);
  if (boxes.length === 0) return false;
  const lines = linesOf(boxes);
  const last = lines.reduce((low, line) => (line[3] > low[3] ? line : low));
  const textHeight = Math.max(...boxes.map(heightOf)) || 1;
  if (cell.box[3] - last[3] >= LESS_THAN_A_LINE * textHeight) return false;
  if (lines.length === 1) return cell.box[2] - last[2] < LESS_THAN_A_LETTER * textHeight;
  return widthOf(last) > Math.max(...lines.map(widthOf)) - RAGGED * textHeight;
}

/** The boxes of pieces that stand on one line, united. */
function linesOf(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    const at = lines.findIndex((line) => overlap(line[1], line[3], box[1], box[3]) > heightOf(box) / 2);
    if (at < 0) lines.push(box);
    else lines[at] = union([lines[at] as Box, box]);
  }
  return lines;
}
