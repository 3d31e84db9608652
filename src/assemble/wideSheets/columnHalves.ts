import { isWrittenAsMoney } from "../../core/money.ts";
import { similarity } from "../../core/similarity.ts";
import { normalise } from "../../core/text.ts";
import { readFrameText } from "../../lexicon/frameLabels.ts";
import { withoutUnit } from "../../lexicon/units.ts";
import type { PageLine } from "../../table/types.ts";
import { pathOver } from "../alignColumns.ts";
import { namesRows, textsIn } from "../namesRows.ts";
import { titleOf } from "../titles.ts";
import { restOfTitle } from "./cutTitle.ts";
import { columnCount, namedRows, type SheetPage } from "./sheetPage.ts";

/** Points: on two pages of one sheet the line between the same two rows lies less than this further down on one (a scan shifts a little). */
export const SAME_PLACE = 3;
/** Texts this alike are one text, read twice; a text layer says it twice alike. */
const SAME_TEXT = 0.8;
/** Part of its texts by which a column is another one printed again. */
const REPEATED = 0.9;

/** A page that may print the columns right of others, and how it compares with them. */
export interface ColumnHalves {
  /** The pages of the sheet so far, left to right: the first names the rows. */
  readonly band: readonly SheetPage[];
  readonly right: SheetPage;
  /** Its first columns that repeat columns of the first page. */
  readonly repeated: number;
  /** What it prints of a title that the page before it cut. */
  readonly restOfTitle: readonly PageLine[];
  /** Lines beside the grids that belong to no table: under the one, around the other. */
  readonly between: readonly PageLine[];
}

/** Compares a page with those that may print the columns left of it. `linesAround` are its own loose lines. */
export function compareHalves(
  band: readonly SheetPage[],
  right: SheetPage,
  linesBelow: readonly PageLine[],
  linesAround: readonly PageLine[],
): ColumnHalves {
  const repeated = repeatedColumns(band[0] as SheetPage, right);
  const rest = restOfTitle(band.at(-1) as SheetPage, right, repeated);
  const between = [...linesBelow, ...linesAround.filter((line) => !rest.includes(line))];
  return { band, right, repeated, restOfTitle: rest, between };
}

/** Do the lines between the rows of both bodies stand at the same places, one for one? */
export const haveSameRows = (a: SheetPage, b: SheetPage): boolean =>
  a.bodyLines.length === b.bodyLines.length &&
  a.bodyLines.every((y, at) => Math.abs(y - (b.bodyLines[at] as number)) < SAME_PLACE);

/** How many of the right page's first columns are columns of the left one, printed again: one run of them, head and texts. */
function repeatedColumns(left: SheetPage, right: SheetPage): number {
  const [width, most] = [columnCount(left), columnCount(right)];
  let best = 0;
  for (let from = 0; from < width; from++) {
    let count = 0;
    while (from + count < width && count < most && isSameColumn(left, from + count, right, count)) count++;
    best = Math.max(best, count);
  }
  return best;
}

function isSameColumn(a: SheetPage, column: number, b: SheetPage, other: number): boolean {
  const [texts, others] = [textsIn(a.split.body, column), textsIn(b.split.body, other)];
  if (texts.length !== others.length || texts.every((text) => text === "")) return false;
  const [head, otherHead] = [pathOver(a.split, column), pathOver(b.split, other)];
  if (!isAlike(head, otherHead)) return false;
  // Without heads two columns of money may be equal in every row, and yet be two.
  if (head === "" && texts.some(isWrittenAsMoney)) return false;
  const same = texts.filter((text, row) => isSameText(text, others[row] as string)).length;
  return same >= REPEATED * texts.length;
}

/** Figures are one to the digit alone. */
const isSameText = (a: string, b: string): boolean =>
  a === b || (/\p{L}/u.test(a) && similarity(a, b) >= SAME_TEXT);

const isAlike = (a: string, b: string): boolean => a === b || similarity(a, b) >= SAME_TEXT;

/** The columns that the right page adds. */
const ownColumns = ({ right, repeated }: ColumnHalves): number[] =>
  Array.from({ length: Math.max(0, columnCount(right) - repeated) }, (_, at) => repeated + at);

/** Does the right page name its rows itself, in a column that it adds, left of its money? Behind that stand remarks. */
export function hasOwnLabels(halves: ColumnHalves): boolean {
  const { body } = halves.right.split;
  const own = ownColumns(halves);
  const money = own.findIndex((column) => textsIn(body, column).some(isWrittenAsMoney));
  return own.slice(0, money < 0 ? own.length : money).some((column) => namesRows(body, column));
}

/** Part of the rows with a text on the right page that the first page leaves without a name; 0 where none has any. */
export function namelessPart({ band: [first], right }: ColumnHalves): number {
  const named = namedRows(first as SheetPage);
  const filled = right.split.body.flatMap((row, at) => (row.some(({ text }) => text !== "") ? [at] : []));
  return filled.length === 0 ? 0 : filled.filter((at) => !named.has(at)).length / filled.length;
}

/** Part of the columns that the right page adds whose heads stand over columns of the sheet already; null without heads. */
export function knownHeads(halves: ColumnHalves): number | null {
  const { band, right } = halves;
  if (right.split.header.length === 0 || band.some(({ split }) => split.header.length === 0)) return null;
  const headOf = (page: SheetPage, column: number): string => withoutUnit(pathOver(page.split, column));
  const heads = ownColumns(halves).map((column) => headOf(right, column));
  const known = band.flatMap((page) =>
    Array.from({ length: columnCount(page) }, (_, column) => headOf(page, column)),
  );
  if (heads.length === 0) return 1;
  return heads.filter((head) => known.some((other) => isAlike(head, other))).length / heads.length;
}

/** The title over the sheet so far, and the right page's own, without what is the rest of a cut one. */
export function titlesOf({ band, right, restOfTitle: rest }: ColumnHalves): { known: string; own: string } {
  const { table } = right.grid;
  const frame = { ...table.frame, title: table.frame.title.filter((line) => !rest.includes(line)) };
  const known = band.map(({ grid }) => titleOf(grid.table)).find((title) => title !== "") ?? "";
  return { known, own: titleOf({ ...table, frame }) };
}

/** What the labels beside some grids say of one sort, each once. */
export const labelled = (pages: readonly SheetPage[], kind: "unit" | "department"): string[] => {
  const parts = pages
    .flatMap(({ grid }) => grid.table.frame.labels)
    .flatMap(({ text }) =>
      readFrameText(text).flatMap((part) => {
        if (part.kind === "unit" && kind === "unit") return [part.unit];
        return part.kind === "department" && kind === "department" ? [normalise(part.department)] : [];
      }),
    );
  return [...new Set(parts)];
};

/** Least width that pages keep free at their sides, both together, points: print margins of half an inch. */
const SIDES = 36;

/** Would the first column that the right page adds have fitted beside the columns of the page before it? */
export function wouldHaveFitted({ band, right, repeated }: ColumnHalves): boolean {
  const { grid, layout } = band.at(-1) as SheetPage;
  const width = ({ table: { columnEdges } }: SheetPage["grid"], from = 0, to = columnEdges.length - 1) =>
    (columnEdges[to] ?? 0) - (columnEdges[from] ?? 0);
  const [used, added] = [width(grid), width(right.grid, repeated, repeated + 1)];
  // Margins that the page shows are no smaller than those it may have.
  const margins = Math.max(SIDES, 2 * Math.min(grid.table.box[0], right.grid.table.box[0]));
  return used + added < layout.page.width - margins;
}
