import type { Bitmap } from "./binarise.ts";

/** A long thin line as it runs: its middle row at columns a constant step apart. Pixels. */
export interface Trace {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Pixels: how wide a strip is looked at, and how far apart strips are. A bent line stays within a row or two in one. */
const [STRIP, STEP] = [8, 16];
/** Of a strip's width: a row of a line is ink. */
const FILLED = 0.8;
/** Points: no ruling is thicker. */
const THICKEST = 3;
/** Points: shorter lines say little of a bend, and strokes of characters in a row could pass for one. */
const SHORTEST = 110;
/** Strips that a line may be broken for. */
const GAP = 2;
/** Pixels by which a line may miss the place that it headed for. */
const MISS = 2;
/** Steepest slope of a line on the deskewed page. */
const STEEPEST = 0.12;

interface Open {
  readonly xs: number[];
  readonly ys: number[];
}

/** The long thin lines that run across the picture, however they bend, from left to right. */
export function traceLines(ink: Bitmap, dpi: number): Trace[] {
  const thickest = Math.ceil((THICKEST * dpi) / 72);
  const done: Open[] = [];
  let open: Open[] = [];
  const counts = countStrips(ink);
  for (let x = 0; x + STRIP <= ink.width; x += STEP) {
    const first = (x / STEP) * ink.height;
    const found = middlesIn(counts.subarray(first, first + ink.height), thickest);
    const free = new Set(found);
    const next: Open[] = [];
    for (const line of open.toSorted((a, b) => b.xs.length - a.xs.length)) {
      const middle = x + STRIP / 2;
      const nearest = nearestTo(expected(line, middle), free, toleranceOf(line, middle));
      if (nearest !== undefined) {
        line.xs.push(middle);
        line.ys.push(nearest);
        free.delete(nearest);
        next.push(line);
      } else if (middle - (line.xs.at(-1) as number) <= GAP * STEP) next.push(line);
      else done.push(line);
    }
    for (const y of free) next.push({ xs: [x + STRIP / 2], ys: [y] });
    open = next;
  }
  const shortest = (SHORTEST * dpi) / 72;
  return [...done, ...open].filter(
    ({ xs }) =>
      (xs.at(-1) as number) - (xs[0] as number) >= shortest &&
      (xs.length - 1) * STEP >= FILLED * ((xs.at(-1) as number) - (xs[0] as number)),
  );
}

/** Inked pixels of every row in every strip, strip after strip: counted row by row, as the picture lies in memory. */
function countStrips({ data, width, height }: Bitmap): Uint8Array {
  const strips = Math.floor((width - STRIP) / STEP) + 1;
  const counts = new Uint8Array(Math.max(0, strips) * height);
  for (let y = 0; y < height; y++) {
    for (let strip = 0, at = y * width; strip < strips; strip++, at += STEP) {
      let count = 0;
      for (let pixel = at; pixel < at + STRIP; pixel++) count += data[pixel] as number;
      counts[strip * height + y] = count;
    }
  }
  return counts;
}

/** Middles of the thin lines in a strip, from its rows' inked pixels. */
function middlesIn(counts: Uint8Array, thickest: number): number[] {
  const middles: number[] = [];
  let [rows, weighted, weight] = [0, 0, 0];
  for (let y = 0; y <= counts.length; y++) {
    const count = y < counts.length ? (counts[y] as number) : 0;
    if (count >= FILLED * STRIP) {
      rows++;
      weighted += count * (y + 0.5);
      weight += count;
    } else if (rows > 0) {
      if (rows <= thickest) middles.push(weighted / weight);
      [rows, weighted, weight] = [0, 0, 0];
    }
  }
  return middles;
}

/** Where the line goes on at column `x`: by its slope over the last strips. */
function expected({ xs, ys }: Open, x: number): number {
  const [last, before] = [xs.length - 1, Math.max(0, xs.length - 5)];
  if (last === 0) return ys[0] as number;
  const slope =
    ((ys[last] as number) - (ys[before] as number)) / ((xs[last] as number) - (xs[before] as number));
  const bounded = Math.min(Math.max(slope, -STEEPEST), STEEPEST);
  return (ys[last] as number) + bounded * (x - (xs[last] as number));
}

const toleranceOf = ({ xs }: Open, x: number): number =>
  xs.length > 4 ? MISS : Math.max(MISS, STEEPEST * (x - (xs.at(-1) as number)));

function nearestTo(place: number, middles: ReadonlySet<number>, tolerance: number): number | undefined {
  let nearest: number | undefined;
  for (const y of middles) {
    const isNearer = nearest === undefined || Math.abs(y - place) < Math.abs(nearest - place);
    if (Math.abs(y - place) <= tolerance && isNearer) nearest = y;
  }
  return nearest;
}
