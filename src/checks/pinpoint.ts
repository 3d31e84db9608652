import type { Proofs } from "./prove.ts";
import { sumOfTerms } from "./sumOfTerms.ts";
import type { Identity, Outcome, Term } from "./types.ts";

/**
 * The value that makes the identity close when only `term` is wrong, or unread. Only for sums in which it stands once.
 */
export function neededValue(term: Term, { left, right }: Identity): NonNullable<Term["value"]> {
  const [own, other] = left.includes(term) ? [left, right] : [right, left];
  return sumOfTerms(other).minus(sumOfTerms(own.filter((each) => each !== term)));
}

/**
 * Terms that two missing identities cross in, each asking for the same other value: a row and a column that both
 * close once this one cell is read otherwise. Rounding seldom does that, a misread digit always. A term that
 * other identities prove must be outvoted: a long sum closes by chance where a misread last digit makes up for
 * rounding.
 */
export function pinpoint(missing: readonly Outcome[], { strength }: Proofs): Set<Term> {
  const asks = new Map<Term, Map<string, number>>();
  for (const outcome of missing) {
    const { relation, left, right } = outcome.identity;
    if (relation !== "sum") continue;
    for (const term of new Set([...left, ...right])) {
      const proofs = strength(term);
      if (proofs === Infinity || (proofs > 0 && outcome.state !== "fails")) continue;
      const needed = neededValue(term, outcome.identity);
      if (needed.isNegative() && !term.value?.isNegative()) continue;
      const votes = asks.get(term) ?? new Map<string, number>();
      votes.set(needed.toFixed(), (votes.get(needed.toFixed()) ?? 0) + 1);
      asks.set(term, votes);
    }
  }
  const agreed = [...asks].filter(([term, votes]) =>
    [...votes.values()].some((count) => count > Math.max(1, strength(term))),
  );
  return new Set(agreed.map(([term]) => term));
}
