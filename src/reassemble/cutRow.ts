import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { joinCells, joinText, type PlacedCell } from "./fragment.ts";
import {
  CODE_LENGTHS,
  hasKnownShape,
  isClassification,
  isPieceOfCode,
  lowsOf,
  type RowPattern,
  startsAnew,
} from "./rowPattern.ts";
import type { PlacedRow } from "./splitFragment.ts";
import { beginsWhole, endsWhole } from "./wholeAtEdge.ts";

/** A line with less room than this (text heights) is full: the next character would not have fitted. */
const FULL_LINE = 2.6;
/** Text that goes on over a page end stands as near as this (text heights) to the page end on both sides of it. */
const AT_THE_EDGE = 2.6;
/** Under or over a text that a page end cut not even a line is left (text heights). */
const LESS_THAN_A_LINE = 1.3;
/** Is the figure parted at its point, or do other rows have the joined text, and one of the parts never stands alone? */
function isBroken(above: PlacedRow, below: PlacedRow, column: number, pattern: RowPattern): boolean {
  const [head, tail] = [above[column]?.text ?? "", below[column]?.text ?? ""];
  const joined = parsePrinted(head + tail);
  if (joined.kind === "amount" && (/[.,]$/u.test(head) || /^[.,]/u.test(tail))) return true;
  const whole = pattern.texts[column]?.whole;
  const stands = (text: string): boolean => whole?.has(normalise(text)) === true;
  if (beginsCodes(normalise(head), whole, pattern.codeLengths[column])) return true;
  return stands(joinText(head, tail)) && !(stands(head) && stands(tail));
}

/** Fewest different codes that teach how the codes of a column begin. */
const LEAST_CODES = 4;

/** Does no code of the column stop here, and do most begin so (410 of 410525, 410527 …)? */
function beginsCodes(
  head: string,
  whole: ReadonlySet<string> | undefined,
  lengths: ReadonlySet<number> | null | undefined,
): boolean {
  if (!lengths || !whole || whole.has(head) || whole.size < LEAST_CODES) return false;
  return [...whole].filter((code) => code.startsWith(head)).length * 2 > whole.size;
}

/** A code of the usual length of which a part has none: `22102` over `01`, not `301` over `02`. */
function isCutClassification(head: string, tail: string): boolean {
  const [above, below] = [normalise(head).length, normalise(tail).length];
  return CODE_LENGTHS.has(above + below) && !(CODE_LENGTHS.has(above) && CODE_LENGTHS.has(below));
}

/** A text this much further off the middle of its cell (text heights) than any in whole rows is half of one. */
const OFF_MIDDLE = 0.3;
/** Where lines cannot be halved, half a line too many stands over the text or under it (text heights). */
const HALF_A_LINE = 0.8;
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
  if (torn.some((column) => pattern.anchors.includes(column))) return null;
  if (torn.length > 0 && flowing.length < FLOWING * both.length) return null;
  const tailLacks = pattern.anchors.filter((column) => isBlank(tail, column));
  const headLacks = pattern.anchors.filter((column) => isBlank(head, column));
  const pieces = both.filter(
    (column) =>
      isPieceOfCode((head[column] as PlacedCell).text, pattern.codeLengths[column]) ||
      isPieceOfCode((tail[column] as PlacedCell).text, pattern.codeLengths[column]),
  );
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
  if (lacks > 0 && isTaught) {
    // A last row that is whole, and a next one with nothing that goes on from it: blank cells, not a cut.
    if (!open && flowing.length === 0 && headLacks.length === 0) return null;
    return {
      confidence: open || pieces.length + broken.length > 0 || flowing.length > 1 ? 0.99 : 0.9,
      evidence,
    };
  }
  const isAllFlow = both.length > 0 && torn.length === 0;
  if (isAllFlow && (open || (!isTaught && both.length === filled.length)))
    return { confidence: open ? 0.95 : 0.8, evidence };
  return null;
}

/** Does the row look like the upper half of a cut one, its lower half unseen? */
export function looksLikeHead(row: PlacedRow, pattern: RowPattern, open: boolean): boolean {
  if (open || lowsOf(row, pattern).some((low) => low > mostOff(pattern))) return true;
  const isCode = (column: number): boolean => pattern.codeLengths[column] != null;
  const stopping = row.map((cell) => cell.text !== "" && cell.room < FULL_LINE && cell.below < AT_THE_EDGE);
  if (row.some(({ text }, at) => stopping[at] && isPieceOfCode(text, pattern.codeLengths[at]))) return true;
  if (pattern.leavesOpen || endsWhole(row, pattern)) return false;
  if (lacksMost(row, pattern) && row.some(({ below }) => below < AT_THE_EDGE)) return true;
  if (pattern.cutsNothing) return false;
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
 * fill, or some of it while another cell ends as longer texts of its column do; or a code is not whole.
 */
export function looksLikeTail(row: PlacedRow, pattern: RowPattern): boolean {
  if (columnsWithText(row).length === 0 || startsAnew(row, pattern)) return false;
  if (lowsOf(row, pattern).some((low) => low < -mostOff(pattern))) return true;
  if (beginsWhole(row, pattern) || hasKnownShape(row, pattern)) return false;
  if (lacksMost(row, pattern)) return true;
  if (pattern.cutsNothing) return false;
  const lacking = pattern.anchors.filter((column) => row[column]?.text === "").length;
  if (row.some((cell, column) => isPieceOfCode(cell.text, pattern.codeLengths[column]))) return true;
  return (
    lacking > 0 && row.some((cell, column) => pattern.texts[column]?.ends.has(normalise(cell.text)) === true)
  );
}

/** Does a text of the row stand at the end of longer ones only? Behind a gap that is enough to doubt the row. */
export const hasKnownEnd = (row: PlacedRow, pattern: RowPattern): boolean =>
  !startsAnew(row, pattern) &&
  !pattern.cutsNothing &&
  !beginsWhole(row, pattern) &&
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
const lacksMost = (row: PlacedRow, pattern: RowPattern): boolean =>
  !startsAnew(row, pattern) &&
  pattern.anchors.filter((column) => row[column]?.text === "").length * 2 > pattern.anchors.length &&
  !hasKnownShape(row, pattern);

const mostOff = ({ offMiddle }: RowPattern): number =>
  offMiddle === null ? Number.POSITIVE_INFINITY : Math.max(offMiddle, HALF_A_LINE) + OFF_MIDDLE;

/** The two halves as one row, cell by cell. */
export const joinRow = (head: PlacedRow, tail: PlacedRow): PlacedRow =>
  head.map((cell, column) => {
    const other = tail[column] as PlacedCell;
    return cell.coveredBy ? cell : joinCells(cell, other);
  });

const columnsWithText = (row: PlacedRow): number[] =>
  row.flatMap((cell, column) => (cell.text === "" ? [] : [column]));

const isFigure = (cell: PlacedCell): boolean => parsePrinted(cell.text).kind === "amount";

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
    return head.room < FULL_LINE / 2 && figure.kind === "amount" && figure.places <= pattern.places;
  }
  return head.room < FULL_LINE;
}
