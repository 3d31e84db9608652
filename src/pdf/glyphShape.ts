import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { createEasel, type Drawing } from "./drawPage.ts";
import { COLUMNS, looksLikeAnother, ROWS } from "./figureShapes.ts";
import type { Font, GlyphPath } from "./graphicsState.ts";
import type { PaintedGlyph } from "./paint.ts";
import { coverOf } from "./pixels.ts";

/** What a glyph draws, in units of the font size. */
interface Shape {
  readonly width: number;
  readonly height: number;
  /** Share of its box that is inked. */
  readonly fill: number;
  /** The same of each cell of the box, as `looksLikeAnother` takes them. */
  readonly cells: Float64Array;
}

/** Sideways by height: how far the letters of slanted faces lean; one is compared as it stands and set upright. */
const SLANTS = [0.2, 0.3];

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
const BRACKETS = /^[()（）]$/u;
/** Private use and replacement characters: the font says no Unicode for what it draws. */
export const MEANINGLESS = /[\p{Co}\uFFFD]/u;

/** Blanks, figures, the marks within and around them and what has no meaning: of other characters the shape tells nothing. */
const TOLD = [BLANK, POINTS, COMMAS, DASHES, FIGURES, BRACKETS, MEANINGLESS];

/** Does the glyph draw what it says, as far as its shape tells? `setUpright` gives the shape less leaning by so much. */
async function isTrue(
  text: string,
  shape: Shape | null,
  setUpright: (slant: number) => Promise<Shape | null>,
): Promise<boolean> {
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
  if (FIGURES.test(text) && isMark) return false;
  // Set to be read downwards, a bracket lies on its side.
  if (BRACKETS.test(text) && isMark && fill >= POINT_FILL) return false;
  if (FIGURES.test(text) || BRACKETS.test(text)) {
    const views = [shape, ...(await Promise.all(SLANTS.map(setUpright)))];
    return !looksLikeAnother(
      text.normalize("NFKC"),
      views.flatMap((view) => view?.cells ?? []),
    );
  }
  return !MEANINGLESS.test(text);
}

/** Whether a font's glyphs draw what they say, each looked at once; by what draws it and what it says. */
const verdicts = new WeakMap<Font, Map<string, boolean>>();

/** Does the glyph draw something else than it says? The page must have been drawn before. */
export async function tellsLie(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  { text, outline }: PaintedGlyph,
): Promise<boolean> {
  if (outline === undefined || !TOLD.some((kind) => kind.test(text))) return false;
  const { font, character } = outline;
  const known = verdicts.get(font) ?? new Map<string, boolean>();
  verdicts.set(font, known);
  const verdict = known.get(character + text);
  if (verdict !== undefined) return verdict;
  const path = font.getPathGenerator?.(page.commonObjs, character);
  if (path === undefined) return false;
  const shape = (slant: number): Promise<Shape | null> => shapeOf(document, path, slant);
  const lies = !(await isTrue(text, await shape(0), shape));
  known.set(character + text, lies);
  return lies;
}

/** What an outline draws where it leans less by so much, null for nothing. */
async function shapeOf(document: PDFDocumentProxy, path: GlyphPath, slant: number): Promise<Shape | null> {
  const easel = createEasel(document, { bounds: [0, 0, SQUARE, SQUARE], rotation: 0 }, 72);
  try {
    const drawn = await easel.draw((canvas) => {
      canvas.setTransform(SIZE, 0, -SIZE * slant, -SIZE, (SQUARE - SIZE) / 2, (SQUARE + SIZE) / 2);
      canvas.fill(path);
    });
    return measure(drawn);
  } finally {
    easel.clear();
  }
}

function measure({ pixels, width, height }: Drawing): Shape | null {
  let [x0, y0, x1, y1, ink] = [width, height, 0, 0, 0];
  pixels.forEach((pixel, at) => {
    if (coverOf(pixel) <= INKED) return;
    const [x, y] = [at % width, Math.floor(at / width)];
    ink++;
    [x0, x1] = [Math.min(x0, x), Math.max(x1, x + 1)];
    [y0, y1] = [Math.min(y0, y), Math.max(y1, y + 1)];
  });
  if (ink === 0) return null;
  const [across, down] = [x1 - x0, y1 - y0];
  const cells = new Float64Array(COLUMNS * ROWS);
  const counts = new Float64Array(COLUMNS * ROWS);
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const cell = Math.floor(((y - y0) * ROWS) / down) * COLUMNS + Math.floor(((x - x0) * COLUMNS) / across);
      counts[cell]!++;
      if (coverOf(pixels[y * width + x] as number) > INKED) cells[cell]!++;
    }
  }
  return {
    width: across / SIZE,
    height: down / SIZE,
    fill: ink / (across * down),
    cells: cells.map((inked, cell) => inked / Math.max(1, counts[cell] as number)),
  };
}
