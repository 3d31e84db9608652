import { isDash, parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { joinText } from "./cellText.ts";
import { CODE_LENGTHS, isClassification, isPieceOfCode, makeCode } from "./codes.ts";
import type { PlacedCell } from "./fragment.ts";
import { isBroken } from "./isBroken.ts";
import { AT_THE_EDGE, columnsWithText, FULL_LINE, isFigure } from "./pageEdge.ts";
import { hasKnownShape, type RowPattern, startsAnew } from "./rowPattern.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Printed for nothing: no part of another text. */

/** A line with less room than this (text heights) may be full of a figure: cells are measured on skewed pages. */
const UNFINISHED_LINE = 2;

/** The last row of a page and the first of the next, column by column, as halves of one row. Columns are given by index. */
export interface Halves {
  readonly head: PlacedRow;
  readonly tail: PlacedRow;
  readonly pattern: RowPattern;
  /** No ruling closes the upper row at the page end. */
  readonly open: boolean;
  /** Columns with text in the lower row; in both rows. */
  readonly filled: readonly number[];
  readonly both: readonly number[];
  /** Of `both`: the lower text may go on from the upper one; it cannot. */
  readonly flowing: readonly number[];
  readonly torn: readonly number[];
  /** Columns that complete rows fill and the upper (lower) row does not. */
  readonly headLacks: readonly number[];
  readonly tailLacks: readonly number[];
  /** Codes that only both rows together make; texts and figures that do. */
  readonly pieces: readonly number[];
  readonly broken: readonly number[];
  /** A figure is parted so that neither part can stand alone. */
  readonly cutFigure: boolean;
}

/** Compares the last row of a page with the first of the next. */
export function compareHalves(head: PlacedRow, tail: PlacedRow, pattern: RowPattern, open: boolean): Halves {
  const filled = columnsWithText(tail);
  const both = filled.filter((column) => head[column]?.text !== "");
  const pair = (column: number) => [head[column], tail[column]] as [PlacedCell, PlacedCell];
  const cutFigure = both.some((column) => isCutFigure(...pair(column)));
  const flowing = both.filter((column) => flowsOn(...pair(column), pattern, column, open || cutFigure));
  const isBlank = (row: PlacedRow, column: number): boolean => row[column]?.text === "";
  return {
    ...{ head, tail, pattern, open, filled, both, flowing, cutFigure },
    torn: both.filter((column) => !flowing.includes(column)),
    headLacks: pattern.anchors.filter((column) => isBlank(head, column)),
    tailLacks: pattern.anchors.filter((column) => isBlank(tail, column)),
    pieces: both.filter((column) => isCodeInPieces(...pair(column), pattern.codeLengths[column])),
    broken: flowing.filter((column) => isBroken(head, tail, column, pattern)),
  };
}

/** Do all texts that both rows hold go on from the one to the other? */
export const allFlow = ({ both, torn }: Halves): boolean => both.length > 0 && torn.length === 0;

/** Is something whole only together: a code, a text or a figure? */
export const isWholeTogether = ({ pieces, broken }: Halves): boolean => pieces.length + broken.length > 0;

/** Does a text that cannot go on stand in a column that all complete rows fill, or is it printed for nothing? */
export const isTornApart = ({ torn, pattern, head, tail }: Halves): boolean =>
  torn.some(
    (column) =>
      pattern.anchors.includes(column) || [head, tail].some((row) => isDash(row[column]?.text ?? "")),
  );

/** Has the lower row a text where the upper one is blank, and no cell reaches down? */
export const beginsBelow = ({ filled, head }: Halves): boolean =>
  filled.some((column) => head[column]?.text === "" && !head[column]?.coveredBy);

/** Do both figures of a column stand in their rows once more? Then each is whole. */
export const standsTwice = ({ head, tail, flowing }: Halves): boolean =>
  flowing.some(
    (column) =>
      [head, tail].every((row) => isFigure(row[column] as PlacedCell)) &&
      standsAgain(head, tail, column) &&
      standsAgain(tail, head, column),
  );

/** Does the text of a column stand in its row once more, where the other row is blank? */
export const standsAgain = (row: PlacedRow, other: PlacedRow, column: number): boolean =>
  row.some(({ text }, at) => at !== column && text === row[column]?.text && other[at]?.text === "");

/** Is the lower row a rest of figures (9 under 325.2), filled as no whole row is? */
export const isRestOfFigure = (halves: Halves): boolean =>
  halves.cutFigure &&
  allFlow(halves) &&
  halves.both.length === halves.filled.length &&
  !hasKnownShape(halves.tail, halves.pattern);

/**
 * Does every text that both rows hold go on from the one to the other, a figure among them? Where no more speaks for a
 * cut, two whole rows may stand so by chance.
 */
export function mayGoOn(head: PlacedRow, tail: PlacedRow, pattern: RowPattern): boolean {
  const halves = compareHalves(head, tail, pattern, true);
  return !startsAnew(tail, pattern) && halves.cutFigure && allFlow(halves) && !standsTwice(halves);
}

function isCodeInPieces(
  head: PlacedCell,
  tail: PlacedCell,
  lengths: ReadonlySet<number> | null | undefined,
): boolean {
  const isPiece = isPieceOfCode(head.text, lengths) || isPieceOfCode(tail.text, lengths);
  return isPiece && makeCode(head.text, tail.text, lengths);
}

/** A code of the usual length of which a part has none: `22102` over `01`, not `301` over `02`. */
function isCutClassification(head: string, tail: string): boolean {
  const [above, below] = [normalise(head).length, normalise(tail).length];
  return CODE_LENGTHS.has(above + below) && !(CODE_LENGTHS.has(above) && CODE_LENGTHS.has(below));
}

/**
 * Two parts of one figure that cannot both stand alone: `776.2` over `7`, not `776.2` over `7.10`, and not `9739` over
 * `964.0`.
 */
function isCutFigure(head: PlacedCell, tail: PlacedCell): boolean {
  const joined = parsePrinted(head.text + tail.text);
  const isParted = /[.,]/u.test(head.text) || /^(?:[.,]|0\d)/u.test(tail.text);
  return (
    isParted &&
    head.room < FULL_LINE / 2 &&
    joined.kind === "amount" &&
    joined.places > 0 &&
    /^[\d.,]+$/u.test(tail.text)
  );
}

/** Are the tail's digits decimals that the head has begun, `25488.9` over `9`? */
const isUnfinished = (head: PlacedCell, tail: PlacedCell): boolean =>
  /\.\d*$/u.test(normalise(head.text)) && /^\d$/u.test(normalise(tail.text));

/**
 * Text that fills its last line may go on, at the page end only, and any to what ends longer texts only; a figure goes
 * on only where not one more digit had room, and only to a figure; a code not to what is a whole code of its column, and a whole code only where the row is
 * surely cut (its column's longer codes are few).
 */
function flowsOn(
  head: PlacedCell,
  tail: PlacedCell,
  pattern: RowPattern,
  column: number,
  isCut: boolean,
): boolean {
  if ([head, tail].some(({ text }) => isDash(text))) return false;
  if (head.below > AT_THE_EDGE || tail.above > AT_THE_EDGE) return false;
  const joined = normalise(joinText(head.text, tail.text));
  const lengths = pattern.codeLengths[column];
  if (lengths && /^\d+$/u.test(joined)) {
    const isWhole = ({ text }: PlacedCell): boolean => lengths.has(normalise(text).length);
    const mayBe =
      lengths.has(joined.length) ||
      (!isWhole(tail) && (isCut || !isWhole(head))) ||
      (isClassification(lengths) && isCutClassification(head.text, tail.text));
    return mayBe && head.room < FULL_LINE;
  }
  if (isFigure(head) && isFigure(tail)) {
    const figure = parsePrinted(joined);
    const room = isCut && isUnfinished(head, tail) ? UNFINISHED_LINE : FULL_LINE / 2;
    return head.room < room && figure.kind === "amount" && figure.places <= pattern.places;
  }
  return head.room < FULL_LINE || endsOthersOnly(tail, pattern, column);
}

/** Does the text stand in its column at the end of longer ones only? Then the line before it broke where theirs did. */
function endsOthersOnly({ text }: PlacedCell, { texts }: RowPattern, column: number): boolean {
  const plain = normalise(text);
  return texts[column]?.ends.has(plain) === true && !texts[column].whole.has(plain);
}
