/** Documents in the conditions of archives, with their truth: generated from a seed, the same each time. */
import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { createRandom } from "../../samples/generate/random.ts";
import type { Truth } from "../../samples/generate/truthSchema.ts";
import type { Raster } from "../../src/pdf/types.ts";
import type { Condition } from "./conditions.ts";
import { drawPages, printDocument } from "./print.ts";

export { CONDITIONS, type Condition } from "./conditions.ts";

/** A scanned document of the corpus. */
export interface Scan {
  readonly pdf: Uint8Array;
  readonly truth: Truth;
}

/** Document `seed` as it is found under `condition`. Prints are kept in `cache`. */
export async function makeScan(condition: Condition, seed: number, cache: string): Promise<Scan> {
  const { pdf, truth } = await printDocument(seed, condition.size, condition.style, cache);
  const pages = await drawPages(pdf, condition.dpi, condition.inColour);
  const bare = condition.needsBare
    ? await drawPages((await printDocument(seed, condition.size, "bare", cache)).pdf, condition.dpi, false)
    : null;
  const target = await PDFDocument.create({ updateMetadata: false });
  for (const [index, page] of pages.entries()) {
    const random = createRandom(seed * 1000 + index);
    const other = pages[(index + 1) % pages.length] as Raster;
    const spoilt = await condition.spoil({ page, bare: bare?.[index] ?? null, other }, random);
    const [width, height] = [spoilt.width, spoilt.height].map((pixels) => (pixels * 72) / condition.dpi) as [
      number,
      number,
    ];
    const image = await embed(target, spoilt, condition.quality);
    target.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  return { pdf: await target.save(), truth };
}

async function embed(target: PDFDocument, { data, width, height, channels }: Raster, quality: number | null) {
  const image = sharp(data, { raw: { width, height, channels } }).toColourspace(
    channels === 1 ? "b-w" : "srgb",
  );
  return quality === null
    ? target.embedPng(await image.png({ colours: 2 }).toBuffer())
    : target.embedJpg(await image.jpeg({ quality }).toBuffer());
}
