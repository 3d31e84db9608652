import type { Piece } from "./line.ts";

/** Of its width: a stroke no higher than this is a bar … */
const FLAT = 0.4;
/** … where it is lower than this in text heights, too: blurred figures that touch are as flat, but as high as text. */
const LOW = 0.5;
/** In text heights: a hyphen or minus sign is narrower than this, the strokes of 一 and — are wider. */
const HYPHEN = 0.65;

/** What the bars say by their number, where they are as narrow as signs and as wide as characters. */
const SIGNS = ["-", "=", "≡"];
const NUMERALS = ["一", "二", "三"];

/**
 * The text of ink that is nothing but horizontal bars over each other: recognisers see a line of them blown up, and
 * give - for 一, -- for 二, 二、 for 一、. `read` is what one made of it; it decides between 一 and —, which look
 * alike. Null for all other ink.
 */
export function readBars(pieces: readonly Piece[], textHeight: number, read: string): string | null {
  const isBar = ({ x0, y0, x1, y1 }: Piece): boolean =>
    y1 - y0 <= FLAT * (x1 - x0) && y1 - y0 <= LOW * textHeight;
  if (pieces.length === 0 || pieces.length > NUMERALS.length || !pieces.every(isBar)) return null;
  const [left, right] = [Math.max(...pieces.map(({ x0 }) => x0)), Math.min(...pieces.map(({ x1 }) => x1))];
  if (left >= right) return null;
  const widest = Math.max(...pieces.map(({ x0, x1 }) => x1 - x0));
  if (widest < HYPHEN * textHeight) return SIGNS[pieces.length - 1] ?? null;
  if (pieces.length === 1 && /^[—―－]+$/u.test(read)) return read;
  return NUMERALS[pieces.length - 1] ?? null;
}
