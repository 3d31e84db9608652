import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box } from "../core/geometry.ts";
import { createEasel, drawPage } from "./drawPage.ts";
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
  const easel = createEasel(document, options, dpi);
  try {
    return { raster: toRaster(await drawPage(page, easel)), dpi };
  } finally {
    easel.clear();
  }
}

/** The tiles' pixels; null where one has none, or was enlarged to its transparency's size. */
function pixelsOf({ tiles }: TileGrid, decoded: ReadonlyMap<string, DecodedImage>): Raster[] | null {
  const images = tiles.flatMap(({ image: { source } }) => {
    const image = decoded.get(source.id as string);
    return image?.width === source.width && image.height === source.height ? image : [];
  });
  return images.length === tiles.length ? images.map(toRaster) : null;
}
