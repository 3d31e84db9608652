import type { Raster } from "../pdf/types.ts";
import type { Bitmap } from "./binarise.ts";

/** Pixels along the line over which grain is averaged away. */
export const SMOOTHED = 9;
/** Pixels beside the line where its paper is looked at: beyond its blurred edge. */
const BESIDE = 3;
/** Grey levels by which a hairline is darker than the paper on both sides. */
const CONTRAST = 16;

/**
 * Marks pixels that are darker, averaged along the row, than the paper a little above and below: rulings too light
 * to be ink by the page's threshold stand out so, as do the horizontal strokes of characters.
 */
export function findHairlines({ data, width, height }: Raster): Bitmap {
  const smooth = new Uint16Array(data.length);
  const reach = SMOOTHED >> 1;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    let sum = 0;
    for (let x = 0; x < Math.min(SMOOTHED, width); x++) sum += data[start + x] as number;
    for (let x = reach; x < width - reach - 1; x++) {
      smooth[start + x] = sum;
      sum += (data[start + x + reach + 1] as number) - (data[start + x - reach] as number);
    }
  }
  const marks = new Uint8Array(data.length);
  const step = BESIDE * width;
  for (let at = step; at < data.length - step; at++) {
    const level = (smooth[at] as number) + CONTRAST * SMOOTHED;
    if ((smooth[at - step] as number) >= level && (smooth[at + step] as number) >= level) marks[at] = 1;
  }
  return { data: marks, width, height };
}
