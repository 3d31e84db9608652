import { median } from "../core/median.ts";
import type { Raster } from "../pdf/types.ts";
import { type Bitmap, binarise } from "./binarise.ts";
import { findHairlines, SMOOTHED } from "./findHairlines.ts";
import { findStrokes, type Stroke } from "./findStrokes.ts";

/** Points: no border of a table is thicker; bars and filled cells are. */
const THICKEST = 3;
/** In text heights: a shorter run is no part of a line. */
const SHORTEST_RUN = 0.6;
/** In text heights: gaps of broken print that are bridged, between pieces too long to be strokes of characters. */
const BROKEN = 0.36;
const SURE = 1.2;
/** Pixels beside a line, half of its thickness from its middle, within which its ink lies: it may lean a little. */
const ASIDE = 1;
/** Of the way from paper to a line's usual darkness: where it is lighter than this, it is broken. */
const BROKEN_BELOW = 0.4;
/** In text heights: the shortest line that bounds a cell (one low row). */
const SHORTEST = 0.9;
/** Of a line's length: this much is ink, and this much has paper on a side; strokes of neighbouring characters have less. */
const INKED = 0.85;
const CLEAN = 0.6;
/** The same beside a line lighter than ink, where whatever is darker than the grain of the paper is no paper. */
const CLEAN_HAIRLINE = 0.85;
const FAINT = 216;
/** Of the longer one's length: the two strokes of a double line run beside each other for this much. */
const SIDE_BY_SIDE = 0.8;
const WHITE = 255;
/** Points from the page's edge: lines there are the shadow of the sheet. */
const EDGE = 2;

/**
 * A stroke that may be a ruling; `paper` is the share of its length that has paper beside it, on the worse side,
 * `inked` the share that is ink by the page's threshold: a hairline has less than a line in black.
 */
export interface Candidate extends Stroke {
  readonly paper: number;
  readonly inked: number;
}

/**
 * Straight horizontal strokes, in pixels, that may be rulings: long for their thickness, ink from end to end, and
 * with paper along both sides. `scale` is pixels to the point, `textHeight` is in pixels.
 */
export function lineCandidates(grey: Raster, ink: Bitmap, textHeight: number, scale: number): Candidate[] {
  const shortest = Math.round(SHORTEST_RUN * textHeight);
  const thickest = Math.ceil(THICKEST * scale);
  const hairlines = findHairlines(grey);
  const dark = findStrokes(ink, shortest, thickest).filter(
    (stroke) => lengthOf(stroke) >= SHORTEST * textHeight,
  );
  const faint = binarise(grey, FAINT);
  const light = findStrokes(hairlines, shortest, thickest).map((stroke) => withoutSmear(grey, stroke));
  const isSure = (stroke: Stroke): boolean => lengthOf(stroke) >= SURE * textHeight;
  const clear = light.filter((stroke) => isSure(stroke) && paperShare(faint, stroke) >= CLEAN_HAIRLINE);
  const edge = EDGE * scale;
  const long = joinBroken([...dark.filter(isSure), ...clear], BROKEN * textHeight, scale);
  return [...joinDouble(long, thickest), ...dark.filter((stroke) => !isSure(stroke))]
    .filter(({ at }) => at > edge && at < ink.height - edge)
    .filter((stroke) => isSolid(ink, hairlines, stroke) && unbrokenShare(grey, stroke) >= INKED)
    .map((stroke) => ({ ...stroke, paper: paperShare(ink, stroke), inked: inkedShare(ink, stroke) }))
    .filter(({ paper }) => paper >= CLEAN);
}

const lengthOf = ({ from, to }: Stroke): number => to - from;

/**
 * A hairline without what smoothing along it added to its ends: paper, and the dots of a ruling across beyond it. It
 * begins where it is half as dark as in its middle.
 */
function withoutSmear({ data, width, height }: Raster, stroke: Stroke): Stroke {
  const row = Math.min(Math.max(Math.floor(stroke.at), 1), height - 2);
  const darkness = Array.from({ length: lengthOf(stroke) }, (_, index) => {
    const at = row * width + stroke.from + index;
    return WHITE - Math.min(data[at - width] as number, data[at] as number, data[at + width] as number);
  });
  const enough = median(darkness) / 2;
  const isDark = darkness.map((value) => value >= enough);
  return {
    ...stroke,
    from: stroke.from + smearOf(isDark),
    to: stroke.to - smearOf(isDark.toReversed()),
  };
}

/** How many of the first pixels are smear: up to the last paper in reach of the smoothing that it bridged. */
function smearOf(isDark: readonly boolean[]): number {
  let smear = Math.max(0, isDark.indexOf(true));
  let light = 0;
  for (let at = smear; at < Math.min(isDark.length, 2 * SMOOTHED); at++) {
    if (isDark[at] && light >= SMOOTHED >> 1) smear = at;
    light = isDark[at] ? 0 : light + 1;
  }
  return smear;
}

