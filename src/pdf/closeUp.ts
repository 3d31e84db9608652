import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Box, heightOf, intersection, union, widthOf } from "../core/geometry.ts";
import { type DrawnWord, drawWords } from "./drawnGlyphs.ts";
import { createEasel, type Drawing, drawPage, type Easel } from "./drawPage.ts";
import { compose, type Matrix } from "./matrix.ts";
import type { PaintedGlyph } from "./paint.ts";

/** How many times as fine as the first look; a figure of four points is then some twenty pixels high. */
const FINER = 5;
/** Pixels of a close-up at most: it and its layers then take no more than a page that is read. */
const MOST_PIXELS = 8_000_000;
/** Points of the page around the words. */
const MARGIN = 2;

/** Some words of a page, and the part of the page that they stand in, drawn more finely; `scale` is pixels a point. */
export interface CloseUp {
  readonly words: readonly DrawnWord[];
  readonly picture: Drawing;
  readonly scale: number;
}

/**
 * Draws the part of the page in which `words` stand more finely than `easel` does, for `look` to compare them there; the
 * drawings are gone when it has. The words come in the order given, their boxes counted from the part's top left corner.
 */
export async function closeUp<T>(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  easel: Easel,
  words: readonly DrawnWord[],
  look: (close: CloseUp) => T,
): Promise<T> {
  const [x0, y0, x1, y1] = union(words.flatMap(({ glyphs }) => glyphs.map(({ box }) => box)));
  const around: Box = [x0 - MARGIN, y0 - MARGIN, x1 + MARGIN, y1 + MARGIN];
  const part = intersection(around, easel.bounds) ?? around;
  const squareInches = (widthOf(part) * heightOf(part)) / 72 ** 2;
  const dpi = Math.min(FINER * easel.dpi, Math.sqrt(MOST_PIXELS / squareInches));
  const bounds: Box = [0, 0, widthOf(part), heightOf(part)];
  const fine = createEasel(document, { bounds, rotation: easel.rotation }, dpi, [part[0], part[1]]);
  try {
    const picture = await drawPage(page, fine);
    const moved = words.map(({ glyphs }) => glyphs.map((glyph) => movedBy(glyph, -part[0], -part[1])));
    return look({ words: await drawWords(page, moved, fine), picture, scale: dpi / 72 });
  } finally {
    fine.clear();
  }
}

function movedBy(glyph: PaintedGlyph, x: number, y: number): PaintedGlyph {
  const move = (box: Box): Box => [box[0] + x, box[1] + y, box[2] + x, box[3] + y];
  const by: Matrix = [1, 0, 0, 1, x, y];
  const { outline } = glyph;
  return {
    ...glyph,
    box: move(glyph.box),
    clip: move(glyph.clip),
    ...(outline && { outline: { ...outline, matrix: compose(by, outline.matrix) } }),
  };
}
