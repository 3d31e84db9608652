import type { PageLayout } from "../table/types.ts";
import type { PageOrder } from "./orderPages.ts";
import type { PageFinding } from "./types.ts";

/** A page that a person puts behind another one, or before all others. */
export interface PageMove {
  readonly page: number;
  readonly after: number | null;
}

/** Are both the page's and the page's that it is to follow in the order? */
export const isPossibleMove = (order: readonly number[], { page, after }: PageMove): boolean =>
  page !== after && order.includes(page) && (after === null || order.includes(after));

/**
 * The order after the moves, one after the other. A person knows where a moved page belongs: it is neither loose nor in
 * doubt, and what was told of its place is told no more. A gap stays where its pages still follow each other.
 */
export function movePages(order: PageOrder, moves: readonly PageMove[]): PageOrder {
  const possible = moves.filter((move) => isPossibleMove(numbersOf(order.pages), move));
  if (possible.length === 0) return order;
  const pages = possible.reduce(moved, order.pages);
  const known = new Set(possible.map(({ page }) => page));
  const isKnown = ({ page }: PageLayout): boolean => known.has(page.number);
  const follower = (all: readonly PageLayout[], page: PageLayout) => all[all.indexOf(page) + 1];
  const isSameGap = (before: PageLayout): boolean =>
    follower(pages, before) === follower(order.pages, before);
  const gapsAfter = new Set([...order.gapsAfter].filter(isSameGap));
  const gaps = new Set([...gapsAfter].map(({ page }) => page.number));
  const holds = ({ rule, page, pages: named, between }: PageFinding): boolean => {
    if (between) return between[0] === null || gaps.has(between[0]) || !isGapOf(order, between[0]);
    return (
      rule !== "PAGES-ORDER" || !(named ?? [page]).every((each) => each !== undefined && known.has(each))
    );
  };
  return {
    ...order,
    pages,
    gapsAfter,
    moved: new Set([...order.moved].filter((page) => !isKnown(page))),
    loose: order.loose.filter((number) => !known.has(number)),
    findings: order.findings.filter(holds),
  };
}

const isGapOf = ({ gapsAfter }: PageOrder, number: number): boolean =>
  [...gapsAfter].some(({ page }) => page.number === number);

const numbersOf = (pages: readonly PageLayout[]): number[] => pages.map(({ page }) => page.number);

/** The sides of a sheet move together. */
function moved(pages: readonly PageLayout[], { page: number, after }: PageMove): readonly PageLayout[] {
  const own = pages.filter(({ page }) => page.number === number);
  const others = pages.filter(({ page }) => page.number !== number);
  const at = after === null ? 0 : others.findLastIndex(({ page }) => page.number === after) + 1;
  return [...others.slice(0, at), ...own, ...others.slice(at)];
}
