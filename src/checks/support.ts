import { Exact } from "../core/money.ts";
import { isCopy } from "./evaluate.ts";
import { misreadAs } from "./misreadings.ts";
import { neededValue } from "./pinpoint.ts";
import type { Basis, Outcome, Term } from "./types.ts";

/**
 * How well it is shown that a table is to be read so that an identity must hold.
 * - `shown`: the same reading closes nearly everywhere else, so a figure that does not fit is wrong
 * - `likely`: nothing else shows it, but another value of one figure makes up for the miss, one that it may well be
 *   misread from, or that a row and a column both ask for
 * - `open`: neither; the identity is not evaluated
 */
export type Support = "shown" | "likely" | "open";

/**
 * Sums of the same reading that must close elsewhere, at least, before one that fails is called wrong: two, or one and
 * two that count as parts of one. One alone may be chance or the same figures again; a judgement.
 */
const ENOUGH = 1.5;
/**
 * What a total that repeats its one part counts as, of a sum that closes (two equal figures stand beside each other by
 * chance, too), and what a sum that is read in the same way in another place counts as (the other list may be another).
 */
const [COPY, SAME_SORT] = [1 / 3, 1 / 2];
/** Most sums that may fail besides, as a part of those that close: one in three. More say that the list is read amiss. */
const MOST_FAILING = 0.34;

/** Says of each outcome that fails how well its reading is supported by the others. */
export function supportOf(outcomes: readonly Outcome[]): (outcome: Outcome) => Support {
  const byReading = tallies(outcomes, ({ reading }) => reading);
  const bySort = tallies(outcomes, ({ sort }) => sort);
  const crossed = crossedSums(outcomes);
  return (outcome) => {
    const { basis } = outcome.identity;
    if (basis === undefined) return "shown";
    const [reading, sort] = [byReading.get(basis.reading) ?? NONE, bySort.get(basis.sort) ?? NONE];
    const closes = reading.closes + SAME_SORT * (sort.closes - reading.closes);
    const fails = failsBeside(outcome, reading) + SAME_SORT * (failsOf(sort) - failsOf(reading));
    if (closes >= ENOUGH && fails <= MOST_FAILING * closes) return "shown";
    return crossed.has(outcome) || isOneFigureOff(outcome) ? "likely" : "open";
  };
}

/** How often sums of one reading, or of one sort of readings, close and fail. */
interface Tally {
  readonly closes: number;
  /** By reading and by what it misses: columns that repeat each other's figures fail once. */
  readonly misses: ReadonlySet<string>;
}

const NONE: Tally = { closes: 0, misses: new Set() };

const failsOf = ({ misses }: Tally): number => misses.size;

/** Failing sums of the reading that miss by something else than this one. */
const failsBeside = (outcome: Outcome, { misses }: Tally): number =>
  misses.size - (misses.has(missKey(outcome)) ? 1 : 0);

const missKey = ({ identity, miss }: Outcome): string => `${identity.basis?.reading} ${miss.abs().toFixed()}`;

function tallies(outcomes: readonly Outcome[], keyOf: (basis: Basis) => string): Map<string, Tally> {
  const found = new Map<string, { closes: number; misses: Set<string> }>();
  for (const outcome of outcomes) {
    const { basis } = outcome.identity;
    if (basis === undefined) continue;
    const tally = found.get(keyOf(basis)) ?? { closes: 0, misses: new Set() };
    tally.closes += closesAs(outcome);
    if (outcome.state === "fails") tally.misses.add(missKey(outcome));
    found.set(keyOf(basis), tally);
  }
  return found;
}

/** What the outcome counts as a sum that closes: a copy, a miss for rounding and a bound that holds count less. */
function closesAs({ state, identity }: Outcome): number {
  if (identity.relation === "bound") return state === "open" || state === "exact" ? COPY : 0;
  if (state === "exact") return isCopy(identity) ? COPY : 1;
  return state === "rounding" ? COPY : 0;
}

/** Would a misreading or misprint of one figure close the sum? A list read amiss misses by any amount. */
function isOneFigureOff({ identity, miss }: Outcome): boolean {
  const terms = [...identity.left, ...identity.right];
  // Counted twice or left out: the list is read amiss rather than a figure.
  if (terms.some(({ value }) => value?.abs().eq(miss.abs()))) return false;
  return terms.some((term) => misreadAs(term, neededValue(term, identity), NO_SLACK, true) !== null);
}

const NO_SLACK = new Exact(0);

/** Sums of rows and of columns that fail at one figure and ask for the same other value in its place. */
function crossedSums(outcomes: readonly Outcome[]): ReadonlySet<Outcome> {
  const asks = new Map<Term, Map<string, Outcome[]>>();
  for (const outcome of outcomes) {
    const { rule, relation, left, right } = outcome.identity;
    if (outcome.state !== "fails" || relation !== "sum" || !CROSSING.includes(rule)) continue;
    for (const term of [...left, ...right]) {
      const needed = neededValue(term, outcome.identity).toFixed();
      const byValue = asks.get(term) ?? new Map<string, Outcome[]>();
      byValue.set(needed, [...(byValue.get(needed) ?? []), outcome]);
      asks.set(term, byValue);
    }
  }
  const agreed = [...asks.values()].flatMap((byValue) => [...byValue.values()]);
  return new Set(
    agreed
      .filter((sums) => CROSSING.every((rule) => sums.some(({ identity }) => identity.rule === rule)))
      .flat(),
  );
}

const CROSSING: readonly string[] = ["SUM-ROW", "SUM-COLUMN"];
