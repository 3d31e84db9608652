import type { Ruling } from "../core/geometry.ts";
import type { Bitmap } from "./binarise.ts";
import { findStrokes, type Stroke } from "./findStrokes.ts";

/** Points: no border of a table is thicker; bars and filled cells are. */
const THICKEST = 3;
/** In text heights. A run shorter than the first is no part of a line; a gap up to the second is broken print. */
const SHORTEST_RUN = 0.6;
const BROKEN = 0.6;
/** In text heights: pieces shorter than this may be strokes of neighbouring characters, and join across no gap. */
const SURE = 2;
/** In text heights: the shortest line that bounds a cell (one low row), if both its ends meet other rulings. */
const SHORTEST = 0.9;
/** In text heights: longer than any stroke of a character, even 一 or —— in a title of twice the size. */
const FREE_STANDING = 5;
/** Points by which the ends of lines miss each other where they meet. */
const MISS = 1.5;
/** Of a line's length: this much is ink, and this much has paper on a side; strokes of neighbouring characters have less. */
const INKED = 0.85;
const CLEAN = 0.6;
/** Points from the page's edge: lines there are the shadow of the sheet. */
const EDGE = 2;
const POINTS_PER_INCH = 72;

/**
 * The rulings printed on the page, in points. A line counts when it is longer than any character's stroke, or when
 * both its ends meet rulings that count: so the short pieces between the cells of a merged header are found, and the
 * strokes of 一, 口 or 工 are not. Ends that meet a ruling are set onto its middle.
 */
export function findRulings(ink: Bitmap, textHeight: number, dpi: number): Ruling[] {
  const scale = dpi / POINTS_PER_INCH;
  const turned = transpose(ink);
  const candidates = [
    ...candidatesOf(ink, "horizontal", textHeight * scale, scale),
    ...candidatesOf(turned, "vertical", textHeight * scale, scale),
  ];
  const rulings = keepClosed(candidates, FREE_STANDING * textHeight * scale, MISS * scale);
  return rulings.map((ruling) => toPoints(snapEnds(ruling, rulings, MISS * scale), scale));
}

/** Straight strokes along one axis that may be rulings, in pixels. */
function candidatesOf(ink: Bitmap, axis: Ruling["axis"], textHeight: number, scale: number): Ruling[] {
  const shortest = Math.round(SHORTEST_RUN * textHeight);
  const strokes = joinBroken(
    findStrokes(ink, shortest, Math.ceil(THICKEST * scale)),
    BROKEN * textHeight,
    scale,
  );
  const edge = EDGE * scale;
  return strokes
    .filter((stroke) => stroke.to - stroke.from >= SHORTEST * textHeight)
    .filter((stroke) => stroke.at > edge && stroke.at < ink.height - edge)
    .filter((stroke) => isLine(ink, stroke))
    .map((stroke) => ({ axis, ...stroke }));
}

/** Joins collinear strokes across gaps of broken print. */
function joinBroken(strokes: readonly Stroke[], textHeight: number, scale: number): Stroke[] {
  const across = Math.max(2, 0.5 * scale);
  const isSure = ({ from, to }: Stroke): boolean => to - from >= SURE * textHeight;
  const joined: Stroke[] = [];
  for (const stroke of strokes.toSorted((a, b) => a.from - b.from)) {
    const index = joined.findLastIndex((line) => {
      const gap = stroke.from - line.to;
      const isNear = gap <= (isSure(line) && isSure(stroke) ? BROKEN * textHeight : 0);
      return isNear && Math.abs(line.at - stroke.at) <= across;
    });
    const line = joined[index];
    if (line === undefined) joined.push(stroke);
    else joined[index] = joinTwo(line, stroke);
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

/** Is the stroke ink from end to end, with paper along both sides? */
function isLine(ink: Bitmap, { at, from, to, thickness }: Stroke): boolean {
  const [above, below] = [at - thickness / 2, at + thickness / 2];
  const length = to - from;
  return (
    inkedColumns(ink, above - 1, below + 1, from, to) >= INKED * length &&
    inkedColumns(ink, above - 2, above - 2, from, to) <= (1 - CLEAN) * length &&
    inkedColumns(ink, below + 2, below + 2, from, to) <= (1 - CLEAN) * length
  );
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

/** Free-standing lines, then, as long as there are any, lines that run from ruling to ruling. */
function keepClosed(candidates: readonly Ruling[], freeStanding: number, miss: number): Ruling[] {
  const kept = candidates.filter(({ from, to }) => to - from >= freeStanding);
  let open = candidates.filter(({ from, to }) => to - from < freeStanding);
  for (let grew = true; grew; ) {
    const closed = open.filter(
      (line) => meets(line, line.from, kept, miss) && meets(line, line.to, kept, miss),
    );
    kept.push(...closed);
    open = open.filter((line) => !closed.includes(line));
    grew = closed.length > 0;
  }
  return kept;
}

/** The ruling across `line` that its end meets, if any: the nearest. */
function meets(line: Ruling, end: number, rulings: readonly Ruling[], miss: number): Ruling | undefined {
  let nearest: Ruling | undefined;
  for (const other of rulings) {
    if (other.axis === line.axis || line.at < other.from - miss || line.at > other.to + miss) continue;
    const distance = Math.abs(other.at - end);
    const reach = miss + other.thickness / 2;
    if (distance <= reach && (nearest === undefined || distance < Math.abs(nearest.at - end)))
      nearest = other;
  }
  return nearest;
}

const snapEnds = (line: Ruling, rulings: readonly Ruling[], miss: number): Ruling => ({
  ...line,
  from: meets(line, line.from, rulings, miss)?.at ?? line.from,
  to: meets(line, line.to, rulings, miss)?.at ?? line.to,
});

function toPoints({ axis, at, from, to, thickness }: Ruling, scale: number): Ruling {
  const points = (pixels: number): number => Math.round((pixels / scale) * 100) / 100;
  return { axis, at: points(at), from: points(from), to: points(to), thickness: points(thickness) };
}

/** Pixels a side of the squares that are transposed at a time, so that both sides stay in the cache. */
const BLOCK = 64;

function transpose({ data, width, height }: Bitmap): Bitmap {
  const turned = new Uint8Array(data.length);
  for (let y0 = 0; y0 < height; y0 += BLOCK) {
    for (let x0 = 0; x0 < width; x0 += BLOCK) {
      const [y1, x1] = [Math.min(y0 + BLOCK, height), Math.min(x0 + BLOCK, width)];
      for (let y = y0; y < y1; y++)
        for (let x = x0; x < x1; x++) turned[x * height + y] = data[y * width + x] as number;
    }
  }
  return { data: turned, width: height, height: width };
}
