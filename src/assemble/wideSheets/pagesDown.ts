import { sameHeader } from "../alignColumns.ts";
import type { PageOrder } from "../orderPages.ts";
import { isSameTitle, titleOf } from "../titles.ts";
import { SAME_PLACE } from "./columnHalves.ts";
import type { SheetPage } from "./sheetPage.ts";

/** By page of the order: how many pages from it on print the same columns of one table, its rows going on; 1 for most. */
export function pagesDown(
  { pages, gapsAfter }: PageOrder,
  pageAt: (at: number) => SheetPage | null,
): number[] {
  const down = pages.map(() => 1);
  for (let at = pages.length - 2; at >= 0; at--) {
    const [layout, next] = [pages[at], pages[at + 1]];
    if (!layout || !next || gapsAfter.has(layout) || !haveSameEdges(layout.tables, next.tables)) continue;
    const [page, below] = [pageAt(at), pageAt(at + 1)];
    if (page && below && goesOn(page, below)) down[at] = (down[at + 1] as number) + 1;
  }
  return down;
}

/** Has each page one grid, with its lines between columns at the same places? */
function haveSameEdges(
  [a, ...others]: readonly { readonly columnEdges: readonly number[] }[],
  [b, ...further]: readonly { readonly columnEdges: readonly number[] }[],
): boolean {
  if (!a || !b || others.length + further.length > 0) return false;
  return (
    a.columnEdges.length === b.columnEdges.length &&
    a.columnEdges.every((x, at) => Math.abs(x - (b.columnEdges[at] as number)) < SAME_PLACE)
  );
}

/** No other title and no other header stands over the columns. */
function goesOn(page: SheetPage, below: SheetPage): boolean {
  const [title, next] = [page, below].map(({ grid }) => titleOf(grid.table)) as [string, string];
  if (next !== "" && !isSameTitle(next, title, below.layout.page.kind !== "text")) return false;
  const [{ header }, { header: again }] = [page.split, below.split];
  return again.length === 0 || sameHeader(header, again);
}
