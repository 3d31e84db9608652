import { centreY, heightOf, overlap } from "../../core/geometry.ts";
import type { PageGlyph } from "../../pdf/types.ts";
import type { Placed } from "./lines.ts";

/** Of the height of its line's tallest glyph: a raised or lowered glyph is no higher. */
const SMALL = 0.75;
/** The same of the tallest of its own font, whose boxes tell sizes exactly: browsers set raised text at 0.83. */
const SMALL_OF_FONT = 0.9;
/**
 * In heights of the tallest glyph: how far its middle stands over theirs, and under it. Word and browsers raise by 0.2;
 * small text on the same foot stands 0.14 under it.
 */
const RAISED = 0.1;
const LOWERED = 0.2;

const characters = (texts: string): Map<string, string> =>
  new Map([..."0123456789+-()"].map((plain, at) => [plain, [...texts][at] as string]));
const AS_RAISED = characters("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾");
const AS_LOWERED = characters("₀₁₂₃₄₅₆₇₈₉₊₋₍₎");

/** Characters of a note mark that stands alone in its cell. */
const LONGEST_MARK = 2;

/**
 * The lines with smaller and raised digits (410.22¹, m²), and lowered ones, as the characters for them: they are marks of notes
 * and powers, and none of a figure's digits. Each is measured by the tallest glyph of its line, a mark alone in its cell by the
 * figures beside it.
 */
export function withRaised(lines: readonly (readonly Placed[])[]): Placed[][] {
  const figures = lines.flat().filter(({ isFigure }) => isFigure);
  return lines.map((line) => {
    const isMark = line.length <= LONGEST_MARK && line.every(({ text }) => AS_RAISED.has(text));
    const [first] = line as [Placed, ...Placed[]];
    const tallest = tallestOf([
      ...line,
      ...(isMark ? figures.filter((glyph) => standBeside(glyph, first)) : []),
    ]);
    return line.map((glyph) => {
      const ofFont = line.filter(({ font }) => font !== undefined && font === glyph.font);
      const text = textBeside(glyph, tallest, SMALL);
      const isOther = text !== glyph.text || ofFont.length < 2;
      return { ...glyph, text: isOther ? text : textBeside(glyph, tallestOf(ofFont), SMALL_OF_FONT) };
    });
  });
}

const standBeside = (glyph: Placed, mark: Placed): boolean =>
  overlap(glyph.box[1], glyph.box[3], mark.box[1], mark.box[3]) >= heightOf(mark.box) / 2;

function textBeside({ text, box }: PageGlyph, tallest: PageGlyph, small: number): string {
  const height = heightOf(tallest.box);
  if (heightOf(box) > small * height) return text;
  const over = (centreY(tallest.box) - centreY(box)) / height;
  const as = over >= RAISED ? AS_RAISED : over <= -LOWERED ? AS_LOWERED : null;
  return as?.get(text) ?? text;
}

const tallestOf = (glyphs: readonly Placed[]): Placed =>
  glyphs.reduce((high, glyph) => (heightOf(glyph.box) > heightOf(high.box) ? glyph : high));
