import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box, Ruling } from "../core/geometry.ts";
import { type DropReason, type PageBooks, withEntries } from "../core/pageBooks.ts";
import { closeUp } from "./closeUp.ts";
import { type DrawnWord, drawGlyphs } from "./drawnGlyphs.ts";
import { createEasel, type Drawing, drawPage, type Easel } from "./drawPage.ts";
import { droppedText } from "./droppedText.ts";
import { MEANINGLESS, tellsLie } from "./glyphShape.ts";
import type { Painted, PaintedGlyph } from "./paint.ts";
import { luminance, WHITE_PIXEL } from "./pixels.ts";
import { eraseKnown, groundsOf, isLine } from "./remainder.ts";
import { shownText } from "./shownGlyphs.ts";
import { stackedMarks } from "./stackedMarks.ts";
import type { PageGlyph, Raster } from "./types.ts";
import { textOf } from "./visibleText.ts";

/** A page as its operators paint it; `visible` are the glyphs that are seen as far as the operators tell. */
export interface PaintedPage {
  readonly document: PDFDocumentProxy;
  readonly page: PDFPageProxy;
  readonly painted: readonly Painted[];
  readonly visible: readonly PaintedGlyph[];
  /** Text that is never painted, and why. */
  readonly unpainted: ReadonlyMap<PaintedGlyph, DropReason>;
  readonly rulings: readonly Ruling[];
}

/** How the page lies, and how finely it is drawn. */
export interface View {
  readonly bounds: Box;
  readonly rotation: number;
  readonly dpi: number;
}

/** Luminance of 255: what is darker is ink, on paper that may be tinted. */
const INK_BELOW = 200;
/** Square points of ink: a page with less has nothing unread on it; a digit of the smallest print has 3. */
const LEAST_INK = 1;

/**
 * The text of a born-digital page by what its picture shows, and what it shows besides: the picture without that text, without
 * lines and grounds, in colour; null where no ink is left. Glyphs whose outline the file does not hold are taken as the operators
 * tell.
 */
export async function readByPicture(painted: PaintedPage, view: View): Promise<ReadByPicture> {
  const easel = createEasel(painted.document, view, view.dpi);
  try {
    return await readOn(easel, painted);
  } finally {
    easel.clear();
  }
}

interface ReadByPicture {
  readonly glyphs: PageGlyph[];
  /** Characters that their font draws as something else: the words that hold them are not taken. */
  readonly lies: readonly string[];
  readonly remainder: Raster | null;
  readonly books: PageBooks;
}

async function readOn(
  easel: Easel,
  { document, page, painted, visible, unpainted, rulings }: PaintedPage,
): Promise<ReadByPicture> {
  const scale = easel.dpi / 72;
  const drawing = await drawPage(page, easel);
  const { glyphs, lying } = await tellLies(
    document,
    page,
    painted.filter((item) => item.kind === "glyph"),
  );
  const drawn = await drawGlyphs(page, glyphs, easel);
  // A character alone that says nothing may be the mark of a list.
  const isLying = (word: DrawnWord): boolean =>
    word.glyphs.some(
      (glyph) => lying.has(glyph) && (word.glyphs.length > 1 || !MEANINGLESS.test(glyph.text)),
    );
  const words = drawn.filter((word) => !isLying(word));
  const lies = drawn.filter(isLying).flatMap((word) => word.glyphs.filter((glyph) => lying.has(glyph)));
  const { seen, hidden } = await shownText(words, drawing, scale, (doubted, look) =>
    closeUp(document, page, easel, doubted, look),
  );
  const shown = new Set(seen.flatMap((word) => word.glyphs));
  const byOperators = visible.filter((glyph) => glyph.outline === undefined);
  for (const glyph of byOperators) shown.add(glyph);
  const boxes = byOperators.map(({ box }) => box);
  const grounds = groundsOf(painted);
  eraseKnown(drawing, { seen, boxes, rulings, grounds }, scale);
  const left = new Map<PaintedGlyph, DropReason>();
  const text = textOf(
    glyphs.filter((glyph) => shown.has(glyph)),
    left,
    stackedMarks(glyphs),
  );
  const lied = new Set(drawn.filter(isLying).flatMap((word) => word.glyphs));
  const whyOf = (glyph: PaintedGlyph): DropReason | null => {
    if (shown.has(glyph)) return left.get(glyph) ?? null;
    const never = unpainted.get(glyph);
    if (never !== undefined) return never;
    return lied.has(glyph) ? "lies" : (hidden.get(glyph) ?? "hidden");
  };
  const ink = {
    ruling: rulings.filter(isLine).length,
    ground: grounds.length,
    picture: painted.filter(({ kind }) => kind === "image").length,
    watermark: [...left.values()].filter((why) => why === "askew" || why === "stacked").length,
  };
  return {
    glyphs: text,
    lies: [...new Set(lies.map((glyph) => glyph.text))],
    remainder: hasInk(drawing, scale) ? toColour(drawing) : null,
    books: withEntries(undefined, { dropped: droppedText([...glyphs, ...unpainted.keys()], whyOf), ink }),
  };
}

/** The glyphs without blanks that draw nothing, and which of them draw something else than they say. */
async function tellLies(document: PDFDocumentProxy, page: PDFPageProxy, all: readonly PaintedGlyph[]) {
  const lying = new Set<PaintedGlyph>();
  const glyphs: PaintedGlyph[] = [];
  for (const glyph of all) {
    const lies = await tellsLie(document, page, glyph);
    if (lies) lying.add(glyph);
    if (lies || glyph.text.trim() !== "") glyphs.push(glyph);
  }
  return { glyphs, lying };
}

/** Is there any ink left? Most of a page is white. */
function hasInk({ pixels }: Drawing, scale: number): boolean {
  const least = LEAST_INK * scale * scale;
  let ink = 0;
  for (let at = 0; at < pixels.length; at++) {
    const pixel = pixels[at] as number;
    if (pixel !== WHITE_PIXEL && luminance(pixel) < INK_BELOW && ++ink >= least) return true;
  }
  return false;
}

function toColour({ data: from, width, height }: Drawing): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0, to = 0; to < data.length; at += 4, to += 3) {
    data[to] = from[at] as number;
    data[to + 1] = from[at + 1] as number;
    data[to + 2] = from[at + 2] as number;
  }
  return { data, width, height, channels: 3 };
}
