import type { Flag } from "../contract/schema.ts";
import type { Severity } from "../contract/vocabulary.ts";
import { groupBy } from "../core/groupBy.ts";
import { Exact, formatAmount } from "../core/money.ts";
import { type Raised, raise } from "../findings/raise.ts";
import { type Accusation, accuse } from "./accuse.ts";
import { type Displacement, findDisplaced } from "./displaced.ts";
import type { Finding } from "./findings.ts";
import type { Labels } from "./labels.ts";
import type { Proofs } from "./prove.ts";
import { sumOfTerms } from "./sumOfTerms.ts";
import { supportOf } from "./support.ts";
import { type Outcome, type Term, tableOf } from "./types.ts";

/**
 * Flags for the identities that do not close: a cell in its neighbour's column, a misread cell, or a source that
 * errs; `isTorn` says of which tables pages are missing. Where nothing is left to suspect the source is taken at its word and the total is named.
 */
export function explainMisses(
  outcomes: readonly Outcome[],
  proofs: Proofs,
  labels: Labels,
  isTorn: (table: string) => boolean,
): Finding[] {
  const supportOfMiss = supportOf(outcomes);
  const all = outcomes.filter(({ state, identity }) => isMiss(state) && identity.onMiss !== null);
  const isOpen = (outcome: Outcome): boolean =>
    outcome.state !== "rounding" && supportOfMiss(outcome) === "open";
  const missing = all
    .filter((outcome) => !isOpen(outcome))
    .map((outcome) => (supportOfMiss(outcome) === "likely" ? asWarning(outcome) : outcome));
  const displaced = findDisplaced(all);
  const moved = new Set(displaced.flatMap(({ explained }) => explained));
  const { accusations, rounding } = accuse(
    missing.filter((outcome) => !moved.has(outcome)),
    outcomes,
    proofs,
  );
  const clusters = groupBy(
    accusations,
    ({ outcome: { identity } }) => `${identity.rule} ${identity.cluster}`,
  );
  return [
    ...displaced.map((displacement) => displacementFinding(displacement, labels)),
    ...[...clusters.values()].map((cluster) => missFinding(cluster, labels, isTorn)),
    ...roundingFindings(rounding, labels),
    ...notEvaluated(all.filter(isOpen), labels),
  ];
}

const asWarning = (outcome: Outcome): Outcome => ({
  ...outcome,
  identity: { ...outcome.identity, onMiss: "warning" },
});

/** One finding a table and rule for all sums of which nothing shows that they must close. */
function notEvaluated(open: readonly Outcome[], labels: Labels): Finding[] {
  const groups = groupBy(open, ({ identity }) => `${tableOf(identity)} ${identity.rule}`);
  return [...groups.values()].map((group): Finding => {
    const totals = [...new Set(group.flatMap(({ identity }) => identity.left))];
    const [first] = totals as [Term, ...Term[]];
    return {
      ...raise("NOT-EVALUATED", "structure-open", {
        table: labels.titleOf(first.place),
        rule: (group[0] as Outcome).identity.rule,
        reason: "no-reading-closes",
      }),
      places: totals.map(({ place }) => place),
      disputes: [],
    };
  });
}

const isMiss = (state: Outcome["state"]): boolean =>
  state === "fails" || state === "unlikely" || state === "rounding";

function missFinding(
  cluster: readonly Accusation[],
  labels: Labels,
  isTorn: (table: string) => boolean,
): Finding {
  const [first] = cluster as readonly [Accusation, ...Accusation[]];
  const { identity } = first.outcome;
  const suspects = [...new Set(cluster.flatMap(({ suspects }) => suspects))];
  const accused = cluster.flatMap(({ outcome, suspects }) =>
    suspects.length > 0
      ? suspects
      : outcome.identity.relation === "bound"
        ? [...outcome.identity.left, ...outcome.identity.right]
        : outcome.identity.left,
  );
  const proposal = proposalOf(cluster);
  return {
    ...raisedMiss(cluster, suspects.length, labels, isTorn(tableOf(identity))),
    places: [...new Set(accused)].map(({ place }) => place),
    disputes: suspects.filter(({ blank }) => !blank),
    ...(proposal && { proposal }),
  };
}

/** A last digit that differs between tables whose own sums both close: the source rounds so, which is no error. */
const isRoundedApart = ({ outcome: { identity, miss }, suspects }: Accusation): boolean =>
  identity.rule.startsWith("TABLES") &&
  suspects.length === 0 &&
  [...identity.left, ...identity.right].some(({ quantum }) => miss.abs().lte(quantum));

