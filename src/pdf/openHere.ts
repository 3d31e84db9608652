import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { OptionalContentConfig } from "pdfjs-dist/types/src/display/optional_content_config.js";
import type { Box } from "../core/geometry.ts";
import { checkBytes } from "./checkBytes.ts";
import type { Font } from "./graphicsState.ts";
import { heedWarnings } from "./heedWarnings.ts";
import type { Matrix } from "./matrix.ts";
import { openDocument } from "./openDocument.ts";
import { pageError } from "./pageError.ts";
import { pageNature } from "./pageKind.ts";
import { rasterise } from "./rasterise.ts";
import { type Operators, readPaint } from "./readPaint.ts";
import { turnOfPage } from "./turnOfPage.ts";
import type { PdfDocument, ReadPageOptions } from "./types.ts";
import { vectorRulings } from "./vectorRulings.ts";
import { visibleText } from "./visibleText.ts";

/** Points a side: PDF's own limit is 14,400 (ISO 32000-1, annex C), a poster has 3,370. */
const MAX_SIDE = 14_400;

/**
 * Opens the PDF in the calling thread, which a page that never ends to decode would hold for good: `openPdf` does it
 * in a thread that can be ended. One page at a time; `bytes` is taken away. Throws InputError where it is no PDF that can be read.
 */
export async function openHere(bytes: Uint8Array): Promise<PdfDocument> {
  checkBytes(bytes);
  const document = await heedWarnings(() => openDocument(bytes));
  const layers = await document.getOptionalContentConfig();
  return {
    pageCount: document.numPages,
    readPage: (number, options) =>
      heedWarnings(() => readPage(document, layers, number, options)).catch((error) => {
        throw pageError(number, error);
      }),
    close: () => document.loadingTask.destroy(),
  };
}

async function readPage(
  document: PDFDocumentProxy,
  layers: OptionalContentConfig,
  number: number,
  { dpi, picture = false }: ReadPageOptions,
) {
  const page = await document.getPage(number);
  try {
    const operators = await page.getOperatorList();
    const asDisplayed = look(page, operators, layers, page.rotate);
    const turn = turnOfPage(asDisplayed.glyphs);
    const rotation = (page.rotate + 360 - turn) % 360;
    const { painted, glyphs, bounds } = turn === 0 ? asDisplayed : look(page, operators, layers, rotation);
    const { kind, isTextTrusted } = pageNature(painted, glyphs, bounds);
    const steps = turn === 0 ? {} : { steps: [{ name: "turn", detail: `${360 - turn}° clockwise` }] };
    const facts = { number, kind, width: bounds[2], height: bounds[3], rotation, ...steps };
    if (isTextTrusted && !picture)
      return { page: { ...facts, dpi, glyphs, rulings: vectorRulings(painted) }, raster: null };
    const drawn = await rasterise(document, page, painted, {
      bounds,
      rotation,
      dpi,
      isScan: kind === "scan",
    });
    const rulings = isTextTrusted ? vectorRulings(painted) : [];
    return { page: { ...facts, dpi: drawn.dpi, glyphs, rulings }, raster: drawn.raster };
  } finally {
    page.cleanup();
  }
}

/** What the page paints, and the text that is seen of it, where it is displayed turned by `rotation` degrees. */
function look(page: PDFPageProxy, operators: Operators, layers: OptionalContentConfig, rotation: number) {
  const { width, height, transform } = page.getViewport({ scale: 1, rotation });
  if (!(width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE)) {
    throw new RangeError(`it is ${width} by ${height} points large`);
  }
  const bounds: Box = [0, 0, width, height];
  const painted = readPaint(operators, {
    viewport: transform as unknown as Matrix,
    page: bounds,
    fontOf: (name) => fontOf(page, name),
    isLayerVisible: (group) => layers.isVisible(group),
  });
  return { painted, glyphs: visibleText(painted), bounds };
}

/** A page's font, once pdf.js has loaded it; the operators name it before they use it. */
const fontOf = (page: PDFPageProxy, name: string): Font | null =>
  page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
