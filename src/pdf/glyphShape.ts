import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { createEasel, type Drawing } from "./drawPage.ts";
import type { Font, GlyphPath } from "./graphicsState.ts";
import type { PaintedGlyph } from "./paint.ts";

/** What a glyph draws, in units of the font size. */
interface Shape {
  readonly width: number;
  readonly height: number;
  /** Share of its box that is inked. */
  readonly fill: number;
}

/** Pixels of the font size at which shapes are measured, and of the square that they are drawn in: they may overhang. */
const [SIZE, SQUARE] = [64, 160];
/** Half of full cover: a pixel with more is inked. */
const INKED = 127;

/** Height to width: points have 0.7 to 1.25, commas 1.5 to 2.2, dashes 0.03 to 0.27 (fonts of 37 published documents). */
const [LOWEST_POINT, HIGHEST_POINT, HIGHEST_DASH] = [0.5, 1.35, 0.5];
/** Of its box: a point fills more, a comma or a ring less. */
const POINT_FILL = 0.6;
/** Of the font size: a mark is lower, a figure higher. */
const HIGHEST_MARK = 0.45;

const BLANK = /^\s*$/u;
const POINTS = /^[.．]$/u;
const COMMAS = /^[,，]$/u;
const DASHES = /^[-－−]$/u;
const FIGURES = /^[0-9０-９]$/u;
/** Private use and replacement characters: the font says no Unicode for what it draws. */
export const MEANINGLESS = /[\p{Co}\uFFFD]/u;

/** Blanks, figures, the marks within figures and what has no meaning: of other characters the shape tells nothing. */
const TOLD = [BLANK, POINTS, COMMAS, DASHES, FIGURES, MEANINGLESS];

/** Does the glyph draw what it says, as far as its shape tells? */
function isTrue(text: string, shape: Shape | null): boolean {
  if (BLANK.test(text)) return shape === null;
  if (shape === null) return true;
  const { width, height, fill } = shape;
  const slope = height / width;
  const isPoint = slope >= LOWEST_POINT && slope <= HIGHEST_POINT && fill >= POINT_FILL;
  const isDash = slope <= HIGHEST_DASH;
  const isMark = height <= HIGHEST_MARK;
  if (POINTS.test(text)) return isPoint && isMark;
  if (COMMAS.test(text)) return isMark && !isPoint && !isDash;
  if (DASHES.test(text)) return isDash && isMark;
  if (FIGURES.test(text)) return !isMark;
  return !MEANINGLESS.test(text);
}

/** The shapes of a font's glyphs, each measured once. */
const measured = new WeakMap<Font, Map<string, Shape | null>>();

/** Does the glyph draw something else than it says? The page must have been drawn before. */
export async function tellsLie(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  { text, outline }: PaintedGlyph,
): Promise<boolean> {
  if (outline === undefined || !TOLD.some((kind) => kind.test(text))) return false;
  const { font, character } = outline;
  const shapes = measured.get(font) ?? new Map<string, Shape | null>();
  measured.set(font, shapes);
  if (!shapes.has(character)) {
    const path = font.getPathGenerator?.(page.commonObjs, character);
    if (path === undefined) return false;
    shapes.set(character, await shapeOf(document, path));
  }
  return !isTrue(text, shapes.get(character) as Shape | null);
}

/** What an outline draws, null for nothing. */
async function shapeOf(document: PDFDocumentProxy, path: GlyphPath): Promise<Shape | null> {
  const easel = createEasel(document, { bounds: [0, 0, SQUARE, SQUARE], rotation: 0 }, 72);
  try {
    const drawn = await easel.draw((canvas) => {
      canvas.setTransform(SIZE, 0, 0, -SIZE, (SQUARE - SIZE) / 2, (SQUARE + SIZE) / 2);
      canvas.fill(path);
    });
    return measure(drawn);
  } finally {
    easel.clear();
  }
}

function measure({ data, width, height }: Drawing): Shape | null {
  let [x0, y0, x1, y1, ink] = [width, height, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4 + 3] as number) <= INKED) continue;
      ink++;
      [x0, x1] = [Math.min(x0, x), Math.max(x1, x + 1)];
      [y0, y1] = [Math.min(y0, y), Math.max(y1, y + 1)];
    }
  }
  if (ink === 0) return null;
  return {
    width: (x1 - x0) / SIZE,
    height: (y1 - y0) / SIZE,
    fill: ink / ((x1 - x0) * (y1 - y0)),
  };
}
