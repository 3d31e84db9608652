import { type Box, centreX, centreY, contains, roundBox } from "../core/geometry.ts";
import { isCharacterSized } from "../image/textHeight.ts";
import type { Piece } from "./line.ts";
import type { TextRun, UnreadInk } from "./types.ts";

/** Of a line's height: ink whose middle is further than this from every character read in its line was passed over. */
const REACH = 0.75;

/** Pieces of ink as large as a character that no read character accounts for, as boxes in points. */
export function findUnread(pieces: readonly Piece[], runs: readonly TextRun[], dpi: number): UnreadInk[] {
  const scale = 72 / dpi;
  return pieces
    .filter((piece) => isCharacterSized(piece, dpi))
    .map(({ x0, y0, x1, y1 }): Box => roundBox([x0 * scale, y0 * scale, x1 * scale, y1 * scale]))
    .filter((box) => !runs.some((run) => explains(run, box)))
    .map((box) => ({ box }));
}

function explains(run: TextRun, box: Box): boolean {
  const [x, y] = [centreX(box), centreY(box)];
  if (!contains(run.box, x, y)) return false;
  return run.glyphs.some((glyph) => {
    const reach = REACH * (glyph.box[3] - glyph.box[1]);
    return y >= glyph.box[1] && y <= glyph.box[3] && Math.abs(centreX(glyph.box) - x) <= reach;
  });
}
