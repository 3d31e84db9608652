import { similarity } from "../core/similarity.ts";

/** Grid lines of two pages are the same when they differ by less than this part of the grid's width. */
const SAME_EDGE = 0.008;
/** Column widths of two pages are the same when they differ by less, points, and by less than this part. */
const SAME_WIDTH = 2;
const SAME_WIDTH_PART = 0.06;
/** Header paths this alike are the same, read twice. */
const SAME_PATH = 0.7;
/** Part of the columns of the page with fewer that must be found again before two pages are of one table. */
const FOUND = 0.6;

/** The columns of one page's grid, left to right. */
export interface ColumnSet {
  /** Grid lines, from 0 to 1 over the grid's width. */
  readonly positions: readonly number[];
  /** Points. */
  readonly widths: readonly number[];
  /** Header words over each column; null where the page prints no header. */
  readonly paths: readonly string[] | null;
}

/** The common columns, from and up to, that a page's column stands for: several where its cells span them. */
export type ColumnPlace = readonly [from: number, to: number];

export interface Placement {
  /** By page, then column. */
  readonly places: readonly (readonly ColumnPlace[])[];
  /** Of common columns. */
  readonly count: number;
  /** False where a page fits in no way, or in several: its columns are then taken in order. */
  readonly isSure: boolean;
}

/** A common column: the paths and widths it is known by. */
interface Common {
  readonly paths: Set<string>;
  readonly width: number;
}

/**
 * Finds common columns for the pages of one table. Pages with as many columns go by position; a page with fewer or
 * more is matched by its header's words, without a header by its columns' widths; its grid lines among those of a
 * wider page mean cells that span. A column that only some pages print is kept, in its place.
 */
export function placeColumns(sets: readonly ColumnSet[]): Placement {
  const first = sets.findIndex(({ paths }) => paths !== null);
  const model = sets[Math.max(0, first)] as ColumnSet;
  const common: Common[] = model.widths.map((width, column) => ({
    paths: new Set(model.paths ? [model.paths[column] as string] : []),
    width,
  }));
  const found = new Map<ColumnSet, readonly (Common | readonly [Common, Common])[]>([[model, [...common]]]);
  const done: ColumnSet[] = [model];
  let isSure = true;
  // Pages with a header teach the columns first; the others are then matched with what is known.
  for (const set of [...sets].sort((a, b) => Number(a.paths === null) - Number(b.paths === null))) {
    if (found.has(set)) continue;
    const twin = done.findLast((other) => haveSameColumns(set, other));
    const matched = twin ? found.get(twin) : set.paths ? matchByPath(set, common) : matchByWidth(set, common);
    const spanning = matched ?? matchBySpans(set, found);
    if (!spanning) isSure = false;
    const columns = spanning ?? columnsInOrder(set, common);
    for (const [at, column] of columns.entries())
      if (set.paths && "paths" in column) column.paths.add(set.paths[at] as string);
    found.set(set, columns);
    // One page of each kind is enough to find the next of its kind by.
    if (!twin) done.push(set);
  }
  const indexOf = new Map(common.map((column, index) => [column, index]));
  const places = sets.map((set) =>
    (found.get(set) ?? []).map((column): ColumnPlace => {
      const [from, to] = "paths" in column ? [column, column] : column;
      return [indexOf.get(from) as number, (indexOf.get(to) as number) + 1];
    }),
  );
  return { places, count: common.length, isSure };
}

/** As many columns, in the same places or under the same words. */
function haveSameColumns(a: ColumnSet, b: ColumnSet): boolean {
  if (a.widths.length !== b.widths.length) return false;
  if (a.paths && b.paths) {
    const alike = a.paths.filter((path, at) => similarity(path, b.paths?.[at] as string) >= SAME_PATH).length;
    return alike >= FOUND * a.paths.length || standInSamePlaces(a, b);
  }
  return standInSamePlaces(a, b);
}

const standInSamePlaces = (a: ColumnSet, b: ColumnSet): boolean =>
  a.positions.length === b.positions.length &&
  a.positions.every((x, index) => Math.abs(x - (b.positions[index] as number)) < 2 * SAME_EDGE);

