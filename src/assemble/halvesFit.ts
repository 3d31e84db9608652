import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import type { RowPattern } from "./rowPattern.ts";
import type { PlacedRow } from "./splitFragment.ts";
import type { ColumnTexts, WholeRows } from "./wholeRows.ts";

/** A text that the halves make together and that other rows have whole; one that is no text of its column. */
const [COMPLETED, BROKEN] = [1, -1.5];
/** A text that stays cut, as a name may that is printed but once; a blank where most rows have a text; a new name. */
const CUT_SHORT = -0.75;
/** A new text whose characters about the cut follow on each other in others, and one in which they never do. */
const [READS_ON, READS_OFF] = [0.5, -0.5];

/** What of a row is seen: all of it, or its upper part, its lower part, or a part from its midst. */
export interface Extent {
  /** The row may begin on an earlier page, and go on on a later one. */
  readonly mayBegin: boolean;
  readonly mayGoOn: boolean;
  /** The row stands at the top of its page: nothing can be cut off its lower end. */
  readonly endsWhole: boolean;
}

/**
 * How likely the row is one of its table, all columns together: 0 for a row like the others, less for each code or
 * name that is none, more for each that a page end has cut and that is whole with `below`, the row's lower half.
 */
export function rateRow(
  row: PlacedRow,
  below: PlacedRow | null,
  extent: Extent,
  pattern: RowPattern,
  whole: WholeRows,
): number {
  const joined = row.map(({ text }, column) => normalise(text + (below?.[column]?.text ?? "")));
  const figures = joined.filter((text) => parsePrinted(text).kind === "amount");
  return joined.reduce((sum, text, column) => {
    const halves = [row[column]?.text ?? "", below?.[column]?.text ?? ""] as const;
    const isJoined = halves.every((half) => half !== "");
    const known = whole.columns[column];
    if (text === "") {
      const isSeen = !extent.mayBegin && !extent.mayGoOn && !row[column]?.coveredBy;
      return sum + (isSeen && pattern.anchors.includes(column) ? CUT_SHORT : 0);
    }
    const lengths = pattern.codeLengths[column];
    if (known?.counts.has(text)) return sum + (isJoined && !isWholeText(halves, known) ? COMPLETED : 0);
    if (isPart(text, extent, pattern, column)) return sum;
    if (lengths && /^\d+$/u.test(text)) return sum + (lengths.has(text.length) ? CUT_SHORT / 2 : BROKEN);
    const isFigure = parsePrinted(text).kind === "amount";
    if (isFigure && isJoined)
      return sum + (figures.filter((figure) => figure === text).length > 1 ? COMPLETED : 0);
    if (isFigure || !known) return sum;
    if (known.countLonger(text) > 0) return sum + (extent.endsWhole ? 0 : CUT_SHORT);
    if (!isJoined) return sum;
    const reading = known.readsOn(normalise(halves[0]), normalise(halves[1]));
    return (
      sum + (known.isRepeating ? CUT_SHORT : 0) + (reading === null ? 0 : reading ? READS_ON : READS_OFF)
    );
  }, 0);
}

/** Is either half a text of the column by itself? Then it may be chance that they are one together. */
const isWholeText = (halves: readonly string[], known: ColumnTexts): boolean =>
  halves.every((half) => known.counts.has(normalise(half)));

/** May the text be a part of one that the column has, as much of the row as is seen? */
function isPart(text: string, { mayBegin, mayGoOn }: Extent, pattern: RowPattern, column: number): boolean {
  const texts = pattern.texts[column];
  if (mayBegin && mayGoOn) return true;
  if (mayGoOn) return texts?.beginnings.has(text) === true;
  return mayBegin && texts?.ends.has(text) === true;
}
