import { type Feature, type Thresholds, type Verdict, weigh } from "../score.ts";
import { isSameTitle } from "../titles.ts";
import {
  type ColumnHalves,
  hasOwnLabels,
  haveSameRows,
  knownHeads,
  labelled,
  namelessPart,
  titlesOf,
  wouldHaveFitted,
} from "./columnHalves.ts";
import type { SheetPage } from "./sheetPage.ts";

/** From these scores on a page prints the columns right of another's, and below the two are strangers (natural log odds). */
export const ONE_SHEET: Thresholds = { no: -1.5, yes: 5 };

/** Rows that seldom stand alike on two pages by chance. */
const ENOUGH_ROWS = 3;
/** Part of the columns that must have heads of the sheet for a page to go on below it, not beside it. */
const MOSTLY_KNOWN = 0.8;

const DRAWN =
  "judged over sheets drawn by Calc and the page ends of docs/cities.md, where none is a right half";

export const SHEET_FEATURES: readonly Feature<ColumnHalves>[] = [
  {
    name: "rows",
    weight: 3,
    source: `${DRAWN}: tables of one maker have rows as high, seldom as many`,
    says: "as many rows, each as high and as far down",
    value: ({ band: [first], right }) => {
      if (!first || !haveSameRows(first, right)) return null;
      return Math.min(1, right.split.body.length / ENOUGH_ROWS);
    },
  },
  {
    name: "other rows",
    weight: 16,
    source: "pages of one sheet print one and the same rows: more than all that may speak for it",
    says: "",
    value: ({ band: [first], right }) => (first && haveSameRows(first, right) ? null : -1),
  },
  {
    name: "labels",
    weight: 5,
    source: `${DRAWN}: figures without any name are no table of their own; a table of its own names its rows`,
    says: "its rows have no names, or those of the page before once more",
    value: (halves) => (hasOwnLabels(halves) ? -1 : 1),
  },
  {
    name: "rows without a name",
    weight: 12,
    source: "where the one page has figures the other must have named the row",
    says: "",
    value: (halves) => -namelessPart(halves),
  },
  {
    name: "heads",
    weight: 16,
    source: `${DRAWN}: the same columns once more are the same table further down, or another of its kind`,
    says: "",
    value: (halves) => ((knownHeads(halves) ?? 0) >= MOSTLY_KNOWN ? -1 : null),
  },
  {
    name: "title",
    weight: 16,
    source: `${DRAWN}: a title is printed over the whole sheet, and cut where a page ends`,
    says: "no title, or the rest of the one before",
    value: titleValue,
  },
  {
    name: "unit",
    weight: 12,
    source: "the unit is printed once, at the sheet's right end, and is one in a table",
    says: "the unit stands over the last columns alone",
    value: ({ band, right }) => {
      const [known, own] = [labelled(band, "unit"), labelled([right], "unit")];
      if (own.length === 0) return null;
      return known.length === 0 ? 0.125 : known.some((unit) => own.includes(unit)) ? null : -1;
    },
  },
  {
    name: "department",
    weight: 12,
    source: "departments differ between tables, never within one",
    says: "",
    value: ({ band, right }) => {
      const [known, own] = [labelled(band, "department"), labelled([right], "department")];
      return known.length > 0 && own.some((name) => !known.includes(name)) ? -1 : null;
    },
  },
  {
    name: "text between",
    weight: 12,
    source: "a sheet has nothing under its grid that its right part prints above its own",
    says: "",
    value: ({ between }) => (between.length > 0 ? -1 : null),
  },
  {
    name: "room",
    weight: 3,
    source: "a sheet is cut before the first column that finds no room",
    says: "",
    value: (halves) => (wouldHaveFitted(halves) ? -1 : null),
  },
  {
    name: "paper",
    weight: 4,
    source: "the pages of a sheet are of one size",
    says: "",
    value: ({ band: [first], right }) => (first && isSameSize(first, right) ? null : -1),
  },
  {
    name: "open frame",
    weight: 4,
    source: "a page end that cuts a row cuts it on every page beside it",
    says: "",
    value: ({ band: [first], right }) =>
      first?.grid.table.openBottom === right.grid.table.openBottom ? null : -1,
  },
];

/** Says whether a page prints the columns right of those of other pages, with what speaks for it and against it. */
export const scoreHalves = (halves: ColumnHalves): Verdict => weigh(SHEET_FEATURES, ONE_SHEET, halves);

/**
 * A quarter for the rest of a cut title; little for none, against one that only the right page has, or that both print whole;
 * all against another one.
 */
function titleValue(halves: ColumnHalves): number {
  if (halves.restOfTitle.length > 0) return 0.25;
  const { known, own } = titlesOf(halves);
  if (own === "") return 0.0625;
  if (known === "") return -0.0625;
  return isSameTitle(own, known, halves.right.layout.page.kind !== "text") ? -0.0625 : -1;
}

/** Sizes of one paper differ by less, points: scans of it are never quite as large. */
const SAME_SIZE = 6;

const isSameSize = ({ layout: { page: a } }: SheetPage, { layout: { page: b } }: SheetPage): boolean =>
  Math.abs(a.width - b.width) < SAME_SIZE && Math.abs(a.height - b.height) < SAME_SIZE;
