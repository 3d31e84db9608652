import type { Raster } from "../pdf/types.ts";
import { histogramOf } from "./histogram.ts";
import { measureNoise } from "./measureNoise.ts";

/** Tells the grey that is darker than the picture's paper by so many standard deviations of its grain. */
export function darkerThanGrain(picture: Raster): (deviations: number) => number {
  const [paper, grain] = [medianOf(picture), measureNoise(picture)];
  return (deviations) => Math.round(paper - deviations * grain);
}

/** The grey of the paper: most pixels are paper. */
function medianOf({ data }: Raster): number {
  const counts = histogramOf(data);
  let [value, below] = [0, counts[0] as number];
  while (below * 2 < data.length) below += counts[++value] as number;
  return value;
}
