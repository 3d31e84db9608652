import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { ImageKind } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Box, heightOf, intersection, widthOf } from "../core/geometry.ts";
import { applyToBox, isUpright } from "./matrix.ts";
import type { Painted, PaintedImage } from "./paint.ts";
import { boundedDpi, finestResolution, imageResolution } from "./scanResolution.ts";
import { type DecodedImage, takePixels, toRaster } from "./takePixels.ts";
import type { Raster } from "./types.ts";

/** Relative: a scan whose two resolutions differ by more is stretched when drawn. */
const SQUARE = 0.01;
/** Points: a clip that cuts less off an image cuts nothing. */
const CLIP_SLACK = 1;

/** The page's picture and its pixels per inch. Throws where an image of the page cannot be decoded. */
export async function rasterise(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  painted: readonly Painted[],
  options: { readonly bounds: Box; readonly dpi: number; readonly isScan: boolean },
): Promise<{ raster: Raster; dpi: number }> {
  const { bounds } = options;
  const images = painted.filter((item) => item.kind === "image");
  const decoded = await decodeAll(page, images);
  const sole = options.isScan ? soleImage(painted, bounds) : null;
  if (sole !== null) {
    const [across, down] = imageResolution(sole);
    const dpi = (across + down) / 2;
    const pixels = decoded.get(sole.source.id as string);
    const isSquare = Math.abs(across / down - 1) <= SQUARE;
    if (pixels && isSquare && boundedDpi(dpi, bounds) === dpi) {
      return { raster: takePixels(pixels, sole.matrix, bounds, dpi), dpi };
    }
  }
  const own = finestResolution(images);
  const dpi = boundedDpi(
    own === null ? options.dpi : options.isScan ? own : Math.max(own, options.dpi),
    bounds,
  );
  return { raster: await draw(document, page, bounds, dpi), dpi };
}

/** The page's one image, where nothing else is painted and it lies upright and whole. */
function soleImage(painted: readonly Painted[], bounds: Box): PaintedImage | null {
  const marks = painted.filter(
    (item) => item.kind !== "glyph" && !(item.kind === "area" && item.lightness === 1),
  );
  const [image] = marks;
  if (marks.length !== 1 || image?.kind !== "image" || image.source.id === null || image.opacity < 1)
    return null;
  const whole = intersection(applyToBox(image.matrix, [0, 0, 1, 1]), bounds);
  const isWhole =
    whole?.every((side, index) => Math.abs(side - (image.box[index] as number)) <= CLIP_SLACK) ?? false;
  return isWhole && isUpright(image.matrix) ? image : null;
}

/** pdf.js goes on silently without an image that it cannot decode: here that is an error of the page. */
async function decodeAll(
  page: PDFPageProxy,
  images: readonly PaintedImage[],
): Promise<Map<string, DecodedImage>> {
  const decoded = new Map<string, DecodedImage>();
  for (const id of new Set(images.flatMap(({ source }) => source.id ?? []))) {
    const pool = id.startsWith("g_") ? page.commonObjs : page.objs;
    const image = await new Promise<DecodedImage | null>((resolve) => pool.get(id, resolve));
    if (!image?.data) throw new Error("an image of the page cannot be decoded");
    decoded.set(id, image);
  }
  return decoded;
}

async function draw(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  bounds: Box,
  dpi: number,
): Promise<Raster> {
  const scale = dpi / 72;
  const [width, height] = [Math.round(widthOf(bounds) * scale), Math.round(heightOf(bounds) * scale)];
  const factory = document.canvasFactory as CanvasFactory;
  const surface = factory.create(width, height);
  try {
    const viewport = page.getViewport({ scale });
    await page.render({ canvas: null, canvasContext: surface.context, viewport, background: "#ffffff" })
      .promise;
    const { data } = surface.context.getImageData(0, 0, width, height);
    return toRaster({ data, width, height, kind: ImageKind.RGBA_32BPP });
  } finally {
    factory.destroy(surface);
  }
}

/** pdf.js's canvas factory, which it types as Object; the context is the one of @napi-rs/canvas. */
interface CanvasFactory {
  create(width: number, height: number): Surface;
  destroy(surface: Surface): void;
}
interface Surface {
  readonly context: {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
  };
}
