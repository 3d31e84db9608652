import type { Raster } from "../pdf/types.ts";
import type { Component } from "./components.ts";
import { pairsAlongRows, sizeOf } from "./textFlow.ts";

/** In character sizes: in thin print parts of characters are missing in between. */
const CLOSE = 0.8;
/** Characters of one line that are read on trial: what is longer costs time and tells no more. */
const [FEWEST, MOST] = [2, 5];
/** Lines that may be read on trial. */
const LINES = 12;
/** Width to height of an ideograph: figures are narrower, and tell little, for they read upside down as well. */
const [NARROWEST, WIDEST] = [0.7, 1.5];
/** In character sizes: kept around the ink. */
const MARGIN = 0.1;
const WHITE = 255;

/** Crops of lines, cut close to the ink, first those with most that looks like ideographs; few where the page has few. */
export function sampleLines(grey: Raster, characters: readonly Component[]): Raster[] {
  return chains(characters)
    .map((chain) => chain.slice(0, MOST))
    .filter((chain) => ideographsIn(chain).length >= FEWEST)
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, LINES)
    .map((chain) => cut(grey, chain));
}

/** Characters of one line each, from left to right. */
function chains(characters: readonly Component[]): Component[][] {
  const next = new Map(pairsAlongRows(characters, CLOSE).map(({ before, after }) => [before, after]));
  const followers = new Set(next.values());
  return [...next.keys()]
    .filter((first) => !followers.has(first))
    .map((first) => {
      const chain: Component[] = [];
      for (let at: Component | undefined = first; at !== undefined; at = next.get(at)) chain.push(at);
      return chain;
    });
}

const ideographsIn = (chain: readonly Component[]): readonly Component[] =>
  chain.filter(({ x0, y0, x1, y1 }) => {
    const shape = (x1 - x0) / (y1 - y0);
    return shape >= NARROWEST && shape <= WIDEST;
  });

/** Room that a line's ideographs take: where figures are as square, they are smaller all the same. */
const weightOf = (chain: readonly Component[]): number =>
  ideographsIn(chain).reduce((sum, { x0, y0, x1, y1 }) => sum + (x1 - x0) * (y1 - y0), 0);

function cut(grey: Raster, chain: readonly Component[]): Raster {
  const margin = Math.round(MARGIN * Math.max(...chain.map(sizeOf)));
  const left = Math.max(0, Math.min(...chain.map(({ x0 }) => x0)) - margin);
  const right = Math.min(grey.width, Math.max(...chain.map(({ x1 }) => x1)) + margin);
  const top = Math.max(0, Math.min(...chain.map(({ y0 }) => y0)) - margin);
  const bottom = Math.min(grey.height, Math.max(...chain.map(({ y1 }) => y1)) + margin);
  const [width, height] = [right - left, bottom - top];
  const data = new Uint8Array(width * height).fill(WHITE);
  for (let y = 0; y < height; y++) {
    const start = (top + y) * grey.width + left;
    data.set(grey.data.subarray(start, start + width), y * width);
  }
  return { data, width, height, channels: 1 };
}
