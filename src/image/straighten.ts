import { bendPoint, type Warp } from "../core/warp.ts";
import type { Raster } from "../pdf/types.ts";
import { binarise } from "./binarise.ts";
import { measureSkew } from "./measureSkew.ts";
import { measureWarp } from "./measureWarp.ts";
import { resample } from "./resample.ts";
import { leaning, turnInkBack } from "./turnInkBack.ts";
import type { Step } from "./types.ts";

/** The straight picture, by how much the page leant, and how it was bent besides. */
export interface Straightened {
  readonly grey: Raster;
  readonly skew: number;
  readonly warp: Warp | null;
  readonly steps: readonly Step[];
}

/** Turns the picture upright and flattens it, where it leans or is bent: all in one resampling, which blurs a little. */
export function straighten(grey: Raster, inkBelow: number, dpi: number): Straightened {
  const ink = binarise(grey, inkBelow);
  const skew = measureSkew(ink);
  const bent = measureWarp(turnInkBack(ink, skew), dpi);
  const steps: Step[] = skew === 0 ? [] : [{ name: "deskew", detail: `${skew}°` }];
  if (bent === null) {
    return { grey: skew === 0 ? grey : resample(grey, leaning(grey, skew)), skew, warp: null, steps };
  }
  const points = (value: number): number => Math.round(value * 100) / 100;
  steps.push({
    name: "flatten",
    detail: `lines bent by ${points(bent.before)} pt, then ${points(bent.after)} pt`,
  });
  const scale = dpi / 72;
  const size = { width: grey.width / scale, height: grey.height / scale };
  const lean = leaning(grey, skew);
  const flat = resample(grey, (x, y) => {
    const [foundX, foundY] = bendPoint((x + 0.5) / scale, (y + 0.5) / scale, bent.warp, size);
    return lean(foundX * scale - 0.5, foundY * scale - 0.5);
  });
  return { grey: flat, skew, warp: bent.warp, steps };
}
