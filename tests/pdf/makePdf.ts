import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  type PDFFont,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
} from "@cantoo/pdf-lib";
import sharp from "sharp";
import { openHere } from "../../src/pdf/openHere.ts";
import type { PdfPage, Raster } from "../../src/pdf/types.ts";

/** A one-page PDF of 200 by 300 points that `draw` fills. */
export async function makePdf(
  draw: (page: PDFPage, document: PDFDocument, font: PDFFont) => Promise<void> | void,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([200, 300]);
  await draw(page, document, await document.embedFont(StandardFonts.Helvetica));
  return document.save();
}

/** What the pdf stage makes of the first page. */
export async function readFirstPage(
  bytes: Uint8Array,
  dpi = 144,
): Promise<{ page: PdfPage; raster: Raster | null }> {
  const pdf = await openHere(bytes);
  try {
    return await pdf.readPage(1, { dpi });
  } finally {
    await pdf.close();
  }
}

export const textOf = (page: PdfPage): string => page.glyphs.map(({ text }) => text).join("");

/** A grey picture in which no two neighbours, and no two corners, are alike. */
export function patternOf(width: number, height: number): Raster {
  const data = Uint8Array.from(
    { length: width * height },
    (_, at) => (at * 7 + Math.floor(at / width) * 13) % 251,
  );
  return { data, width, height, channels: 1 };
}

export const toPng = ({ data, width, height }: Raster): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();

/** Places an image stream as it is: `entries` are its dictionary, `box` is x, y, width and height in points, y up. */
export function placeImage(
  page: PDFPage,
  bytes: Uint8Array,
  entries: Record<string, string | number | boolean | number[] | object>,
  box: readonly [number, number, number, number],
): void {
  const { context } = page.doc;
  const stream = context.stream(bytes, { Type: "XObject", Subtype: "Image", ...entries } as never);
  const name = page.node.newXObject("Im", context.register(stream));
  const [x, y, width, height] = box;
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(width, 0, 0, height, x, y),
    drawObject(name),
    popGraphicsState(),
  );
}

/** Pixels darker than mid-grey within a box of the page (200 by 300 points). */
export function inkOf({ data, width, channels }: Raster, [x0, y0, x1, y1]: readonly number[]): number {
  const scale = width / 200;
  let ink = 0;
  for (let y = Math.round(y0! * scale); y < y1! * scale; y++)
    for (let x = Math.round(x0! * scale); x < x1! * scale; x++)
      if (data[(y * width + x) * channels]! < 128) ink++;
  return ink;
}
