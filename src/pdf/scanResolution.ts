import { type Box, heightOf, widthOf } from "../core/geometry.ts";
import type { Matrix } from "./matrix.ts";
import type { PaintedImage } from "./paint.ts";

const POINTS_PER_INCH = 72;
/** Pixels per inch: finer scans are reduced to it, characters gain nothing above. */
const MAX_DPI = 600;
/** Pixels of one page's raster: A3 at 450 dpi. */
const MAX_PIXELS = 40_000_000;
/** Of the images' area: the finest ones that make up this much set the resolution, small logos do not. */
const DECISIVE_AREA = 0.3;

/** Pixels per inch of a placed image along its two sides. */
export function imageResolution({
  matrix,
  source,
}: Pick<PaintedImage, "matrix" | "source">): readonly [number, number] {
  const [a, b, c, d]: Matrix = matrix;
  return [
    (source.width * POINTS_PER_INCH) / Math.hypot(a, b),
    (source.height * POINTS_PER_INCH) / Math.hypot(c, d),
  ];
}

/** The resolution at which the page's images lose nothing, or null where none says its size. */
export function finestResolution(images: readonly PaintedImage[]): number | null {
  const known = images
    .filter(({ source }) => source.width > 0 && source.height > 0)
    .map((image) => ({
      dpi: Math.max(...imageResolution(image)),
      area: widthOf(image.box) * heightOf(image.box),
    }))
    .toSorted((a, b) => b.dpi - a.dpi);
  const total = known.reduce((sum, { area }) => sum + area, 0);
  let area = 0;
  for (const image of known) {
    area += image.area;
    if (area >= DECISIVE_AREA * total) return image.dpi;
  }
  return null;
}

/** `dpi`, or the most that the page's size allows. */
export function boundedDpi(dpi: number, page: Box): number {
  const squareInches = (widthOf(page) * heightOf(page)) / POINTS_PER_INCH ** 2;
  return Math.min(dpi, MAX_DPI, Math.sqrt(MAX_PIXELS / squareInches));
}
