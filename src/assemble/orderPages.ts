import { raise } from "../findings/raise.ts";
import type { PageLayout } from "../table/types.ts";
import { findDuplicates } from "./findDuplicates.ts";
import { orderByCuts } from "./orderByCuts.ts";
import type { Placed } from "./placeUnread.ts";
import { printedNumbers } from "./printedNumbers.ts";
import type { PageFinding } from "./types.ts";

export interface PageOrder {
  /** Logical order, duplicates left out. */
  readonly pages: readonly PageLayout[];
  /** Pages that another page doubles, and which. */
  readonly duplicates: ReadonlyMap<PageLayout, PageLayout>;
  /** The pages after which at least one page is missing. */
  readonly gapsAfter: ReadonlySet<PageLayout>;
  /** The pages that do not follow their predecessor in the file. */
  readonly moved: ReadonlySet<PageLayout>;
  /** File numbers of pages that nothing printed ties to the one before them: neither numbers nor a cut row. */
  readonly loose: readonly number[];
  /** Printed numbers tell the order. */
  readonly isNumbered: boolean;
  readonly findings: readonly PageFinding[];
}

/**
 * The pages in the order their printed numbers tell, doubles dropped and gaps noticed. Pages without a legible
 * number stay behind the page they follow in the file. Where too few numbers are printed, or they start anew in
 * mid-file (several documents bound together), the file's order stands.
 */
export function orderPages(layouts: readonly PageLayout[]): PageOrder {
  const { doubles: duplicates, twins } = findDuplicates(layouts);
  const kept = layouts.filter((layout) => !duplicates.has(layout));
  const { numbers, unplaced, placed, behind } = printedNumbers(kept);
  const findings: PageFinding[] = [...duplicates].map(([{ page, printedNumber }, of]) => ({
    ...raise(
      "PAGES-ORDER",
      "duplicate",
      { page: page.number, original: of.page.number },
      printedNumber !== null ? "info" : "warning",
    ),
    page: page.number,
  }));
  findings.push(...twins.map(([{ page }, earlier]) => mayBeCopy(page.number, earlier.page.number)));
  if (numbers === null) return withoutNumbers(kept, duplicates, findings);

  const numberOf = (index: number): number => (kept[index] as PageLayout).page.number;
  findings.push(...tellPlaced(placed, numberOf), ...tellUnplaced(unplaced.map(numberOf)));
  const order = kept.map((_, index) => index);
  order.sort((a, b) => (numbers[a] as number) - (numbers[b] as number) || a - b);
  const pages = order.map((index) => kept[index] as PageLayout);
  const moved = movedOf(order, kept);
  if (moved.size > 0) {
    findings.push({
      ...raise("PAGES-ORDER", "numbers-restored", { order: pages.map(({ page }) => page.number) }),
      page: firstOf(moved),
    });
  }
  const gapsAfter = new Set<PageLayout>();
  for (const [position, index] of order.slice(0, -1).entries()) {
    const next = order[position + 1] as number;
    const printed = Math.floor(numbers[next] as number) - Math.floor(numbers[index] as number);
    const [before, after] = [kept[index] as PageLayout, kept[next] as PageLayout];
    // Nothing is joined to a page that only stands there for want of a place.
    if (behind.has(next)) gapsAfter.add(before);
    // Pages that the caller left out explain a jump in the numbers: they are not missing.
    const leftOut = after.page.number - before.page.number - 1 - countBetween(layouts, before, after);
    if (printed - 1 > Math.max(0, leftOut)) {
      gapsAfter.add(before);
      const lost = printed - 1 - Math.max(0, leftOut);
      findings.push({
        ...raise("PAGES-MISSING", "numbers", {
          before: before.page.number,
          beforeNumber: Math.floor(numbers[index] as number),
          after: after.page.number,
          afterNumber: Math.floor(numbers[next] as number),
          lost,
          unplaced: unplaced.map(numberOf),
        }),
        page: before.page.number,
        between: [before.page.number, after.page.number],
      });
    }
  }
  return { pages, duplicates, gapsAfter, moved, loose: [], isNumbered: true, findings };
}

/** Why pages without a legible number, or with a misread one, stand where they do. */
function tellPlaced(placed: readonly Placed[], numberOf: (index: number) => number): PageFinding[] {
  const misread = placed.flatMap(({ page, number, read, why }): PageFinding[] =>
    read === null || read === number || why === "read"
      ? []
      : [
          {
            ...raise("PAGES-ORDER", "number-misread", {
              page: numberOf(page),
              read,
              number,
              reason: why,
            }),
            page: numberOf(page),
          },
        ],
  );
  const unread = (["cuts", "only place", "codes"] as const).flatMap((why): PageFinding[] => {
    const pages = placed
      .filter((each) => each.why === why && each.read === null)
      .map(({ page }) => numberOf(page));
    if (pages.length === 0) return [];
    return [
      {
        // Codes are only likely to rise on.
        ...raise(
          "PAGES-ORDER",
          "number-unread",
          { pages, reason: why },
          why === "codes" ? "warning" : "info",
        ),
        page: pages[0] as number,
        pages,
      },
    ];
  });
  return [...misread, ...unread];
}

const tellUnplaced = (pages: readonly number[]): PageFinding[] =>
  pages.length === 0
    ? []
    : [
        {
          ...raise("PAGES-ORDER", "unplaced", { pages }),
          page: pages[0] as number,
          pages,
        },
      ];

/** Tells of a page that may be there twice: both are kept. */
const mayBeCopy = (page: number, earlier: number): PageFinding => ({
  ...raise("PAGES-ORDER", "possible-copy", { page, original: earlier }),
  page,
  pages: [earlier, page],
});

/** The order where no printed numbers decide it: as cut rows tell, else as the file has it, and that this is not known. */
function withoutNumbers(
  kept: readonly PageLayout[],
  duplicates: PageOrder["duplicates"],
  findings: PageFinding[],
): PageOrder {
  const { order, tied } = orderByCuts(kept);
  const pages = order.map((index) => kept[index] as PageLayout);
  const moved = movedOf(order, kept);
  const loose = order.flatMap((index, at) => {
    const { page, tables } = kept[index] as PageLayout;
    return at > 0 && !tied.has(index) && tables.length > 0 ? [page.number] : [];
  });
  if (moved.size > 0)
    findings.push({
      ...raise("PAGES-ORDER", "cut-rows", { order: pages.map(({ page }) => page.number) }),
      page: firstOf(moved),
      pages: pages.map(({ page }) => page.number),
    });
  return { pages, duplicates, gapsAfter: new Set(), moved, loose, isNumbered: false, findings };
}

/** The pages that stand elsewhere than behind the page before them in the file. */
const movedOf = (order: readonly number[], kept: readonly PageLayout[]): Set<PageLayout> =>
  new Set(
    order
      .filter((index, at) => at > 0 && index !== (order[at - 1] as number) + 1)
      .map((index) => kept[index] as PageLayout),
  );

const firstOf = (pages: ReadonlySet<PageLayout>): number => ([...pages][0] as PageLayout).page.number;

/** How many of the given pages lie between two others in the file. */
const countBetween = (layouts: readonly PageLayout[], before: PageLayout, after: PageLayout): number =>
  layouts.filter(({ page }) => page.number > before.page.number && page.number < after.page.number).length;
