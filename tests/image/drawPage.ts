import { resample } from "../../src/image/resample.ts";
import { leaning } from "../../src/image/turnInkBack.ts";
import type { PdfPage, Raster } from "../../src/pdf/types.ts";

/** Pixels per inch of the pages drawn here. */
export const DPI = 200;

/** A filled box in points. */
export type Mark = readonly [x0: number, y0: number, x1: number, y1: number, grey?: number];

/** A white page of `width` by `height` points with `marks` on it; edges fall on whole pixels. */
export function drawPage(width: number, height: number, marks: readonly Mark[], paper = 255): Raster {
  const pixel = (points: number): number => Math.round((points * DPI) / 72);
  const raster = { width: pixel(width), height: pixel(height), channels: 1 as const };
  const data = new Uint8Array(raster.width * raster.height).fill(paper);
  for (const [x0, y0, x1, y1, grey = 0] of marks) {
    for (let y = pixel(y0); y < Math.max(pixel(y1), pixel(y0) + 1); y++) {
      data.fill(grey, y * raster.width + pixel(x0), y * raster.width + Math.max(pixel(x1), pixel(x0) + 1));
    }
  }
  return { ...raster, data };
}

export function pageOf(width: number, height: number): PdfPage {
  return { number: 1, kind: "scan", width, height, rotation: 0, dpi: DPI, glyphs: [], rulings: [] };
}

/** A line of 0.72 points from one place to another, horizontal or vertical. */
export function line(x0: number, y0: number, x1: number, y1: number, grey = 0): Mark {
  return x0 === x1 ? [x0 - 0.36, y0, x0 + 0.36, y1, grey] : [x0, y0 - 0.36, x1, y0 + 0.36, grey];
}

/** Blots as large as 9-point characters in a row: what text looks like to whoever cannot read. */
export function blots(x: number, y: number, count: number): Mark[] {
  return Array.from({ length: count }, (_, i): Mark => [x + 10 * i, y, x + 10 * i + 7.5, y + 8]);
}

/** Grain from -spread to spread, the same each time. */
export function addGrain(raster: Raster, spread: number): Raster {
  let state = 1;
  const data = raster.data.map((value) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.max(0, Math.min(255, value + Math.round(((state / 0x7fffffff) * 2 - 1) * spread)));
  });
  return { ...raster, data };
}

/** The page that leans `degrees` clockwise, set upright about its centre; same size, white corners. */
export const turnBack = (grey: Raster, degrees: number): Raster => resample(grey, leaning(grey, degrees));
