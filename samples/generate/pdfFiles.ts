import { PDFDocument } from "@cantoo/pdf-lib";
import type { ScannedPage } from "./scan.ts";

/** Of the disclosure; a fixed date keeps the bytes the same from run to run. */
const DATE = new Date("2024-03-01T00:00:00Z");

/** The pages of the print without its structure tree: a text layer as office software writes it, no more. */
export async function untagged(pdf: Uint8Array): Promise<Uint8Array> {
  const [source, target] = [await PDFDocument.load(pdf), await emptyPdf()];
  for (const page of await target.copyPages(source, source.getPageIndices())) target.addPage(page);
  return target.save();
}

/** One image a page, as large as the paper was. */
export async function imagesToPdf(pages: readonly ScannedPage[]): Promise<Uint8Array> {
  const target = await emptyPdf();
  for (const { jpeg, width, height } of pages) {
    const image = await target.embedJpg(jpeg);
    target.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  return target.save();
}

async function emptyPdf(): Promise<PDFDocument> {
  const target = await PDFDocument.create({ updateMetadata: false });
  target.setCreationDate(DATE);
  target.setModificationDate(DATE);
  return target;
}