function severityOf(cluster: readonly Accusation[]): Severity {
  if (cluster.every(isRoundedApart)) return "info";
  const fails = cluster.some(({ outcome }) => outcome.state === "fails");
  if (fails && cluster.every(contradictsTable)) return "error";
  return fails ? (cluster[0]?.outcome.identity.onMiss ?? "warning") : "warning";
}

/** Prose that says another figure than the table it speaks of, both of them beyond doubt: one of the two is wrong. */
const contradictsTable = ({ outcome: { identity }, suspects }: Accusation): boolean =>
  identity.rule === "STATEMENT" && suspects.length === 0 && identity.left.every(({ trusted }) => trusted);

function proposalOf(cluster: readonly Accusation[]): Flag["proposal"] {
  const mended = cluster.flatMap(({ mended, outcome }) => {
    const place = mended?.term.place;
    return mended && place && "row" in place ? [{ place, value: mended.value, outcome }] : [];
  });
  if (mended.length === 0 || mended.length < cluster.length) return undefined;
  const changes = new Map(
    mended.map(({ place, value }) => [JSON.stringify(place), { ...place, amount: formatAmount(value) }]),
  );
  return {
    changes: [...changes.values()],
    evidence: mended.map(({ outcome: { identity } }) => ({
      kind: "identity" as const,
      rule: identity.rule,
      terms: identity.left.map(({ place }) => place),
    })),
  };
}

function raisedMiss(
  cluster: readonly Accusation[],
  suspects: number,
  labels: Labels,
  isTorn: boolean,
): Raised {
  const [{ outcome }] = cluster as readonly [Accusation, ...Accusation[]];
  const { rule, left, right, relation } = outcome.identity;
  const [of] = left as readonly [Term, ...Term[]];
  const single = right.length === 1 ? right[0] : undefined;
  const others = cluster.slice(1).map(({ outcome }) => {
    const place = outcome.identity.left[0]?.place;
    return place ? labels.columnOf(place) : "";
  });
  const values = {
    total: labels.named(of.place),
    printed: left.every(({ blank }) => blank) ? "" : labels.amountAt(of.place, sumOfTerms(left)),
    counted: labels.amountAt(of.place, sumOfTerms(right)),
    relation: relation === "bound" ? relation : single ? ("copy" as const) : relation,
    parts: right.length,
    other: single && labels.named(single.place),
    also: [...new Set(others.filter(Boolean))],
  };
  const severity = severityOf(cluster);
  if (suspects > 0) return raise(rule, "doubt", { ...values, doubtful: suspects }, severity);
  if (isTorn) return raise(rule, "pages-missing", values, severity);
  if (cluster.every(isRoundedApart)) return raise(rule, "last-digit", values, severity);
  return raise(rule, severity === "error" ? "source" : "unexplained", values, severity);
}

function displacementFinding({ lacking, surplus, pairs, proposal }: Displacement, labels: Labels): Finding {
  const terms = pairs.flat();
  const [first] = terms as [Term, ...Term[]];
  const column = ({ identity }: Outcome) => labels.columnOf((identity.left[0] ?? first).place);
  const values = {
    surplus: column(surplus),
    lacking: column(lacking),
    amount: labels.amountAt(first.place, surplus.miss.abs()),
  };
  return {
    ...(proposal
      ? raise("SUM-COLUMN", "exchanged", { ...values, cell: labels.named(first.place) })
      : raise("SUM-COLUMN", "displaced", { ...values, rows: pairs.length })),
    places: terms.map(({ place }) => place),
    disputes: terms.filter(({ blank }) => !blank),
    ...(proposal && { proposal }),
  };
}

/** One flag a table for all its sums that miss by rounding. */
function roundingFindings(misses: readonly Outcome[], labels: Labels): Finding[] {
  const byTable = groupBy(misses, ({ identity }) => tableOf(identity));
  byTable.delete("");
  return [...byTable.values()].map((group) => {
    const totals = [...new Set(group.flatMap(({ identity }) => identity.left))];
    const [first] = totals as [Term, ...Term[]];
    const most = group.reduce((most, { miss }) => Exact.max(most, miss.abs()), new Exact(0));
    return {
      ...raise("ROUNDING", "sums", {
        sums: group.length,
        most: labels.amountAt(first.place, most),
        total: labels.named(first.place),
      }),
      places: totals.map(({ place }) => place),
      disputes: [],
    };
  });
}
