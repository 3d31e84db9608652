import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import type { LostRowReason } from "../findings/catalogue/pages.ts";
import type { PlacedCell } from "./fragment.ts";
import type { PlacedRow } from "./splitFragment.ts";
import type { ColumnTexts, KnownName, WholeRows } from "./wholeRows.ts";

/** Signs that part two halves: one may be a slip of the reader, or of the printer. */
const ENOUGH = 2;
/** Characters by which a text is longer or shorter than its like, at least, before a line of it is lost or too many. */
const A_LINE = 2;
/** One character in so many may be misread. */
const LETTERS_PER_SLIP = 8;

/** Something about two halves that would make no whole row. */
interface Sign {
  readonly reason: LostRowReason;
  readonly weight: number;
}

/** A column of the two halves, where the upper one has text. Texts are normalised. */
interface Column {
  readonly cell: PlacedCell;
  readonly above: string;
  readonly below: string;
  /** What the column holds in whole rows. */
  readonly known: ColumnTexts;
  /** The name that whole rows have beside the same code. */
  readonly name: KnownName | null;
}

/**
 * Why `tail`, the first row of a page, cannot be the lower half of `head`, the last row of the page before, however
 * well it would fit: [] where nothing speaks against it.
 */
export function reasonsAgainst(head: PlacedRow, tail: PlacedRow, whole: WholeRows): LostRowReason[] {
  const textOf = (cell: PlacedCell | undefined): string => normalise(cell?.text ?? "");
  const columns = head.flatMap((cell, column): Column[] => {
    const known = whole.columns[column];
    if (cell.text === "" || !known) return [];
    const name = whole.nameOf(column, textOf(head[column - 1]) + textOf(tail[column - 1]));
    return [{ cell, above: textOf(cell), below: textOf(tail[column]), known, name }];
  });
  const signs = [
    ...columns.flatMap(goesOnThoughWhole),
    ...columns.flatMap(isNotNamedSo),
    ...columns.flatMap(stopsInBracket),
    ...columns.flatMap(stopsShort),
    ...once(columns.filter(closesNothing), "bracket-unopened"),
    ...once(columns.filter(makesNoKnownText), "whole-text-goes-on"),
  ];
  const weight = signs.reduce((sum, sign) => sum + sign.weight, 0);
  return weight < ENOUGH ? [] : [...new Set(signs.map(({ reason }) => reason))];
}

/** Chance at which halves that belong to different rows would make texts known as whole, at most, to prove anything. */
const BY_CHANCE = 0.1;
/** Chance of a new text below which it is odd. */
const ODD = 0.04;

/**
 * Do the texts of the joined row show that its halves are one? They make texts that other rows have whole, which few other
 * halves would have made: of the column's texts not many end so.
 */
export function provesItself(head: PlacedRow, tail: PlacedRow, { columns }: WholeRows): boolean {
  const chance = head.reduce((product, cell, column) => {
    const [above, below] = [normalise(cell.text), normalise(tail[column]?.text ?? "")];
    const known = columns[column];
    if (above === "" || below === "" || !known?.counts.has(above + below)) return product;
    const texts = [...known.counts.keys()];
    return (product * texts.filter((text) => text.endsWith(below)).length) / texts.length;
  }, 1);
  return chance <= BY_CHANCE;
}

/**
 * Do the halves make a text that no other row has, in a column of many rows where new ones are rare, or one whose
 * characters about the cut stand together in no other?
 */
export const makesOddText = (head: PlacedRow, tail: PlacedRow, { columns }: WholeRows): boolean =>
  head.some((cell, column) => {
    const [above, below] = [normalise(cell.text), normalise(tail[column]?.text ?? "")];
    const known = columns[column];
    if (above === "" || below === "" || !known || known.holdsFigures || known.counts.has(above + below))
      return false;
    return known.newness < ODD || known.readsOn(above, below) === false;
  });

/** Does the row stop in the midst of a text that is the same in nearly all others? Then its lower half is lost. */
export const stopsInConstant = (row: PlacedRow, { columns }: WholeRows): boolean =>
  row.some((cell, column) => {
    const text = normalise(cell.text);
    const constant = columns[column]?.constant ?? "";
    return text !== "" && constant.length > text.length && constant.startsWith(text);
  });

/** A sign that counts one time, however many columns show it: the same name often stands in two of them. */
const once = (columns: readonly Column[], reason: LostRowReason): Sign[] =>
  columns.slice(0, 1).map(() => ({ reason, weight: 1 }));

/** The one text of the column stands whole above the page end, and yet something of it is below. */
const goesOnThoughWhole = ({ above, below, known }: Column): Sign[] =>
  below !== "" && above === known.constant ? [{ reason: "constant-goes-on", weight: ENOUGH }] : [];

/** Together the halves are not the name that other rows have beside the same code: a line is lost, or one too many. */
function isNotNamedSo({ above, below, name }: Column): Sign[] {
  const joined = above + below;
  if (name === null || joined === name.name) return [];
  const { length } = name.name;
  const [slips, longer] = [editDistance(joined, name.name), Math.abs(joined.length - length)];
  if (slips <= 1 + length / LETTERS_PER_SLIP && longer < A_LINE) return [];
  return [
    {
      reason: "name-differs",
      weight: longer < A_LINE || name.count < ENOUGH ? 1 : ENOUGH,
    },
  ];
}

/** The page end leaves a bracket open, and nothing closes it below. */
const stopsInBracket = ({ cell, above, below }: Column): Sign[] =>
  below === "" && cell.atFoot && openBrackets(above) > 0 ? [{ reason: "bracket-open", weight: ENOUGH }] : [];

/** The page end cuts a text that other rows have whole, and nothing of it is below. */
function stopsShort({ cell, above, below, known }: Column): Sign[] {
  if (below !== "" || !cell.atFoot || known.holdsFigures || known.counts.has(above)) return [];
  const weight = Math.min(known.countLonger(above), ENOUGH);
  return weight === 0 ? [] : [{ reason: "text-cut", weight }];
}

/** Where a name is known beside the code, it says more than the brackets do. */
const closesNothing = ({ above, below, name }: Column): boolean =>
  name === null && below !== "" && openBrackets(above) >= 0 && openBrackets(above + below) < 0;

const makesNoKnownText = ({ above, below, known }: Column): boolean =>
  below !== "" && known.counts.has(above) && !known.counts.has(above + below);

/** Brackets left open, less those closed without having been opened. Both widths are one after normalising. */
const openBrackets = (text: string): number =>
  [...text].reduce((open, sign) => open + (sign === "(" ? 1 : sign === ")" ? -1 : 0), 0);
