import type { BudgetDocument } from "../contract/schema.ts";
import { contradictedUnits } from "./contradictedUnits.ts";
import { evaluate } from "./evaluate.ts";
import { explainMisses } from "./explainMisses.ts";
import type { Finding } from "./findings.ts";
import { findIdentities } from "./identities/index.ts";
import { labelsOf } from "./labels.ts";
import { gapsOf, withMoney } from "./missing/gaps.ts";
import { findMissing } from "./missing/index.ts";
import { type Proofs, prove } from "./prove.ts";
import { checkReadings, placeKey } from "./readings.ts";
import { withRoundingHabit } from "./roundingHabit.ts";
import { checkPercents } from "./statedPercents.ts";
import { collectTerms } from "./terms.ts";
import { toFlags } from "./toFlags.ts";
import type { Outcome, Term } from "./types.ts";
import { withoutVerdict } from "./withoutVerdict.ts";
import { withVerdict } from "./withVerdict.ts";

/**
 * Checks a document against itself: every accounting identity whose terms it prints, the second readings, the
 * prose. Returns it with the status of every cell, field and statement, the evidence of each, and flags for what
 * does not hold, and for what lost pages held. No value is changed; proposals stand in the flags. What an earlier call decided is decided anew.
 */
export function checkDocument(document: BudgetDocument): BudgetDocument {
  const fresh = withoutVerdict(document);
  const labels = labelsOf(fresh);
  const terms = collectTerms(fresh);
  const outcomes = withRoundingHabit(findIdentities(fresh, terms).map(evaluate));
  const torn = fresh.tables.filter((table) => gapsOf(table, fresh.flags).length > 0);
  const isTorn = (id: string): boolean => torn.some((table) => table.id === id);
  const { proofs, misses } = weigh(outcomes, (given) => explainMisses(outcomes, given, labels, isTorn));
  const percents = checkPercents(fresh, terms, proofs, labels);
  const readings = checkReadings(fresh, terms, proofs, labels);
  const disputed = disputesOf(misses);
  const ownMisses = misses.filter(({ rule }) => rule === "SUM-ROW");
  const inDoubt = disputesOf([...ownMisses, ...readings.findings]);
  const missing = findMissing(fresh, terms, labels, { outcomes, proofs, disputed: inDoubt });
  const units = contradictedUnits(fresh, outcomes, labels);
  const findings = [
    ...misses,
    ...units,
    ...percents.flatMap(({ finding }) => finding ?? []),
    ...readings.findings,
    ...missing.findings,
  ];
  const unread = placesOfUnread(fresh);
  const judged = withVerdict(fresh, { terms, proofs, disputed, readings, percents, unread });
  return { ...judged, flags: toFlags(fresh, findings, withMoney(fresh.flags, missing.gaps)) };
}

/** The cells in which ink stands that was not read: nothing proves what they hold. */
const placesOfUnread = ({ flags }: BudgetDocument): Set<string> =>
  new Set(
    flags
      .filter(({ rule }) => rule === "UNREAD-INK" || rule === "UNREAD-FIGURE")
      .flatMap(({ cells }) => cells.map(placeKey)),
  );

/** Looks that are taken again, at most: each disputes figures that only disputed ones proved. */
const MOST_LOOKS = 10;

/** What is proven, and what the misses dispute, so that no proof rests on a disputed figure. */
function weigh(
  outcomes: readonly Outcome[],
  explain: (proofs: Proofs) => Finding[],
): { proofs: Proofs; misses: Finding[] } {
  let disputed: ReadonlySet<Term> = new Set();
  for (let look = 1; ; look++) {
    const proofs = prove(outcomes, disputed);
    const misses = explain(proofs);
    const more = new Set([...disputed, ...disputesOf(misses)]);
    if (more.size === disputed.size || look === MOST_LOOKS) return { proofs, misses };
    disputed = more;
  }
}

const disputesOf = (findings: readonly Finding[]): Set<Term> =>
  new Set(findings.flatMap(({ disputes }) => disputes));
