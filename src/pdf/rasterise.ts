import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { ImageKind } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Box, heightOf, widthOf } from "../core/geometry.ts";
import type { Painted } from "./paint.ts";
import { boundedDpi, finestResolution } from "./scanResolution.ts";
import { takePixels } from "./takePixels.ts";
import { type TileGrid, tileGrid } from "./tileGrid.ts";
import { type DecodedImage, toRaster } from "./toRaster.ts";
import type { Raster } from "./types.ts";

/** The page's picture and its pixels per inch, without the images that cannot be decoded. */
export async function rasterise(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  painted: readonly Painted[],
  options: {
    readonly bounds: Box;
    readonly rotation: number;
    readonly dpi: number;
    readonly isScan: boolean;
    /** The images that could be decoded, by name. */
    readonly decoded: ReadonlyMap<string, DecodedImage>;
  },
): Promise<{ raster: Raster; dpi: number }> {
  const { bounds, decoded } = options;
  const images = painted.filter((item) => item.kind === "image");
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

/** The tiles' pixels; null where one has none, or was enlarged to its transparency's size. */
function pixelsOf({ tiles }: TileGrid, decoded: ReadonlyMap<string, DecodedImage>): Raster[] | null {
  const images = tiles.flatMap(({ image: { source } }) => {
    const image = decoded.get(source.id as string);
    return image?.width === source.width && image.height === source.height ? image : [];
  });
  return images.length === tiles.length ? images.map(toRaster) : null;
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
