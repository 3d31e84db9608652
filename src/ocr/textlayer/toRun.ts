import { roundBox, union } from "../../core/geometry.ts";
import { withoutLayoutSpaces } from "../../core/text.ts";
import type { TextRun } from "../types.ts";
import { type Placed, textOfLine } from "./lines.ts";

export const TEXT_LAYER = "text-layer";

/** A line of the text layer as a run. */
export function toRun(line: readonly Placed[]): TextRun {
  const texts = textOfLine(line);
  const box = roundBox(union(line.map((glyph) => glyph.box)));
  return {
    box,
    lines: [box],
    text: withoutLayoutSpaces(texts.join("")),
    confidence: 1,
    engine: TEXT_LAYER,
    ...(line.every(({ isRed }) => isRed) ? { isRed: true as const } : {}),
    glyphs: line.map((glyph, at) => ({
      text: (texts[at] as string).trim(),
      box: roundBox(glyph.box),
      confidence: 1,
    })),
  };
}
