import { blankCell, type PlacedCell } from "../../src/assemble/fragment.ts";
import type { PlacedRow } from "../../src/assemble/splitFragment.ts";

/** A line of text with the gap to the next, and what is blank over the first and under the last; text heights. */
const [LINE, ABOVE, BELOW] = [1.3, 0.2, 0.5];
/** Part of the blank under a line that is the gap to the next. */
const GAP = 0.3;
/** Room on a line that is full. */
const FULL = 0.5;

/** Blank lines over and under the texts of a row. */
export interface Lines {
  readonly above?: readonly number[];
  readonly below?: readonly number[];
  /** Lines of the row on this page. */
  readonly height?: number;
}

/** A row of a page's grid as it goes into a table: every text fills its last line. */
export const rowOfLines = (
  texts: readonly string[],
  { above = [], below = [], height = 1 }: Lines = {},
): PlacedRow =>
  texts.map((text, column): PlacedCell => {
    const blank = blankCell([{ page: 1, box: [0, 0, 1, 1], text, confidence: 1 }]);
    if (text === "") return blank;
    return {
      ...blank,
      text,
      room: FULL,
      above: ABOVE + LINE * (above[column] ?? 0),
      below: BELOW + LINE * (below[column] ?? 0),
      height: ABOVE + LINE * height + BELOW - GAP,
      atFoot: (below[column] ?? 0) === 0,
    };
  });
