import type { Exact } from "../core/money.ts";
import type { Outcome, Term } from "./types.ts";

/**
 * Most likely share of the sums of n figures that close to the last digit although every figure was rounded on its
 * own: the chance that n + 1 roundings of up to half a unit cancel out, which is 3/4 for two figures and falls with
 * the root of n (the density of their sum, which has a variance of n/12 units, at its middle).
 */
const chanceToClose = (addends: number): number => Math.min(0.75, Math.sqrt(12 / (2 * Math.PI * addends)));

/** Part of the figures that are misread or misprinted, as in closure.ts. */
const MISPRINTED = 0.01;
/** Tenfold odds by which one explanation of a document's sums must be likelier than the other; a judgement. */
const MARGIN = 1;
/** Units of the last place that a round figure is a multiple of: rounding has changed nothing of it. */
const ROUND = 100;

/**
 * Tells what a document's own sums say of misses that rounding could explain. Where many sums of odd figures close to
 * the last digit and hardly any misses by one, its figures are not rounded one by one (they were fitted, or stand in
 * full): a miss is then `unlikely` to be rounding. In 37 disclosures of docs/cities.md 19 have no such miss at all, 18 have
 * four or more.
 */
export function withRoundingHabit(outcomes: readonly Outcome[]): Outcome[] {
  const odds = outcomes
    .filter(({ identity }) => identity.relation === "sum")
    .reduce((sum, outcome) => sum + oddsOfRounding(outcome), 0);
  if (odds > -MARGIN) return [...outcomes];
  return outcomes.map((outcome) =>
    outcome.state === "rounding" ? { ...outcome, state: "unlikely" as const } : outcome,
  );
}

/** Tenfold odds of one sum for figures that are each rounded, against figures that add up unless one is misprinted. */
function oddsOfRounding({ identity, state }: Outcome): number {
  const addends = Math.max(...[identity.left, identity.right].map((side) => side.filter(isOdd).length));
  const terms = [...identity.left, ...identity.right].filter(isOdd).length;
  if (addends < 2 || terms < 3) return 0;
  const chance = chanceToClose(addends);
  if (state === "exact") return Math.log10(chance);
  return state === "rounding" ? Math.log10((1 - chance) / MISPRINTED) : 0;
}

/** Can rounding have changed the figure: is it neither zero nor a round one? */
const isOdd = ({ value, quantum }: Term): boolean => value !== null && !isRound(value, quantum);

const isRound = (value: Exact, quantum: Exact): boolean => value.mod(quantum.times(ROUND)).isZero();
