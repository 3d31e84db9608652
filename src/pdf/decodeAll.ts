import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { ImageKind } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PageLoss } from "../findings/catalogue/pages.ts";
import { tellLoss } from "./losses.ts";
import type { PaintedImage } from "./paint.ts";
import type { DecodedImage } from "./toRaster.ts";

/** An image as pdf.js hands it over, with the name of its object in the file: `12R`. */
type NamedImage = DecodedImage & { readonly ref?: string };

/**
 * The images of the page that can be decoded, by name. What pdf.js leaves out or fills up is told of as lost: images
 * without pixels or with fewer than they have, and what `damaged` says of an object's image.
 */
export async function decodeAll(
  page: PDFPageProxy,
  images: readonly PaintedImage[],
  damaged: ReadonlyMap<number, PageLoss>,
): Promise<Map<string, DecodedImage>> {
  const decoded = new Map<string, DecodedImage>();
  for (const { source } of images) {
    const { id, isMask } = source;
    if (id === null || decoded.has(id)) continue;
    const pool = id.startsWith("g_") ? page.commonObjs : page.objs;
    const image = await new Promise<NamedImage | null>((resolve) => pool.get(id, resolve));
    if (!image?.data) {
      tellLoss("picture");
      continue;
    }
    const whole = isMask ? { ...image, kind: ImageKind.GRAYSCALE_1BPP } : image;
    const loss = damaged.get(Number.parseInt(image.ref ?? "", 10));
    if (loss !== undefined) tellLoss(loss);
    if (image.data.length < bytesOf(whole)) tellLoss("picture-cut");
    else decoded.set(id, whole);
  }
  return decoded;
}

function bytesOf({ width, height, kind }: DecodedImage): number {
  if (kind === ImageKind.GRAYSCALE_1BPP) return Math.ceil(width / 8) * height;
  return width * height * (kind === ImageKind.RGBA_32BPP ? 4 : 3);
}
