import { bendPoint, type Warp } from "../core/warp.ts";
import type { Raster } from "../pdf/types.ts";
import { binarise } from "./binarise.ts";
import { measureSkew } from "./measureSkew.ts";
import { measureWarp } from "./measureWarp.ts";
import { resample } from "./resample.ts";
import { leaning, turnInkBack } from "./turnInkBack.ts";
import type { Step } from "./types.ts";

/** What makes a picture of the page straight, by how much the page leant, and how it was bent besides. */
export interface Straightened {
  readonly turnStraight: (grey: Raster) => Raster;
  readonly skew: number;
  readonly warp: Warp | null;
  readonly steps: readonly Step[];
}

/**
 * Measures how the page leans and is bent. `turnStraight` turns a picture of it upright and flattens it: all in one
 * resampling, which blurs a little.
 */
export function straighten(grey: Raster, inkBelow: number, dpi: number): Straightened {
  const ink = binarise(grey, inkBelow);
  const skew = measureSkew(ink);
  const bent = measureWarp(turnInkBack(ink, skew), dpi);
  const steps: Step[] = skew === 0 ? [] : [{ name: "deskew", detail: `${skew}°` }];
  if (bent === null) {
    const turnStraight = (picture: Raster): Raster =>
      skew === 0 ? picture : resample(picture, leaning(picture, skew));
    return { turnStraight, skew, warp: null, steps };
  }
  const points = (value: number): number => Math.round(value * 100) / 100;
  steps.push({
    name: "flatten",
    detail: `lines bent by ${points(bent.before)} pt, then ${points(bent.after)} pt`,
  });
  const scale = dpi / 72;
  const size = { width: grey.width / scale, height: grey.height / scale };
  const lean = leaning(grey, skew);
  const turnStraight = (picture: Raster): Raster =>
    resample(picture, (x, y) => {
      const [foundX, foundY] = bendPoint((x + 0.5) / scale, (y + 0.5) / scale, bent.warp, size);
      return lean(foundX * scale - 0.5, foundY * scale - 0.5);
    });
  return { turnStraight, skew, warp: bent.warp, steps };
}
