import type { Raster } from "../pdf/types.ts";

/** Clockwise degrees of a turn that loses nothing. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/** The picture turned clockwise by `turn`, pixel for pixel; the same picture where that is nothing. */
export function quarterTurn(raster: Raster, turn: QuarterTurn): Raster {
  if (turn === 0) return raster;
  const { data: from, width, height, channels } = raster;
  const isAcross = turn !== 180;
  const [newWidth, newHeight] = isAcross ? [height, width] : [width, height];
  // Where the turned picture's first pixel comes from, and the steps in the source for one pixel right and down.
  const first = turn === 90 ? (height - 1) * width : turn === 180 ? width * height - 1 : width - 1;
  const [right, down] = turn === 90 ? [-width, 1] : turn === 180 ? [-1, -width] : [width, -1];
  const data = new Uint8Array(from.length);
  for (let top = 0; top < newHeight; top += BLOCK) {
    for (let left = 0; left < newWidth; left += BLOCK) {
      const [bottom, end] = [Math.min(top + BLOCK, newHeight), Math.min(left + BLOCK, newWidth)];
      for (let y = top; y < bottom; y++) {
        let source = (first + y * down + left * right) * channels;
        for (
          let to = (y * newWidth + left) * channels;
          to < (y * newWidth + end) * channels;
          to += channels
        ) {
          for (let channel = 0; channel < channels; channel++)
            data[to + channel] = from[source + channel] as number;
          source += right * channels;
        }
      }
    }
  }
  return { data, width: newWidth, height: newHeight, channels };
}

/** Pixels a side of the squares that are turned at a time, so that both pictures stay in the cache. */
const BLOCK = 64;
