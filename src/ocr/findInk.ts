import { binarise } from "../image/binarise.ts";
import { type Component, findComponents } from "../image/components.ts";
import type { ImagePage } from "../image/types.ts";
import type { Raster } from "../pdf/types.ts";
import type { Enclosures } from "./enclosures.ts";
import type { Line, Piece } from "./findLines.ts";

/** Points: larger pieces of ink are frames, seals and pictures. */
const [WIDEST, HIGHEST] = [200, 60];
/** Pixels: no dot of a printer is smaller. */
const SMALLEST_AREA = 3;
/** In text heights, both ways: a line of smaller pieces alone is dust, a point never stands without its figure. */
const DUST = 0.22;

/** The pieces of ink that may be text, each with the enclosure that its middle lies in. */
export function findInk(text: Raster, page: ImagePage, enclosures: Enclosures): Piece[] {
  const scale = page.dpi / 72;
  const isTextSized = ({ x0, y0, x1, y1, area }: Component): boolean =>
    area >= SMALLEST_AREA && x1 - x0 <= WIDEST * scale && y1 - y0 <= HIGHEST * scale;
  return findComponents(binarise(text, page.inkBelow))
    .filter(isTextSized)
    .map((component) => ({
      ...component,
      enclosure: enclosures.at(
        (component.x0 + component.x1) / 2 / scale,
        (component.y0 + component.y1) / 2 / scale,
      ),
    }));
}

/** Is the line nothing but specks? */
export const isDust = (line: Line, textHeight: number): boolean =>
  line.pieces.every(({ x0, y0, x1, y1 }) => Math.max(x1 - x0, y1 - y0) < DUST * textHeight);
