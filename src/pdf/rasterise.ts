import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { ImageKind } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Box, heightOf, widthOf } from "../core/geometry.ts";
import type { Painted, PaintedImage } from "./paint.ts";
import { boundedDpi, finestResolution } from "./scanResolution.ts";
import { takePixels } from "./takePixels.ts";
import { type TileGrid, tileGrid } from "./tileGrid.ts";
import { type DecodedImage, toRaster } from "./toRaster.ts";
import type { Raster } from "./types.ts";

/** The page's picture and its pixels per inch. Throws where an image of the page cannot be decoded. */
export async function rasterise(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  painted: readonly Painted[],
  options: {
    readonly bounds: Box;
    readonly rotation: number;
    readonly dpi: number;
    readonly isScan: boolean;
  },
): Promise<{ raster: Raster; dpi: number }> {
  const { bounds } = options;
  const images = painted.filter((item) => item.kind === "image");
  const decoded = await decodeAll(page, images);
  const grid = options.isScan ? tileGrid(painted, bounds) : null;
  const pixels = grid && pixelsOf(grid, decoded);
  if (grid !== null && pixels !== null && boundedDpi(grid.dpi, bounds) === grid.dpi) {
    return { raster: takePixels(grid, pixels, bounds), dpi: grid.dpi };
  }
  const own = finestResolution(images);
  const dpi = boundedDpi(
    own === null ? options.dpi : options.isScan ? own : Math.max(own, options.dpi),
    bounds,
  );
  return { raster: await draw(document, page, options, dpi), dpi };
}

/** The tiles' pixels; null where one was enlarged to its transparency's size. */
function pixelsOf({ tiles }: TileGrid, decoded: ReadonlyMap<string, DecodedImage>): Raster[] | null {
  const images = tiles.map(({ image }) => decoded.get(image.source.id as string) as DecodedImage);
  const areTheirOwn = tiles.every(({ image: { source } }, index) => {
    const { width, height } = images[index] as DecodedImage;
    return width === source.width && height === source.height;
  });
  return areTheirOwn ? images.map(toRaster) : null;
}

/** pdf.js goes on silently without an image that it cannot decode: here that is an error of the page. */
async function decodeAll(
  page: PDFPageProxy,
  images: readonly PaintedImage[],
): Promise<Map<string, DecodedImage>> {
  const decoded = new Map<string, DecodedImage>();
  for (const { source } of images) {
    const { id, isMask } = source;
    if (id === null || decoded.has(id)) continue;
    const pool = id.startsWith("g_") ? page.commonObjs : page.objs;
    const image = await new Promise<DecodedImage | null>((resolve) => pool.get(id, resolve));
    if (!image?.data) throw new Error("an image of the page cannot be decoded");
    if (isMask && image.data.length < Math.ceil(image.width / 8) * image.height) {
      throw new Error("an image of the page is cut short");
    }
    decoded.set(id, isMask ? { ...image, kind: ImageKind.GRAYSCALE_1BPP } : image);
  }
  return decoded;
}

async function draw(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  { bounds, rotation }: { readonly bounds: Box; readonly rotation: number },
  dpi: number,
): Promise<Raster> {
  const scale = dpi / 72;
  const [width, height] = [Math.round(widthOf(bounds) * scale), Math.round(heightOf(bounds) * scale)];
  const factory = document.canvasFactory as CanvasFactory;
  const surface = factory.create(width, height);
  try {
    const viewport = page.getViewport({ scale, rotation });
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
