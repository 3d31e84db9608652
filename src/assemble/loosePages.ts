import type { DisorderSign } from "../findings/catalogue/pages.ts";
import { raise } from "../findings/raise.ts";
import { isBareTotal } from "../lexicon/totals.ts";
import { haveSameColumns, sameHeader } from "./alignColumns.ts";
import type { Chain } from "./chain.ts";
import type { PageOrder } from "./orderPages.ts";
import { findRunning, isFall, stepsOver } from "./runningNumbers.ts";
import { compareForms } from "./sameForm.ts";
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
  ...(isTorn(chains, ofTables) ? ["halves-differ" as const] : []),
];

/** Part of the page ends within tables at which halves of rows do not fit: fewer are texts that their cells clip. */
const TORN_ENDS = 0.2;

/** Does a row lack its half at many page ends, or is a page said to be missing? */
function isTorn(chains: readonly Chain[], ofTables: readonly PageFinding[]): boolean {
  const ends = chains.reduce((sum, { seams }) => sum + seams.length, 0);
  const torn = ofTables.filter(({ rule }) => rule === "ROW-CUT").length;
  return ofTables.some(({ rule }) => rule === "PAGES-MISSING") || (torn > 0 && torn >= TORN_ENDS * ends);
}

/** What shows that pages are turned. */
function signsOfTurning(order: PageOrder, chains: readonly Chain[]): DisorderSign[] {
  const firsts = chains.map(({ fragments }) => fragments[0] as SplitFragment);
  return [
    ...(order.moved.size > 0 ? ["pages-moved" as const] : []),
    ...(firsts.some(({ table }) => isContinued(titleOf(table))) ? ["continued-title-first" as const] : []),
    ...(chains.some(numbersFall) ? ["numbers-fall" as const] : []),
    ...(chains.some(beginsWithTotal) ? ["total-on-top" as const] : []),
    ...(isParted(firsts) ? ["table-in-parts" as const] : []),
  ];
}

/** Are there two parts of one table, though another table stands between them, or the later one's beginning? */
const isParted = (firsts: readonly SplitFragment[]): boolean =>
  firsts.some((first, index) => firsts.slice(index + 1).some((other) => isTornOff(first, other)));

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

/** Neither a title, nor a header over the columns, nor a form's head: the page goes on from another one. */
const isContinuation = ({ form, header, table }: SplitFragment): boolean =>
  header.length + form.length === 0 && titleOf(table) === "";

/**
 * Are two pages that were not joined parts of one table? One goes on in the columns of the other, or both have the same
 * title over the same header, and are no forms filled in one by one.
 */
export function isTornOff(a: SplitFragment, b: SplitFragment): boolean {
  if (isContinuation(a) !== isContinuation(b)) return haveSameColumns(a, b);
  const [title, other] = [a, b].map(({ table }) => withoutContinued(titleOf(table))) as [string, string];
  const isHeadedAlike = a.header.length > 0 && b.header.length > 0 && sameHeader(a.header, b.header);
  return title === other && isHeadedAlike && compareForms(a, b) !== -1;
}
