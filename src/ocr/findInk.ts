import { binarise } from "../image/binarise.ts";
import { type Component, findComponents } from "../image/components.ts";
import type { ImagePage } from "../image/types.ts";
import type { Raster } from "../pdf/types.ts";
import type { Enclosures } from "./enclosures.ts";
import type { Line, Piece } from "./findLines.ts";

/** Points: larger pieces of ink are frames, seals and pictures. */
const [WIDEST, HIGHEST] = [200, 60];
/** Points: a piece as long as this is a stroke, however light; shorter ones may be the paper's grain. */
const SURE = 3;
const WHITE = 255;
/** Pixels: no dot of a printer is smaller. */
const SMALLEST_AREA = 3;
/** In text heights, both ways: a line of smaller pieces alone is dust, a point never stands without its figure. */
const DUST = 0.22;

/**
 * The pieces of ink that may be text, each with the enclosure that its middle lies in. Thin strokes (一, the serifs
 * of Song) scan lighter than the rest, so whatever is half-way between ink and paper counts; small pieces only where
 * they are as dark as ink somewhere: the grain of the paper is not.
 */
export function findInk(text: Raster, page: ImagePage, enclosures: Enclosures): Piece[] {
  const scale = page.dpi / 72;
  const isInk = ({ x0, y0, x1, y1, area }: Component): boolean => {
    const [width, height] = [x1 - x0, y1 - y0];
    if (area < SMALLEST_AREA || width > WIDEST * scale || height > HIGHEST * scale) return false;
    return Math.max(width, height) >= SURE * scale || darkest(text, { x0, y0, x1, y1, area }) < page.inkBelow;
  };
  return findComponents(binarise(text, Math.round((page.inkBelow + WHITE) / 2)))
    .filter(isInk)
    .map((component) => ({
      ...component,
      enclosure: enclosures.at(
        (component.x0 + component.x1) / 2 / scale,
        (component.y0 + component.y1) / 2 / scale,
      ),
    }));
}

function darkest({ data, width }: Raster, { x0, y0, x1, y1 }: Component): number {
  let value = WHITE;
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) value = Math.min(value, data[y * width + x] as number);
  return value;
}

/** Is the line nothing but specks? */
export const isDust = (line: Line, textHeight: number): boolean =>
  line.pieces.every(({ x0, y0, x1, y1 }) => Math.max(x1 - x0, y1 - y0) < DUST * textHeight);
