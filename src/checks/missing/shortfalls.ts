import type { Observation } from "../../contract/schema.ts";
import { groupBy } from "../../core/groupBy.ts";
import { Exact } from "../../core/money.ts";
import { likelyMiss } from "../evaluate.ts";
import type { Figure } from "../identities/figures.ts";

/** What the lines of one table lack against those of another, yuan. */
export interface Shortfalls {
  /** Codes with less than the other table has of them, beyond rounding; in the order of the codes. */
  readonly by: readonly { readonly code: string; readonly amount: Exact }[];
  /** Does some code have more than the other table has of it? Then the two are not about the same money. */
  readonly hasSurplus: boolean;
  /** How many codes the other table prints. */
  readonly codeCount: number;
  /** Money in lines, of either table, that print no code: any code may lack or have it. */
  readonly uncoded: Exact;
}

const ZERO = new Exact(0);

/**
 * Adds up `part` by the codes that `whole` prints, a line under the longest of them that its own code begins with,
 * and compares. Of both the detail lines count, of `whole` those that no other code of it goes on from.
 */
export function findShortfalls(
  part: readonly Figure[],
  whole: readonly Figure[],
  codeOf: (meaning: Observation) => string | null,
): Shortfalls {
  const [lines, others] = [part.filter(isDetail), whole.filter(isDetail)];
  const printed = new Set(others.flatMap(({ meaning }) => codeOf(meaning) ?? []));
  const codes = [...printed].filter((code) => !hasLonger(code, printed)).sort();
  const homes = new Set(codes);
  const homeOf = ({ meaning }: Figure): string | null => {
    const own = codeOf(meaning);
    return own === null ? null : (prefixesOf(own).find((prefix) => homes.has(prefix)) ?? own);
  };
  const found = groupBy(lines, homeOf);
  const wanted = groupBy(others, ({ meaning }) => codeOf(meaning));
  const uncoded = [...(found.get(null) ?? []), ...(wanted.get(null) ?? [])];
  found.delete(null);
  const misses = [...new Set([...codes, ...(found.keys() as Iterable<string>)])].map((code) => {
    const [left, right] = [homes.has(code) ? (wanted.get(code) ?? []) : [], found.get(code) ?? []];
    return { code, amount: sumOf(left).minus(sumOf(right)), slack: slackOf(right) };
  });
  return {
    by: misses.filter(({ amount, slack }) => amount.gt(slack)).map(({ code, amount }) => ({ code, amount })),
    codeCount: codes.length,
    hasSurplus: misses.some(({ amount, slack }) => amount.negated().gt(slack)),
    uncoded: sumOf(uncoded),
  };
}

export const sumOf = (figures: readonly Figure[]): Exact =>
  figures.reduce((sum, { term }) => sum.plus(term.value ?? ZERO), ZERO);

/** Yuan by which the sum of the figures may miss for rounding; a sum of nothing misses nothing. */
export function slackOf(figures: readonly Figure[]): Exact {
  const quantum = figures.reduce((most, { term }) => Exact.max(most, term.quantum), ZERO);
  return quantum.times(likelyMiss(figures.length));
}

const isDetail = ({ meaning }: Figure): boolean => meaning.aggregation === "detail";

const hasLonger = (code: string, codes: ReadonlySet<string>): boolean =>
  [...codes].some((other) => other.length > code.length && other.startsWith(code));

/** The code and all that it begins with, longest first. */
const prefixesOf = (code: string): string[] =>
  Array.from({ length: code.length }, (_, cut) => code.slice(0, code.length - cut));
