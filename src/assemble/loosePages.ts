import type { DisorderSign } from "../findings/catalogue/pages.ts";
import { raise } from "../findings/raise.ts";
import { isBareTotal } from "../lexicon/totals.ts";
import { haveSameColumns, sameHeader } from "./alignColumns.ts";
import type { Chain } from "./chain.ts";
import type { PageOrder } from "./orderPages.ts";
import { findRunning, isFall, stepsOver } from "./runningNumbers.ts";
import { type PlacedRow, type SplitFragment, withoutTotals } from "./splitFragment.ts";
import { isContinued, titleOf, withoutContinued } from "./titles.ts";
import type { PageFinding } from "./types.ts";

/**
 * Pages of a file without page numbers whose place nothing printed tells: neither their order nor that none is missing
 * can be checked. It is information where the file looks whole; where something in it shows that it is not, a warning
 * names every page with a table, as any of them may stand in the wrong place.
 */
export function findLoosePages(
  order: PageOrder,
  chains: readonly Chain[],
  ofTables: readonly PageFinding[],
): PageFinding[] {
  if (order.isNumbered) return [];
  const pages = order.pages.filter(({ tables }) => tables.length > 0).map(({ page }) => page.number);
  const signs = pages.length > 1 ? signsOfDisorder(order, chains, ofTables) : [];
  if (signs.length > 0)
    return [
      {
        ...raise("PAGES-ORDER", "disorder", { pages, signs }),
        page: pages[0] as number,
        pages,
      },
    ];
  if (order.loose.length === 0) return [];
  // The first page's place is no better known than that of the others.
  const [first = 0] = pages;
  const loose = [...new Set([first, ...order.loose])];
  return [
    {
      ...raise("PAGES-ORDER", "unknown", { pages: loose }, "info"),
      page: first,
      pages: loose,
    },
  ];
}

/** Do the pages' tables show that pages without numbers stand in another order than they were printed in? */
export const isInDisorder = (order: PageOrder, chains: readonly Chain[]): boolean =>
  !order.isNumbered && signsOfTurning(order, chains).length > 0;

/** What shows that pages are turned, doubled or lost. */
const signsOfDisorder = (
  order: PageOrder,
  chains: readonly Chain[],
  ofTables: readonly PageFinding[],
): DisorderSign[] => [
  ...signsOfTurning(order, chains),
  ...(order.duplicates.size > 0 ? ["page-twice" as const] : []),
  ...(ofTables.some(({ rule }) => rule === "ROW-CUT" || rule === "PAGES-MISSING")
    ? ["halves-differ" as const]
    : []),
];

/** What shows that pages are turned. */
function signsOfTurning(order: PageOrder, chains: readonly Chain[]): DisorderSign[] {
  const firsts = chains.map(({ fragments }) => fragments[0] as SplitFragment);
  const headless = chains.some(({ fragments: [first, ...others] }) => first && isHeadless(first, others));
  const parted = firsts.some((first, index) =>
    firsts.slice(index + 1).some((other) => isTornOff(first, other)),
  );
  return [
    ...(order.moved.size > 0 ? ["pages-moved" as const] : []),
    ...(firsts.some(({ table }) => isContinued(titleOf(table))) ? ["continued-title-first" as const] : []),
    ...(headless ? ["header-missing" as const] : []),
    ...(chains.some(numbersFall) ? ["numbers-fall" as const] : []),
    ...(chains.some(beginsWithTotal) ? ["total-on-top" as const] : []),
    ...(parted ? ["table-in-parts" as const] : []),
  ];
}

/** Do numbers that run down the pages fall at a page end? Pages with other columns than the first are left out. */
function numbersFall({ fragments }: Chain): boolean {
  const bodies = fragments.map(({ body }) => withoutTotals(body));
  const same = bodies.filter((rows) => rows[0]?.length === bodies[0]?.[0]?.length);
  const running = findRunning(same);
  return same.some(
    (rows, index) => index > 0 && stepsOver(same[index - 1] ?? [], rows, running).some(isFall),
  );
}

/** Has a page after the first a total at its top that the first has not? One that closes a table stands below others. */
const beginsWithTotal = ({ fragments: [first, ...others] }: Chain): boolean =>
  first !== undefined &&
  !isTotal(first.body[0]) &&
  others.some(({ body }) => isTotal(body[0]) && body.length > 1);

const isTotal = (row: PlacedRow | undefined): boolean => row?.some(({ text }) => isBareTotal(text)) === true;

/** Neither a header over the columns nor a form's head; rows under a cell that spans them look like one that is never repeated. */
const isHeadless = ({ form, header }: SplitFragment, others: readonly SplitFragment[]): boolean =>
  header.length === 0 &&
  (form.length === 0 || (others.length > 0 && others.every((other) => other.form.length === 0)));

/** Do two tables that were not joined have one title, or the same columns or header and no two titles? */
export function isTornOff(a: SplitFragment, b: SplitFragment): boolean {
  const [title, other] = [a, b].map(({ table }) => withoutContinued(titleOf(table))) as [string, string];
  if (title !== "" && other !== "") return title === other;
  return haveSameColumns(a, b) || (a.header.length > 0 && sameHeader(a.header, b.header));
}
