import { type Exact, formatAmount } from "../core/money.ts";
import { isCopy } from "./evaluate.ts";
import { neededValue } from "./pinpoint.ts";
import type { Basis, Outcome } from "./types.ts";

/**
 * How well it is shown that a table is to be read so that an identity must hold.
 * - `shown`: the same reading closes nearly everywhere else, so a figure that does not fit is wrong
 * - `likely`: nothing else shows it, but one digit of one figure makes up for the miss
 * - `open`: neither; the identity is not evaluated
 */
export type Support = "shown" | "likely" | "open";

/** Sums that close elsewhere, at least; a copy counts as a third of one, a reading of the same sort as half of one. */
const ENOUGH = 1.5;
const [COPY, SAME_SORT] = [1 / 3, 1 / 2];
/** Of sums that close, the part that may fail besides. */
const MOST_FAILING = 0.34;

interface Tally {
  readonly closes: number;
  readonly fails: number;
}

/** Says of each outcome that fails how well its reading is supported by the others. */
export function supportOf(outcomes: readonly Outcome[]): (outcome: Outcome) => Support {
  const byReading = tallies(outcomes, ({ reading }) => reading);
  const bySort = tallies(outcomes, ({ sort }) => sort);
  return (outcome) => {
    const { basis } = outcome.identity;
    if (basis === undefined) return "shown";
    const own = tallyOf(outcome);
    const [reading, sort] = [byReading.get(basis.reading) ?? NONE, bySort.get(basis.sort) ?? NONE];
    // Of its sort without its own reading, of its reading without itself.
    const kin = { closes: sort.closes - reading.closes, fails: sort.fails - reading.fails };
    const closes = reading.closes - own.closes + SAME_SORT * kin.closes;
    const fails = reading.fails - own.fails + SAME_SORT * kin.fails;
    if (closes >= ENOUGH && fails <= MOST_FAILING * closes) return "shown";
    return isOneDigitOff(outcome) ? "likely" : "open";
  };
}

const NONE: Tally = { closes: 0, fails: 0 };

function tallies(outcomes: readonly Outcome[], keyOf: (basis: Basis) => string): Map<string, Tally> {
  const found = new Map<string, Tally>();
  for (const outcome of outcomes) {
    const { basis } = outcome.identity;
    if (basis === undefined) continue;
    const [before, own] = [found.get(keyOf(basis)) ?? NONE, tallyOf(outcome)];
    found.set(keyOf(basis), { closes: before.closes + own.closes, fails: before.fails + own.fails });
  }
  return found;
}

function tallyOf({ state, identity }: Outcome): Tally {
  if (state === "exact") return { closes: isCopy(identity) ? COPY : 1, fails: 0 };
  if (state === "rounding") return { closes: COPY, fails: 0 };
  return { closes: 0, fails: state === "fails" ? 1 : 0 };
}

/** Would another digit in one place of one printed figure close the sum? A list read amiss misses by any amount. */
function isOneDigitOff({ identity, miss }: Outcome): boolean {
  const terms = [...identity.left, ...identity.right];
  // Counted twice or left out: the list is read amiss rather than a figure.
  if (terms.some(({ value }) => value?.abs().eq(miss.abs()))) return false;
  return terms.some((term) => {
    if (term.blank || term.value === null) return false;
    const [printed, needed] = [term.value, neededValue(term, identity)].map((value) =>
      digitsIn(value, term.quantum),
    );
    return (
      printed !== undefined &&
      needed !== undefined &&
      printed.length === needed.length &&
      [...printed].filter((digit, at) => digit !== needed[at]).length === 1
    );
  });
}

const digitsIn = (value: Exact, quantum: Exact): string => formatAmount(value.dividedBy(quantum).round());
