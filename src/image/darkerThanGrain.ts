import type { Raster } from "../pdf/types.ts";
import { histogramOf } from "./histogram.ts";
import { measureNoise } from "./measureNoise.ts";

/** The grey that is darker than the picture's paper by so many standard deviations of its grain. */
export const darkerThanGrain = (picture: Raster, deviations: number): number =>
  Math.round(medianOf(picture) - deviations * measureNoise(picture));

/** The grey of the paper: most pixels are paper. */
function medianOf({ data }: Raster): number {
  const counts = histogramOf(data);
  let [value, below] = [0, counts[0] as number];
  while (below * 2 < data.length) below += counts[++value] as number;
  return value;
}
