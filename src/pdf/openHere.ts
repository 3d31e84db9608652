import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { OptionalContentConfig } from "pdfjs-dist/types/src/display/optional_content_config.js";
import { type Box, roundBox } from "../core/geometry.ts";
import { type DropReason, withEntries } from "../core/pageBooks.ts";
import { checkBytes } from "./checkBytes.ts";
import { decodeAll } from "./decodeAll.ts";
import { droppedText } from "./droppedText.ts";
import { type FileDamage, fileDamage } from "./fileDamage.ts";
import type { Font } from "./graphicsState.ts";
import { tellFaultyStreams } from "./inflate.ts";
import { MAX_PAGE_PIXELS } from "./limits.ts";
import { heedLosses, type Losses, tellLoss } from "./losses.ts";
import type { Matrix } from "./matrix.ts";
import { openDocument } from "./openDocument.ts";
import { pageError } from "./pageError.ts";
import { pageNature } from "./pageKind.ts";
import type { Painted, PaintedGlyph, PaintedImage } from "./paint.ts";
import { rasterise } from "./rasterise.ts";
import { readByPicture } from "./readByPicture.ts";
import { type Operators, readPaint } from "./readPaint.ts";
import { boundedDpi } from "./scanResolution.ts";
import { spareEmptyBuffers } from "./spareEmptyBuffers.ts";
import { turnOfPage } from "./turnOfPage.ts";
import type { PdfDocument, PdfPage, Raster, ReadPageOptions } from "./types.ts";
import { vectorRulings } from "./vectorRulings.ts";
import { textOf, visibleGlyphs } from "./visibleText.ts";

/** Pixels per inch: coarse; what does not seem to be there is looked at more finely (closeUp.ts). */
const GLANCE = 100;
/** Points a side: PDF's own limit is 14,400 (ISO 32000-1, annex C), a poster has 3,370. */
const MAX_SIDE = 14_400;

/**
 * Opens the PDF in the calling thread, which a page that never ends to decode would hold for good: `openPdf` does it
 * in a thread that can be ended. One page at a time; `bytes` is taken away, and `password` is for a
 * PDF that is protected. Throws InputError where it is no PDF that can be read.
 */
export async function openHere(bytes: Uint8Array, password?: string): Promise<PdfDocument> {
  checkBytes(bytes);
  const damage = await fileDamage(bytes);
  tellFaultyStreams();
  spareEmptyBuffers();
  const document = await heedLosses(() => openDocument(bytes, password));
  const layers = await document.getOptionalContentConfig();
  const file: OpenFile = { document, layers, damage };
  return {
    pageCount: document.numPages,
    readPage: (number, options) =>
      heedLosses((losses) => readPage(file, number, options, losses)).catch((error) => {
        throw pageError(number, error);
      }),
    close: () => document.loadingTask.destroy(),
  };
}

interface OpenFile {
  readonly document: PDFDocumentProxy;
  readonly layers: OptionalContentConfig;
  readonly damage: FileDamage;
}

