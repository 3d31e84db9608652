import { heightOf } from "../../core/geometry.ts";
import type { PageGlyph } from "../../pdf/types.ts";

/** Of the height of its line's tallest glyph: a raised glyph is no higher, and its foot stands so much over theirs. */
const SMALL = 0.75;
const RAISED = 0.2;

const AS_RAISED = new Map(
  [..."0123456789+-()"].map((plain, at) => [plain, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"][at] as string]),
);

/**
 * The glyphs of a line with raised digits (410.22¹, m²) as the characters for them: smaller than the others and over
 * their foot, they are marks of notes and powers, and none of the figure's digits.
 */
export function withRaised<T extends PageGlyph>(line: readonly T[]): T[] {
  const tallest = line.reduce(
    (high, glyph) => (heightOf(glyph.box) > heightOf(high.box) ? glyph : high),
    line[0] as T,
  );
  const height = heightOf(tallest.box);
  return line.map((glyph) => {
    const isRaised =
      heightOf(glyph.box) <= SMALL * height && tallest.box[3] - glyph.box[3] >= RAISED * height;
    const text = isRaised ? AS_RAISED.get(glyph.text) : undefined;
    return text === undefined ? glyph : { ...glyph, text };
  });
}
