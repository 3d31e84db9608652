import { groupBy } from "../core/groupBy.ts";
import type { PageLayout, PageTable } from "../table/types.ts";
import { decideCut } from "./cutRow.ts";
import { toFragment } from "./fragment.ts";
import { looksLikeHead } from "./looksCut.ts";
import { learnPattern, type RowPattern } from "./rowPattern.ts";
import { learnSeams } from "./seamFit.ts";
import { type PlacedRow, splitFragment, withoutTotals } from "./splitFragment.ts";
import { beginsAnew, titleOf } from "./titles.ts";

/** Halves belong together where they make a row that much likelier than any other half would. */
const MARGIN = 1;
/** Pages that do not follow on each other in the file must make a row likelier than this. */
const LIKELY = 1;

/** Cut rows times first rows of pages, at most, that are compared with each other; beyond, the order stays unknown. */
const MOST_COMPARED = 20_000;

/** What the page ends and page beginnings of a table tell, where no printed number does. */
interface Edge {
  readonly page: number;
  readonly row: PlacedRow;
  readonly isOpen: boolean;
  /** Printed over the table on this page; empty where it goes on without. */
  readonly title: string;
}

/**
 * The order that rows cut by page ends decide: a page whose last row is cut is followed by the one page whose first row
 * completes it. The page behind it in the file is asked first, then those that complete nothing yet; where two fit
 * about as well, or where there are too many to compare, none is taken. Pages that no cut row ties keep the file's order. `tied` are the pages that a cut row puts
 * behind the page before them, `next` which page follows which; indices into `layouts`.
 */
export function orderByCuts(layouts: readonly PageLayout[]): {
  order: number[];
  tied: ReadonlySet<number>;
  next: ReadonlyMap<number, number>;
} {
  const bodies = layouts.map(({ page, tables }) => ({
    top: bodyOf(tables[0], page),
    foot: bodyOf(tables.at(-1), page),
  }));
  const patterns = learnPatterns(bodies.flatMap(({ top, foot }) => (top === foot ? [top] : [top, foot])));
  const heads: Edge[] = [];
  const tails = new Map<number, Edge>();
  for (const [page, { tables }] of layouts.entries()) {
    const { top, foot } = bodies[page] as (typeof bodies)[number];
    const [first, last] = [top[0], foot.at(-1)];
    const pattern = last && patterns.get(last.length);
    const isOpen = tables.at(-1)?.openBottom === true;
    if (last && pattern && looksLikeHead(last, pattern, isOpen))
      heads.push({ page, row: last, isOpen, title: titleOf(tables.at(-1)) });
    if (first)
      tails.set(page, { page, row: first, isOpen: tables[0]?.openTop === true, title: titleOf(tables[0]) });
  }
  const fits = (head: Edge, tail: Edge | undefined): boolean => {
    const pattern = patterns.get(head.row.length);
    if (!tail || !pattern || tail.page === head.page || tail.row.length !== head.row.length) return false;
    if (beginsAnew(tail.title, head.title)) return false;
    return decideCut(head.row, tail.row, pattern, head.isOpen || tail.isOpen) !== null;
  };
  const next = new Map<number, number>();
  const taken = new Set<number>();
  const tie = (from: number, to: number): void => {
    next.set(from, to);
    taken.add(to);
    tails.delete(to);
  };
  const { follows } = learnSeams(layouts, []);
  const ratingOf = (head: Edge, tail: Edge): number => follows(head.page, tail.page).cut;
  for (const head of heads) {
    const behind = tails.get(head.page + 1);
    if (behind && fits(head, behind)) tie(head.page, behind.page);
  }
  const open = heads.filter(({ page }) => !next.has(page));
  const isTooMany = open.length * tails.size > MOST_COMPARED;
  const pairs = (isTooMany ? [] : open).flatMap((head) =>
    [...tails.values()]
      .filter((tail) => fits(head, tail))
      .map((tail) => ({ head, tail, rating: ratingOf(head, tail) })),
  );
  const [ofHead, ofTail] = [groupBy(pairs, ({ head }) => head), groupBy(pairs, ({ tail }) => tail)];
  for (const pair of pairs) {
    const rivals = [...(ofHead.get(pair.head) ?? []), ...(ofTail.get(pair.tail) ?? [])];
    const isBest = rivals.every((other) => other === pair || other.rating <= pair.rating - MARGIN);
    // Pages that would follow on each other in a ring tell that the fit is chance.
    if (pair.rating > LIKELY && isBest && !leadsTo(next, pair.tail.page, pair.head.page))
      tie(pair.head.page, pair.tail.page);
  }
  return { order: follow(layouts.length, next, taken), tied: taken, next };
}

function leadsTo(next: ReadonlyMap<number, number>, from: number, to: number): boolean {
  for (let page: number | undefined = from; page !== undefined; page = next.get(page))
    if (page === to) return true;
  return false;
}

/** The pages in file order, each followed by those tied to it. */
function follow(count: number, next: ReadonlyMap<number, number>, taken: ReadonlySet<number>): number[] {
  const order = new Set<number>();
  const pages = Array.from({ length: count }, (_, page) => page);
  for (const start of pages.filter((page) => !taken.has(page))) {
    for (let page: number | undefined = start; page !== undefined && !order.has(page); page = next.get(page))
      order.add(page);
  }
  return [...order];
}

/** The rows of a table that are neither header nor blank nor a total. */
function bodyOf(table: PageTable | undefined, page: PageLayout["page"]): PlacedRow[] {
  if (!table) return [];
  const rows = splitFragment(toFragment(table, page, [])).body;
  return withoutTotals(rows);
}

/** What complete rows look like, by their number of columns. */
function learnPatterns(bodies: readonly (readonly PlacedRow[])[]): Map<number, RowPattern> {
  const byWidth = new Map<number, (readonly PlacedRow[])[]>();
  for (const body of bodies) {
    const width = body[0]?.length ?? 0;
    const same = byWidth.get(width);
    if (same) same.push(body);
    else byWidth.set(width, [body]);
  }
  return new Map(
    [...byWidth].map(([width, same]) => [
      width,
      learnPattern(
        same.flat(),
        same.flatMap((body) => body.slice(1, -1)),
      ),
    ]),
  );
}