/** Columns with the same header words, in the same order; new ones are put in behind the one before them. */
function matchByPath(set: ColumnSet, common: Common[]): Common[] | null {
  const paths = set.paths as readonly string[];
  const pairs = bestMatch(paths.length, common.length, (column, known) => {
    const alike = [...(common[known] as Common).paths].map((path) =>
      similarity(path, paths[column] as string),
    );
    return Math.max(0, ...alike.filter((each) => each >= SAME_PATH));
  });
  if (pairs.size < FOUND * Math.min(paths.length, common.length)) return null;
  const known = new Map([...pairs].map(([column, at]) => [column, common[at] as Common]));
  let before = -1;
  return paths.map((_, column) => {
    const same = known.get(column);
    const own = same ?? { paths: new Set<string>(), width: set.widths[column] as number };
    if (!same) common.splice(before + 1, 0, own);
    before = common.indexOf(own);
    return own;
  });
}

/** Columns as wide, in the same order, where there is one way only to match them. */
function matchByWidth(set: ColumnSet, common: readonly Common[]): Common[] | null {
  const isAlike = (column: number, known: number): boolean => {
    const [a, b] = [set.widths[column] as number, (common[known] as Common).width];
    return Math.abs(a - b) <= Math.min(SAME_WIDTH, SAME_WIDTH_PART * Math.max(a, b));
  };
  if (set.widths.length > common.length) return null;
  const [columns, knowns] = [set.widths.length, common.length];
  const first = greedyMatch([...Array(columns).keys()], [...Array(knowns).keys()], isAlike);
  const last = greedyMatch(
    [...Array(columns).keys()].reverse(),
    [...Array(knowns).keys()].reverse(),
    isAlike,
  );
  if (!first || !last) return null;
  const isOnly = [...first].every(([column, known]) => last.get(column) === known);
  return isOnly
    ? [...Array(columns).keys()].map((column) => common[first.get(column) as number] as Common)
    : null;
}

/** Each column with the next known one that is alike; null when one has none. */
function greedyMatch(
  columns: readonly number[],
  knowns: readonly number[],
  isAlike: (column: number, known: number) => boolean,
): Map<number, number> | null {
  const pairs = new Map<number, number>();
  let at = 0;
  for (const column of columns) {
    while (at < knowns.length && !isAlike(column, knowns[at] as number)) at++;
    if (at === knowns.length) return null;
    pairs.set(column, knowns[at++] as number);
  }
  return pairs;
}

/** The grid lines are among those of another page: each column stands for those that page has between them. */
function matchBySpans(
  set: ColumnSet,
  found: ReadonlyMap<ColumnSet, readonly (Common | readonly [Common, Common])[]>,
): (readonly [Common, Common])[] | null {
  if (set.positions.length < 3) return null;
  for (const [other, columns] of found) {
    if (columns.some((column) => !("paths" in column)) || other.positions.length <= set.positions.length)
      continue;
    const at = set.positions.map((x) => other.positions.findIndex((edge) => Math.abs(edge - x) < SAME_EDGE));
    if (at.some((place, index) => place < 0 || (index > 0 && place <= (at[index - 1] as number)))) continue;
    return at
      .slice(1)
      .map((end, index) => [columns[at[index] as number] as Common, columns[end - 1] as Common]);
  }
  return null;
}

/** From left to right, one by one; those beyond the last common column are new ones, so that no cell is lost. */
function columnsInOrder(set: ColumnSet, common: Common[]): Common[] {
  const known = common.length;
  return set.widths.map((width, column) => {
    if (column >= known) common.push({ paths: new Set(), width });
    return common[column] as Common;
  });
}

/** Pairs of two rows of columns, in order, that are most alike all together: the same words go before similar ones. */
function bestMatch(
  columns: number,
  knowns: number,
  likeness: (column: number, known: number) => number,
): Map<number, number> {
  const sums = Array.from({ length: columns + 1 }, () => new Array<number>(knowns + 1).fill(0));
  const alike = Array.from({ length: columns }, (_, a) =>
    Array.from({ length: knowns }, (_, b) => likeness(a, b)),
  );
  const at = (a: number, b: number): number => sums[a]?.[b] as number;
  const paired = (a: number, b: number): number => {
    const likely = alike[a]?.[b] as number;
    return likely > 0 ? likely + at(a + 1, b + 1) : 0;
  };
  for (let a = columns - 1; a >= 0; a--)
    for (let b = knowns - 1; b >= 0; b--)
      (sums[a] as number[])[b] = Math.max(paired(a, b), at(a + 1, b), at(a, b + 1));
  const pairs = new Map<number, number>();
  for (let [a, b] = [0, 0]; a < columns && b < knowns; ) {
    if (paired(a, b) > 0 && paired(a, b) === at(a, b)) pairs.set(a++, b++);
    else if (at(a + 1, b) >= at(a, b + 1)) a++;
    else b++;
  }
  return pairs;
}
