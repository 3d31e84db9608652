import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { CODE_LENGTHS, isClassification, isPieceOfCode, makeCode } from "./codes.ts";
import { joinCells, joinText, type PlacedCell } from "./fragment.ts";
import { isBroken } from "./isBroken.ts";
import { AT_THE_EDGE, columnsWithText, FULL_LINE, isFigure } from "./pageEdge.ts";
import { hasKnownShape, type RowPattern, startsAnew } from "./rowPattern.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Printed for nothing: no part of another text. */
const DASH = /^[-–—－]$/u;

const isDash = (head: PlacedRow, tail: PlacedRow, column: number): boolean =>
  [head, tail].some((row) => DASH.test(row[column]?.text ?? ""));

/** A code of the usual length of which a part has none: `22102` over `01`, not `301` over `02`. */
function isCutClassification(head: string, tail: string): boolean {
  const [above, below] = [normalise(head).length, normalise(tail).length];
  return CODE_LENGTHS.has(above + below) && !(CODE_LENGTHS.has(above) && CODE_LENGTHS.has(below));
}

/** Of the columns with text in both halves, the part that must flow on. */
const FLOWING = 0.75;

export interface CutDecision {
  readonly confidence: number;
  readonly evidence: readonly string[];
}

/**
 * Is `tail`, the first row of a page, the lower half of `head`, the last row of the page before? Null when not.
 * The halves must complete each other: where both hold text the upper one ends in a full line at the page end and the
 * lower one goes on from it; besides, the row must be open at the page end, or one half lacks what complete rows have.
 */
export function decideCut(
  head: PlacedRow,
  tail: PlacedRow,
  pattern: RowPattern,
  open: boolean,
): CutDecision | null {
  const filled = columnsWithText(tail);
  if (filled.length === 0 || startsAnew(tail, pattern)) return null;
  const isBlank = (row: PlacedRow, column: number): boolean => row[column]?.text === "";
  const both = filled.filter((column) => !isBlank(head, column));
  const begunBelow = filled.some((column) => isBlank(head, column) && !head[column]?.coveredBy);
  if (pattern.isTop && begunBelow) return null;
  const cutFigure = both.some((column) =>
    isCutFigure(head[column] as PlacedCell, tail[column] as PlacedCell),
  );
  const flowing = both.filter((column) =>
    flowsOn(head[column] as PlacedCell, tail[column] as PlacedCell, pattern, column, open || cutFigure),
  );
  const torn = both.filter((column) => !flowing.includes(column));
  if (torn.some((column) => pattern.anchors.includes(column) || isDash(head, tail, column))) return null;
  if (torn.length > 0 && flowing.length < FLOWING * both.length) return null;
  const tailLacks = pattern.anchors.filter((column) => isBlank(tail, column));
  const headLacks = pattern.anchors.filter((column) => isBlank(head, column));
  const pieces = both.filter((column) => {
    const [above, below] = [head, tail].map((row) => row[column]?.text ?? "") as [string, string];
    const lengths = pattern.codeLengths[column];
    const isAnyPiece = isPieceOfCode(above, lengths) || isPieceOfCode(below, lengths);
    return isAnyPiece && makeCode(above, below, lengths);
  });
  const broken = flowing.filter((column) => isBroken(head, tail, column, pattern));
  const evidence = [
    ...(open ? ["no ruling closes the row at the page end"] : []),
    ...(tailLacks.length > 0
      ? [`the next page's first row lacks ${tailLacks.length} columns that complete rows fill`]
      : []),
    ...(headLacks.length > 0
      ? [`the last row lacks ${headLacks.length} columns that complete rows fill`]
      : []),
    ...(flowing.length > 0 ? [`${flowing.length} of ${both.length} texts end in a full line and go on`] : []),
    ...(pieces.length > 0 ? [`${pieces.length} codes are whole only together`] : []),
    ...(broken.length > 0 ? [`${broken.length} texts or figures are whole only together`] : []),
  ];
  const isTaught = pattern.anchors.length > 0;
  const lacks = tailLacks.length + headLacks.length + pieces.length + broken.length;
  // Where cut rows are left open, a closed one is whole unless a text or a code in it is none without the next row's.
  if (pattern.leavesOpen && !open && pieces.length + broken.length === 0) return null;
  if (flowing.some((column) => standTwice(head, tail, column))) return null;
  if (lacks > 0 && isTaught) {
    // A last row that is whole, and a next one with nothing that goes on from it: blank cells, not a cut.
    if (!open && flowing.length === 0 && headLacks.length === 0) return null;
    return {
      confidence: open || pieces.length + broken.length > 0 || flowing.length > 1 ? 0.99 : 0.9,
      evidence,
    };
  }
  const isAllFlow = both.length > 0 && torn.length === 0;
  // A rest of a figure (9 under 325.2) in a row that is filled as no whole one is.
  if (cutFigure && isAllFlow && both.length === filled.length && !hasKnownShape(tail, pattern))
    return { confidence: 0.8, evidence };
  if (isAllFlow && (open || (!isTaught && both.length === filled.length)))
    return { confidence: open ? 0.95 : 0.8, evidence };
  return null;
}

/**
 * Does every text that both rows hold go on from the one to the other, a figure among them? Where no more speaks for a
 * cut, two whole rows may stand so by chance.
 */
export function mayGoOn(head: PlacedRow, tail: PlacedRow, pattern: RowPattern): boolean {
  const both = columnsWithText(tail).filter((column) => head[column]?.text !== "");
  const halves = (column: number) => [head[column], tail[column]] as [PlacedCell, PlacedCell];
  return (
    !startsAnew(tail, pattern) &&
    both.some((column) => isCutFigure(...halves(column))) &&
    both.every((column) => flowsOn(...halves(column), pattern, column, true)) &&
    !both.some((column) => standTwice(head, tail, column))
  );
}

/** Does the text of a column stand in its row once more, where the other row is blank? */
export const standsAgain = (row: PlacedRow, other: PlacedRow, column: number): boolean =>
  row.some(({ text }, at) => at !== column && text === row[column]?.text && other[at]?.text === "");

/** Do both figures of a column stand in their rows once more? Then each is whole. */
const standTwice = (head: PlacedRow, tail: PlacedRow, column: number): boolean =>
  [head, tail].every((row) => isFigure(row[column] as PlacedCell)) &&
  standsAgain(head, tail, column) &&
  standsAgain(tail, head, column);

/** The two halves as one row, cell by cell. */
export const joinRow = (head: PlacedRow, tail: PlacedRow): PlacedRow =>
  head.map((cell, column) => {
    const other = tail[column] as PlacedCell;
    return cell.coveredBy ? cell : joinCells(cell, other);
  });

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

/** A line with less room than this (text heights) may be full of a figure: cells are measured on skewed pages. */
const UNFINISHED_LINE = 2;

/** Are the tail's digits decimals that the head has begun, `25488.9` over `9`? */
const isUnfinished = (head: PlacedCell, tail: PlacedCell): boolean =>
  /\.\d*$/u.test(normalise(head.text)) && /^\d$/u.test(normalise(tail.text));

/**
 * Text that fills its last line may go on, at the page end only; a figure goes on only where not one more digit had
 * room, and only to a figure; a code not to what is a whole code of its column, and a whole code only where the row is
 * surely cut (its column's longer codes are few).
 */
function flowsOn(
  head: PlacedCell,
  tail: PlacedCell,
  pattern: RowPattern,
  column: number,
  isCut: boolean,
): boolean {
  if (isDash([head], [tail], 0)) return false;
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
  return head.room < FULL_LINE;
}
