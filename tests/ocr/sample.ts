import { readFileSync } from "node:fs";
import { centreX, centreY, contains } from "../../src/core/geometry.ts";
import { cleanPage } from "../../src/image/index.ts";
import type { PageImage } from "../../src/image/types.ts";
import type { Crop } from "../../src/ocr/cutCrop.ts";
import { findText } from "../../src/ocr/findText.ts";
import { readTextLayer } from "../../src/ocr/index.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";
import { openPdf } from "../../src/pdf/index.ts";
import type { Raster } from "../../src/pdf/types.ts";

/** A page of the scanned sample, cleaned. */
export async function scannedPage(number: number): Promise<PageImage> {
  const pdf = await openPdf(async () => readFileSync("samples/anyang-2024-scan.pdf"));
  const { page, raster } = await pdf.readPage(number, { dpi: 200 });
  await pdf.close();
  return cleanPage(page, raster as Raster);
}

/** The same page of the born-digital sample: what is printed, and where, but for the sheet's shift in the scanner. */
export async function printedPage(number: number): Promise<PageText> {
  const pdf = await openPdf(async () => readFileSync("samples/anyang-2024-born.pdf"));
  const { page } = await pdf.readPage(number, { dpi: 200 });
  await pdf.close();
  return readTextLayer(page);
}

/** Crops of the scanned page, each with the line that is printed there; only lines that are cropped alone. */
export async function labelledCrops(number: number): Promise<(Crop & { text: string })[]> {
  const image = await scannedPage(number);
  const { runs } = await printedPage(number);
  const scale = 72 / image.page.dpi;
  return findText(image).crops.flatMap((crop) => {
    const [part] = crop.parts;
    if (part === undefined || crop.parts.length > 1) return [];
    const { x0, y0, x1, y1 } = part.line;
    const run = runs.find(({ box }) => contains(box, ((x0 + x1) / 2) * scale, ((y0 + y1) / 2) * scale));
    return run === undefined ? [] : [{ ...crop, text: run.text }];
  });
}

/** Printed lines and the runs of the reading that stand on them, in one string each, without white space. */
export function alignRuns(printed: PageText, read: PageText): { printed: string; read: string }[] {
  // The network takes a curly quotation mark for a straight one now and then.
  const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, "").replace(/[“”]/gu, '"');
  const on = (run: TextRun): TextRun[] =>
    read.runs.filter(({ lines }) => lines.some((line) => contains(run.box, centreX(line), centreY(line))));
  return printed.runs.map((run) => ({
    printed: plain(run.text),
    read: on(run)
      .map(({ text }) => plain(text))
      .join(""),
  }));
}