async function readPage(
  { document, layers, damage }: OpenFile,
  number: number,
  { dpi, picture = false, isFine = false }: ReadPageOptions,
  losses: Losses,
): Promise<{ page: PdfPage; raster: Raster | null }> {
  const page = await document.getPage(number);
  try {
    if (damage.pages.has(page.ref?.num ?? -1)) tellLoss("content-missing");
    const operators = await page.getOperatorList();
    const asDisplayed = look(page, operators, layers, page.rotate);
    const images = asDisplayed.painted.filter((item) => item.kind === "image");
    checkPixels(images);
    const decoded = await decodeAll(page, images, damage.pictures);
    const turn = turnOfPage(asDisplayed.glyphs);
    const rotation = (page.rotate + 360 - turn) % 360;
    const seen = turn === 0 ? asDisplayed : look(page, operators, layers, rotation);
    const { painted, glyphs, bounds } = seen;
    const { kind, isTextTrusted } = pageNature(painted, glyphs, bounds);
    const facts = (): Omit<PdfPage, "dpi" | "rulings"> => ({
      ...{ number, kind, width: bounds[2], height: bounds[3], rotation, glyphs },
      ...(turn === 0 ? {} : { steps: [{ name: "turn", detail: `${360 - turn}° clockwise` }] }),
      ...(losses.size > 0 && { lost: [...losses].toSorted() }),
    });
    const rulings = isTextTrusted ? vectorRulings(painted) : [];
    if (isTextTrusted && !picture) {
      const view = { bounds, rotation, dpi: isFine ? boundedDpi(dpi, bounds) : GLANCE };
      const read = await readByPicture(
        { document, page, painted, visible: seen.visible, unpainted: seen.unpainted, rulings },
        view,
      );
      const lies = read.lies.length === 0 ? {} : { lies: read.lies };
      const pictures = images.length === 0 ? {} : { pictures: picturesOf(painted) };
      const slants = slantsOf(painted);
      const drawn = { rulings, ...(slants.length > 0 && { slants }), ...pictures };
      const known = { ...facts(), glyphs: read.glyphs, ...drawn, ...lies, books: read.books };
      return read.remainder === null
        ? { page: { ...known, dpi }, raster: null }
        : { page: { ...known, dpi: view.dpi, isRemainder: true }, raster: read.remainder };
    }
    const options = { bounds, rotation, dpi, isScan: kind === "scan", decoded };
    const drawn = await rasterise(document, page, painted, options);
    const shown = new Set<Painted>(seen.visible);
    const layer = [...painted.filter((item) => item.kind === "glyph"), ...seen.unpainted.keys()];
    const dropped = droppedText(layer, (glyph) =>
      shown.has(glyph) ? "pictured" : (seen.unpainted.get(glyph) ?? "hidden"),
    );
    const books = withEntries(undefined, { dropped });
    return { page: { ...facts(), dpi: drawn.dpi, rulings, books }, raster: drawn.raster };
  } finally {
    page.cleanup();
  }
}

const slantsOf = (painted: readonly Painted[]): Box[] =>
  painted.flatMap((item) => (item.kind === "area" && item.isSlant ? [roundBox(item.box)] : []));

const picturesOf = (painted: readonly Painted[]): Box[] =>
  painted.flatMap((item) => (item.kind === "image" ? [roundBox(item.box)] : []));

/** What the page paints, and the text that is seen of it, where it is displayed turned by `rotation` degrees. */
function look(page: PDFPageProxy, operators: Operators, layers: OptionalContentConfig, rotation: number) {
  const { width, height, transform } = page.getViewport({ scale: 1, rotation });
  if (!(width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE)) {
    throw new RangeError(`it is ${width} by ${height} points large`);
  }
  const bounds: Box = [0, 0, width, height];
  const unpainted = new Map<PaintedGlyph, DropReason>();
  const painted = readPaint(operators, {
    leave: (glyph, why) => unpainted.set(glyph, why),
    viewport: transform as unknown as Matrix,
    page: bounds,
    fontOf: (name) => fontOf(page, name),
    isLayerVisible: (group) => layers.isVisible(group),
  });
  const visible = visibleGlyphs(painted);
  return { painted, unpainted, visible, glyphs: textOf(visible), bounds };
}

/** Throws where the images of a page have more pixels together than memory is given for. */
function checkPixels(images: readonly PaintedImage[]): void {
  const sizes = new Map(images.map(({ source }) => [source.id ?? source, source.width * source.height]));
  const pixels = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (pixels <= MAX_PAGE_PIXELS) return;
  throw new RangeError(
    `its pictures have ${Math.round(pixels / 1e6)} megapixels together, more than are read`,
  );
}

/** A page's font, once pdf.js has loaded it; the operators name it before they use it. Told of where it has none. */
function fontOf(page: PDFPageProxy, name: string): Font | null {
  const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
  // In the place of a font that it cannot use pdf.js has the reason.
  if (typeof font !== "string") return font as Font | null;
  tellLoss("font");
  return null;
}
