import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { joinCells, type PlacedCell } from "./fragment.ts";
import { isTotalLabel, type PlacedRow } from "./splitFragment.ts";

/** A line with less room than this (text heights) is full: the next character would not have fitted. */
const FULL_LINE = 2.6;
/** Part of the complete rows in which a column must be filled for its absence to mean something. */
const ANCHOR = 0.9;
/** Fewest complete rows that teach what a complete row looks like. */
const LEAST_ROWS = 2;

/** What complete rows of one table look like: learned from the table itself. */
export interface RowPattern {
  /** Columns that complete rows fill. */
  readonly anchors: readonly number[];
  /** Every text that stands in a column. */
  readonly texts: readonly ReadonlySet<string>[];
  /** Columns whose texts begin with an ordinal (一、 （二） 3.) nearly always. */
  readonly ordinals: readonly boolean[];
}

const ORDINAL = /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．])/u;

/** Learns the pattern from all rows; `inner` are those that no page end can have cut. */
export function learnPattern(rows: readonly PlacedRow[], inner: readonly PlacedRow[]): RowPattern {
  const complete = inner.length >= LEAST_ROWS ? inner : fullestOf(rows);
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => column);
  const filled = (column: number) => complete.filter((row) => (row[column] as PlacedCell).text !== "").length;
  return {
    anchors: columns.filter(
      (column) => complete.length >= LEAST_ROWS && filled(column) >= ANCHOR * complete.length,
    ),
    texts: columns.map((column) => new Set(rows.map((row) => normalise((row[column] as PlacedCell).text)))),
    ordinals: columns.map((column) => {
      const texts = rows
        .map((row) => normalise((row[column] as PlacedCell).text))
        .filter((text) => text !== "");
      return texts.length >= 4 && texts.filter((text) => ORDINAL.test(text)).length >= 0.7 * texts.length;
    }),
  };
}

/** Without rows that are surely whole, those that fill the most columns: a cut row's lower half fills fewer. */
function fullestOf(rows: readonly PlacedRow[]): PlacedRow[] {
  const filled = rows.map((row) => columnsWithText(row).length);
  const most = Math.max(0, ...filled);
  return rows.filter((_, index) => (filled[index] as number) >= ANCHOR * most);
}

export interface CutDecision {
  readonly confidence: number;
  readonly evidence: readonly string[];
}

/**
 * Is `tail`, the first row of a page, the lower half of `head`, the last row of the page before? Null when not.
 * The halves must complete each other: where both hold text the upper one ends in a full line, and the lower one
 * lacks what every complete row of the table has.
 */
export function decideCut(
  head: PlacedRow,
  tail: PlacedRow,
  pattern: RowPattern,
  open: boolean,
): CutDecision | null {
  const filled = columnsWithText(tail);
  if (filled.length === 0 || startsAnew(tail, pattern)) return null;
  const both = filled.filter((column) => (head[column] as PlacedCell).text !== "");
  const flowing = both.filter((column) => flowsOn(head[column] as PlacedCell, tail[column] as PlacedCell));
  const tailLacks = pattern.anchors.filter((column) => (tail[column] as PlacedCell).text === "");
  const headLacks = pattern.anchors.filter((column) => (head[column] as PlacedCell).text === "");
  const complementary = pattern.anchors.every(
    (column) =>
      (head[column] as PlacedCell).text === "" ||
      (tail[column] as PlacedCell).text === "" ||
      flowing.includes(column),
  );
  if (!complementary) return null;
  const evidence: string[] = [];
  if (open) evidence.push("no ruling closes the row at the page end");
  if (tailLacks.length > 0)
    evidence.push(`the next page's first row lacks ${tailLacks.length} columns that complete rows fill`);
  if (headLacks.length > 0)
    evidence.push(`the last row lacks ${headLacks.length} columns that the next page's first row fills`);
  if (flowing.length > 0)
    evidence.push(`${flowing.length} of ${both.length} texts end in a full line and go on`);
  const allFlow = both.length > 0 && flowing.length >= 0.75 * both.length;
  const taught = pattern.anchors.length > 0;
  if (
    taught &&
    tailLacks.length > 0 &&
    (allFlow || (both.length > 0 && both.length === filled.length) || headLacks.length > 0)
  ) {
    return { confidence: allFlow ? 0.99 : 0.9, evidence };
  }
  if (allFlow && both.length === filled.length && (open || !taught))
    return { confidence: open ? 0.95 : 0.8, evidence };
  return null;
}

/** Does the row look like the upper half of a cut one, its lower half unseen? */
export function looksLikeHead(row: PlacedRow, pattern: RowPattern, open: boolean): boolean {
  if (open) return true;
  return row.some((cell, column) => {
    const text = normalise(cell.text);
    if (text === "" || cell.room >= FULL_LINE || isFigure(cell)) return false;
    return [...(pattern.texts[column] ?? [])].some(
      (other) => other.length > text.length && other.startsWith(text),
    );
  });
}

/**
 * Does the row look like the lower half of a cut one, its upper half unseen? It lacks most of what complete rows
 * fill, or some of it while another cell ends as longer texts of its column do.
 */
export function looksLikeTail(row: PlacedRow, pattern: RowPattern): boolean {
  if (columnsWithText(row).length === 0 || startsAnew(row, pattern)) return false;
  const lacking = pattern.anchors.filter((column) => (row[column] as PlacedCell).text === "").length;
  if (lacking * 2 > pattern.anchors.length) return true;
  return lacking > 0 && row.some((cell, column) => endsLonger(normalise(cell.text), pattern.texts[column]));
}

const endsLonger = (text: string, texts: ReadonlySet<string> = new Set()): boolean =>
  text !== "" && [...texts].some((other) => other.length > text.length && other.endsWith(text));

/** The two halves as one row, cell by cell. */
export const joinRow = (head: PlacedRow, tail: PlacedRow): PlacedRow =>
  head.map((cell, column) => {
    const other = tail[column] as PlacedCell;
    return cell.coveredBy ? cell : joinCells(cell, other);
  });

const columnsWithText = (row: PlacedRow): number[] =>
  row.flatMap((cell, column) => (cell.text === "" ? [] : [column]));

const isFigure = (cell: PlacedCell): boolean => parsePrinted(cell.text).kind === "amount";

/** Text that fills its last line may go on; a figure goes on only where not one more digit had room. */
function flowsOn(head: PlacedCell, tail: PlacedCell): boolean {
  if (isFigure(head) && isFigure(tail)) return head.room < FULL_LINE / 2;
  return head.room < FULL_LINE;
}

/** A row that opens with a total's label, or with an ordinal where all its siblings have one, is a row of its own. */
const startsAnew = (row: PlacedRow, pattern: RowPattern): boolean =>
  row.some((cell, column) => {
    const text = normalise(cell.text);
    return isTotalLabel(text) || (pattern.ordinals[column] === true && ORDINAL.test(text));
  });
