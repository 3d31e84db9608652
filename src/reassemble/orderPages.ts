import { countOf } from "../core/countOf.ts";
import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import type { PageLayout } from "../table/types.ts";
import { orderByCuts } from "./orderByCuts.ts";
import { type Placed, placeUnread } from "./placeUnread.ts";
import type { PageFinding } from "./types.ts";

/** Part of the pages that must carry a printed number, each its own, before the numbers decide anything. */
const NUMBERED = 0.6;

/** Part of the legible numbers that may stand on two pages: more, and several documents are bound together. */
const DOUBLED = 0.1;
/** Part of the numbers that may be lower than the one before, in a file that is in order. */
const FALLING = 0.1;
/** Fewest numbers of which one may be far off the others. */
const FEWEST_NUMBERS = 5;
/** Characters of a page without a number that are too many to be printed twice by chance; and so many figures. */
const LONG_TEXT = 300;
const MANY_FIGURES = 6;

export interface PageOrder {
  /** Logical order, duplicates left out. */
  readonly pages: readonly PageLayout[];
  /** File numbers of pages that another page doubles, and of which. */
  readonly duplicates: ReadonlyMap<number, number>;
  /** File numbers of the pages after which at least one page is missing. */
  readonly gapsAfter: ReadonlySet<number>;
  /** File numbers of the pages that do not follow their predecessor in the file. */
  readonly moved: ReadonlySet<number>;
  /** File numbers of pages that nothing printed ties to the one before them: neither numbers nor a cut row. */
  readonly loose: readonly number[];
  readonly findings: readonly PageFinding[];
}

/**
 * The pages in the order their printed numbers tell, doubles dropped and gaps noticed. Pages without a legible
 * number stay behind the page they follow in the file. Where too few numbers are printed, or they start anew in
 * mid-file (several documents bound together), the file's order stands.
 */
export function orderPages(layouts: readonly PageLayout[]): PageOrder {
  const duplicates = findDuplicates(layouts);
  const kept = layouts.filter((layout) => !duplicates.has(layout.page.number));
  const { numbers, unplaced, placed } = printedNumbers(kept);
  const isNumbered = new Set(
    layouts.filter((layout) => layout.printedNumber !== null).map(({ page }) => page.number),
  );
  const findings: PageFinding[] = [...duplicates].map(([page, of]) => ({
    rule: "PAGES-ORDER",
    severity: isNumbered.has(page) ? "info" : "warning",
    message: `page ${page} repeats page ${of}; it is left out`,
    page,
  }));
  if (numbers === null) return withoutNumbers(kept, duplicates, findings);

  if (unplaced.length > 0) {
    const pages = unplaced.map((index) => (kept[index] as PageLayout).page.number);
    findings.push({
      rule: "PAGES-ORDER",
      severity: "warning",
      message: `no number could be read on ${pages.length === 1 ? "page" : "pages"} ${pages.join(", ")}, and the numbers around leave the place open; left behind the page before in the file`,
      page: pages[0] as number,
      pages,
    });
  }
  const order = kept.map((_, index) => index);
  order.sort((a, b) => (numbers[a] as number) - (numbers[b] as number) || a - b);
  const pages = order.map((index) => kept[index] as PageLayout);
  const moved = new Set<number>();
  for (const [position, index] of order.entries()) {
    if (position > 0 && index !== (order[position - 1] as number) + 1)
      moved.add((kept[index] as PageLayout).page.number);
  }
  if (moved.size > 0) {
    findings.push({
      rule: "PAGES-ORDER",
      severity: "warning",
      message: `pages put back in the order of their printed numbers: ${pages.map(({ page }) => page.number).join(", ")}`,
      page: [...moved][0] as number,
    });
  }
  const gapsAfter = new Set<number>();
  for (const [position, index] of order.slice(0, -1).entries()) {
    const next = order[position + 1] as number;
    const printed = Math.floor(numbers[next] as number) - Math.floor(numbers[index] as number);
    const [before, after] = [kept[index] as PageLayout, kept[next] as PageLayout];
    // Pages that the caller left out explain a jump in the numbers: they are not missing.
    const leftOut = after.page.number - before.page.number - 1 - countBetween(layouts, before, after);
    if (printed - 1 > Math.max(0, leftOut)) {
      gapsAfter.add(before.page.number);
      const lost = printed - 1 - Math.max(0, leftOut);
      findings.push({
        rule: "PAGES-MISSING",
        severity: "error",
        message: `${lost === 1 ? "one page is" : `${lost} pages are`} missing between page ${before.page.number} (printed ${Math.floor(numbers[index] as number)}) and page ${after.page.number} (printed ${Math.floor(numbers[next] as number)})`,
        page: before.page.number,
        between: [before.page.number, after.page.number],
      });
    }
  }
  return { pages, duplicates, gapsAfter, moved, loose: [], findings };
}

