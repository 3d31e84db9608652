import type { Raster } from "../pdf/types.ts";
import type { Component } from "./components.ts";

/** In text heights: sides of a speck. The point of a figure is 0.12 and more. */
const SPECK = 0.1;
/** Specks to a component that is none: a page with fewer is clean, and the dots of a poor print may be among them. */
const MANY = 0.5;
/** Pixels around a speck that must be paper: what is beside ink is a piece of it. */
const BESIDE = 2;
/** In text heights: where a point stands, from the digits before and after it, and from the line they stand on. */
const POINT = { before: 0.35, after: 0.6, line: 0.15 } as const;
/** In text heights: the least gap between digits with a point in it; digits beside each other are closer. */
const POINT_GAP = 0.25;
/** In text heights: how high digits are, at least and at most. */
const DIGIT = { least: 0.5, most: 1.2 } as const;
const WHITE = 255;

/**
 * The picture without specks (the salt and pepper of a fax), where there are many: pieces of ink smaller than any
 * point or comma, alone on paper. One that stands where a figure has its point may be what is left of it, and stays.
 * `textHeight` is in pixels; `inkBelow` the grey below which a pixel is ink.
 */
export function despeckle(
  grey: Raster,
  components: readonly Component[],
  textHeight: number,
  inkBelow: number,
): { readonly grey: Raster; readonly specks: number } {
  const largest = Math.floor(SPECK * textHeight);
  const small = components.filter(({ x0, y0, x1, y1 }) => Math.max(x1 - x0, y1 - y0) <= largest);
  if (small.length <= MANY * (components.length - small.length)) return { grey, specks: 0 };
  const digits = components.filter(
    ({ y0, y1 }) => y1 - y0 >= DIGIT.least * textHeight && y1 - y0 <= DIGIT.most * textHeight,
  );
  const specks = small.filter(
    (speck) => isAlone(grey, speck, inkBelow) && !mayBePoint(speck, digits, textHeight),
  );
  const data = grey.data.slice();
  for (const { x0, y0, x1, y1 } of specks) {
    for (let y = y0; y < y1; y++) data.fill(WHITE, y * grey.width + x0, y * grey.width + x1);
  }
  return { grey: { ...grey, data }, specks: specks.length };
}

/** Does the speck stand on the line between two digits, in a gap as wide as a point leaves? */
function mayBePoint(speck: Component, digits: readonly Component[], textHeight: number): boolean {
  const beside = digits.filter(({ y1 }) => Math.abs(y1 - speck.y1) <= POINT.line * textHeight);
  const before = beside.filter(({ x1 }) => x1 <= speck.x0 && speck.x0 - x1 <= POINT.before * textHeight);
  const after = beside.filter(({ x0 }) => x0 >= speck.x1 && x0 - speck.x1 <= POINT.after * textHeight);
  if (before.length === 0 || after.length === 0) return false;
  const gap = Math.min(...after.map(({ x0 }) => x0)) - Math.max(...before.map(({ x1 }) => x1));
  return gap >= POINT_GAP * textHeight;
}

/** Is all around the speck paper? */
function isAlone({ data, width, height }: Raster, { x0, y0, x1, y1 }: Component, inkBelow: number): boolean {
  for (let y = Math.max(0, y0 - BESIDE); y < Math.min(height, y1 + BESIDE); y++) {
    for (let x = Math.max(0, x0 - BESIDE); x < Math.min(width, x1 + BESIDE); x++) {
      const isInside = x >= x0 && x < x1 && y >= y0 && y < y1;
      if (!isInside && (data[y * width + x] as number) < inkBelow) return false;
    }
  }
  return true;
}
