/**
 * Which items of a list are parts of which: the rows of a table, or its columns. The list is read from first to last.
 * For each item every reading that the grammar allows is kept (a part of one of the open items, beside them, or the sum
 * of what stands before it), with a cost for how it is printed and for how well the figures add up. The cheapest reading
 * of the whole list is its tree.
 */
import { groupBy } from "../../core/groupBy.ts";
import { addPart, closureOf, costOfClosure, type Figures, NO_PARTS, type Sum } from "./closure.ts";

/** What the search needs to know of one row or column. */
export interface Item {
  /** One a column (of a row) or a row (of a column), in units of the last printed place; blank is 0n, null what is no amount. */
  readonly figures: Figures;
  /** Does it print any figure? A heading without one is stood for by its parts. */
  readonly hasFigure: boolean;
  /** Printed as 其中: a part that does not count beside the others. */
  readonly ofWhich: boolean;
}

/** How lists are printed: the cost of each reading before the figures are looked at, 0 for what is usual, Infinity for what cannot be. */
export interface Grammar<T extends Item> {
  /** `item` is the first part of `whole`; null is the list itself. */
  open(whole: T | null, item: T): number;
  /** `item` stands beside `before`, the part of `whole` before it. */
  beside(before: T, item: T, whole: T | null): number;
  /** `item` is printed as 其中 and yet counts beside the others. */
  countsThough(item: T): number;
  /** `item` goes on with the parts under 其中 that `before` began. */
  alsoOfWhich(before: T, item: T): number;
  /** `item` is the sum of what stands before it. */
  close(item: T): number;
}

export interface SumTree {
  /** By item: the item that it is a part of, null for none. */
  readonly parents: readonly (number | null)[];
  /** By item: does it not count in the sum of its whole? */
  readonly ofWhich: readonly boolean[];
}

/** Readings kept after each item, for each number of open items, the cheapest were the list to end there. */
const MOST_READINGS = 16;
/** Open items at most, the list itself among them; lists in the disclosures of docs/cities.md nest five deep. */
const MOST_OPEN = 8;
/**
 * A reading that costs this much more than the cheapest is given up, where it would though all its open items ended here: a
 * reading whose long lists are still open has proved less yet, and no sum proves more (closure.ts).
 */
const TOO_DEAR = 10;

/** Cost of a sum that closes a part of the list and not the list itself. */
const INNER_SUM = 0.5;

interface Chain<T> {
  readonly head: T;
  readonly rest: Chain<T> | null;
}

/** A finished item as its whole counts it. */
interface Part {
  readonly item: number;
  readonly figures: Figures;
  readonly counts: boolean;
  /** It sums what stood before it. */
  readonly closes: boolean;
}

/** An item that may still take parts; LIST is the list itself. */
interface Open {
  readonly item: number;
  readonly counts: boolean;
  readonly parts: Chain<Part> | null;
  readonly sum: Sum;
}
const LIST = -1;

interface Decision {
  readonly item: number;
  readonly parent: number;
  readonly counts: boolean;
}

interface Reading {
  readonly cost: number;
  /** From the list itself to the innermost open item. */
  readonly open: readonly Open[];
  /** The newest first; a later decision about an item replaces an earlier one. */
  readonly decisions: Chain<Decision> | null;
}

/** The tree of `items` that their print and their figures make likeliest. */
export function findSumTree<T extends Item>(items: readonly T[], grammar: Grammar<T>): SumTree {
  const list: Open = { item: LIST, counts: true, parts: null, sum: NO_PARTS };
  let readings: Reading[] = [{ cost: 0, open: [list], decisions: null }];
  for (const at of items.keys()) {
    readings = cheapestOfDepths(
      cheapestOfEach(readings.flatMap((reading) => readingsWith(reading, at, items, grammar))),
      items,
    );
  }
  const [best] = readings.map((reading) => finish(reading, 0, items)).sort((a, b) => a.cost - b.cost);
  return treeOf(items.length, best?.decisions ?? null);
}

/** Readings that leave the same items open, with as many parts and the same sums, go on alike: the cheapest stands for them. */
function cheapestOfEach(readings: readonly Reading[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const reading of readings) {
    const key = reading.open
      .map(({ item, counts, parts, sum }) =>
        [item, counts, parts?.head.item, sum.count, sum.figures[0]].join(":"),
      )
      .join(" ");
    const known = best.get(key);
    if (!known || reading.cost < known.cost) best.set(key, reading);
  }
  return [...best.values()];
}

function cheapestOfDepths(readings: readonly Reading[], items: readonly Item[]): Reading[] {
  const possible = readings
    .filter(({ open }) => open.length <= MOST_OPEN)
    .map((reading) => ({ reading, atEnd: finish(reading, 0, items).cost }));
  const dearest = Math.min(...possible.map(({ atEnd }) => atEnd)) + TOO_DEAR;
  const kept = possible.filter(({ atEnd }) => atEnd <= dearest);
  return [...groupBy(kept, ({ reading }) => reading.open.length).values()].flatMap((group) =>
    group
      .toSorted((a, b) => a.atEnd - b.atEnd)
      .slice(0, MOST_READINGS)
      .map(({ reading }) => reading),
  );
}

