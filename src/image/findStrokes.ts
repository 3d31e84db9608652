import type { Bitmap } from "./binarise.ts";

/** A straight horizontal piece of ink in pixels: its middle row, its ends (`to` exclusive), its mean thickness. */
export interface Stroke {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
}

/** Pixels of a row's run; `to` exclusive. */
interface Run {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Pixels: a run bridges gaps of broken print up to this. */
const GAP = 2;
/** Of a stroke's fullest row: rows that hold at least this much of it belong to its body, others are text that touches it. */
const BODY = 0.5;

/**
 * Thin horizontal strokes, at most `thickest` pixels thick: runs of at least `shortest` pixels, those of
 * neighbouring rows grouped, so that a line is found whole where residual skew lets it step from row to row.
 */
export function findStrokes(ink: Bitmap, shortest: number, thickest: number): Stroke[] {
  const strokes: Stroke[] = [];
  const pending = groupRuns(collectLongRuns(ink, shortest));
  for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
    const { body, rest } = splitBody(group);
    const thickness = lengthOf(body.inside) / Math.max(...coverageOf(body.inside).values());
    if (body.rows <= thickest) strokes.push({ ...measure(body.inside, body.touching), thickness });
    if (rest.length > 0) pending.push(...groupRuns(rest));
  }
  return strokes;
}

function collectLongRuns({ data, width }: Bitmap, shortest: number): Run[] {
  const runs: Run[] = [];
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at)) {
    const row = Math.floor(at / width);
    const start = row * width;
    const end = start + width;
    const from = at;
    let to = at;
    do {
      while (at < end && data[at] === 1) at++;
      to = at;
      while (at < end && at - to <= GAP && data[at] === 0) at++;
    } while (at < end && data[at] === 1);
    if (to - from >= shortest) runs.push({ row, from: from - start, to: to - start });
  }
  return runs;
}

/** Groups of runs that touch one in the row above, corners and small gaps included. Takes and keeps row order. */
function groupRuns(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  const groupOf = new Map<Run, Run[]>();
  let above: Run[] = [];
  for (let i = 0; i < runs.length; ) {
    const row = (runs[i] as Run).row;
    const here: Run[] = [];
    for (; i < runs.length && (runs[i] as Run).row === row; i++) here.push(runs[i] as Run);
    if (above[0]?.row !== row - 1) above = [];
    for (const run of here) {
      let own: Run[] | undefined;
      for (const other of above) {
        if (other.to + GAP < run.from || run.to + GAP < other.from) continue;
        const theirs = groupOf.get(other) as Run[];
        own = own === undefined || own === theirs ? theirs : merge(own, theirs, groupOf);
      }
      if (own === undefined) {
        own = [];
        groups.push(own);
      }
      own.push(run);
      groupOf.set(run, own);
    }
    above = here;
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group) => group.toSorted((a, b) => a.row - b.row || a.from - b.from));
}

/** Empties the smaller group into the larger one. */
function merge(a: Run[], b: Run[], groupOf: Map<Run, Run[]>): Run[] {
  const [large, small] = a.length >= b.length ? [a, b] : [b, a];
  for (const run of small.splice(0)) {
    large.push(run);
    groupOf.set(run, large);
  }
  return large;
}

/** Parts a group into its fullest row with its like neighbours, what touches them within a row, and the rest. */
function splitBody(group: readonly Run[]) {
  const coverage = coverageOf(group);
  const [fullest, most] = [...coverage].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  const isBody = (row: number): boolean => (coverage.get(row) ?? 0) >= BODY * most;
  let [top, bottom] = [fullest, fullest];
  while (isBody(top - 1)) top--;
  while (isBody(bottom + 1)) bottom++;
  const isInside = ({ row }: Run): boolean => row >= top && row <= bottom;
  const isTouching = ({ row }: Run): boolean => row === top - 1 || row === bottom + 1;
  return {
    body: { inside: group.filter(isInside), touching: group.filter(isTouching), rows: bottom - top + 1 },
    rest: group.filter((run) => !isInside(run) && !isTouching(run)),
  };
}

function coverageOf(runs: readonly Run[]): Map<number, number> {
  const coverage = new Map<number, number>();
  for (const { row, from, to } of runs) coverage.set(row, (coverage.get(row) ?? 0) + to - from);
  return coverage;
}

/** The middle row is the body's, weighted by length; the ends take in what residual skew put a row beside it. */
function measure(inside: readonly Run[], touching: readonly Run[]): Omit<Stroke, "thickness"> {
  const all = [...inside, ...touching];
  const at = inside.reduce((sum, { row, from, to }) => sum + (row + 0.5) * (to - from), 0) / lengthOf(inside);
  return {
    at,
    from: all.reduce((least, { from }) => Math.min(least, from), Infinity),
    to: all.reduce((most, { to }) => Math.max(most, to), 0),
  };
}

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { from, to }) => sum + to - from, 0);
