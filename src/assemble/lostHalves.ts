import type { LostRowReason } from "../findings/catalogue/pages.ts";
import { raise } from "../findings/raise.ts";
import { hasKnownEnd, lacksAlways, lacksMost, looksLikeHead, looksLikeTail } from "./looksCut.ts";
import { stopsInConstant } from "./misfit.ts";
import type { RowPattern } from "./rowPattern.ts";
import type { PlacedRow, SplitFragment } from "./splitFragment.ts";
import type { PageFinding } from "./types.ts";
import { beginsWhole, endsWhole } from "./wholeAtEdge.ts";
import type { WholeRows } from "./wholeRows.ts";

/** Is the last row of a table, at the foot of `page`, the upper half of one whose lower half never comes? */
export const isLostEnd = (
  row: PlacedRow,
  page: SplitFragment,
  pattern: RowPattern,
  known: WholeRows,
): boolean => (page.table.openBottom && looksLikeHead(row, pattern, false)) || stopsInConstant(row, known);

/** Is the last row of a page before a gap the upper half of one whose lower half is lost? */
export const isCutByGap = (row: PlacedRow, isOpen: boolean, pattern: RowPattern): boolean =>
  looksLikeHead(row, pattern, isOpen) ||
  (!pattern.leavesOpen && !endsWhole(row, pattern) && lacksAlways(row, pattern));

/** Is the first row of a page behind a gap the lower half of one whose upper half is lost? */
export function isLostStart(row: PlacedRow, page: SplitFragment, pattern: RowPattern): boolean {
  const isSeen = page.header.length === 0 && row.some((cell) => page.body[0]?.includes(cell));
  if (page.table.openTop && page.header.length === 0) return true;
  // Where cut rows are left open, one under a closed frame is cut only if something in it says so.
  if (pattern.leavesOpen && isSeen) return false;
  if (looksLikeTail(row, pattern)) return true;
  const isWhole = beginsWhole(row, pattern) || fillsMany(row, pattern);
  return !isWhole && (hasKnownEnd(row, pattern) || lacksAlways(row, pattern));
}

/** Columns that do not all have a text of more lines than one in the same row. */
const MANY = 5;

/** Has the row all that complete rows have, where texts begin at the top? Its rest would have only what runs over. */
const fillsMany = (row: PlacedRow, { anchors, isTop }: RowPattern): boolean =>
  isTop && anchors.length >= MANY && anchors.every((column) => row[column]?.text !== "");

/** Is the first row of a table the lower half of one, though nothing tells of a lost page? All of it must speak for that. */
export const isRestAtTop = (row: PlacedRow, pattern: RowPattern): boolean =>
  looksLikeTail(row, pattern) && lacksMost(row, pattern) && hasKnownEnd(row, pattern);

/** Tells of pages missing where no printed number does: between the two there is no other half. */
export const missingBetween = (
  [before, after]: readonly [number, number],
  reasons: readonly LostRowReason[],
  jumps: readonly (readonly (number | string)[])[] = [],
): PageFinding => ({
  ...raise("PAGES-MISSING", "row-end", {
    before,
    after,
    reasons,
    jumps: jumps.map((step) => step.join(" → ")),
  }),
  page: before,
  between: [before, after],
});

/** Tells of a table that begins with the rest of a row: its page is out of place, printed twice, or the one before is lost. */
export const restAtTop = (page: number): PageFinding => ({
  ...raise("ROW-CUT", "rest-at-top", { page }),
  page,
});

/**
 * Tells of a row joined though no page number and no text known from other rows shows that its halves are one:
 * information, as most files without numbers are as they were printed; a warning where the joined text is odd.
 */
export const unprovenJoin = (pages: readonly [number, number], isOdd: boolean): PageFinding => ({
  ...raise("PAGES-ORDER", "join-unproven", { from: pages[0], to: pages[1] }, isOdd ? "warning" : "info"),
  page: pages[0],
  pages,
});

/** Tells of two rows at a page end that look like halves of one and do not fit each other. */
export const looksCutAt = (pages: readonly [number, number]): PageFinding => ({
  ...raise("ROW-CUT", "halves-differ", { from: pages[0], to: pages[1] }),
  page: pages[1],
  pages,
});

/** Tells of halves that may be of one row, left apart: the pages around are in disorder, and no text proves it. */
export const leftApart = (pages: readonly [number, number]): PageFinding => ({
  ...raise("ROW-CUT", "left-apart", { from: pages[0], to: pages[1] }),
  page: pages[0],
  pages,
});

/** Tells of a row joined for the fit of its halves alone, whose lower one may be a row by itself. */
export const mayBeTwo = (pages: readonly [number, number], text: string): PageFinding => ({
  ...raise("ROW-CUT", "may-be-two", { from: pages[0], to: pages[1], text }),
  page: pages[0],
  pages,
});
