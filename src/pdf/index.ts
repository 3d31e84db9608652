/** The first stage: opens a PDF safely, and gives each page's text, vector lines or picture. */

import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { OptionalContentConfig } from "pdfjs-dist/types/src/display/optional_content_config.js";
import { InputError } from "../core/errors.ts";
import type { Box } from "../core/geometry.ts";
import { checkBytes } from "./checkBytes.ts";
import type { Font } from "./graphicsState.ts";
import type { Matrix } from "./matrix.ts";
import { openDocument } from "./openDocument.ts";
import { pageNature } from "./pageKind.ts";
import { rasterise } from "./rasterise.ts";
import { readPaint } from "./readPaint.ts";
import type { PdfPage, Raster } from "./types.ts";
import { vectorRulings } from "./vectorRulings.ts";
import { visibleText } from "./visibleText.ts";

/** Milliseconds one page may take: a dense page takes one or two seconds. */
const PAGE_TIME = 60_000;
/** Points a side: PDF's own limit is 14,400 (ISO 32000-1, annex C), a poster has 3,370. */
const MAX_SIDE = 14_400;

export interface PdfDocument {
  readonly pageCount: number;
  /**
   * Reads page `number`, from 1. `dpi` is the resolution to draw a page at that has no full-page image. `raster` is
   * null where the page's own text layer can be trusted. Throws InputError where this page cannot be read; the
   * others still can.
   */
  readPage(
    number: number,
    options: { readonly dpi: number },
  ): Promise<{ page: PdfPage; raster: Raster | null }>;
  close(): Promise<void>;
}

/** Opens the PDF. Throws InputError, its message without the file's name, where it is no PDF that can be read. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  checkBytes(bytes);
  const document = await openDocument(bytes);
  const layers = await document.getOptionalContentConfig();
  return {
    pageCount: document.numPages,
    readPage: (number, { dpi }) => inTime(number, () => readPage(document, layers, number, dpi)),
    close: () => document.loadingTask.destroy(),
  };
}

async function readPage(
  document: PDFDocumentProxy,
  layers: OptionalContentConfig,
  number: number,
  dpi: number,
) {
  const page = await document.getPage(number);
  try {
    const viewport = page.getViewport({ scale: 1 });
    const { width, height } = viewport;
    if (!(width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE)) {
      throw new RangeError(`it is ${width} by ${height} points large`);
    }
    const bounds: Box = [0, 0, width, height];
    const operators = await page.getOperatorList();
    const painted = readPaint(operators, {
      viewport: viewport.transform as unknown as Matrix,
      page: bounds,
      fontOf: (name) => fontOf(page, name),
      isLayerVisible: (group) => layers.isVisible(group),
    });
    const glyphs = visibleText(painted);
    const { kind, isTextTrusted } = pageNature(painted, glyphs, bounds);
    const facts = { number, kind, width, height, rotation: page.rotate };
    if (isTextTrusted)
      return { page: { ...facts, dpi, glyphs, rulings: vectorRulings(painted) }, raster: null };
    const picture = await rasterise(document, page, painted, { bounds, dpi, isScan: kind === "scan" });
    return { page: { ...facts, dpi: picture.dpi, glyphs, rulings: [] }, raster: picture.raster };
  } finally {
    page.cleanup();
  }
}

/** A page's font, once pdf.js has loaded it; the operators name it before they use it. */
const fontOf = (page: PDFPageProxy, name: string): Font | null =>
  page.commonObjs.has(name) ? page.commonObjs.get(name) : null;

/** Runs `read` within the page's time, and turns what goes wrong into an error of the page. */
async function inTime<T>(number: number, read: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took more than ${PAGE_TIME / 1000} s`)), PAGE_TIME);
  });
  try {
    return await Promise.race([read(), expired]);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error))
      .replace(/\s+/gu, " ")
      .slice(0, 100);
    throw new InputError(
      "PAGE_UNREADABLE",
      `page ${number} cannot be read: ${reason}`,
      "look at this page by eye",
      {
        cause: error,
      },
    );
  } finally {
    clearTimeout(timer);
  }
}
