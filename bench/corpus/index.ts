/** Documents in the conditions of archives, with their truth: generated from a seed, the same each time. */
import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { createRandom } from "../../samples/generate/random.ts";
import type { Truth } from "../../samples/generate/truthSchema.ts";
import type { Raster } from "../../src/pdf/types.ts";
import type { Condition, Sheet } from "./conditions.ts";
import { drawPages, printDocument } from "./print.ts";

export { CONDITIONS, type Condition } from "./conditions.ts";

/** A scanned document of the corpus. */
export interface Scan {
  readonly pdf: Uint8Array;
  readonly truth: Truth;
}

/** Document `seed` as it is found under `condition`. Prints are kept in `cache`. */
export async function makeScan(condition: Condition, seed: number, cache: string): Promise<Scan> {
  const { sheets, truth } = await drawSheets(condition, seed, cache);
  const target = await PDFDocument.create({ updateMetadata: false });
  for (const [index, sheet] of sheets.entries()) {
    const spoilt = await condition.spoil(sheet, createRandom(seed * 1000 + index));
    const [width, height] = [spoilt.width, spoilt.height].map((pixels) => (pixels * 72) / condition.dpi) as [
      number,
      number,
    ];
    const image = await embed(target, spoilt, condition.quality);
    target.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  return { pdf: await target.save(), truth };
}

/** One page of such a document (from 0), before it is compressed. */
export async function makePage(
  condition: Condition,
  seed: number,
  index: number,
  cache: string,
): Promise<Raster> {
  const { sheets } = await drawSheets(condition, seed, cache);
  return condition.spoil(sheets[index] as Sheet, createRandom(seed * 1000 + index));
}

async function drawSheets(
  { size, style, dpi, inColour, needsBare }: Condition,
  seed: number,
  cache: string,
): Promise<{ sheets: Sheet[]; truth: Truth }> {
  const { pdf, truth } = await printDocument(seed, size, style, cache);
  const pages = await drawPages(pdf, dpi, inColour);
  const bare = needsBare
    ? await drawPages((await printDocument(seed, size, "bare", cache)).pdf, dpi, false)
    : [];
  const sheets = pages.map((page, index) => ({
    page,
    bare: bare[index] ?? null,
    other: pages[(index + 1) % pages.length] as Raster,
  }));
  return { sheets, truth };
}

async function embed(target: PDFDocument, { data, width, height, channels }: Raster, quality: number | null) {
  const image = sharp(data, { raw: { width, height, channels } }).toColourspace(
    channels === 1 ? "b-w" : "srgb",
  );
  return quality === null
    ? target.embedPng(await image.png({ colours: 2 }).toBuffer())
    : target.embedJpg(await image.jpeg({ quality }).toBuffer());
}
