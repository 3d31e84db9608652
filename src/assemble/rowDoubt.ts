import { normalise } from "../core/text.ts";
import { CODE_LENGTHS, isClassification, isPieceOfCode } from "./codes.ts";
import { mayGoOn } from "./halves.ts";
import { farOffMiddle } from "./looksCut.ts";
import { AT_THE_EDGE, FULL_LINE, isFigure, LESS_THAN_A_LINE } from "./pageEdge.ts";
import { hasKnownShape, type RowPattern, startsAnew } from "./rowPattern.ts";
import { type Feature, type Thresholds, type Verdict, weigh } from "./score.ts";
import type { PlacedRow } from "./splitFragment.ts";
import { beginsWhole } from "./wholeAtEdge.ts";

/** The last row of a page and the first of the next that were not joined. */
export interface UnjoinedRows {
  readonly head: PlacedRow;
  readonly tail: PlacedRow;
  readonly pattern: RowPattern;
  /** No ruling closes the upper row at the page end. */
  readonly open: boolean;
  /** Printed page numbers follow on each other. */
  readonly proven: boolean;
}

/** From the upper score on a person is asked to look at the page end (natural log odds). */
const TO_BE_LOOKED_AT: Thresholds = { no: 3, yes: 3 };

/** What an open frame counts where printed numbers prove that the next page follows. */
const PROVEN_OPEN = 0.45;

const SOURCE =
  "judged over the page ends of the disclosures of docs/cities.md (none of 48 told before was a cut row) and of bench/reassembly";

const FEATURES: readonly Feature<UnjoinedRows>[] = [
  {
    name: "open frame",
    weight: 7,
    source: `${SOURCE}; a page that surely follows shows by itself whether it begins with half a row`,
    says: "no ruling closes the row at the page end",
    value: ({ tail, pattern, open, proven }) =>
      !open || (proven && beginsWhole(tail, pattern)) ? null : proven ? PROVEN_OPEN : 1,
  },
  {
    name: "off the middle",
    weight: 3,
    source: SOURCE,
    says: "a text stands off the middle that whole rows have theirs in",
    value: ({ head, tail, pattern }) => (farOffMiddle(head, tail, pattern) ? 1 : null),
  },
  {
    name: "piece of a code",
    weight: 3,
    source: SOURCE,
    says: "a code has fewer digits than any of its column",
    value: ({ head, tail, pattern }) =>
      hasPiece(head, pattern, ({ room, below }) => room < FULL_LINE && below < AT_THE_EDGE) ||
      hasPiece(tail, pattern, ({ above }) => above < LESS_THAN_A_LINE)
        ? 1
        : null,
  },
  {
    name: "cut text",
    weight: 3,
    source: SOURCE,
    says: "a text stops where others of its column go on",
    value: ({ head, pattern }) => (stopsMidway(head, pattern) ? 1 : null),
  },
  {
    name: "rest of a text",
    weight: 1.5,
    source: SOURCE,
    says: "a text is the end of others of its column",
    value: ({ tail, pattern }) => (beginsMidway(tail, pattern) ? 1 : null),
  },
  {
    name: "figure",
    weight: 3,
    source: SOURCE,
    says: "a figure could go on",
    value: ({ head, tail, pattern }) => (mayGoOn(head, tail, pattern) ? 1 : null),
  },
  {
    name: "blanks",
    weight: 1.5,
    source: `${SOURCE}: a blank alone is no half, as lists end and totals have no code`,
    says: "a column is blank that complete rows fill",
    value: ({ head, tail, pattern }) => (lacksAnchors(head, tail, pattern) ? 1 : null),
  },
  {
    name: "nameless figures",
    weight: 3,
    source: SOURCE,
    says: "figures stand in a row that nothing names, unlike any other",
    value: ({ tail, pattern }) => (isNameless(tail, pattern) ? 1 : null),
  },
  {
    name: "whole codes",
    weight: 4,
    source: SOURCE,
    says: "",
    value: ({ head, tail, pattern }) =>
      pattern.codeLengths.some(
        (lengths, column) => isWholeCode(head, lengths, column) && isWholeCode(tail, lengths, column),
      )
        ? -1
        : null,
  },
  {
    name: "room left",
    weight: 2,
    source: SOURCE,
    says: "",
    value: ({ head, proven }) =>
      proven && head.every(({ text, room }) => text === "" || room >= FULL_LINE) ? -1 : null,
  },
  {
    name: "total",
    weight: 4,
    source: SOURCE,
    says: "",
    value: ({ tail, pattern }) => (startsAnew(tail, pattern) ? -1 : null),
  },
];

/** Says whether two rows that were not joined look cut all the same, so that a person should look at the page end. */
export const doubtRows = (rows: UnjoinedRows): Verdict => weigh(FEATURES, TO_BE_LOOKED_AT, rows);

function hasPiece(
  row: PlacedRow,
  pattern: RowPattern,
  stands: (cell: PlacedRow[number]) => boolean,
): boolean {
  return (
    !hasKnownShape(row, pattern) &&
    row.some((cell, column) => stands(cell) && isPieceOfCode(cell.text, pattern.codeLengths[column]))
  );
}

const stopsMidway = (row: PlacedRow, { texts, codeLengths }: RowPattern): boolean =>
  row.some((cell, column) => {
    const text = normalise(cell.text);
    const known = texts[column];
    const atFoot = text !== "" && cell.room < FULL_LINE && cell.below < LESS_THAN_A_LINE;
    const isText = codeLengths[column] == null && !isFigure(cell);
    return atFoot && isText && known?.beginnings.has(text) === true && !known.whole.has(text);
  });

const beginsMidway = (row: PlacedRow, { texts }: RowPattern): boolean =>
  row.some((cell, column) => {
    const text = normalise(cell.text);
    const known = texts[column];
    const atTop = text !== "" && cell.above < LESS_THAN_A_LINE && !isFigure(cell);
    return atTop && known?.ends.has(text) === true && !known.whole.has(text);
  });

/** Lacks one row what nearly all rows fill, and the other has it? Where both lack it, a list has ended. */
const lacksAnchors = (head: PlacedRow, tail: PlacedRow, { anchors }: RowPattern): boolean => {
  const isBlank = (row: PlacedRow, column: number): boolean =>
    row[column]?.text === "" && !row[column]?.coveredBy;
  return anchors.some((column) => isBlank(head, column) !== isBlank(tail, column));
};

const isNameless = (row: PlacedRow, pattern: RowPattern): boolean =>
  row.some(({ text }) => text !== "") &&
  row.every((cell) => cell.text === "" || isFigure(cell)) &&
  !hasKnownShape(row, pattern);

function isWholeCode(row: PlacedRow, lengths: ReadonlySet<number> | null, column: number): boolean {
  const text = normalise(row[column]?.text ?? "");
  if (lengths === null || !/^\d+$/u.test(text)) return false;
  return (isClassification(lengths) ? CODE_LENGTHS : lengths).has(text.length);
}
