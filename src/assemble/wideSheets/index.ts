import { raise } from "../../findings/raise.ts";
import type { PageLayout, PageLine } from "../../table/types.ts";
import type { Fragment } from "../fragment.ts";
import { linesBeside } from "../linesBeside.ts";
import type { PageOrder } from "../orderPages.ts";
import { replacePages } from "../replacePages.ts";
import { findRunningLines } from "../runningLines.ts";
import { evidenceOf, type Verdict } from "../score.ts";
import type { PageFinding } from "../types.ts";
import { compareHalves, type Halves } from "./halves.ts";
import { pagesDown } from "./pagesDown.ts";
import { type Joined, putBeside } from "./putBeside.ts";
import { scoreHalves } from "./scoreHalves.ts";
import { type SheetPage, toSheetPage } from "./sheetPage.ts";

/** The sheets of a document that are wider than its pages. */
export interface WideSheets {
  /** The pages as they were, without lines that are the rest of a title. */
  readonly order: PageOrder;
  /** The whole width of a sheet, by the page that prints its first columns. */
  readonly wide: ReadonlyMap<PageLayout, Fragment>;
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
  return toSheets(order, joined, compare.pageAt, findings);
}

interface Compared {
  readonly halves: Halves;
  readonly verdict: Verdict;
}

/** Compares the pages of a document by their places in its order; null where one is no page of a sheet, or pages are missing. */
function comparer(order: PageOrder) {
  const running = findRunningLines(order.pages);
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
    const right = left && toSheetPage(order.pages[next] as PageLayout, left);
    const isWhole = order.pages.slice(first, next).every((page) => !order.gapsAfter.has(page));
    if (!left || !right || !isWhole) return null;
    const compared = compareHalves(
      [left, ...band.map((each) => each.halves.right)],
      right,
      around(first, ["behind"]),
      around(next, ["before", "behind"]),
    );
    return { halves: compared, verdict: scoreHalves(compared) };
  };
  return { pageAt, halves };
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
  pageAt: (at: number) => SheetPage | null,
  findings: readonly PageFinding[],
): WideSheets {
  const parts = [...joined.values()].flat().map(({ halves }) => halves);
  const changed = new Map(
    parts.map(({ right: { layout }, restOfTitle }) => [
      layout,
      { ...layout, lines: layout.lines.filter((line) => !restOfTitle.includes(line)) },
    ]),
  );
  const wide = [...joined].map(
    ([at, band]) => [order.pages[at] as PageLayout, putBeside(pageAt(at) as SheetPage, band)] as const,
  );
  return {
    order: replacePages(order, changed),
    wide: new Map(wide),
    further: new Set(changed.values()),
    findings,
  };
}
