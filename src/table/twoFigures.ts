import { type Box, heightOf, widthOf } from "../core/geometry.ts";
import { parsePrinted } from "../core/money.ts";

/** In text heights: a line of a cell with as much blank beside it has room for a digit more, padding apart. */
const ROOM_FOR_A_DIGIT = 2.6;

/** A figure counts, and begins so: a dash does not, and 003 is the end of a code. */
const COUNTING = /^\D*(?:[1-9]|0(?!\d))/u;

/** A printed line of a cell; no box where its run does not tell its lines apart. */
export interface CellLine {
  readonly text: string;
  readonly box: Box | null;
}

/**
 * Is the figure in one line of a cell another one than that in the line above? A figure goes on in the next line only
 * where its line is full, and it has one decimal point. `width` is the cell's, in points.
 */
export function areTwoFigures(above: CellLine, below: CellLine, width: number): boolean {
  const [upper, lower] = [parsePrinted(above.text), parsePrinted(below.text)];
  if (upper.kind !== "amount" || lower.kind !== "amount") return false;
  if (![above, below].every(({ text }) => COUNTING.test(text))) return false;
  if (upper.places > 0 && lower.places > 0) return true;
  return above.box !== null && width - widthOf(above.box) >= ROOM_FOR_A_DIGIT * heightOf(above.box);
}
