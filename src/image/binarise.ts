import type { Raster } from "../pdf/types.ts";

/** One byte a pixel, 1 where there is ink. */
export interface Bitmap {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** On whitened paper: ink is never lighter than this, nor is every blot that is a little darker than black ink. */
const [DARKEST, LIGHTEST] = [96, 200];

/** The grey below which a pixel is ink: Otsu's threshold (1979), which parts ink and paper best, within bounds. */
export function inkThreshold(grey: Raster): number {
  const histogram = new Float64Array(256);
  for (const value of grey.data) histogram[value]!++;
  const total = grey.data.length;
  const sum = histogram.reduce((all, count, value) => all + count * value, 0);
  let [best, bestSpread, below, sumBelow] = [0, -1, 0, 0];
  for (let value = 0; value < 255; value++) {
    below += histogram[value] as number;
    sumBelow += value * (histogram[value] as number);
    if (below === 0 || below === total) continue;
    const distance = sumBelow / below - (sum - sumBelow) / (total - below);
    const spread = below * (total - below) * distance * distance;
    if (spread > bestSpread) [best, bestSpread] = [value + 1, spread];
  }
  return Math.min(Math.max(best, DARKEST), LIGHTEST);
}

/** Ink is every pixel darker than `threshold`. */
export function binarise(grey: Raster, threshold: number): Bitmap {
  const data = new Uint8Array(grey.data.length);
  for (let at = 0; at < data.length; at++) data[at] = (grey.data[at] as number) < threshold ? 1 : 0;
  return { data, width: grey.width, height: grey.height };
}
