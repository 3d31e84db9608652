import { normalise } from "../core/text.ts";
import { CODE_LENGTHS, isClassification } from "./codes.ts";
import type { PlacedCell } from "./fragment.ts";
import { lowOf } from "./placing.ts";
import type { RowPattern } from "./rowPattern.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** A blank line between a text and the page end (text heights): no page end has cut the text. */
const A_LINE = 1;
/** How far off the place that whole rows give it (text heights) a text may stand; a lost line moves it twice as far. */
const AS_PLACED = 0.3;

/**
 * Does the first row of a page show that nothing of it is lost above? A text that no page end has cut, a blank line over
 * it or a whole code, stands in the middle of its cell as low as in whole rows; where texts begin at the top, a whole
 * code is enough.
 */
export const beginsWhole = (row: PlacedRow, pattern: RowPattern): boolean =>
  row.some((cell, column) => {
    const isCode = isWholeCode(cell, pattern, column);
    return (
      (isCode && pattern.isTop) ||
      ((isCode || cell.above >= A_LINE) && isInMiddle(cell, column, pattern, "above"))
    );
  });

/** Does the last row of a page show that nothing of it is lost below? A text stands in the middle as high as in whole rows. */
export const endsWhole = (row: PlacedRow, pattern: RowPattern): boolean =>
  row.some((cell, column) => cell.below >= A_LINE && isInMiddle(cell, column, pattern, "below"));

function isInMiddle(
  cell: PlacedCell,
  column: number,
  { middle, spanned }: RowPattern,
  side: "above" | "below",
): boolean {
  if (middle === null || cell.text === "" || spanned.has(column)) return false;
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
