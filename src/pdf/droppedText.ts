import { type DroppedText, type DropReason, dropped } from "../core/pageBooks.ts";
import type { PaintedGlyph } from "./paint.ts";

/** The text of a page's text layer that is not taken: what one operator writes, as far as it is dropped for one reason, is one run. */
export function droppedText(
  glyphs: readonly PaintedGlyph[],
  whyOf: (glyph: PaintedGlyph) => DropReason | null,
): DroppedText[] {
  const runs = new Map<DropReason, string[]>();
  let [last, operator]: [DropReason | null, number | undefined] = [null, undefined];
  for (const glyph of glyphs.filter(({ text }) => text.trim() !== "")) {
    const why = whyOf(glyph);
    if (why !== null) {
      const own = runs.get(why) ?? [];
      if (why === last && glyph.operator === operator) own[own.length - 1] += glyph.text;
      else own.push(glyph.text);
      runs.set(why, own);
    }
    [last, operator] = [why, glyph.operator];
  }
  return dropped(runs);
}
