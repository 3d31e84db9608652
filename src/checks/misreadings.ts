import { Exact, formatAmount } from "../core/money.ts";
import type { Term } from "./types.ts";

/** Places by which a lost or invented decimal point moves a figure. */
const POINT_MOVES = [-4, -3, -2, -1, 1, 2, 3, 4];

/**
 * What `term` may have been before it was misread, when `needed`, give or take `slack` of rounding, would close
 * an identity: the second engine's reading, the figure with its decimal point moved or, where the place is
 * `certain`, with one other digit. Null where no known misreading leads there.
 */
export function misreadAs(term: Term, needed: Exact, slack: Exact, certain: boolean): Exact | null {
  const { value, blank, second } = term;
  if (blank || value === null || value.isZero()) return null;
  const isNeeded = (candidate: Exact) => candidate.minus(needed).abs().lte(slack);
  if (second !== null && isNeeded(second)) return second;
  const moved = POINT_MOVES.map((places) => value.times(new Exact(10).pow(places)));
  return moved.find(isNeeded) ?? (certain && isOneDigitOff(value, needed, term.quantum) ? needed : null);
}

function isOneDigitOff(value: Exact, needed: Exact, quantum: Exact): boolean {
  const [read, meant] = [value, needed].map((amount) => formatAmount(amount.dividedBy(quantum))) as [
    string,
    string,
  ];
  return read.length === meant.length && [...read].filter((digit, at) => digit !== meant[at]).length === 1;
}
