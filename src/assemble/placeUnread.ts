import { editDistance } from "../core/similarity.ts";
import type { PageLayout } from "../table/types.ts";
import { learnCodeOrder } from "./codeOrder.ts";
import { learnSeams } from "./seamFit.ts";

/** A page is placed where it fits by so much better than in any other place, and than any other page does there. */
const MARGIN = 1;
/** A number is misread where its page fits in another place so well, and by so much better. */
const [MISREAD_FIT, MISREAD_MARGIN] = [1, 3];
/** What its own number, read but doubtful, counts for a place; and a number with one digit misread. */
const [CLAIMED, ONE_DIGIT_OFF] = [1, 0.5];
/** What codes count that rise from page to page, or fall. */
const [RISES, FALLS] = [1, -1.5];
/** What the rows on both sides of a page end come to where nothing goes on over it, though one looks cut. */
const TORN = -1;
/** Pages times places, at most, that are compared with each other. */
const MOST_COMPARED = 20_000;

/** Pages to be placed: their indices, and the number that each is read to bear, where it is doubtful. */
export type OpenPages = ReadonlyMap<number, number | null>;

export interface Placed {
  readonly page: number;
  readonly number: number;
  /** What was read for its number. */
  readonly read: number | null;
  readonly why: "cuts" | "codes" | "only place" | "neighbours" | "read";
}

/** A page in a place, and how well it fits there. */
interface Candidate {
  readonly page: number;
  readonly number: number;
  readonly score: number;
  /** What rows cut by the page ends make of it, and what codes do. */
  readonly cut: number;
  readonly order: number;
  /** A row goes on at one of its ends at least, and at neither end is one torn. */
  readonly goesOn: boolean;
}

/**
 * Gives pages without a sure number the free numbers that they alone follows and that alone follows them: told by rows that
 * go on from the page before or to the page after, then by codes that rise down the document; one page and one gap
 * belong together where nothing speaks against it. A sure number goes the same way where its page fits a gap instead.
 * `numbers` are those of the other pages; what it gives is written into them.
 */
export function placeUnread(
  numbers: (number | null)[],
  open: OpenPages,
  layouts: readonly PageLayout[],
): Placed[] {
  const pageOf = new Map(
    numbers.flatMap((number, page) => (number === null ? [] : [[number, page] as const])),
  );
  const left = new Map(open);
  const placed: Placed[] = [];
  const free = () => freeNumbers(pageOf, left);
  if (pageOf.size === 0 || (left.size === 0 && free().inner.length === 0)) return placed;
  const give = (page: number, number: number, why: Placed["why"]): void => {
    placed.push({ page, number, read: left.get(page) ?? null, why });
    numbers[page] = number;
    pageOf.set(number, page);
    left.delete(page);
  };
  if (countPlaces(free()) * Math.max(1, left.size) <= MOST_COMPARED) {
    const rate = learnRating(layouts, pageOf);
    for (const { page, number } of misreadNumbers(pageOf, free().inner, rate)) {
      numbers[page] = null;
      pageOf.delete(number);
      left.set(page, number);
    }
    for (const withCodes of [false, true]) {
      for (let found = true; found && left.size > 0; ) {
        const { inner, outer } = free();
        const rated = [...left].flatMap(([page, claim]) =>
          [...inner, ...outer].map((number) => rate(page, number, claim, withCodes)),
        );
        const sure = decided(rated).filter(({ goesOn, order }) => goesOn || order > 0);
        for (const { page, number, goesOn } of sure) give(page, number, goesOn ? "cuts" : "codes");
        found = sure.length > 0;
      }
    }
  }
  // One page without a place and one place without a page belong together.
  const { inner, outer } = free();
  const only = inner.length > 0 ? inner : outer.filter((number) => ![...left.values()].includes(number));
  const [[page, claim] = [null, null]] = left;
  const isLike = claim === null || only.some((number) => isOneDigitOff(claim, number));
  if (left.size === 1 && only.length === 1 && page !== null && isLike)
    give(page, only[0] as number, "only place");
  for (const [each, number] of left) {
    const isAlone = [...left.values()].filter((other) => other === number).length === 1;
    if (number !== null && isAlone && !pageOf.has(number)) give(each, number, "read");
  }
  return placed;
}

type Rating = (page: number, number: number, claim: number | null, withCodes: boolean) => Candidate;

