import { normalise } from "../core/text.ts";
import { isPieceOfCode } from "./codes.ts";
import type { PlacedCell } from "./fragment.ts";
import { AT_THE_EDGE, columnsWithText, FULL_LINE, isFigure, LESS_THAN_A_LINE } from "./pageEdge.ts";
import { HALF_A_LINE, lowsOf } from "./placing.ts";
import { hasKnownShape, type RowPattern, startsAnew } from "./rowPattern.ts";
import type { PlacedRow } from "./splitFragment.ts";
import { beginsWhole, endsWhole } from "./wholeAtEdge.ts";

/** A text this much further off the middle of its cell (text heights) than any in whole rows is half of one. */
const OFF_MIDDLE = 0.3;

/** Does a text of the upper row stand too low, or one of the lower row too high, for a whole row of the table? */
export const farOffMiddle = (head: PlacedRow, tail: PlacedRow, pattern: RowPattern): boolean =>
  lowsOf(head, pattern).some((low) => low > mostOff(pattern)) ||
  lowsOf(tail, pattern).some((low) => low < -mostOff(pattern));

/** Does the row look like the upper half of a cut one, its lower half unseen? */
export function looksLikeHead(row: PlacedRow, pattern: RowPattern, open: boolean): boolean {
  if (open || lowsOf(row, pattern).some((low) => low > mostOff(pattern))) return true;
  const isCode = (column: number): boolean => pattern.codeLengths[column] != null;
  const stopping = row.map((cell) => cell.text !== "" && cell.room < FULL_LINE && cell.below < AT_THE_EDGE);
  if (pattern.leavesOpen || endsWhole(row, pattern)) return false;
  if (lacksMost(row, pattern) && row.some(({ below }) => below < AT_THE_EDGE)) return true;
  if (pattern.cutsNothing) return false;
  const isPiece = row.some(({ text }, at) => stopping[at] && isPieceOfCode(text, pattern.codeLengths[at]));
  if (isPiece && !hasKnownShape(row, pattern)) return true;
  return row.some((cell, column) => {
    const text = normalise(cell.text);
    const known = pattern.texts[column];
    return (
      stopping[column] &&
      cell.below < LESS_THAN_A_LINE &&
      (isCode(column) || !isFigure(cell)) &&
      known?.beginnings.has(text) === true &&
      !known.whole.has(text)
    );
  });
}

/**
 * Does the row look like the lower half of a cut one, its upper half unseen? It lacks most of what complete rows
 * fill, or some of it while another cell ends as longer texts of its column do; or a code is not whole. Where page ends
 * are seen to cut nothing, it takes two such texts or codes.
 */
export function looksLikeTail(row: PlacedRow, pattern: RowPattern): boolean {
  if (columnsWithText(row).length === 0 || startsAnew(row, pattern)) return false;
  if (lowsOf(row, pattern).some((low) => low < -mostOff(pattern))) return true;
  if (beginsWhole(row, pattern) || hasKnownShape(row, pattern)) return false;
  if (lacksMost(row, pattern)) return true;
  const lacking = pattern.anchors.filter((column) => row[column]?.text === "").length;
  const starting = row.map(({ above }) => above < LESS_THAN_A_LINE);
  const pieces = row.filter(
    ({ text }, at) => starting[at] && isPieceOfCode(text, pattern.codeLengths[at]),
  ).length;
  if (pattern.cutsNothing) {
    const ends = row.filter((cell, at) => isKnownEnd(cell, pattern, at)).length;
    return lacking > 0 && pieces + ends > 1;
  }
  if (pieces > 0) return true;
  return (
    lacking > 0 &&
    row.some(({ text }, at) => starting[at] && pattern.texts[at]?.ends.has(normalise(text)) === true)
  );
}

/** Does a text of the row stand at the end of longer ones only? Behind a gap that is enough to doubt the row. */
export const hasKnownEnd = (row: PlacedRow, pattern: RowPattern): boolean =>
  pattern.isWellTaught &&
  !startsAnew(row, pattern) &&
  !pattern.cutsNothing &&
  row.some((cell, column) => isKnownEnd(cell, pattern, column));

/** Text at the top of its cell that never stands so in a whole row, but at the end of longer ones. */
function isKnownEnd(cell: PlacedCell, pattern: RowPattern, column: number): boolean {
  const text = normalise(cell.text);
  const known = pattern.texts[column];
  return (
    text !== "" &&
    cell.above < LESS_THAN_A_LINE &&
    !isFigure(cell) &&
    known?.ends.has(text) === true &&
    !known.whole.has(text)
  );
}

/** Is a column blank that all whole rows fill, and is the row not filled as others are? Beside a gap that is enough. */
export const lacksAlways = (row: PlacedRow, pattern: RowPattern): boolean =>
  !startsAnew(row, pattern) &&
  !pattern.cutsNothing &&
  !hasKnownShape(row, pattern) &&
  pattern.always.some((column) => row[column]?.text === "" && !row[column]?.coveredBy);

/** Lacks the row most of what complete rows fill, and is it not filled as others are that sum or head them? */
export const lacksMost = (row: PlacedRow, pattern: RowPattern): boolean =>
  !startsAnew(row, pattern) &&
  pattern.anchors.filter((column) => row[column]?.text === "").length * 2 > pattern.anchors.length &&
  !hasKnownShape(row, pattern);

const mostOff = ({ offMiddle }: RowPattern): number =>
  offMiddle === null ? Number.POSITIVE_INFINITY : Math.max(offMiddle, HALF_A_LINE) + OFF_MIDDLE;
