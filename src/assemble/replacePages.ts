import type { PageLayout } from "../table/types.ts";
import type { PageOrder } from "./orderPages.ts";

/** The order with some of its pages changed: each stays in its place, and what is known of it still holds. */
export function replacePages(order: PageOrder, changed: ReadonlyMap<PageLayout, PageLayout>): PageOrder {
  if (changed.size === 0) return order;
  const now = (layout: PageLayout): PageLayout => changed.get(layout) ?? layout;
  return {
    ...order,
    pages: order.pages.map(now),
    duplicates: new Map([...order.duplicates].map(([double, of]) => [now(double), now(of)])),
    gapsAfter: new Set([...order.gapsAfter].map(now)),
    moved: new Set([...order.moved].map(now)),
  };
}
