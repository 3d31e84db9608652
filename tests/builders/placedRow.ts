import { blankCell, type PlacedCell } from "../../src/assemble/fragment.ts";
import type { PlacedRow } from "../../src/assemble/splitFragment.ts";

/** How a text stands in its cell, in text heights. */
type Placing = Partial<Pick<PlacedCell, "room" | "above" | "below" | "atFoot">>;

/** Text that fills its cell from the top to the bottom, its last line full. */
const FILLING: Required<Placing> = { room: 0.5, above: 0.2, below: 0.5, atFoot: true };

/** A row whose cells are parted by `|`, a blank one where nothing stands between; all placed alike. */
export const placedRow = (line: string, placing: Placing = {}): PlacedRow =>
  line.split("|").map((text) => {
    const blank = blankCell([{ page: 1, box: [0, 0, 1, 1], text, confidence: 1 }]);
    return text === "" ? blank : { ...blank, text, letters: 8, ...FILLING, ...placing };
  });

export const placedRows = (lines: readonly string[], placing: Placing = {}): PlacedRow[] =>
  lines.map((line) => placedRow(line, placing));