/** The order where no printed numbers decide it: as cut rows tell, else as the file has it, and that this is not known. */
function withoutNumbers(
  kept: readonly PageLayout[],
  duplicates: ReadonlyMap<number, number>,
  findings: PageFinding[],
): PageOrder {
  const { order, tied } = orderByCuts(kept);
  const pages = order.map((index) => kept[index] as PageLayout);
  const moved = new Set(
    order.flatMap((index, at) =>
      at > 0 && index !== (order[at - 1] as number) + 1 ? [(kept[index] as PageLayout).page.number] : [],
    ),
  );
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
      page: [...moved][0] as number,
      pages: pages.map(({ page }) => page.number),
    });
  return { pages, duplicates, gapsAfter: new Set(), moved, loose, findings };
}

/** How many of the given pages lie between two others in the file. */
const countBetween = (layouts: readonly PageLayout[], before: PageLayout, after: PageLayout): number =>
  layouts.filter(({ page }) => page.number > before.page.number && page.number < after.page.number).length;

/** What the printed numbers come to. */
interface Numbering {
  /** Of each page; null where printed numbers cannot order the file. */
  readonly numbers: number[] | null;
  /** Indices of pages with a table whose place nothing decides. */
  readonly unplaced: readonly number[];
  /** Pages without a number, or with a misread one, and why each is put where it is. */
  readonly placed: readonly Placed[];
}

/**
 * The number of each page. A page without a legible number whose place nothing decides takes its predecessor's with a
 * fraction, so that it stays behind it and never closes or opens a gap by itself; where the file is in disorder and
 * the page before it tells nothing, it goes behind all others.
 */
function printedNumbers(layouts: readonly PageLayout[]): Numbering {
  const printed = layouts.map((layout) =>
    layout.printedNumber === null ? null : Number(layout.printedNumber),
  );
  const legible = printed.filter((number) => number !== null);
  const count = countOf(legible);
  const once = printed.map((number) => (number !== null && count.get(number) === 1 ? number : null));
  const doubled = legible.length - once.filter((number) => number !== null).length;
  if (legible.length < NUMBERED * layouts.length || legible.length < 2 || doubled > DOUBLED * legible.length)
    return { numbers: null, unplaced: [], placed: [] };
  // Numbers far outside the run of the others are misread.
  const sorted = [...legible].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] as number;
  const near = once.map((number) =>
    number !== null &&
    Math.abs(number - median) <= layouts.length * 1.5 &&
    !isFarOff(number, sorted, layouts.length)
      ? number
      : null,
  );
  const trusted = near.map((number, index) => (isMisread(near, index) ? null : number));
  const inferred = trusted.map((number, index) => number ?? inferNumber(trusted, index));
  // Covers and pages of text often bear no number: only where a table's page stands is asked.
  const open = new Map(
    inferred.flatMap((number, index) =>
      number === null && (layouts[index] as PageLayout).tables.length > 0
        ? [[index, printed[index] ?? null] as const]
        : [],
    ),
  );
  const placed = placeUnread(inferred, open, layouts);
  const unplaced = [...open.keys()].filter((index) => inferred[index] === null);
  const isOrderly = mostlyRises(printed);
  const most = inferred.reduce<number>((greatest, number) => Math.max(greatest, number ?? 0), 0);
  const numbers: number[] = [];
  const beforeAll = (inferred.find((number) => number !== null) ?? 1) - 1;
  for (const [index, number] of inferred.entries()) {
    const step = (1 + index) / (layouts.length + 1);
    const isBehindAll = number === null && open.has(index) && !isOrderly;
    numbers.push(
      number ??
        (isBehindAll
          ? most + step
          : Math.floor(numbers.findLast((other) => other <= most) ?? beforeAll) + step),
    );
  }
  return { numbers, unplaced, placed };
}

