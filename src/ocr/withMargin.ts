import type { Raster } from "../pdf/types.ts";

const WHITE = 255;

/** The grey crop with white around it: `across` pixels on its left and right, `down` above and below. */
export function withMargin(crop: Raster, across: number, down: number): Raster {
  const [width, height] = [crop.width + 2 * across, crop.height + 2 * down];
  const data = new Uint8Array(width * height).fill(WHITE);
  for (let y = 0; y < crop.height; y++)
    data.set(crop.data.subarray(y * crop.width, (y + 1) * crop.width), (y + down) * width + across);
  return { data, width, height, channels: 1 };
}
