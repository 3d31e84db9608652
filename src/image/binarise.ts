import type { Raster } from "../pdf/types.ts";
import { histogramOf } from "./histogram.ts";
import { asWords, fourTimes } from "./words.ts";

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
  const histogram = Float64Array.from(histogramOf(grey.data));
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
export function binarise({ data: from, width, height }: Raster, threshold: number): Bitmap {
  const data = new Uint8Array(from.length);
  const words = asWords(from);
  const paper = fourTimes(paperBits(threshold));
  for (let word = 0, at = 0; word < words.length; word++, at += 4) {
    if (((words[word] as number) & paper) === paper) continue;
    if ((from[at] as number) < threshold) data[at] = 1;
    if ((from[at + 1] as number) < threshold) data[at + 1] = 1;
    if ((from[at + 2] as number) < threshold) data[at + 2] = 1;
    if ((from[at + 3] as number) < threshold) data[at + 3] = 1;
  }
  for (let at = words.length * 4; at < data.length; at++) if ((from[at] as number) < threshold) data[at] = 1;
  return { data, width, height };
}

/** Leading bits, as few as may be: a grey that has them all is no darker than `threshold`. */
function paperBits(threshold: number): number {
  let bits = 0;
  for (let bit = 128; bits < threshold && bit > 0; bit >>= 1) bits |= bit;
  return bits;
}