/** Does the number stand alone beyond a gap at either end that is wider than the unread numbers would be? */
function isFarOff(number: number, sorted: readonly number[], pages: number): boolean {
  const [first = 0, second = 0] = sorted;
  const [last = 0, lastButOne = 0] = [sorted.at(-1), sorted.at(-2)];
  const unread = 1 + pages - sorted.length;
  return (
    sorted.length >= FEWEST_NUMBERS &&
    ((number === last && last - lastButOne > 1 + unread) || (number === first && second - first > 1 + unread))
  );
}

/** Is the file in the order of its numbers, a few aside? */
function mostlyRises(printed: readonly (number | null)[]): boolean {
  const legible = printed.filter((number) => number !== null);
  const falls = legible.filter(
    (number, index) => index > 0 && number < (legible[index - 1] as number),
  ).length;
  return falls <= FALLING * legible.length;
}

/**
 * Is the number one digit off what the pages before and after it, which follow on each other, leave for it, and is that
 * one printed nowhere? A page that was moved would leave its own number's place to another.
 */
function isMisread(printed: readonly (number | null)[], index: number): boolean {
  const number = printed[index] ?? null;
  const [before, after] = [printed[index - 1] ?? null, printed[index + 1] ?? null];
  if (number === null || before === null || after !== before + 2 || number === before + 1) return false;
  const slips = editDistance(String(number), String(before + 1));
  // In a shuffled file neighbours leave a place by chance.
  return (
    slips === 1 && !printed.includes(before + 1) && isRising(printed.filter((_, other) => other !== index))
  );
}

/**
 * What an illegible number must be: between two legible ones as far apart in print as in the file, or beyond the
 * first or last legible one.
 */
function inferNumber(printed: readonly (number | null)[], index: number): number | null {
  const before = printed.findLastIndex((number, at) => at < index && number !== null);
  const after = printed.findIndex((number, at) => at > index && number !== null);
  if (before < 0 && after < 0) return null;
  // Beyond the first or last legible number only where nobody else has what it must be.
  const beyond =
    before < 0
      ? (printed[after] as number) - (after - index)
      : (printed[before] as number) + (index - before);
  if (before < 0 || after < 0)
    return beyond > 0 && !printed.includes(beyond) && isRising(printed) ? beyond : null;
  const steady = (printed[after] as number) - (printed[before] as number) === after - before;
  const between = (printed[before] as number) + (index - before);
  return steady && !printed.includes(between) ? between : null;
}

/** Pages whose whole text equals that of an earlier page, page number included; without one, of some length only. */
function findDuplicates(layouts: readonly PageLayout[]): Map<number, number> {
  const seen = new Map<string, number>();
  const duplicates = new Map<number, number>();
  // Where pages are numbered, one whose number could not be read may print what another prints, and be no double.
  const isNumbered = layouts.some(({ printedNumber }) => printedNumber !== null);
  for (const layout of layouts) {
    const text = textOf(layout);
    if (
      layout.printedNumber === null &&
      (isNumbered || !isTooMuchForChance(text, layout) || layout.tables.length === 0)
    )
      continue;
    const key = `${layout.printedNumber ?? ""}|${text}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, layout.page.number);
    else duplicates.set(layout.page.number, first);
  }
  return duplicates;
}

/** Has the page so much on it that another page cannot print the same by chance? Noughts and dashes often stand again. */
function isTooMuchForChance(text: string, { tables }: PageLayout): boolean {
  if (text.length >= LONG_TEXT) return true;
  const figures = tables
    .flatMap(({ cells }) => cells.flatMap(({ runs }) => runs.map((run) => normalise(run.text))))
    .filter((each) => /[1-9]/u.test(each) && /^[\d.,]+$/u.test(each));
  return new Set(figures).size >= MANY_FIGURES;
}

const textOf = (layout: PageLayout): string =>
  normalise(
    [
      ...layout.lines,
      ...layout.tables.flatMap(({ frame }) => [...frame.title, ...frame.labels, ...frame.notes]),
      ...layout.tables.flatMap((table) => table.cells.flatMap((cell) => cell.runs)),
    ]
      .map(({ text }) => text)
      .join(""),
  );

/** Do the legible numbers rise all through the file? Then it was not shuffled. */
function isRising(printed: readonly (number | null)[]): boolean {
  const legible = printed.filter((number) => number !== null);
  return legible.every((number, index) => index === 0 || number > (legible[index - 1] as number));
}
