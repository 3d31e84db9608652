import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Box, centreY, heightOf, intersection, widthOf } from "../core/geometry.ts";
import type { Canvas, Drawing, Easel } from "./drawPage.ts";
import { compose, type Matrix } from "./matrix.ts";
import type { PaintedGlyph } from "./paint.ts";

/** Glyphs that follow each other on one line in one font, and the drawing that holds them. */
export interface DrawnWord {
  readonly glyphs: readonly PaintedGlyph[];
  readonly layer: Drawing;
}

/** In glyph heights: glyphs of one word leave no wider gap, overlap by no more, and stand no further up or down. */
const [GAP, OVERLAP, OFF_LINE] = [0.5, 0.5, 0.1];
/** Drawings of one page at most: as many texts may stand in one place and still be told apart. */
const MAX_LAYERS = 4;
/** Of the smaller box: glyphs of two words that share more stand in one place. */
const SAME_PLACE = 0.2;
/** Points a side of the squares in which words are looked for. */
const SQUARE = 24;

/**
 * Draws the glyphs' outlines alone, each where it stands on the page, and tells which drawing holds which: words that
 * stand in one place are drawn apart. Glyphs without an outline are left out. The page must have been drawn before.
 */
export const drawGlyphs = (
  page: PDFPageProxy,
  glyphs: readonly PaintedGlyph[],
  easel: Easel,
): Promise<DrawnWord[]> =>
  drawWords(page, intoWords(glyphs.filter(({ outline }) => outline !== undefined)), easel);

/** The same of glyphs that are words already; in their order. */
export async function drawWords(
  page: PDFPageProxy,
  words: readonly (readonly PaintedGlyph[])[],
  easel: Easel,
): Promise<DrawnWord[]> {
  const layerOf = intoLayers(words, easel.bounds);
  const count = layerOf.reduce((most, layer) => Math.max(most, layer + 1), 0);
  const layers: Drawing[] = [];
  for (let layer = 0; layer < count; layer++) {
    const drawn = await easel.draw((canvas) => {
      words.forEach((word, index) => {
        if (layerOf[index] === layer)
          for (const glyph of word) drawOutline(canvas, page, glyph, easel.dpi / 72);
      });
    });
    layers.push(drawn);
  }
  return words.map((word, index) => ({ glyphs: word, layer: layers[layerOf[index] as number] as Drawing }));
}

function drawOutline(canvas: Canvas, page: PDFPageProxy, { outline }: PaintedGlyph, scale: number): void {
  if (outline === undefined) return;
  const path = outline.font.getPathGenerator?.(page.commonObjs, outline.character);
  if (path === undefined) return;
  const toPixels = compose([scale, 0, 0, scale, 0, 0] as Matrix, outline.matrix);
  canvas.setTransform(...toPixels);
  if (outline.lineWidth === null) canvas.fill(path);
  else {
    canvas.lineWidth = (outline.lineWidth * scale) / Math.hypot(toPixels[2], toPixels[3]);
    canvas.stroke(path);
  }
}

function intoWords(glyphs: readonly PaintedGlyph[]): PaintedGlyph[][] {
  const words: PaintedGlyph[][] = [];
  for (const glyph of glyphs) {
    const word = words.at(-1);
    const last = word?.at(-1);
    if (last !== undefined && follows(last, glyph)) word?.push(glyph);
    else words.push([glyph]);
  }
  return words;
}

function follows(last: PaintedGlyph, next: PaintedGlyph): boolean {
  const height = Math.max(heightOf(last.box), heightOf(next.box));
  const gap = next.box[0] - last.box[2];
  return (
    last.font === next.font &&
    Math.abs(centreY(last.box) - centreY(next.box)) <= OFF_LINE * height &&
    gap <= GAP * height &&
    gap >= -OVERLAP * height
  );
}

/** Which drawing each word goes to: the first in which no other word stands in its place. */
function intoLayers(words: readonly (readonly PaintedGlyph[])[], page: Box): number[] {
  const taken = new Map<string, { readonly layer: number; readonly word: number; readonly box: Box }[]>();
  return words.map((word, index) => {
    const others = new Set<number>();
    for (const { box } of word) {
      for (const square of squaresOf(box, page)) {
        for (const other of taken.get(square) ?? [])
          if (other.word !== index && coincide(box, other.box)) others.add(other.layer);
      }
    }
    let layer = 0;
    while (others.has(layer) && layer < MAX_LAYERS - 1) layer++;
    for (const { box } of word) {
      for (const square of squaresOf(box, page)) {
        const here = taken.get(square);
        if (here === undefined) taken.set(square, [{ layer, word: index, box }]);
        else here.push({ layer, word: index, box });
      }
    }
    return layer;
  });
}

/** The squares of the page that the box covers: a glyph may be many times as large as the page. */
function squaresOf(box: Box, page: Box): string[] {
  const common = intersection(box, page);
  if (common === null) return [];
  const [x0, y0, x1, y1] = common;
  const squares: string[] = [];
  for (let y = Math.floor(y0 / SQUARE); y <= Math.floor(y1 / SQUARE); y++)
    for (let x = Math.floor(x0 / SQUARE); x <= Math.floor(x1 / SQUARE); x++) squares.push(`${x},${y}`);
  return squares;
}

function coincide(a: Box, b: Box): boolean {
  const common = intersection(a, b);
  if (common === null) return false;
  const areaOf = (box: Box): number => widthOf(box) * heightOf(box);
  return areaOf(common) > SAME_PLACE * Math.min(areaOf(a), areaOf(b));
}
