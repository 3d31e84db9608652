import type { Turn } from "./matrix.ts";
import type { PageGlyph } from "./types.ts";

/** Of a page's characters: where more are turned one way, the page is, and what stands upright on it is its head or foot. */
const MOST = 0.5;

/** Clockwise degrees by which most of the page's text is turned: a table printed across a page that says nothing of it. */
export function turnOfPage(glyphs: readonly PageGlyph[]): Turn | 0 {
  const turns = [90, 180, 270] as const;
  return (
    turns.find((turn) => glyphs.filter((glyph) => glyph.turn === turn).length > MOST * glyphs.length) ?? 0
  );
}
