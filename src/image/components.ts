import type { Bitmap } from "./binarise.ts";
import { asWords } from "./words.ts";

/** A connected piece of ink (8-neighbourhood): its box in pixels, right and bottom exclusive, and its inked pixels. */
export interface Component {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly area: number;
}

/** The connected components of the bitmap, found run by run with a disjoint-set forest; ordered by first row, then column. */
export function findComponents(ink: Bitmap): Component[] {
  const runs = collectRuns(ink);
  const parents = joinRuns(runs);
  const { from, to, row, count } = runs;
  const slots = new Int32Array(count).fill(-1);
  const found: { x0: number; y0: number; x1: number; y1: number; area: number }[] = [];
  for (let run = 0; run < count; run++) {
    const root = rootOf(parents, run);
    const [x0, x1, y] = [from[run] as number, to[run] as number, row[run] as number];
    const slot = slots[root] as number;
    if (slot < 0) {
      slots[root] = found.length;
      found.push({ x0, y0: y, x1, y1: y + 1, area: x1 - x0 });
      continue;
    }
    const component = found[slot]!;
    component.x0 = Math.min(component.x0, x0);
    component.x1 = Math.max(component.x1, x1);
    component.y1 = y + 1;
    component.area += x1 - x0;
  }
  return found;
}

/** Horizontal runs of ink, row by row; `to` exclusive; `firstOfRow` has one entry more than there are rows. */
interface Runs {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly row: Int32Array;
  readonly firstOfRow: Int32Array;
  readonly count: number;
}

function collectRuns({ data, width, height }: Bitmap): Runs {
  const starts: number[] = [];
  const ends: number[] = [];
  const rows: number[] = [];
  const firstOfRow = new Int32Array(height + 1);
  const words = asWords(data);
  for (let y = 0; y < height; y++) {
    firstOfRow[y] = starts.length;
    const start = y * width;
    const end = start + width;
    for (let at = start; at < end; ) {
      if (data[at] === 0) {
        at++;
        if ((at & 3) === 0) while (at < end && words[at >> 2] === 0) at += 4;
        continue;
      }
      starts.push(at - start);
      while (at < end && data[at] === 1) at++;
      ends.push(at - start);
      rows.push(y);
    }
  }
  const count = starts.length;
  firstOfRow[height] = count;
  return {
    from: Int32Array.from(starts),
    to: Int32Array.from(ends),
    row: Int32Array.from(rows),
    firstOfRow,
    count,
  };
}

/** Joins runs of neighbouring rows that touch, corners included. */
function joinRuns({ from, to, firstOfRow, count }: Runs): Int32Array {
  const parents = new Int32Array(count);
  for (let run = 0; run < count; run++) parents[run] = run;
  for (let y = 1; y + 1 < firstOfRow.length; y++) {
    let above = firstOfRow[y - 1] as number;
    let here = firstOfRow[y] as number;
    const [aboveEnd, hereEnd] = [here, firstOfRow[y + 1] as number];
    while (above < aboveEnd && here < hereEnd) {
      if (
        (from[above] as number) <= (to[here] as number) &&
        (from[here] as number) <= (to[above] as number)
      ) {
        const [a, b] = [rootOf(parents, above), rootOf(parents, here)];
        parents[Math.max(a, b)] = Math.min(a, b);
      }
      if ((to[above] as number) < (to[here] as number)) above++;
      else here++;
    }
  }
  return parents;
}

function rootOf(parents: Int32Array, run: number): number {
  let root = run;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root] as number] as number;
    root = parents[root] as number;
  }
  return root;
}
