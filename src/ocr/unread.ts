import { type Box, centreX, centreY, contains, roundBox } from "../core/geometry.ts";
import { isCharacterSized } from "../image/textHeight.ts";
import { isDust } from "./findInk.ts";
import type { Piece } from "./line.ts";
import type { TextRun, UnreadInk } from "./types.ts";

/** Of a line's height: ink whose middle is further than this from every character read in its line was passed over. */
const REACH = 0.75;

/** Ink that is no text: what is as large as a character and was not read, what is too small for one, and the rest. */
interface OtherInk {
  readonly unread: readonly UnreadInk[];
  readonly speck: number;
  readonly mark: number;
}

/** What of the pieces of ink no read character accounts for; boxes in points, `textHeight` in pixels. */
export function explainInk(
  pieces: readonly Piece[],
  runs: readonly TextRun[],
  textHeight: number,
  dpi: number,
): OtherInk {
  const scale = 72 / dpi;
  const left = pieces
    .map((piece) => {
      const { x0, y0, x1, y1 } = piece;
      return { piece, box: roundBox([x0 * scale, y0 * scale, x1 * scale, y1 * scale]) };
    })
    .filter(({ box }) => !runs.some((run) => explains(run, box)));
  const unread = left.filter(({ piece }) => isCharacterSized(piece, dpi)).map(({ box }) => ({ box }));
  const speck = left.filter(({ piece }) => !isCharacterSized(piece, dpi) && isDust(piece, textHeight)).length;
  return { unread, speck, mark: left.length - unread.length - speck };
}

function explains(run: TextRun, box: Box): boolean {
  const [x, y] = [centreX(box), centreY(box)];
  if (!contains(run.box, x, y)) return false;
  return run.glyphs.some((glyph) => {
    const reach = REACH * (glyph.box[3] - glyph.box[1]);
    return y >= glyph.box[1] && y <= glyph.box[3] && Math.abs(centreX(glyph.box) - x) <= reach;
  });
}
