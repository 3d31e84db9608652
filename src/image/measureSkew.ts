import type { Bitmap } from "./binarise.ts";
import { asWords } from "./words.ts";

/** Degrees either way that a page fed askew leans; more is another orientation. */
const RANGE = 5.5;
/** Degrees between the angles tried, pass after pass around the best one; every so many-th edge tells. */
const PASSES = [
  { step: 0.25, stride: 4 },
  { step: 0.05, stride: 4 },
  { step: 0.01, stride: 1 },
];
/** Degrees: turning by less would move no pixel of an A4 page at 200 dpi by much more than half. */
const SLIGHTEST = 0.03;
/** Edges that suffice for a sharp answer; taken evenly from all of them. */
const MAX_EDGES = 60_000;
/** Edges below which nothing can be measured: a few words. */
const MIN_EDGES = 500;

/** Where ink begins, coming along one axis: `along` is the coordinate on that axis, `across` on the other. */
interface Edges {
  readonly along: Float64Array;
  readonly across: Float64Array;
}

/**
 * Degrees by which the page leans clockwise. The upper edges of lines and rulings, projected along the right angle,
 * pile up in few places, and so do the left edges of rulings projected across it: the angle with the largest sum of
 * squared pile heights wins (projection profile, Postl 1986).
 */
export function measureSkew(ink: Bitmap): number {
  const [upper, left] = [upperEdges(ink), leftEdges(ink)];
  if (upper.along.length < MIN_EDGES) return 0;
  const score = (degrees: number, stride: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const rows = sharpness(upper, slope, stride, ink.width, ink.height);
    return rows + sharpness(left, -slope, stride, ink.height, ink.width);
  };
  let best = 0;
  let reach = RANGE;
  for (const { step, stride } of PASSES) {
    const centre = best;
    let bestScore = -1;
    let first = best;
    for (let i = -Math.round(reach / step); i <= Math.round(reach / step); i++) {
      const degrees = centre + i * step;
      const value = score(degrees, stride);
      if (value > bestScore) [best, first, bestScore] = [degrees, degrees, value];
      // Angles that move no pixel to another pile are equally good: the middle of them.
      else if (value === bestScore) best = (first + degrees) / 2;
    }
    reach = step;
  }
  return Math.abs(best) < SLIGHTEST ? 0 : Math.round(best * 100) / 100;
}

/** Sum of squares of the projection's piles, a pixel wide each. `across` runs against `slope` times `along`. */
function sharpness(
  { along, across }: Edges,
  slope: number,
  stride: number,
  length: number,
  breadth: number,
): number {
  const margin = Math.ceil(Math.abs(slope) * length) + 1;
  const piles = new Uint32Array(breadth + 2 * margin);
  const count = along.length;
  for (let i = 0; i < count; i += stride) {
    piles[((across[i] as number) - slope * (along[i] as number) + margin) | 0]!++;
  }
  let sum = 0;
  for (let i = 0; i < piles.length; i++) sum += (piles[i] as number) * (piles[i] as number);
  return sum;
}

function upperEdges(ink: Bitmap): Edges {
  const { width } = ink;
  return sampleEdges(edgePlaces(ink, width), (at) => [at % width, Math.floor(at / width)]);
}

function leftEdges(ink: Bitmap): Edges {
  const { width } = ink;
  return sampleEdges(edgePlaces(ink, 1), (at) => [Math.floor(at / width), at % width]);
}

/** Places of the inked pixels that have paper `before` places ahead of them, ascending. */
function edgePlaces({ data }: Bitmap, before: number): Uint32Array {
  const found = new Uint32Array(data.length >> 1);
  const words = asWords(data);
  let count = 0;
  for (let at = before; at < data.length; at++) {
    while ((at & 3) === 0 && words[at >> 2] === 0) at += 4;
    if (data[at] === 1 && data[at - before] === 0) found[count++] = at;
  }
  return found.subarray(0, count);
}

function sampleEdges(found: Uint32Array, place: (at: number) => readonly [number, number]): Edges {
  const step = Math.max(1, found.length / MAX_EDGES);
  const count = Math.floor(found.length / step);
  const [along, across] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) [along[i], across[i]] = place(found[Math.floor(i * step)] as number);
  return { along, across };
}
