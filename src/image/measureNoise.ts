import type { Raster } from "../pdf/types.ts";

/** Every so manieth pixel is looked at, in either direction: tens of thousands tell enough. */
const STEP = 7;
/** Pixels apart that are compared: the optics of a scanner give direct neighbours some of the same grain. */
const APART = 2;
/** The median of |a - b| for two normal values of deviation 1: 0.6745 times the root of 2. */
const MEDIAN_DIFFERENCE = 0.954;

/** The grain of the page in grey levels: the standard deviation of its paper, as most pixels are paper. */
export function measureNoise({ data, width, height }: Raster): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let y = 0; y < height; y += STEP) {
    for (let x = 0; x < width - APART; x += STEP, total++) {
      const at = y * width + x;
      counts[Math.abs((data[at] as number) - (data[at + APART] as number))]!++;
    }
  }
  let [difference, below] = [0, counts[0] as number];
  while (difference < 255 && below * 2 < total) below += counts[++difference] as number;
  return difference / MEDIAN_DIFFERENCE;
}
