import { blankCell, type PlacedCell } from "../../src/reassemble/fragment.ts";
import type { PlacedRow } from "../../src/reassemble/splitFragment.ts";

/** A line of text with the space to the next, and a cell's padding over its first line and under its last; text heights. */
const [LINE, ABOVE, BELOW] = [1.3, 0.2, 0.5];
/** Room on a line that is full. */
const FULL = 0.5;

/** Blank lines over and under the texts of a row. */
export interface Lines {
  readonly above?: readonly number[];
  readonly below?: readonly number[];
}

/** A row of a page's grid as it goes into a table: every text fills its last line. */
export const placedRow = (texts: readonly string[], { above = [], below = [] }: Lines = {}): PlacedRow =>
  texts.map((text, column): PlacedCell => {
    const blank = blankCell([{ page: 1, box: [0, 0, 1, 1], text, confidence: 1 }]);
    if (text === "") return blank;
    return {
      ...blank,
      text,
      room: FULL,
      above: ABOVE + LINE * (above[column] ?? 0),
      below: BELOW + LINE * (below[column] ?? 0),
      atFoot: (below[column] ?? 0) === 0,
    };
  });
