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

/** The places of one sort, and the most digits that a figure in one of them has, zeros at its ends left out. */
interface Places {
  readonly count: number;
  readonly digits: number;
}

/** In how many places a whole equals its parts, and in how many it does not. */
export interface Closure {
  /** At least two parts that are not zero add up to the whole, to the last digit. */
  readonly exact: Places;
  /** The whole repeats its one part that is not zero. */
  readonly copies: Places;
  /** They differ by no more than rounding each figure on its own explains. */
  readonly rounded: Places;
  /** They differ by more. */
  readonly failed: Places;
  /** Of those that differ, places in which the parts come to at least twice the whole. */
  readonly exceeded: number;
}

const NONE: Places = { count: 0, digits: 0 };
const NOTHING: Closure = { exact: NONE, copies: NONE, rounded: NONE, failed: NONE, exceeded: 0 };

/** Looks at every place of `whole`; a place where nothing but zero stands says nothing, nor does a whole without figures. */
export function closureOf(whole: Figures, hasFigure: boolean, { figures, addends, count }: Sum): Closure {
  if (!hasFigure || count === 0) return NOTHING;
  const found = { ...NOTHING };
  for (const [place, own] of whole.entries()) {
    const sum = figures[place] ?? null;
    if (own === null || sum === null || (own === 0n && sum === 0n)) continue;
    const sort = sortOf(own, sum, addends[place] ?? 0);
    if (sort === "failed" && own >= 0n && sum >= 2n * own) found.exceeded += 1;
    const before = found[sort];
    found[sort] = { count: before.count + 1, digits: Math.max(before.digits, digitsOf(own)) };
  }
  return found;
}

function sortOf(whole: bigint, sum: bigint, addends: number): Exclude<keyof Closure, "exceeded"> {
  const miss = whole > sum ? whole - sum : sum - whole;
  if (miss === 0n) return addends > 1 ? "exact" : "copies";
  return addends > 1 && miss * 2n <= BigInt(addends + 1) ? "rounded" : "failed";
}

const digitsOf = (figure: bigint): number => figure.toString().replace(/^-|0+$/gu, "").length;

/**
 * What one digit of the longest figure is worth, and the most that all are: figures of n digits add up by chance in one
 * case of 10^n, so each digit is worth about one (in tenfold odds); a figure repeated next to itself is no rarity.
 */
const WORTH = {
  exact: { digit: 1, most: 6, further: 0.5 },
  copies: { digit: 0.3, most: 1.5, further: 0.1 },
  rounded: { digit: 0.5, most: 2.5, further: 0.2 },
} as const;
/** Further places (columns of a row, rows of a column) that count: those of one row tend to hold the same figures. */
const MOST_FURTHER = 6;
/** Cost of a first place that fails and of each further one, in tenfold odds: one figure in a hundred is misread or misprinted. */
const [FAILS, FAILS_TOO] = [2, 0.15];

/** Cost of parts that come to twice their whole or more wherever figures stand. */
const EXCEEDED = 4;

/** What the figures say for (negative) or against (positive) a whole and its parts. */
export function costOfClosure({ exact, copies, rounded, failed, exceeded }: Closure): number {
  const gain = Math.max(worthOf("exact", exact), worthOf("copies", copies), worthOf("rounded", rounded));
  // A row read amiss seems to hold what is far more than itself; a misprint seldom shows in every column so.
  const isNone = exceeded > 0 && exceeded === failed.count && gain === 0;
  const loss = failed.count === 0 ? 0 : FAILS + FAILS_TOO * Math.min(failed.count - 1, MOST_FURTHER);
  return loss - gain + (isNone ? EXCEEDED : 0);
}

function worthOf(sort: keyof typeof WORTH, { count, digits }: Places): number {
  if (count === 0) return 0;
  const { digit, most, further } = WORTH[sort];
  return Math.min(most, digit * digits) + further * Math.min(count - 1, MOST_FURTHER);
}
