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
    rule: "PAGES-ORDER",
    severity: printedNumber !== null ? "info" : "warning",
    message: `page ${page.number} repeats page ${of.page.number}; it is left out`,
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
      rule: "PAGES-ORDER",
      severity: "warning",
      message: `pages put back in the order of their printed numbers: ${pages.map(({ page }) => page.number).join(", ")}`,
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
        rule: "PAGES-MISSING",
        severity: "error",
        message: `${lost === 1 ? "one page is" : `${lost} pages are`} missing between page ${before.page.number} (printed ${Math.floor(numbers[index] as number)}) and page ${after.page.number} (printed ${Math.floor(numbers[next] as number)})${orAmong(unplaced.map(numberOf))}`,
        page: before.page.number,
        between: [before.page.number, after.page.number],
      });
    }
  }
  return { pages, duplicates, gapsAfter, moved, loose: [], isNumbered: true, findings };
}

const named = (pages: readonly number[]): string =>
  `${pages.length === 1 ? "page" : "pages"} ${pages.join(", ")}`;

/** Why pages without a legible number, or with a misread one, stand where they do. */
function tellPlaced(placed: readonly Placed[], numberOf: (index: number) => number): PageFinding[] {
  const misread = placed.flatMap(({ page, number, read, why }): PageFinding[] =>
    read === null || read === number || why === "read"
      ? []
      : [
          {
            rule: "PAGES-ORDER",
            severity: "warning",
            message: `the number of page ${numberOf(page)} is read as ${read}, but stands for ${number}: ${REASONS[why]}`,
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
        rule: "PAGES-ORDER",
        // Codes are only likely to rise on.
        severity: why === "codes" ? "warning" : "info",
        message: `no number could be read on ${named(pages)}; put in place: ${REASONS[why]}`,
        page: pages[0] as number,
        pages,
      },
    ];
  });
  return [...misread, ...unread];
}

const REASONS = {
  cuts: "rows that page ends cut go on only there",
  codes: "codes rise down the document",
  neighbours: "the pages around it leave that number only",
  "only place": "no other page and no other place is left",
} as const;

const tellUnplaced = (pages: readonly number[]): PageFinding[] =>
  pages.length === 0
    ? []
    : [
        {
          rule: "PAGES-ORDER",
          severity: "warning",
          message: `no sure number could be read on ${named(pages)}, and nothing on the pages around decides the place; left behind the page before in the file, or in a file in disorder behind all others`,
          page: pages[0] as number,
          pages,
        },
      ];

const orAmong = (unplaced: readonly number[]): string =>
  unplaced.length === 0
    ? ""
    : `, unless ${named(unplaced)} without a sure number ${unplaced.length === 1 ? "is" : "are"} of them`;

/** Tells of a page that may be there twice: both are kept. */
const mayBeCopy = (page: number, earlier: number): PageFinding => ({
  rule: "PAGES-ORDER",
  severity: "warning",
  message: `page ${page} prints the same as page ${earlier}, and too little to tell whether it is that page once more; both are kept`,
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
  const inOrder = pages.map(({ page }) => page.number).join(", ");
  if (moved.size > 0)
    findings.push({
      rule: "PAGES-ORDER",
      severity: "warning",
      message: `pages put in an order by the rows that page ends cut: ${inOrder}`,
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
