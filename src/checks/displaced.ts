import type { Flag } from "../contract/schema.ts";
import { groupBy } from "../core/groupBy.ts";
import { Exact, formatAmount } from "../core/money.ts";
import { likelyMiss } from "./evaluate.ts";
import type { Outcome, Term } from "./types.ts";

type Proposal = NonNullable<Flag["proposal"]>;

/** Column sums of one total of which one lacks what the other has too much, and the cells that may have changed places. */
export interface Displacement {
  readonly lacking: Outcome;
  readonly surplus: Outcome;
  readonly pairs: readonly (readonly [Term, Term])[];
  /** Where only one pair fits. */
  readonly proposal?: Proposal;
  /** Misses that need no other explanation. */
  readonly explained: readonly Outcome[];
}

/**
 * A cell read into the column beside its own keeps its row's sum whole: only the column totals tell. One column
 * then lacks what the other has too much; where the other's total is blank, nothing may stand there at all. Of
 * two sums that both miss within rounding neither needs explaining.
 */
export function findDisplaced(missing: readonly Outcome[]): Displacement[] {
  const columns = missing.filter(
    ({ identity }) => identity.rule === "SUM-COLUMN" && identity.left.length === 1,
  );
  return [...groupBy(columns, ({ identity }) => identity.cluster).values()].flatMap((group) => {
    const lacking = new Set(group.filter(({ miss }) => miss.isPositive()));
    return group.flatMap((surplus): Displacement[] => {
      if (!surplus.miss.isNegative()) return [];
      for (const candidate of lacking) {
        if (surplus.state === "rounding" && candidate.state === "rounding") continue;
        const opposite = isNear(candidate.miss.plus(surplus.miss), candidate);
        const pairs = opposite ? exchanged(candidate, surplus) : strays(candidate, surplus);
        const [only] = pairs;
        if (!only) continue;
        if (opposite) lacking.delete(candidate);
        const explained = opposite ? [candidate, surplus] : [surplus];
        const proposal = pairs.length === 1 ? { proposal: exchange(only, candidate, surplus) } : {};
        return [{ lacking: candidate, surplus, pairs, explained, ...proposal }];
      }
      return [];
    });
  });
}

const rowOf = ({ place }: Term): number => ("row" in place ? place.row : -1);

/** Is the difference no more than two sums like this one may miss by rounding? */
function isNear(difference: Exact, { identity: { right } }: Outcome): boolean {
  const quantum = right.reduce((most, term) => (term.quantum.gt(most) ? term.quantum : most), new Exact(0));
  const addends = right.filter(({ blank }) => !blank).length;
  return difference.abs().lte(quantum.times(likelyMiss(addends)));
}

/** Pairs of terms in one row whose exchange closes both sums, the totals' own row included. */
function exchanged(lacking: Outcome, surplus: Outcome): [Term, Term][] {
  const isMiss = (more: Term, less: Term): boolean =>
    more.value !== null &&
    less.value !== null &&
    isNear(more.value.minus(less.value).minus(lacking.miss), lacking);
  const addends = inOneRow(lacking, surplus).filter(([term, other]) => isMiss(other, term));
  const [total, otherTotal] = [lacking.identity.left[0], surplus.identity.left[0]];
  return total && otherTotal && isMiss(total, otherTotal) ? [...addends, [total, otherTotal]] : addends;
}

/** What stands in a column whose total is blank, each with the blank beside it that lacks as much or more. */
function strays(lacking: Outcome, surplus: Outcome): [Term, Term][] {
  if (!surplus.identity.left[0]?.blank) return [];
  return inOneRow(lacking, surplus).filter(
    ([term, other]) => term.blank && !other.blank && other.value?.lte(lacking.miss),
  );
}

function inOneRow(lacking: Outcome, surplus: Outcome): [Term, Term][] {
  const others = new Map(surplus.identity.right.map((term) => [rowOf(term), term]));
  return lacking.identity.right.flatMap((term): [Term, Term][] => {
    const other = others.get(rowOf(term));
    return other ? [[term, other]] : [];
  });
}

function exchange([a, b]: readonly [Term, Term], ...outcomes: readonly Outcome[]): Proposal {
  const changes = [
    [a, b],
    [b, a],
  ].flatMap(([to, from]) => (to && from && "row" in to.place ? [change(to.place, from)] : []));
  const evidence = outcomes.map(({ identity: { rule, left } }) => ({
    kind: "identity" as const,
    rule,
    terms: left.map(({ place }) => place),
  }));
  return { changes, evidence };
}

const change = (place: { table: string; row: number; column: number }, { blank, value }: Term) =>
  blank || value === null ? { ...place, text: "" } : { ...place, amount: formatAmount(value) };
