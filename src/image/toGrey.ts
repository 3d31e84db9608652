import type { Raster } from "../pdf/types.ts";

/** Luma of a colour raster (ITU-R BT.601 weights, in 256ths); a grey one as it is. */
export function toGrey(raster: Raster): Raster {
  if (raster.channels === 1) return raster;
  const { width, height, data: from } = raster;
  const data = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < data.length; pixel++, at += 3) {
    const luma = 77 * (from[at] as number) + 150 * (from[at + 1] as number) + 29 * (from[at + 2] as number);
    data[pixel] = luma >> 8;
  }
  return { data, width, height, channels: 1 };
}
