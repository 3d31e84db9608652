import { isSurelyTail, looksLikeHead, looksLikeTail } from "./cutRow.ts";
import { stopsInConstant } from "./misfit.ts";
import type { RowPattern } from "./rowPattern.ts";
import type { PlacedRow, SplitFragment } from "./splitFragment.ts";
import type { PageFinding } from "./types.ts";
import type { WholeRows } from "./wholeRows.ts";

/** Is the last row of a table, at the foot of `page`, the upper half of one whose lower half never comes? */
export const isLostEnd = (
  row: PlacedRow,
  page: SplitFragment,
  pattern: RowPattern,
  known: WholeRows,
): boolean => (page.table.openBottom && looksLikeHead(row, pattern, false)) || stopsInConstant(row, known);

/**
 * Is the first row of a page behind a gap the lower half of one whose upper half is lost? Where a table may begin here,
 * a row that heads others lacks much too, and only torn text tells.
 */
export const isLostStart = (
  row: PlacedRow,
  page: SplitFragment,
  pattern: RowPattern,
  lost: "surely" | "perhaps",
): boolean =>
  (page.table.openTop && page.header.length === 0) ||
  (lost === "surely" ? looksLikeTail(row, pattern) : isSurelyTail(row, pattern));

/** Tells of pages missing where no printed number does: between the two there is no other half. */
export const missingBetween = (
  [before, after]: readonly [number, number],
  reasons: readonly string[],
): PageFinding => ({
  rule: "PAGES-MISSING",
  severity: "error",
  message: `one page or more are missing between page ${before} and page ${after}: the row at the page end has no other half there (${reasons.join("; ")})`,
  page: before,
  between: [before, after],
});
