import { median } from "../core/median.ts";
import type { Raster } from "../pdf/types.ts";

/** Points: the sheet is looked at in pieces so long, in which grain evens out. */
const PIECE = 6;
/** Points at either end of the sheet: a streak runs to its edge, a table that fills the sheet ends a little before it. */
const EDGE = 1.5;
/** Pieces at either end that all show it. */
const ENDS = 3;
/** A streak is at least so dark in the outermost pixels, as a share of how dark it is in the middle of the sheet. */
const AT_EDGE = 0.7;
/** Points from a streak to the paper that it is compared with, and more than it is wide. */
const ASIDE = 2;
/** Grey levels, and in usual differences between neighbours: a streak is darker than its surroundings by as much. */
const DARKER = 12;
const BEYOND_GRAIN = 3;
/** Of the pieces of its length: darker than one side, and than both; in the others print hides it. */
const SEEN = 0.8;
const SEEN_FROM_BOTH = 0.5;
/** More lines than these are the rows or columns of a table that fills the sheet. */
const MOST = 6;
/** Grey levels: what is darker is no paper but the bed of the scanner, and tells nothing. */
const DARKEST_PAPER = 128;

/**
 * The picture without the thin lines that dirt on the glass of a feeder draws from edge to edge of the scan. They darken
 * all along them alike, so that this is added back; where a streak is black, what stands on both of its sides is believed.
 * Where lines of both directions run from edge to edge they are rulings of a table that is cut out at its frame, and stay.
 */
export function clearStreaks(grey: Raster, dpi: number): { readonly grey: Raster; readonly streaks: number } {
  const [down, across] = [findStreaks(grey, dpi, false), findStreaks(grey, dpi, true)];
  if ((down.size === 0) === (across.size === 0)) return { grey, streaks: 0 };
  const found = down.size > 0 ? down : across;
  return { grey: lighten(grey, found, dpi, found === across), streaks: startsOf(found).length };
}

/** By column (or row), in pixels, by how many grey levels a streak darkens it. */
function findStreaks(grey: Raster, dpi: number, isAcross: boolean): Map<number, number> {
  const length = isAcross ? grey.width : grey.height;
  const breadth = isAcross ? grey.height : grey.width;
  const piece = Math.max(4, Math.round((PIECE * dpi) / 72));
  const pieces = Math.floor(length / piece);
  const means = meansOfPieces(grey, piece, pieces, breadth, isAcross);
  const aside = Math.max(2, Math.round((ASIDE * dpi) / 72));
  const differences = compare(means, pieces, breadth, aside);
  const least = Math.max(DARKER, BEYOND_GRAIN * usual(differences.most));
  const edge = Math.max(2, Math.round((EDGE * dpi) / 72));
  const [found, nearlyWhole] = [new Map<number, number>(), new Map<number, number>()];
  const isDarker = (of: Float32Array, at: number, share: number): boolean => {
    let [told, darker] = [0, 0];
    for (let here = at; here < of.length; here += breadth) {
      if (Number.isNaN(of[here])) continue;
      told++;
      if (of[here]! >= least) darker++;
    }
    return told >= pieces / 2 && darker >= share * told;
  };
  for (let at = aside + 1; at < breadth - aside - 1; at++) {
    if (!isDarker(differences.most, at, SEEN) || !isDarker(differences.least, at, SEEN_FROM_BOTH)) continue;
    const along = (of: Float32Array): number[] =>
      Array.from({ length: pieces }, (_, part) => of[part * breadth + at]!).filter(
        (value) => !Number.isNaN(value),
      );
    const depth = median(along(differences.most).filter((difference) => difference >= least));
    const both = along(differences.least);
    const ends = [...both.slice(0, ENDS), ...both.slice(-ENDS)];
    if (ends.some((difference) => difference < depth / 2)) continue;
    nearlyWhole.set(at, depth);
    const edges = [0, length - edge].map((from) => darkerAtEdge(grey, at, from, edge, aside, isAcross));
    if (edges.every((difference) => difference === null || difference >= AT_EDGE * depth))
      found.set(at, depth);
  }
  return startsOf(nearlyWhole).length > MOST ? new Map() : found;
}

