import { heightOf } from "../../core/geometry.ts";
import { raise } from "../../findings/raise.ts";
import type { PageLayout, PageLine } from "../../table/types.ts";
import type { Fragment } from "../fragment.ts";
import { findLeftOut } from "../leftOut.ts";
import { linesBeside } from "../linesBeside.ts";
import type { PageOrder } from "../orderPages.ts";
import { replacePages } from "../replacePages.ts";
import { findRunningLines } from "../runningLines.ts";
import { evidenceOf, type Verdict } from "../score.ts";
import type { PageFinding } from "../types.ts";
import { type ColumnHalves, compareHalves, SAME_PLACE } from "./columnHalves.ts";
import { pagesDown } from "./pagesDown.ts";
import { type Joined, putBeside } from "./putBeside.ts";
import { scoreHalves } from "./scoreHalves.ts";
import { type SheetPage, toSheetPage } from "./sheetPage.ts";

/** The sheets of a document that are wider than its pages. */
export interface WideSheets {
  /** The pages as they were, without lines that are the rest of a title. */
  readonly order: PageOrder;
  /** Grids by their pages, those of sheets in their whole width by the page of the first columns; none of most pages. */
  readonly grids: ReadonlyMap<PageLayout, Fragment>;
  /** The pages that print further columns: what they hold stands in another page's grid. */
  readonly further: ReadonlySet<PageLayout>;
  readonly findings: readonly PageFinding[];
}

/**
 * Finds the sheets that were printed over several pages because they are too wide: each page of rows followed by its further
 * columns (over, then down), or all pages of the first columns before those of the next (down, then over).
 */
export function findWideSheets(order: PageOrder): WideSheets {
  const compare = comparer(order);
  const joined = new Map<number, Joined[]>();
  const findings: PageFinding[] = [];
  const down = pagesDown(order, compare.pageAt);
  for (let start = 0; start < order.pages.length; ) {
    const depth = down[start] as number;
    const bands = Array.from({ length: depth }, (): Joined[] => []);
    let next = start + depth;
    for (; (down[next] ?? 0) >= depth; next += depth) {
      const found = bands.map((band, at) => compare.halves(start + at, band, next + at));
      if (!found.every(isJoined)) {
        if (next === start + depth) findings.push(...tellOpen(found));
        break;
      }
      for (const [at, { halves, verdict }] of found.entries())
        bands[at]?.push({ halves, evidence: evidenceOf(verdict) });
    }
    // Pages of one table stay together: a part of them would be put beside rows of other names.
    for (const [at, band] of bands.entries()) if (band.length > 0) joined.set(start + at, band);
    start = next;
  }
  return toSheets(order, joined, compare.made(), findings);
}

interface Compared {
  readonly halves: ColumnHalves;
  readonly verdict: Verdict;
}

/** Compares the pages of a document by their places in its order; null where one is no page of a sheet, or pages are missing. */
function comparer(order: PageOrder) {
  const { gapsAfter } = order;
  const running = findRunningLines(order.pages);
  const isLeftOut = findLeftOut(order);
  const known = new Map<number, SheetPage | null>();
  const pageAt = (at: number): SheetPage | null => {
    const layout = order.pages[at];
    if (layout && !known.has(at)) known.set(at, toSheetPage(layout));
    return known.get(at) ?? null;
  };
  const around = (at: number, sides: readonly ("before" | "behind")[]): PageLine[] =>
    sides.flatMap((side) => linesBeside(order.pages[at] as PageLayout, side, running));
  const halves = (first: number, band: readonly Joined[], next: number): Compared | null => {
    const left = pageAt(first);
    const further = order.pages[next] as PageLayout;
    const right = left && isAsHigh(left.layout, further) ? toSheetPage(further, left) : null;
    const pages = order.pages.slice(first, next + 1);
    const isWhole = pages.every(
      (page, at) =>
        at === 0 ||
        !(gapsAfter.has(pages[at - 1] as PageLayout) || isLeftOut(pages[at - 1] as PageLayout, page)),
    );
    if (!left || !right || !isWhole) return null;
    const compared = compareHalves(
      [left, ...band.map((each) => each.halves.right)],
      right,
      around(first, ["behind"]),
      around(next, ["before", "behind"]),
    );
    return { halves: compared, verdict: scoreHalves(compared) };
  };
  const made = (): SheetPage[] => [...known.values()].flatMap((page) => (page ? [page] : []));
  return { pageAt, halves, made };
}

/** Are the first grids of two pages as high? Those of one sheet are, and that is soon told. */
function isAsHigh({ tables: [a] }: PageLayout, { tables: [b] }: PageLayout): boolean {
  return !!a && !!b && Math.abs(heightOf(a.box) - heightOf(b.box)) < 2 * SAME_PLACE;
}

const isJoined = (found: Compared | null): found is Compared => found?.verdict.outcome === "yes";

/** Tells of a page that may be the right part of another one, and was left apart. */
function tellOpen(found: readonly (Compared | null)[]): PageFinding[] {
  if (found.some((each) => each === null || each.verdict.outcome === "no")) return [];
  const { halves } = found.find((each) => each?.verdict.outcome === "open") as Compared;
  const [before, page] = [halves.band[0] as SheetPage, halves.right].map(
    ({ layout }) => layout.page.number,
  ) as [number, number];
  return [{ ...raise("COLUMNS-DIFFER", "right-half", { page, before }), page, pages: [before, page] }];
}

/** The sheets by their pages, whose lines lose what is the rest of a title. */
function toSheets(
  order: PageOrder,
  joined: ReadonlyMap<number, readonly Joined[]>,
  made: readonly SheetPage[],
  findings: readonly PageFinding[],
): WideSheets {
  const single = new Map(made.map((page) => [page.layout, page]));
  const parts = [...joined.values()].flat().map(({ halves }) => halves);
  const changed = new Map(
    parts.map(({ right: { layout }, restOfTitle }) => [
      layout,
      { ...layout, lines: layout.lines.filter((line) => !restOfTitle.includes(line)) },
    ]),
  );
  const wide = [...joined].map(([at, band]): [PageLayout, Fragment] => {
    const layout = order.pages[at] as PageLayout;
    return [layout, putBeside(single.get(layout) as SheetPage, band)];
  });
  return {
    order: replacePages(order, changed),
    grids: new Map([...made.map(({ layout, grid }): [PageLayout, Fragment] => [layout, grid]), ...wide]),
    further: new Set(changed.values()),
    findings,
  };
}
