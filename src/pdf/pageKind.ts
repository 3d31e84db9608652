import { type Box, heightOf, widthOf } from "../core/geometry.ts";
import type { Painted, PaintedImage } from "./paint.ts";
import type { PageGlyph, PageKind } from "./types.ts";

/** Of the page, where there is text too: an image this large may hold a table that the text layer lacks. */
const TABLE_SIZED = 0.25;
/** Of the characters: more of them without a meaning, and the text layer is no text. */
const MAX_MEANINGLESS = 0.05;
/** Points: the height of a row. Characters have shorter strokes too, or curves. */
const LINE = 12;
/** Cells a side of the raster on which covered area is counted. */
const RASTER = 64;

/** What the page is, and whether its text layer can stand for it. */
export interface PageNature {
  readonly kind: PageKind;
  readonly isTextTrusted: boolean;
}

/**
 * Tells a scan from a born-digital page by what is painted and seen. A page without any text but with something
 * painted (text turned into outlines, a drawing) is a scan: only its picture can be read. Lines and grounds are no
 * text: a table's last empty row on a page of its own is born digital.
 */
export function pageNature(painted: readonly Painted[], glyphs: readonly PageGlyph[], page: Box): PageNature {
  const images = painted.filter((item) => item.kind === "image");
  const covered = coveredShare(images, page);
  if (glyphs.length === 0) {
    const isEmpty = painted.every((item) => item.kind === "glyph" || isLineOrGround(item));
    return isEmpty ? { kind: "text", isTextTrusted: true } : { kind: "scan", isTextTrusted: false };
  }
  if (covered >= TABLE_SIZED) return { kind: "mixed", isTextTrusted: false };
  const meaningless = glyphs.filter(({ text }) => MEANINGLESS.test(text)).length;
  return { kind: "text", isTextTrusted: meaningless <= MAX_MEANINGLESS * glyphs.length };
}

/** An upright line or a rectangle as long as a row is high: a page of nothing else has no characters. */
const isLineOrGround = (item: Painted): boolean =>
  (item.kind === "stroke" || (item.kind === "area" && item.isRectangle)) &&
  Math.max(widthOf(item.box), heightOf(item.box)) >= LINE;

/** Private use, control and replacement characters: the font says no Unicode for its glyphs. */
const MEANINGLESS = /[\p{Co}\p{Cc}\p{Cn}\uFFFD]/u;

/** Share of the page under at least one image. */
function coveredShare(images: readonly PaintedImage[], page: Box): number {
  const isCovered = new Uint8Array(RASTER * RASTER);
  for (const { box } of images) {
    const cell = (value: number, start: number, length: number): number =>
      Math.min(RASTER, Math.max(0, Math.round(((value - start) / length) * RASTER)));
    const [x0, x1] = [cell(box[0], page[0], widthOf(page)), cell(box[2], page[0], widthOf(page))];
    const [y0, y1] = [cell(box[1], page[1], heightOf(page)), cell(box[3], page[1], heightOf(page))];
    for (let y = y0; y < y1; y++) isCovered.fill(1, y * RASTER + x0, y * RASTER + x1);
  }
  return isCovered.reduce((sum, value) => sum + value, 0) / isCovered.length;
}
