import { normalise } from "../core/text.ts";
import type { PlacedCell } from "./fragment.ts";
import { CODE_LENGTHS, isClassification, lowOf, type RowPattern } from "./rowPattern.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** A blank line between a text and the page end (text heights): no page end has cut the text. */
const A_LINE = 1;
/** How far off the place that whole rows give it (text heights) a text may stand; a lost line moves it twice as far. */
const AS_PLACED = 0.3;

/**
 * Does the first row of a page show that nothing of it is lost above? A text stands in the middle of its cell as low as
 * in whole rows, or, where texts begin at the top, a whole code does so here.
 */
export const beginsWhole = (row: PlacedRow, pattern: RowPattern): boolean =>
  row.some(
    (cell, column) =>
      isInMiddle(cell, column, pattern, "above") || (pattern.isTop && isWholeCode(cell, pattern, column)),
  );

/** Does the last row of a page show that nothing of it is lost below? A text stands in the middle as high as in whole rows. */
export const endsWhole = (row: PlacedRow, pattern: RowPattern): boolean =>
  row.some((cell, column) => isInMiddle(cell, column, pattern, "below"));

function isInMiddle(
  cell: PlacedCell,
  column: number,
  { middle, spanned }: RowPattern,
  side: "above" | "below",
): boolean {
  if (middle === null || cell.text === "" || spanned.has(column) || cell[side] < A_LINE) return false;
  const [highest, lowest] = middle;
  return side === "above" ? lowOf(cell) > lowest - AS_PLACED : lowOf(cell) < highest + AS_PLACED;
}

/** A code as long as any of its column: the lower part of one would be shorter. */
function isWholeCode({ text }: PlacedCell, { codeLengths }: RowPattern, column: number): boolean {
  const lengths = codeLengths[column];
  const plain = normalise(text);
  if (lengths == null || !/^\d+$/u.test(plain)) return false;
  return plain.length === Math.max(...(isClassification(lengths) ? CODE_LENGTHS : lengths));
}