/** How much darker each piece is than the lighter, and than the darker of its sides; NaN where there is no paper. */
function compare(means: Float32Array, pieces: number, breadth: number, aside: number) {
  const [most, least] = [new Float32Array(means.length), new Float32Array(means.length)];
  for (let part = 0; part < pieces; part++) {
    for (let at = aside + 1; at < breadth - aside - 1; at++) {
      const here = part * breadth + at;
      const left = (means[here - aside - 1]! + means[here - aside]!) / 2;
      const right = (means[here + aside]! + means[here + aside + 1]!) / 2;
      const isPaper = Math.max(left, right) >= DARKEST_PAPER;
      most[here] = isPaper ? Math.max(left, right) - means[here]! : Number.NaN;
      least[here] = isPaper ? Math.min(left, right) - means[here]! : Number.NaN;
    }
  }
  return { most, least };
}

/** How much darker the column (or row) is than the darker of its sides at this edge; null where no paper is. */
function darkerAtEdge(
  { data, width }: Raster,
  at: number,
  from: number,
  edge: number,
  aside: number,
  isAcross: boolean,
): number | null {
  const mean = (place: number): number => {
    let sum = 0;
    for (let along = from; along < from + edge; along++)
      sum += isAcross ? data[place * width + along]! : data[along * width + place]!;
    return sum / edge;
  };
  const left = (mean(at - aside - 1) + mean(at - aside)) / 2;
  const right = (mean(at + aside) + mean(at + aside + 1)) / 2;
  return Math.max(left, right) < DARKEST_PAPER ? null : Math.min(left, right) - mean(at);
}

/** Mean grey of each piece of each column (or row). */
function meansOfPieces(
  { data, width, height }: Raster,
  piece: number,
  pieces: number,
  breadth: number,
  isAcross: boolean,
): Float32Array {
  const means = new Float32Array(pieces * breadth);
  const share = 1 / piece;
  if (isAcross) {
    for (let y = 0; y < height; y++) {
      for (let part = 0; part < pieces; part++) {
        let sum = 0;
        const from = y * width + part * piece;
        for (let here = from; here < from + piece; here++) sum += data[here]!;
        means[part * breadth + y] = sum * share;
      }
    }
    return means;
  }
  for (let y = 0; y < pieces * piece; y++) {
    const [to, from] = [((y / piece) | 0) * breadth, y * width];
    for (let x = 0; x < width; x++) means[to + x]! += data[from + x]! * share;
  }
  return means;
}

/** The picture lightened along the streaks. */
function lighten(grey: Raster, streaks: ReadonlyMap<number, number>, dpi: number, isAcross: boolean): Raster {
  const { width, height } = grey;
  const data = grey.data.slice();
  const aside = Math.max(2, Math.round((ASIDE * dpi) / 72));
  const [step, length, stride] = isAcross ? [width, width, 1] : [1, height, width];
  for (const [at, depth] of streaks) {
    for (let along = 0; along < length; along++) {
      const here = at * step + along * stride;
      const beside = Math.max(grey.data[here - aside * step]!, grey.data[here + aside * step]!);
      data[here] = Math.min(255, grey.data[here]! + depth, Math.max(grey.data[here]!, beside));
    }
  }
  return { ...grey, data };
}

/** The first column (or row) of each streak. */
const startsOf = (streaks: ReadonlyMap<number, number>): number[] =>
  [...streaks.keys()].filter((at) => !streaks.has(at - 1));

/** The median of the differences' sizes, of a sample of them. */
function usual(differences: Float32Array): number {
  const sample: number[] = [];
  const step = Math.max(1, Math.floor(differences.length / 20_000));
  for (let at = 0; at < differences.length; at += step)
    if (!Number.isNaN(differences[at]!)) sample.push(Math.abs(differences[at]!));
  return median(sample);
}
