import { isPoorCopy } from "./evaluate.ts";
import type { Identity, Outcome, Term } from "./types.ts";

/** What the identities that close exactly say of the terms in them. */
export interface Proofs {
  /** The identities that prove a term's digits. */
  readonly of: ReadonlyMap<Term, readonly Identity[]>;
  /** How many identities that must hold prove the term; Infinity where no misreading is possible or two engines agree. */
  readonly strength: (term: Term) => number;
  /** Is there no room for a misreading of the term? Decides whom a failing identity can accuse. */
  readonly isSettled: (term: Term) => boolean;
}

/** Two engines see the same crop: where the first is less sure than this, what both miss may be missing in the crop. */
export const SURE = 0.8;

/** A second engine read the same amount, the first was sure of it, and on that page such engines err apart. */
export const isAgreed = ({ second, value, blank, confidence, isClear }: Term): boolean =>
  isClear && !blank && second !== null && value !== null && second.eq(value) && confidence >= SURE;

/**
 * An identity that closes to the last digit proves every term of it, but for one with a `disputed` term in it: two
 * figures may be misread so that their sum still closes. On a poor page a copy proves neither of its two, but bears
 * them out where another identity fails. One that need not hold (其中, a table that
 * covers part of the money) proves the digits too when it happens to be an equality, but does not clear a term
 * that another identity accuses.
 */
export function prove(outcomes: readonly Outcome[], disputed: ReadonlySet<Term> = new Set()): Proofs {
  const strong = new Map<Term, number>();
  const of = new Map<Term, Identity[]>();
  for (const { identity, state, proves } of outcomes) {
    if ([identity.left, identity.right].some((side) => side.some((term) => disputed.has(term)))) continue;
    const mustHold = identity.relation === "sum" && identity.onMiss !== null;
    for (const term of proves) {
      if (mustHold) strong.set(term, (strong.get(term) ?? 0) + 1);
      if (state !== "exact" || isPoorCopy(identity)) continue;
      const known = of.get(term);
      if (known) known.push(identity);
      else of.set(term, [identity]);
    }
  }
  const strength = (term: Term): number =>
    term.trusted || isAgreed(term) ? Infinity : (strong.get(term) ?? 0);
  return { of, strength, isSettled: (term) => strength(term) > 0 };
}
