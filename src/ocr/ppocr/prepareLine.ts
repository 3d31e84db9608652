import type { Raster } from "../../pdf/types.ts";
import { resize } from "../resize.ts";
import type { InputShape } from "./network.ts";

/**
 * Of the network's height: narrower lines are padded to this with mid-grey, the zero of its input. Measured on 688 short
 * lines, softened: none is read otherwise than with 10/3, and they take half the time; with 1, one code more is wrong.
 */
const NARROWEST = 2;
/** Pixels: widths are rounded up to this, so that lines can share a batch. */
const WIDTH_STEP = 32;
/** Of the network's height: a line of 60 characters; longer ones are squeezed. */
const WIDEST = 200 / 3;

/** Width in pixels that the line takes at the network's height, without padding. */
export const scaledWidth = (crop: Raster, height: number): number =>
  Math.min(Math.round(WIDEST * height), Math.max(1, Math.round((crop.width * height) / crop.height)));

/** The same with padding: depends on the line alone, so that its reading does too. */
export const paddedWidth = (crop: Raster, height: number): number =>
  Math.ceil(Math.max(Math.round(NARROWEST * height), scaledWidth(crop, height)) / WIDTH_STEP) * WIDTH_STEP;

/** Grey values as the network takes them, from -1 to 1. */
const INPUT = Float32Array.from({ length: 256 }, (_, grey) => grey / 127.5 - 1);

/** Writes the line into slot `index` of a batch [lines, channels, height, width]. */
export function prepareLine(
  crop: Raster,
  batch: Float32Array,
  index: number,
  width: number,
  { channels, height }: InputShape,
): void {
  const line = resize(crop, scaledWidth(crop, height), height);
  const plane = height * width;
  const start = index * channels * plane;
  for (let y = 0; y < height; y++) {
    const [from, to] = [y * line.width, start + y * width];
    for (let x = 0; x < line.width; x++) batch[to + x] = INPUT[line.data[from + x]!]!;
  }
  for (let channel = 1; channel < channels; channel++)
    batch.copyWithin(start + channel * plane, start, start + plane);
}
