import { centreY, heightOf } from "../../core/geometry.ts";
import { groupBy } from "../../core/groupBy.ts";
import type { PageGlyph } from "../../pdf/types.ts";

/** In glyph heights: letters of one word stand no further apart, and overlap by no more than the second. */
export const WORD_GAP = 0.18;
const OVERLAP = 0.3;
/** In glyph heights: the letters of one word stand as high as each other. */
const OFF_LINE = 0.1;

/**
 * The glyphs that one text operator writes without a gap, from left to right; a glyph of no operator alone. A text that is
 * wider than its cell runs over the ruling and into its neighbour: it is one text still.
 */
export function writtenWords(glyphs: readonly PageGlyph[]): PageGlyph[][] {
  const texts = [...groupBy(glyphs, ({ operator }) => operator).values()].map((text) =>
    text.toSorted((a, b) => a.box[0] - b.box[0]),
  );
  return texts.flatMap(intoWords);
}

function intoWords(text: readonly PageGlyph[]): PageGlyph[][] {
  const words: PageGlyph[][] = [];
  for (const glyph of text) {
    const word = words.at(-1);
    const last = word?.at(-1);
    if (word && last && goesOn(last, glyph)) word.push(glyph);
    else words.push([glyph]);
  }
  return words;
}

function goesOn(last: PageGlyph, next: PageGlyph): boolean {
  const height = heightOf(last.box);
  const gap = next.box[0] - last.box[2];
  return (
    last.operator !== undefined &&
    gap <= WORD_GAP * height &&
    gap >= -OVERLAP * height &&
    Math.abs(centreY(next.box) - centreY(last.box)) <= OFF_LINE * height
  );
}
