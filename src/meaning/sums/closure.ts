/** Does a whole equal the sum of its parts? One answer for each place of its figures, and what the answers are worth. */

/** Amounts in units of the last printed place, place by place: 0n where blank, null where something is no amount. */
export type Figures = readonly (bigint | null)[];

/** Σ of some parts, place by place. */
export interface Sum {
  readonly figures: Figures;
  /** Parts that are not zero, by place. */
  readonly addends: readonly number[];
  /** Parts in all. */
  readonly count: number;
}

export const NO_PARTS: Sum = { figures: [], addends: [], count: 0 };

export const addPart = (sum: Sum, part: Figures): Sum => ({
  figures: part.map((figure, place) => {
    const before = sum.count === 0 ? 0n : (sum.figures[place] ?? null);
    return before === null || figure === null ? null : before + figure;
  }),
  addends: part.map((figure, place) => (sum.addends[place] ?? 0) + (figure === 0n ? 0 : 1)),
  count: sum.count + 1,
});

/** In how many places a whole equals its parts, and in how many it does not. */
export interface Closure {
  /** At least two parts that are not zero add up to the whole, to the last digit. */
  readonly exact: number;
  /** The whole repeats its one part that is not zero. */
  readonly copies: number;
  /** They differ by no more than rounding each figure on its own explains. */
  readonly rounded: number;
  /** They differ by more. */
  readonly failed: number;
}

/** Looks at every place of `whole`; a place where nothing but zero stands says nothing, nor does a whole without figures. */
export function closureOf(whole: Figures, hasFigure: boolean, { figures, addends, count }: Sum): Closure {
  const found = { exact: 0, copies: 0, rounded: 0, failed: 0 };
  if (!hasFigure || count === 0) return found;
  for (const [place, own] of whole.entries()) {
    const sum = figures[place] ?? null;
    if (own === null || sum === null || (own === 0n && sum === 0n)) continue;
    const terms = addends[place] ?? 0;
    const miss = own > sum ? own - sum : sum - own;
    if (miss === 0n) found[terms > 1 ? "exact" : "copies"] += 1;
    else if (terms > 1 && miss * 2n <= BigInt(terms + 1)) found.rounded += 1;
    else found.failed += 1;
  }
  return found;
}

/** Cost of a first place of its sort and of each further one; in the mean of trees that are right nothing is cheaper. */
const COSTS = {
  exact: [-3, -0.7],
  copies: [-1.2, -0.2],
  rounded: [-1.5, -0.3],
  failed: [2.5, 0.7],
} as const;
/** Further places that count. */
const MOST_FURTHER = 6;
/** A sum that closes in this many times the places in which it fails is one, and single figures of it are wrong. */
const MOSTLY = 2;

/** What the figures say for (negative) or against (positive) a whole and its parts. */
export function costOfClosure({ exact, copies, rounded, failed }: Closure): number {
  const holds = Math.min(worth("exact", exact), worth("copies", copies), worth("rounded", rounded));
  const isMostlyRight = exact > 0 && exact + copies >= MOSTLY * failed;
  return holds + (isMostlyRight ? Math.min(1, worth("failed", failed)) : worth("failed", failed));
}

const worth = (sort: keyof typeof COSTS, count: number): number =>
  count === 0 ? 0 : COSTS[sort][0] + COSTS[sort][1] * Math.min(count - 1, MOST_FURTHER);
