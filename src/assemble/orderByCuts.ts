import { groupBy } from "../core/groupBy.ts";
import type { PageLayout } from "../table/types.ts";
import { learnSeams } from "./seamFit.ts";

/** Halves belong together where they make a row that much likelier than any other half would. */
const MARGIN = 1;
/** Pages that do not follow on each other in the file must make a row likelier than this. */
const LIKELY = 1;

/** Cut rows times first rows of pages, at most, that are compared with each other; beyond, the order stays unknown. */
const MOST_COMPARED = 20_000;

/**
 * The order that rows cut by page ends decide: a page whose last row is cut is followed by the one page whose first row
 * completes it. The page behind it in the file is asked first, then those that complete nothing yet; where two fit
 * about as well, or where there are too many to compare, none is taken. Pages that no cut row ties keep the file's order.
 * `tied` are the pages that a cut row surely puts behind the page before them; indices into `layouts`.
 */
export function orderByCuts(layouts: readonly PageLayout[]): { order: number[]; tied: ReadonlySet<number> } {
  const { follows, endsCut, completes } = learnSeams(layouts, []);
  const pages = [...layouts.keys()];
  const heads = pages.filter(endsCut);
  const tails = new Set(pages.filter((page) => (layouts[page] as PageLayout).tables.length > 0));
  const next = new Map<number, number>();
  const taken = new Set<number>();
  const tie = (from: number, to: number): void => {
    next.set(from, to);
    taken.add(to);
    tails.delete(to);
  };
  for (const head of heads) if (tails.has(head + 1) && completes(head, head + 1)) tie(head, head + 1);
  const open = heads.filter((page) => !next.has(page));
  const isTooMany = open.length * tails.size > MOST_COMPARED;
  const pairs = (isTooMany ? [] : open).flatMap((head) =>
    [...tails]
      .filter((tail) => completes(head, tail))
      .map((tail) => ({ head, tail, rating: follows(head, tail).cut })),
  );
  const [ofHead, ofTail] = [groupBy(pairs, ({ head }) => head), groupBy(pairs, ({ tail }) => tail)];
  for (const pair of pairs) {
    const rivals = [...(ofHead.get(pair.head) ?? []), ...(ofTail.get(pair.tail) ?? [])];
    const isBest = rivals.every((other) => other === pair || other.rating <= pair.rating - MARGIN);
    // Pages that would follow on each other in a ring tell that the fit is chance.
    if (pair.rating > LIKELY && isBest && !leadsTo(next, pair.tail, pair.head)) tie(pair.head, pair.tail);
  }
  // What merely may be one row leaves it open whether the file's order is the printed one.
  const sure = [...next].filter(([page, other]) => follows(page, other).cut > 0);
  return { order: follow(layouts.length, next, taken), tied: new Set(sure.map(([, other]) => other)) };
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
