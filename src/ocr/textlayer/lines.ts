import { type Box, centreY, heightOf, overlap } from "../../core/geometry.ts";
import type { PageGlyph } from "../../pdf/types.ts";
import { isFigurePart, strikeOut } from "../struckOut.ts";
import { WORD_GAP } from "./writtenWords.ts";

/** Part of the lower glyph's height that two glyphs of one line share. */
const SHARED_ROWS = 0.5;

/** A glyph on its way into a line: `word` counts the page's words, and a figure is one word. */
export interface Placed extends PageGlyph {
  readonly enclosure: number;
  readonly word: number;
  /** Its word is a figure that one operator writes. */
  readonly isFigure: boolean;
  readonly isStruck: boolean;
}

/** Glyphs whose heights overlap stand in one row; each row from left to right. */
export function intoRows<T extends Placed>(glyphs: readonly T[]): T[][] {
  const rows: { box: Box; glyphs: T[] }[] = [];
  for (const glyph of glyphs.toSorted((a, b) => centreY(a.box) - centreY(b.box))) {
    const row = rows.findLast(({ box }) => {
      const shared = overlap(box[1], box[3], glyph.box[1], glyph.box[3]);
      return shared >= SHARED_ROWS * Math.min(heightOf(box), heightOf(glyph.box));
    });
    if (row) row.glyphs.push(glyph);
    else rows.push({ box: glyph.box, glyphs: [glyph] });
  }
  return rows.map((row) => inOrder(row.glyphs));
}

/** From left to right, word by word: figures that run into each other keep their digits apart. */
function inOrder<T extends Placed>(row: readonly T[]): T[] {
  const starts = new Map<number, number>();
  for (const { word, box } of row) starts.set(word, Math.min(box[0], starts.get(word) ?? box[0]));
  const start = ({ word }: Placed): number => starts.get(word) as number;
  return row.toSorted((a, b) => start(a) - start(b) || a.word - b.word || a.box[0] - b.box[0]);
}

/** In glyph heights: a figure that begins so far within the figure before it is no part of it. */
const INTO = 0.3;

/** The row cut where a gap is wider than so many glyph heights, and where one figure begins within another. */
export function splitAtGaps<T extends Placed>(row: readonly T[], gap: number): T[][] {
  const parts: T[][] = [];
  for (const glyph of row) {
    const previous = parts.at(-1)?.at(-1);
    const height = heightOf(glyph.box);
    const space = previous ? glyph.box[0] - previous.box[2] : 0;
    const runsInto =
      previous?.isFigure && glyph.isFigure && previous.word !== glyph.word && space < -INTO * height;
    if (previous && space <= gap * height && !runsInto) parts.at(-1)?.push(glyph);
    else parts.push([glyph]);
  }
  return parts;
}

/** The line's text: a blank where a gap is wide, and where a figure struck out ends or begins. */
export function textOfLine(line: readonly Placed[]): string[] {
  const isStruckFigure = ({ isStruck, word }: Placed): boolean =>
    isStruck &&
    isFigurePart(
      line
        .filter((other) => other.word === word && other.isStruck)
        .map(({ text }) => text)
        .join(""),
    );
  return line.map((glyph, index) => {
    const previous = line[index - 1];
    const isApart =
      previous !== undefined &&
      (glyph.box[0] - previous.box[2] > WORD_GAP * heightOf(glyph.box) ||
        previous.isStruck !== glyph.isStruck);
    return (isApart ? " " : "") + (isStruckFigure(glyph) ? strikeOut(glyph.text) : glyph.text);
  });
}