/** Joins collinear strokes across gaps of broken print. */
function joinBroken(strokes: readonly Stroke[], gap: number, scale: number): Stroke[] {
  const across = Math.max(2, 0.5 * scale);
  const joined: Stroke[] = [];
  for (const stroke of strokes.toSorted((a, b) => a.from - b.from)) {
    const index = joined.findLastIndex(
      (line) => stroke.from - line.to <= gap && Math.abs(line.at - stroke.at) <= across,
    );
    const line = joined[index];
    if (line === undefined) joined.push(stroke);
    else joined[index] = joinTwo(line, stroke);
  }
  return joined;
}

/** The two strokes of a double line (═) become one as thick as both with their gap: neither has paper on both sides. */
function joinDouble(strokes: readonly Stroke[], thickest: number): Stroke[] {
  const joined: Stroke[] = [];
  for (const stroke of strokes.toSorted((a, b) => a.at - b.at)) {
    const index = joined.findLastIndex((upper) => {
      const shared = Math.min(upper.to, stroke.to) - Math.max(upper.from, stroke.from);
      const breadth = stroke.at + stroke.thickness / 2 - (upper.at - upper.thickness / 2);
      return breadth <= thickest && shared >= SIDE_BY_SIDE * Math.max(lengthOf(upper), lengthOf(stroke));
    });
    const upper = joined[index];
    if (upper === undefined) joined.push(stroke);
    else {
      const [top, bottom] = [upper.at - upper.thickness / 2, stroke.at + stroke.thickness / 2];
      joined[index] = {
        at: (top + bottom) / 2,
        from: Math.min(upper.from, stroke.from),
        to: Math.max(upper.to, stroke.to),
        thickness: bottom - top,
      };
    }
  }
  return joined;
}

function joinTwo(a: Stroke, b: Stroke): Stroke {
  const [lengthA, lengthB] = [a.to - a.from, b.to - b.from];
  const mean = (x: number, y: number): number => (x * lengthA + y * lengthB) / (lengthA + lengthB);
  return {
    at: mean(a.at, b.at),
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    thickness: mean(a.thickness, b.thickness),
  };
}

/** Is the stroke ink, dark or light, from end to end? */
const isSolid = (ink: Bitmap, hairlines: Bitmap, stroke: Stroke): boolean =>
  Math.max(inkedShare(ink, stroke), inkedShare(hairlines, stroke)) >= INKED;

/**
 * Share of the stroke's length where it is darker than the paper beside it, grain and all:
 * digits under each other in low rows make a line too, with a gap of a pixel or two over and under each.
 */
export function unbrokenShare(grey: Raster, stroke: Stroke): number {
  const reach = Math.round(stroke.thickness / 2) + ASIDE;
  const middle = Math.round(stroke.at - 0.5);
  const apart = 2 * reach + 1;
  const own = darknessAlong(grey, stroke, middle, reach);
  const paper = [-apart, apart].map((by) => median(darknessAlong(grey, stroke, middle + by, reach)));
  const lightest = Math.min(...paper);
  const least = lightest + BROKEN_BELOW * (median(own) - lightest);
  return own.filter((value) => value >= least).length / own.length;
}

/** How dark the darkest pixel within `reach` rows of `middle` is, column by column. */
function darknessAlong(
  { data, width, height }: Raster,
  stroke: Stroke,
  middle: number,
  reach: number,
): number[] {
  const [first, last] = [Math.max(0, middle - reach), Math.min(height - 1, middle + reach)];
  const [from, to] = [Math.round(stroke.from), Math.round(stroke.to)];
  return Array.from({ length: Math.max(1, to - from) }, (_, index) => {
    let darkest = WHITE;
    for (let row = first; row <= last; row++)
      darkest = Math.min(darkest, data[row * width + from + index] as number);
    return WHITE - darkest;
  });
}

/** Share of the stroke's length that is ink. */
export function inkedShare(ink: Bitmap, { at, from, to, thickness }: Stroke): number {
  const reach = thickness / 2 + 1;
  return inkedColumns(ink, at - reach, at + reach, from, to) / Math.max(1, to - from);
}

/** Share of the stroke's length that has paper beside it, on the side where it is less. */
export function paperShare(ink: Bitmap, { at, from, to, thickness }: Stroke): number {
  const distance = thickness / 2 + 2;
  const inked = [at - distance, at + distance].map((row) => inkedColumns(ink, row, row, from, to));
  return 1 - Math.max(...inked) / Math.max(1, to - from);
}

/** Columns from `from` to `to` with ink in a row from `top` to `bottom`. */
function inkedColumns(
  { data, width, height }: Bitmap,
  top: number,
  bottom: number,
  from: number,
  to: number,
): number {
  const [first, last] = [Math.max(0, Math.floor(top)), Math.min(height - 1, Math.floor(bottom))];
  let count = 0;
  for (let x = from; x < to; x++) {
    let row = first;
    while (row <= last && data[row * width + x] === 0) row++;
    if (row <= last) count++;
  }
  return count;
}
