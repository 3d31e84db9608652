import type { Raster } from "../../pdf/types.ts";

/** Pixels: the height that the network was trained at. */
export const LINE_HEIGHT = 48;
/** Pixels: narrower lines are padded to this with mid-grey, the zero of the network's input; measured best. */
const NARROWEST = 160;
/** Pixels: widths are rounded up to this, so that lines can share a batch. */
const WIDTH_STEP = 32;
/** Pixels: a line of 60 characters; longer ones are squeezed. */
const WIDEST = 3200;
const CHANNELS = 3;

/** Width in pixels that the line takes at the network's height, without padding. */
export const scaledWidth = (crop: Raster): number =>
  Math.min(WIDEST, Math.max(1, Math.round((crop.width * LINE_HEIGHT) / crop.height)));

/** The same with padding: depends on the line alone, so that its reading does too. */
export const paddedWidth = (crop: Raster): number =>
  Math.ceil(Math.max(NARROWEST, scaledWidth(crop)) / WIDTH_STEP) * WIDTH_STEP;

/** Writes the line into slot `index` of a batch [lines, 3, 48, width], grey values from -1 to 1. */
export function prepareLine(crop: Raster, batch: Float32Array, index: number, width: number): void {
  const inked = scaledWidth(crop);
  const plane = LINE_HEIGHT * width;
  const start = index * CHANNELS * plane;
  const [columns, rows] = [resampling(crop.width, inked), resampling(crop.height, LINE_HEIGHT)];
  const squeezed = new Float32Array(crop.height * inked);
  for (let y = 0; y < crop.height; y++) {
    for (let x = 0; x < inked; x++) {
      let value = 0;
      for (const { at, weight } of columns[x]!) value += weight * (crop.data[y * crop.width + at] as number);
      squeezed[y * inked + x] = value;
    }
  }
  for (let y = 0; y < LINE_HEIGHT; y++) {
    for (let x = 0; x < inked; x++) {
      let value = 0;
      for (const { at, weight } of rows[y]!) value += weight * (squeezed[at * inked + x] as number);
      batch[start + y * width + x] = value / 127.5 - 1;
    }
  }
  for (let channel = 1; channel < CHANNELS; channel++) batch.copyWithin(start + channel * plane, start, start + plane);
}

interface Tap {
  readonly at: number;
  readonly weight: number;
}

/** For each target pixel the source pixels it is made of: linear interpolation, widened to an average where it shrinks. */
function resampling(source: number, target: number): Tap[][] {
  const step = source / target;
  const reach = Math.max(1, step);
  return Array.from({ length: target }, (_, index) => {
    const centre = (index + 0.5) * step - 0.5;
    const taps: Tap[] = [];
    for (let at = Math.ceil(centre - reach); at <= Math.floor(centre + reach); at++) {
      const weight = 1 - Math.abs(at - centre) / reach;
      if (weight > 0) taps.push({ at: Math.min(source - 1, Math.max(0, at)), weight });
    }
    const total = taps.reduce((sum, { weight }) => sum + weight, 0);
    return taps.map(({ at, weight }) => ({ at, weight: weight / total }));
  });
}
