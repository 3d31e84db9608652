import { type Box, centreX, centreY, heightOf, widthOf } from "../core/geometry.ts";
import { isWholeTitle } from "../lexicon/tableNames/index.ts";
import type { PageText } from "../ocr/types.ts";
import { toPageLines } from "./pageLines.ts";
import { findPageNumber } from "./pageNumber.ts";
import type { PageLine } from "./types.ts";

/** A sheet so many times wider than high may hold two upright pages. */
const WIDE = 1.2;
/** In parts of the sheet's width: how far from its middle the gutter may lie, and how wide it is at least. */
const FROM_MIDDLE = 0.08;
const GUTTER = 0.015;
/** Fewer lines make no page. */
const FEWEST_LINES = 3;
/** Lines of two pages stand at one height by chance only: fewer of them than this part. */
const LEVEL = 0.6;
/** Lines are level where their middles are this close, in their height. */
const SAME_LEVEL = 0.3;
/** A gutter this wide, in parts of the sheet's width, parts two pages where each has rulings of its own. */
const WIDE_GUTTER = 0.09;
/** A line of prose takes this part of its page's width, as no cell of two lists side by side does. */
const PROSE = 0.55;

/** A page of a sheet: what stands on it, and its left and right edge on the sheet, points. */
export interface SheetSide {
  readonly text: PageText;
  readonly from: number;
  readonly to: number;
}

/**
 * The pages of a sheet, left to right: two where an opened book or two A4 pages were scanned (or printed) as one A3
 * sheet, else the page itself. Two pages have a gutter that nothing crosses, and besides either consecutive page
 * numbers, lines at different heights, a table's title or prose on both, or rulings far apart. Everything stays where
 * it is on the sheet.
 */
export function splitSheet(page: PageText): SheetSide[] {
  const whole = [{ text: page, from: 0, to: page.width }];
  if (page.width < WIDE * page.height) return whole;
  const gutter = findGutter(page);
  if (gutter === null) return whole;
  const sides = [sideOf(page, 0, gutter.at), sideOf(page, gutter.at, page.width)] as const;
  return areTwoPages(...sides, gutter.width >= WIDE_GUTTER * page.width) ? [...sides] : whole;
}

/** The widest strip near the sheet's middle, from top to bottom, without text and level rulings; and where to cut it. */
function findGutter({ width, runs, rulings }: PageText): { at: number; width: number } | null {
  const spans = [
    ...runs.map(({ box }) => [box[0], box[2]] as const),
    ...rulings.filter(({ axis }) => axis === "horizontal").map(({ from, to }) => [from, to] as const),
  ].sort((a, b) => a[0] - b[0]);
  let gutter = { at: 0, width: 0 };
  let reached = 0;
  for (const [from, to] of [...spans, [width, width] as const]) {
    // Short lines on the left page leave more white before the middle than behind it.
    const at = reached < width / 2 && width / 2 < from ? width / 2 : (reached + from) / 2;
    if (from - reached > gutter.width && Math.abs(at - width / 2) <= FROM_MIDDLE * width)
      gutter = { at, width: from - reached };
    reached = Math.max(reached, to);
  }
  return gutter.width >= GUTTER * width ? gutter : null;
}

function sideOf(page: PageText, from: number, to: number): SheetSide {
  const holds = (x: number): boolean => x >= from && x < to;
  const text: PageText = {
    ...page,
    runs: page.runs.filter(({ box }) => holds(centreX(box))),
    rulings: page.rulings.filter((ruling) =>
      holds(ruling.axis === "vertical" ? ruling.at : (ruling.from + ruling.to) / 2),
    ),
    ...(page.aside && { aside: page.aside.filter(({ box }) => holds(centreX(box))) }),
    unread: page.unread.filter(({ box }) => holds(centreX(box))),
  };
  return { text, from, to };
}

function areTwoPages(left: SheetSide, right: SheetSide, isFarApart: boolean): boolean {
  const [lines, others] = [left, right].map(({ text }) => toPageLines(text.runs)) as [PageLine[], PageLine[]];
  if (Math.min(lines.length, others.length) < FEWEST_LINES) return false;
  const [number, next] = [findNumber(lines, left), findNumber(others, right)];
  if (number !== undefined && next !== undefined && Number(next) === Number(number) + 1) return true;
  if (levelShare(lines, others) < LEVEL) return true;
  const areRuled = [left, right].every(({ text }) => text.rulings.some(({ axis }) => axis === "horizontal"));
  if (isFarApart && areRuled) return true;
  if ([lines, others].every((each) => each.some(({ text }) => isWholeTitle(text)))) return true;
  return isProse(lines, left) && isProse(others, right);
}

const findNumber = (lines: readonly PageLine[], { text, from, to }: SheetSide): string | undefined =>
  findPageNumber(lines, { height: text.height, from, to })?.number;

/** The part of the side with fewer lines whose lines have one of the other side beside them. */
function levelShare(left: readonly PageLine[], right: readonly PageLine[]): number {
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  const isLevel = (a: Box, b: Box): boolean =>
    Math.abs(centreY(a) - centreY(b)) <= SAME_LEVEL * Math.min(heightOf(a), heightOf(b));
  return few.filter(({ box }) => many.some((other) => isLevel(box, other.box))).length / few.length;
}

const isProse = (lines: readonly PageLine[], { from, to }: SheetSide): boolean =>
  lines.filter(({ box }) => widthOf(box) >= PROSE * (to - from)).length >= FEWEST_LINES;
