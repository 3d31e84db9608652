import { editDistance } from "../core/similarity.ts";
import type { PageLayout } from "../table/types.ts";
import { learnCodeOrder } from "./codeOrder.ts";
import { learnSeams } from "./seamFit.ts";

/** A page is placed where it fits by so much better than in any other place, and than any other page does there. */
const MARGIN = 1;
/** What its own number, read but doubtful, counts for a place; and a number with one digit misread. */
const [CLAIMED, ONE_DIGIT_OFF] = [1, 0.5];
/** What codes count that rise from page to page, or fall. */
const [RISES, FALLS] = [1, -1.5];
/** Pages times places, at most, that are compared with each other. */
const MOST_COMPARED = 20_000;

/** Pages to be placed: their indices, and the number that each is read to bear, where it is doubtful. */
export type OpenPages = ReadonlyMap<number, number | null>;

export interface Placed {
  readonly page: number;
  readonly number: number;
  readonly why: "cuts" | "codes" | "only place";
}

/** A page in a place, and how well it fits there. */
interface Candidate {
  readonly page: number;
  readonly number: number;
  readonly score: number;
  /** What rows cut by the page ends make of it, and what codes do. */
  readonly cut: number;
  readonly order: number;
}

/**
 * Gives pages without a sure number the free numbers that they alone fit and that alone fit them: told by rows that
 * go on from the page before or to the page after, then by codes that rise down the document; one page and one gap
 * belong together where nothing speaks against it. `numbers` are those of the other pages; what it gives is written
 * into them.
 */
export function placeUnread(
  numbers: (number | null)[],
  open: OpenPages,
  layouts: readonly PageLayout[],
): Placed[] {
  const pageOf = new Map(numbers.flatMap((number, page) => (number === null ? [] : [[number, page] as const])));
  const left = new Set(open.keys());
  const placed: Placed[] = [];
  if (left.size === 0 || pageOf.size === 0) return placed;
  const give = ({ page, number }: Candidate, why: Placed["why"]): void => {
    numbers[page] = number;
    pageOf.set(number, page);
    left.delete(page);
    placed.push({ page, number, why });
  };
  const { inner, outer } = freeNumbers(pageOf, left.size);
  if (left.size * (inner.length + outer.length) <= MOST_COMPARED) {
    const { fit, bodies } = learnSeams(layouts);
    const codes = learnCodeOrder(
      bodies,
      [...pageOf].flatMap(([number, page]) => {
        const next = pageOf.get(number + 1);
        return next === undefined ? [] : [[page, next] as const];
      }),
    );
    const rise = (before: number | undefined, after: number | undefined): number => {
      const [a, b] = [codes[before ?? -1] ?? null, codes[after ?? -1] ?? null];
      return a === null || b === null || a === b ? 0 : a < b ? RISES : FALLS;
    };
    const rate = (page: number, number: number, withCodes: boolean): Candidate => {
      const [before, after] = [pageOf.get(number - 1), pageOf.get(number + 1)];
      const seams = [
        ...(before === undefined ? [] : [fit(before, page)]),
        ...(after === undefined ? [] : [fit(page, after)]),
      ];
      const cut = seams.reduce((sum, seam) => sum + seam.cut, 0);
      const columns = seams.reduce((sum, seam) => sum + seam.columns, 0);
      const order = withCodes ? rise(before, page) + rise(page, after) : 0;
      return { page, number, score: cut + columns + order + claimOf(open.get(page) ?? null, number), cut, order };
    };
    for (const withCodes of [false, true]) {
      for (let found = true; found && left.size > 0; ) {
        const { inner: gaps, outer: ends } = freeNumbers(pageOf, left.size);
        const rated = [...left].flatMap((page) =>
          [...gaps, ...ends].map((number) => rate(page, number, withCodes)),
        );
        const sure = decided(rated).filter(({ cut, order }) => cut > 0 || order > 0);
        for (const each of sure) give(each, each.cut > 0 ? "cuts" : "codes");
        found = sure.length > 0;
      }
    }
  }
  // One page without a place and one place without a page belong together.
  const rest = freeNumbers(pageOf, left.size);
  const only = rest.inner.length > 0 ? rest.inner : rest.outer;
  const [page] = left;
  if (left.size === 1 && only.length === 1 && page !== undefined)
    give({ page, number: only[0] as number, score: 0, cut: 0, order: 0 }, "only place");
  return placed;
}

/** Numbers that no page has: within the run of the others, and at its ends, as many as there are pages to place. */
function freeNumbers(
  pageOf: ReadonlyMap<number, number>,
  open: number,
): { inner: number[]; outer: number[] } {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const number of pageOf.keys()) [least, most] = [Math.min(least, number), Math.max(most, number)];
  const from = (first: number, count: number): number[] =>
    Array.from({ length: Math.max(0, count) }, (_, index) => first + index);
  const start = Math.max(1, least - open);
  return {
    inner: from(least, most - least).filter((number) => !pageOf.has(number)),
    outer: [...from(start, least - start), ...from(most + 1, open)],
  };
}

/** Candidates better by the margin than any other of their page, and than any other of their place. */
function decided(candidates: readonly Candidate[]): Candidate[] {
  const [ofPage, ofPlace] = [bestTwo(candidates, "page"), bestTwo(candidates, "number")];
  return candidates.filter((each) => {
    const rivals = [ofPage.get(each.page), ofPlace.get(each.number)];
    return rivals.every((two) => two?.[0] === each && each.score - (two[1]?.score ?? -MARGIN) >= MARGIN);
  });
}

function bestTwo(
  candidates: readonly Candidate[],
  by: "page" | "number",
): Map<number, readonly Candidate[]> {
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
