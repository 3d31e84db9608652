import { Exact } from "../core/money.ts";
import type { Identity, Outcome, Term } from "./types.ts";

const ZERO = new Exact(0);
/** Standard deviations of the rounding error that a likely miss stays within: beyond lies 0.3 % of cases. */
const LIKELY = 3;

/** The value a term stands for; only called where no term is unread. */
const amountOf = (term: Term): Exact => term.value as Exact;

const sumOf = (terms: readonly Term[], value: (term: Term) => Exact): Exact =>
  terms.reduce((sum, term) => (term.blank && !term.second ? sum : sum.plus(value(term))), ZERO);

/** Does the identity hold, and how well? Blank counts as zero. */
export function evaluate(identity: Identity): Outcome {
  const { left, right, relation } = identity;
  const open: Outcome = { identity, state: "open", miss: ZERO, proves: [] };
  const terms = [...left, ...right];
  if (terms.some(({ value }) => value === null)) return open;
  if (terms.every(({ blank }) => blank)) return { ...open, proves: terms };
  const printed = terms.filter((term) => !term.blank && !amountOf(term).isZero());
  if (printed.length === 0) return open;
  const miss = sumOf(left, amountOf).minus(sumOf(right, amountOf));
  if (relation === "bound" && miss.isPositive() && !miss.isZero()) return open;
  if (miss.isZero()) {
    return closesOnSecondReadings(identity) || isDoubtfulCopy(identity)
      ? open
      : { identity, state: "exact", miss, proves: terms };
  }
  const coarse = coarsest(terms);
  const mixed = terms.some(({ blank, quantum }) => !blank && !quantum.eq(coarse[0]?.quantum ?? quantum));
  const [only] = coarse;
  if (mixed && only && coarse.length === 1 && miss.abs().times(2).lte(only.quantum)) {
    return { identity, state: "exact", miss, proves: [only] };
  }
  return { identity, miss, proves: [], state: stateOfMiss(identity, miss, coarse, mixed) };
}

/**
 * Every figure is rounded on its own, so a sum of n addends may miss by (n + 1)/2 units of the last place;
 * n + 1 roundings of up to half a unit have a standard deviation of √((n + 1)/12) units. The same figure printed
 * twice is rounded once: a copy may not miss at all.
 */
function stateOfMiss(
  identity: Identity,
  miss: Exact,
  coarse: readonly Term[],
  mixed: boolean,
): Outcome["state"] {
  const addends = Math.max(
    ...[identity.left, identity.right].map((side) => side.filter(({ blank }) => !blank).length),
  );
  if (addends <= 1 && !mixed) return "fails";
  const rounded = mixed ? coarse.length : addends;
  const units = miss.abs().dividedBy(coarse[0]?.quantum ?? 1);
  if (units.gt((rounded + 1) / 2)) return "fails";
  return units.lte(likelyMiss(rounded)) ? "rounding" : "unlikely";
}

/** Units of the last place by which a sum of `addends` may well miss for rounding alone. */
export const likelyMiss = (addends: number): number => Math.max(1, LIKELY * Math.sqrt((addends + 1) / 12));

/** The printed terms whose last place is worth most: they limit how well a sum can close. */
function coarsest(terms: readonly Term[]): Term[] {
  const printed = terms.filter(({ blank }) => !blank);
  const quantum = printed.reduce((most, term) => (term.quantum.gt(most) ? term.quantum : most), ZERO);
  return printed.filter((term) => term.quantum.eq(quantum));
}

/**
 * A figure printed twice looks the same twice, and is misread the same way twice: where the second engine contradicts
 * one of a pair, or both lack the decimals of their table, that the two are equal says nothing.
 */
const isDoubtfulCopy = (identity: Identity): boolean =>
  copiesOf(identity).some(
    ({ second, value, trusted, isRegular }) =>
      !trusted && (!isRegular || (second !== null && value !== null && !second.eq(value))),
  );

/** On a page where the engines often differ both may see one crop that is cut badly, and the same in its copy. */
export const isPoorCopy = (identity: Identity): boolean =>
  copiesOf(identity).some(({ trusted, isClear }) => !trusted && !isClear);

/** The two figures that a copy says are equal, be there noughts beside them; none where the identity says more than that. */
function copiesOf({ left, right }: Identity): Term[] {
  const [a, b] = [left, right].map((side) =>
    side.filter(({ blank, value }) => !blank && value?.isZero() !== true),
  );
  return a?.length === 1 && b?.length === 1 ? [...a, ...b] : [];
}

/** Does the identity say no more than that one figure is printed twice? */
export const isCopy = ({ left, right }: Identity): boolean =>
  [left, right].every((side) => side.filter(({ blank }) => !blank).length === 1);

/** Where two engines differ and the figures of both close, the identity cannot tell which read right. */
function closesOnSecondReadings({ left, right }: Identity): boolean {
  const second = (term: Term): Exact => term.second ?? amountOf(term);
  const differs = (term: Term) => term.second !== null && !term.second.eq(amountOf(term));
  return (left.some(differs) || right.some(differs)) && sumOf(left, second).eq(sumOf(right, second));
}
