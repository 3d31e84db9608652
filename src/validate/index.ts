import type { BudgetDocument } from "../budget/schema.ts";
import { contradictedUnits } from "./contradictedUnits.ts";
import { evaluate } from "./evaluate.ts";
import { explainMisses } from "./explainMisses.ts";
import { findIdentities } from "./identities/index.ts";
import { labelsOf } from "./labels.ts";
import { gapsOf, withMoney } from "./missing/gaps.ts";
import { findMissing } from "./missing/index.ts";
import { prove } from "./prove.ts";
import { checkReadings } from "./readings.ts";
import { checkPercents } from "./statedPercents.ts";
import { collectTerms } from "./terms.ts";
import { toFlags } from "./toFlags.ts";
import { withoutVerdict } from "./withoutVerdict.ts";
import { withVerdict } from "./withVerdict.ts";

/**
 * Checks a document against itself: every accounting identity whose terms it prints, the second readings, the
 * prose. Returns it with the status of every cell, field and statement, the evidence of each, and flags for what
 * does not hold, and for what lost pages held. No value is changed; proposals stand in the flags. What an earlier call decided is decided anew.
 */
export function validate(document: BudgetDocument): BudgetDocument {
  const fresh = withoutVerdict(document);
  const labels = labelsOf(fresh);
  const terms = collectTerms(fresh);
  const outcomes = findIdentities(fresh, terms).map(evaluate);
  const proofs = prove(outcomes);
  const torn = fresh.tables.filter((table) => gapsOf(table, fresh.flags).length > 0);
  const isTorn = (id: string): boolean => torn.some((table) => table.id === id);
  const misses = explainMisses(outcomes, proofs, labels, isTorn);
  const percents = checkPercents(fresh, terms, proofs, labels);
  const readings = checkReadings(fresh, terms, proofs, labels);
  const disputed = new Set(misses.flatMap(({ disputes }) => disputes));
  const missing = findMissing(fresh, terms, labels);
  const units = contradictedUnits(fresh, outcomes, labels);
  const findings = [
    ...misses,
    ...units,
    ...percents.flatMap(({ finding }) => finding ?? []),
    ...readings.findings,
    ...missing.findings,
  ];
  const judged = withVerdict(fresh, { terms, proofs, disputed, readings, percents });
  return { ...judged, flags: toFlags(fresh, findings, withMoney(fresh.flags, missing.gaps)) };
}