function treeOf(count: number, decisions: Chain<Decision> | null): SumTree {
  const decided: (Decision | undefined)[] = new Array(count).fill(undefined);
  for (let link = decisions; link !== null; link = link.rest) decided[link.head.item] ??= link.head;
  return {
    parents: decided.map((decision) => (!decision || decision.parent === LIST ? null : decision.parent)),
    ofWhich: decided.map((decision) => decision?.counts === false),
  };
}

/** The reading with the next item, in every way that the grammar allows, at every level that is open. */
function readingsWith<T extends Item>(
  reading: Reading,
  at: number,
  items: readonly T[],
  grammar: Grammar<T>,
): Reading[] {
  const found: Reading[] = [];
  const close = grammar.close(items[at] as T);
  let rest = reading;
  for (let level = reading.open.length - 1; level >= 0; level--) {
    rest = finish(rest, level, items);
    found.push(...asPart(rest, at, items, grammar));
    if (close < Infinity) found.push(...asSum(rest, at, items, close));
  }
  return found;
}

/** The item as one more part of the innermost open one. */
function asPart<T extends Item>(
  reading: Reading,
  at: number,
  items: readonly T[],
  grammar: Grammar<T>,
): Reading[] {
  const item = items[at] as T;
  const holder = reading.open.at(-1) as Open;
  const whole = holder.item === LIST ? null : (items[holder.item] as T);
  const last = holder.parts?.head;
  const before = last ? (items[last.item] as T) : null;
  const taken = (cost: number, counts: boolean): Reading[] =>
    cost === Infinity
      ? []
      : [
          {
            cost: reading.cost + cost,
            open: [...reading.open, { item: at, counts, parts: null, sum: NO_PARTS }],
            decisions: { head: { item: at, parent: holder.item, counts }, rest: reading.decisions },
          },
        ];
  const isListed = last !== undefined && before !== null && !last.counts && !item.ofWhich;
  const cost = before ? grammar.beside(before, item, whole) : grammar.open(whole, item);
  return [
    ...taken(cost, !item.ofWhich),
    ...(item.ofWhich ? taken(cost + grammar.countsThough(item), true) : []),
    ...(isListed ? taken(grammar.alsoOfWhich(before, item), false) : []),
  ];
}

/** The item as the sum of parts before it at the innermost open level. */
function asSum(reading: Reading, at: number, items: readonly Item[], cost: number): Reading[] {
  const { figures, hasFigure } = items[at] as Item;
  const holder = reading.open.at(-1) as Open;
  return endsOf(holder.parts).map(({ taken, left }): Reading => {
    const sum = taken.reduce(
      (before, part) => (part.counts ? addPart(before, part.figures) : before),
      NO_PARTS,
    );
    const own: Part = { item: at, figures: hasFigure ? figures : sum.figures, counts: true, closes: true };
    let decisions: Chain<Decision> = {
      head: { item: at, parent: holder.item, counts: true },
      rest: reading.decisions,
    };
    for (const { item, counts } of taken) decisions = { head: { item, parent: at, counts }, rest: decisions };
    return {
      cost:
        reading.cost +
        cost +
        (holder.item === LIST ? 0 : INNER_SUM) +
        costOfClosure(closureOf(figures, hasFigure, sum)),
      open: [...reading.open.slice(0, -1), withParts(holder, { head: own, rest: left })],
      decisions,
    };
  });
}

const withParts = (open: Open, parts: Chain<Part> | null): Open => ({
  ...open,
  parts,
  sum: toArray(parts).reduce((sum, part) => (part.counts ? addPart(sum, part.figures) : sum), NO_PARTS),
});

/** What a closing item may sum of the parts before it: those since the last sum, these and that sum, or all. */
function endsOf(parts: Chain<Part> | null): { taken: Part[]; left: Chain<Part> | null }[] {
  const ends: { taken: Part[]; left: Chain<Part> | null }[] = [];
  const taken: Part[] = [];
  for (let link = parts; link !== null; link = link.rest) {
    const isFirstSum = link.head.closes && !taken.some(({ closes }) => closes);
    if (isFirstSum && taken.length > 0) ends.push({ taken: [...taken], left: link });
    taken.push(link.head);
    if (isFirstSum && link.rest !== null) ends.push({ taken: [...taken], left: link.rest });
  }
  if (taken.length > 0) ends.push({ taken, left: null });
  return ends;
}

/** Finishes the open items inside `level`: what their figures say is added to the cost, and they become parts. */
function finish(reading: Reading, level: number, items: readonly Item[]): Reading {
  if (reading.open.length - 1 <= level) return reading;
  const open = [...reading.open];
  let { cost } = reading;
  while (open.length - 1 > level) {
    const { item, counts, sum } = open.pop() as Open;
    const { figures, hasFigure } = items[item] as Item;
    cost += costOfClosure(closureOf(figures, hasFigure, sum));
    const holder = open.pop() as Open;
    const part: Part = {
      item,
      figures: hasFigure || sum.count === 0 ? figures : sum.figures,
      counts,
      closes: false,
    };
    open.push({
      ...holder,
      parts: { head: part, rest: holder.parts },
      sum: counts ? addPart(holder.sum, part.figures) : holder.sum,
    });
  }
  return { ...reading, cost, open };
}

function toArray<T>(chain: Chain<T> | null): T[] {
  const found: T[] = [];
  for (let link = chain; link !== null; link = link.rest) found.push(link.head);
  return found;
}
