import { countOf } from "../core/countOf.ts";
import { editDistance } from "../core/similarity.ts";
import type { PageLayout } from "../table/types.ts";
import { type Placed, placeUnread } from "./placeUnread.ts";

/** Part of the pages that must carry a printed number, each its own, before the numbers decide anything. */
const NUMBERED = 0.6;

/** Part of the legible numbers that may stand on two pages: more, and several documents are bound together … */
const DOUBLED = 0.1;
/** … but for one pair: in a file of few pages a single number misread as another would make it useless. */
const ONE_PAIR = 2;
/** Part of the numbers that may be lower than the one before, in a file that is in order. */
const FALLING = 0.1;
/** Fewest numbers that do not rise all through a file by chance. */
const RISING = 5;
/** Fewest numbers of which one may be far off the others. */
const FEWEST_NUMBERS = 5;

/** What the printed numbers come to. */
export interface Numbering {
  /** Of each page; null where printed numbers cannot order the file. */
  readonly numbers: number[] | null;
  /** Indices of pages with a table whose place nothing decides. */
  readonly unplaced: readonly number[];
  /** Those of them that stand behind all others, for want of any place. */
  readonly behind: ReadonlySet<number>;
  /** Pages without a number, or with a misread one, and why each is put where it is. */
  readonly placed: readonly Placed[];
}

/**
 * The number of each page. A page without a legible number whose place nothing decides takes its predecessor's with a
 * fraction, so that it stays behind it and never closes or opens a gap by itself; where the file is in disorder and
 * the page before it tells nothing, it goes behind all others.
 */
export function printedNumbers(layouts: readonly PageLayout[]): Numbering {
  const printed = layouts.map((layout) =>
    layout.printedNumber === null ? null : Number(layout.printedNumber),
  );
  const legible = printed.filter((number) => number !== null);
  const count = countOf(legible);
  const once = printed.map((number) => (number !== null && count.get(number) === 1 ? number : null));
  const single = once.filter((number) => number !== null).length;
  const doubled = legible.length - single;
  if (
    single < NUMBERED * layouts.length ||
    single < 2 ||
    doubled > Math.max(ONE_PAIR, DOUBLED * legible.length)
  )
    return { numbers: null, unplaced: [], placed: [], behind: new Set() };
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
  const trusted = near.map((number, index) =>
    isMisread(near, index) || isAnothers(near, index) ? null : number,
  );
  const inferred = trusted.map((number, index) => number ?? inferNumber(trusted, index));
  // Covers and pages of text often bear no number: only where a table's page stands is asked.
  const open = new Map(
    inferred.flatMap((number, index) =>
      number === null && (layouts[index] as PageLayout).tables.length > 0
        ? [[index, printed[index] ?? null] as const]
        : [],
    ),
  );
  const corrected = inferred.flatMap((number, page): Placed[] =>
    number === null || printed[page] === null || printed[page] === number
      ? []
      : [{ page, number, read: printed[page] as number, why: "neighbours" }],
  );
  const placed = [...corrected, ...placeUnread(inferred, open, layouts)];
  const unplaced = [...open.keys()].filter((index) => inferred[index] === null);
  const isOrderly = mostlyRises(printed);
  const behind = new Set(isOrderly ? [] : unplaced);
  const most = inferred.reduce<number>((greatest, number) => Math.max(greatest, number ?? 0), 0);
  const numbers: number[] = [];
  const beforeAll = (inferred.find((number) => number !== null) ?? 1) - 1;
  for (const [index, number] of inferred.entries()) {
    const step = (1 + index) / (layouts.length + 1);
    numbers.push(
      number ??
        (behind.has(index)
          ? most + step
          : Math.floor(numbers.findLast((other) => other <= most) ?? beforeAll) + step),
    );
  }
  return { numbers, unplaced, placed, behind };
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
 * one printed nowhere? A page that was moved would leave its own number's place to another; in a short file it would
 * stand beside one of the others' numbers, or several pages besides it would be lost.
 */
function isMisread(printed: readonly (number | null)[], index: number): boolean {
  const number = printed[index] ?? null;
  const [before, after] = [printed[index - 1] ?? null, printed[index + 1] ?? null];
  if (number === null || before === null || after !== before + 2 || number === before + 1) return false;
  const slips = editDistance(String(number), String(before + 1));
  if (slips !== 1 || printed.includes(before + 1)) return false;
  // In a shuffled file neighbours leave a place by chance.
  const others = printed.filter((each, other) => each !== null && other !== index);
  const isAlone = others.every((other) => Math.abs((other as number) - number) > 1);
  return isRising(others) && (others.length >= RISING || isAlone);
}

/**
 * Is the number that of another page, one without a legible number, while all others count the pages of the file? Only
 * if these two had changed places would it be right: a page that was moved would shift those between.
 */
function isAnothers(printed: readonly (number | null)[], index: number): boolean {
  const number = printed[index] ?? null;
  const firsts = printed.flatMap((each, at) => (each === null || at === index ? [] : [each - at]));
  const [first] = firsts;
  if (number === null || first === undefined || firsts.length < 2) return false;
  const place = number - first;
  return place !== index && printed[place] === null && firsts.every((each) => each === first);
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

/** Do the legible numbers rise all through the file? Then it was not shuffled. */
function isRising(printed: readonly (number | null)[]): boolean {
  const legible = printed.filter((number) => number !== null);
  return legible.every((number, index) => index === 0 || number > (legible[index - 1] as number));
}