/** Learns from the pages whose numbers are known how well another would stand between two of them. */
function learnRating(layouts: readonly PageLayout[], pageOf: ReadonlyMap<number, number>): Rating {
  const known = [...pageOf].flatMap(([number, page]) => {
    const next = pageOf.get(number + 1);
    return next === undefined ? [] : [[page, next] as const];
  });
  const { follows, bodies } = learnSeams(layouts, known);
  const codes = learnCodeOrder(bodies, known);
  const rise = (before: number | undefined, after: number | undefined): number => {
    const [a, b] = [codes[before ?? -1] ?? null, codes[after ?? -1] ?? null];
    return a === null || b === null || a === b ? 0 : a < b ? RISES : FALLS;
  };
  return (page, number, claim, withCodes) => {
    const [before, after] = [pageOf.get(number - 1), pageOf.get(number + 1)];
    const seams = [
      ...(before === undefined ? [] : [follows(before, page)]),
      ...(after === undefined ? [] : [follows(page, after)]),
    ];
    const cut = seams.reduce((sum, seam) => sum + seam.cut, 0);
    const columns = seams.reduce((sum, seam) => sum + seam.columns, 0);
    const order = withCodes ? rise(before, page) + rise(page, after) : 0;
    // A row that merely stands oddly at the other end takes nothing from one that surely goes on.
    const goesOn = cut > 0 || (seams.some((seam) => seam.cut > 0) && seams.every((seam) => seam.cut > TORN));
    return { page, number, score: cut + columns + order + claimOf(claim, number), cut, order, goesOn };
  };
}

/** Numbers of pages that follows a gap one digit off far better than their own place. */
function misreadNumbers(
  pageOf: ReadonlyMap<number, number>,
  gaps: readonly number[],
  rate: Rating,
): Candidate[] {
  return gaps.flatMap((gap) =>
    oneDigitFrom(gap).flatMap((number) => {
      const page = pageOf.get(number);
      if (page === undefined) return [];
      const [own, other] = [rate(page, number, null, false), rate(page, gap, null, false)];
      return own.cut < 0 && other.cut > MISREAD_FIT && other.cut - own.cut >= MISREAD_MARGIN ? [own] : [];
    }),
  );
}

/** Numbers that one digit misread makes of another. */
const oneDigitFrom = (number: number): number[] =>
  [...String(number)].flatMap((_, at, digits) =>
    Array.from({ length: 10 }, (__, digit) => Number(digits.with(at, String(digit)).join(""))).filter(
      (other) => other !== number && other > 0,
    ),
  );

/** Numbers that no page has: within the run of the others, and at its ends, as many as there are pages to place. */
function freeNumbers(
  pageOf: ReadonlyMap<number, number>,
  left: ReadonlyMap<number, number | null>,
): { inner: number[]; outer: number[] } {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const number of pageOf.keys()) [least, most] = [Math.min(least, number), Math.max(most, number)];
  const from = (first: number, count: number): number[] =>
    Array.from({ length: Math.max(0, count) }, (_, index) => first + index);
  const start = Math.max(1, least - left.size);
  const ends = [...from(start, least - start), ...from(most + 1, left.size)];
  const claimed = [...left.values()].filter((number) => number !== null && (number < least || number > most));
  return {
    inner: from(least, Math.min(most - least, MOST_COMPARED)).filter((number) => !pageOf.has(number)),
    outer: [...new Set([...ends, ...(claimed as number[])])],
  };
}

const countPlaces = ({ inner, outer }: ReturnType<typeof freeNumbers>): number => inner.length + outer.length;

/** Candidates better by the margin than any other of their page, and than any other of their place. */
function decided(candidates: readonly Candidate[]): Candidate[] {
  const [ofPage, ofPlace] = [bestTwo(candidates, "page"), bestTwo(candidates, "number")];
  return candidates.filter((each) => {
    const rivals = [ofPage.get(each.page), ofPlace.get(each.number)];
    return rivals.every((two) => two?.[0] === each && each.score - (two[1]?.score ?? -MARGIN) >= MARGIN);
  });
}

function bestTwo(candidates: readonly Candidate[], by: "page" | "number"): Map<number, readonly Candidate[]> {
  const best = new Map<number, readonly Candidate[]>();
  for (const each of candidates) {
    const two = best.get(each[by]) ?? [];
    best.set(each[by], [...two, each].sort((a, b) => b.score - a.score).slice(0, 2));
  }
  return best;
}

function claimOf(claim: number | null, number: number): number {
  if (claim === null) return 0;
  return claim === number ? CLAIMED : isOneDigitOff(claim, number) ? ONE_DIGIT_OFF : 0;
}

/** One digit misread, lost or too many. */
const isOneDigitOff = (a: number, b: number): boolean => editDistance(String(a), String(b)) === 1;
