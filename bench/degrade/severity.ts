/** How bad a figure's print is, measured on the finished scan: not told by what was done to it. */
import type { Box } from "../../src/core/geometry.ts";
import type { Raster } from "../../src/pdf/types.ts";

/** What the picture of a figure is like. */
export interface Severity {
  /** Mean width of its strokes, pixels. */
  readonly stroke: number;
  /** Grey levels between ink and paper over the deviation of the paper's grain. */
  readonly contrastToNoise: number;
  /** Nothing is left of it that anybody could read. */
  readonly isGone: boolean;
}

export type Band = "A" | "B" | "C";

/** Least stroke in pixels and contrast to noise of the first two bands; all below is C. */
export const BANDS = { A: { stroke: 2, contrast: 6 }, B: { stroke: 1.5, contrast: 4 } } as const;

export function bandOf({ stroke, contrastToNoise }: Pick<Severity, "stroke" | "contrastToNoise">): Band {
  for (const band of ["A", "B"] as const) {
    if (stroke >= BANDS[band].stroke && contrastToNoise >= BANDS[band].contrast) return band;
  }
  return "C";
}

/** Pixels into which one of the scan is parted, each way, so that a stroke's edge is found between pixels. */
const FINE = 3;
/** Paper looked at left and right of a figure, in heights of it. */
const BESIDE = 0.6;
/** Darkness of the undamaged print from which a pixel is ink, of the darkest in the figure; below the other it is paper. */
const PRINT = { ink: 0.5, paper: 0.08 } as const;
/** Pixels around ink that are neither ink nor paper; strokes may have grown as far. */
const HALO = 1.5;
/** A figure is gone where less of its print than this share is darker than halfway to the paper, or its contrast is below the other. */
const GONE = { print: 0.25, contrast: 1.5 } as const;

/**
 * Measures the figure in `box`, pixels of a grey scan. `clean` is the undamaged print as it would lie there: it says
 * which pixels are ink.
 */
export function measureFigure(scan: Raster, clean: Raster, [x0, y0, x1, y1]: Box): Severity {
  const height = y1 - y0;
  const area: Box = [x0 - BESIDE * height, y0, x1 + BESIDE * height, y1];
  const [window, print] = [cut(scan, area), cut(clean, area)];
  const sorted = print.data.toSorted();
  // More than half of the area is paper, which may be tinted.
  const [darkest, ground] = [sorted[0] as number, sorted[sorted.length >> 1] as number];
  const darker = (share: number): Uint8Array =>
    Uint8Array.from(print.data, (value) => (ground - value > share * (ground - darkest) ? 1 : 0));
  const ink = darker(PRINT.ink);
  const around = widened(window, darker(PRINT.paper), Math.round(HALO * FINE));
  // Between pixels grain is evened out.
  const isPixel = (at: number): boolean =>
    (at % window.width) % FINE === FINE >> 1 && Math.floor(at / window.width) % FINE === FINE >> 1;
  const paper = meanAndDeviation(window.data, (at) => around[at] === 0 && isPixel(at));
  const contrast = paper.mean - meanAndDeviation(window.data, (at) => ink[at] === 1).mean;
  const limit = paper.mean - contrast / 2;
  const dark = Uint8Array.from(window.data, (value, at) => (around[at] === 1 && value < limit ? 1 : 0));
  const kept = meanAndDeviation(dark, (at) => ink[at] === 1).mean;
  const contrastToNoise = contrast / Math.max(1, paper.deviation);
  return {
    stroke: strokeOf(window, dark),
    contrastToNoise,
    isGone: kept < GONE.print || contrastToNoise < GONE.contrast,
  };
}

interface Window {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A part of the scan, finer by interpolation. */
function cut({ data, width, height }: Raster, [x0, y0, x1, y1]: Box): Window {
  // From whole pixels, so that every third fine one is a pixel of the scan as it is.
  const [left, top] = [Math.max(0, Math.floor(x0)), Math.max(0, Math.floor(y0))];
  const columns = Math.max(1, Math.round((Math.min(width - 1, x1) - left) * FINE));
  const rows = Math.max(1, Math.round((Math.min(height - 1, y1) - top) * FINE));
  const out = new Uint8Array(columns * rows);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      const [x, y] = [left + (column + 0.5) / FINE - 0.5, top + (row + 0.5) / FINE - 0.5];
      const [u, v] = [
        Math.min(width - 2, Math.max(0, Math.floor(x))),
        Math.min(height - 2, Math.max(0, Math.floor(y))),
      ];
      const [s, t] = [Math.max(0, x - u), Math.max(0, y - v)];
      const from = v * width + u;
      const upper = (data[from] as number) * (1 - s) + (data[from + 1] as number) * s;
      const lower = (data[from + width] as number) * (1 - s) + (data[from + width + 1] as number) * s;
      out[at] = upper * (1 - t) + lower * t;
    }
  }
  return { data: out, width: columns, height: rows };
}

/** 1 within `far` pixels of what `mask` marks. */
function widened({ width, height }: Window, mask: Uint8Array, far: number): Uint8Array {
  const wide = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x] !== 1) continue;
      for (let v = Math.max(0, y - far); v <= Math.min(height - 1, y + far); v++)
        wide.fill(1, v * width + Math.max(0, x - far), v * width + Math.min(width, x + far + 1));
    }
  }
  return wide;
}

/** Length of the outline that passes between four pixels, by how many of them are ink; two across a corner have both. */
const OUTLINE = [0, Math.SQRT1_2, 1, Math.SQRT1_2, 0] as const;

/** Pixels of the scan across a stroke: twice its area over its outline. */
function strokeOf({ width, height }: Window, ink: Uint8Array): number {
  let [area, outline] = [0, 0];
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const at = y * width + x;
      const [a, b, c, d] = [ink[at], ink[at + 1], ink[at + width], ink[at + width + 1]] as [
        number,
        number,
        number,
        number,
      ];
      area += a;
      outline += a === d && b === c && a !== b ? Math.SQRT2 : (OUTLINE[a + b + c + d] as number);
    }
  }
  return outline === 0 ? 0 : (2 * area) / outline / FINE;
}

/** Of the values at places that `isMeant` names; 0 where there are none. */
function meanAndDeviation(data: Uint8Array, isMeant: (at: number) => boolean) {
  let [sum, squares, count] = [0, 0, 0];
  for (let at = 0; at < data.length; at++) {
    if (!isMeant(at)) continue;
    const value = data[at] as number;
    sum += value;
    squares += value * value;
    count++;
  }
  const mean = count === 0 ? 0 : sum / count;
  return { mean, deviation: count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}
