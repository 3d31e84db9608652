import type { Raster } from "../../pdf/types.ts";
import { resize } from "../resize.ts";

/** Pixels: the height that the network was trained at. */
export const LINE_HEIGHT = 48;
/** Pixels: narrower lines are padded to this with mid-grey, the zero of the network's input; measured best. */
const NARROWEST = 160;
/** Pixels: widths are rounded up to this, so that lines can share a batch. */
const WIDTH_STEP = 32;
/** Pixels: a line of 60 characters; longer ones are squeezed. */
const WIDEST = 3200;
export const CHANNELS = 3;

/** Width in pixels that the line takes at the network's height, without padding. */
export const scaledWidth = (crop: Raster): number =>
  Math.min(WIDEST, Math.max(1, Math.round((crop.width * LINE_HEIGHT) / crop.height)));

/** The same with padding: depends on the line alone, so that its reading does too. */
export const paddedWidth = (crop: Raster): number =>
  Math.ceil(Math.max(NARROWEST, scaledWidth(crop)) / WIDTH_STEP) * WIDTH_STEP;

/** Writes the line into slot `index` of a batch [lines, 3, 48, width], grey values from -1 to 1. */
export function prepareLine(crop: Raster, batch: Float32Array, index: number, width: number): void {
  const line = resize(crop, scaledWidth(crop), LINE_HEIGHT);
  const plane = LINE_HEIGHT * width;
  const start = index * CHANNELS * plane;
  for (let y = 0; y < LINE_HEIGHT; y++) {
    for (let x = 0; x < line.width; x++) {
      batch[start + y * width + x] = (line.data[y * line.width + x] as number) / 127.5 - 1;
    }
  }
  for (let channel = 1; channel < CHANNELS; channel++)
    batch.copyWithin(start + channel * plane, start, start + plane);
}
