import { countOf } from "../core/countOf.ts";
import { Exact } from "../core/money.ts";
import { isCopy, likelyMiss } from "./evaluate.ts";
import { misreadAs } from "./misreadings.ts";
import { neededValue, pinpoint } from "./pinpoint.ts";
import { type Proofs, SURE } from "./prove.ts";
import { type Identity, type Outcome, type Term, tableOf } from "./types.ts";

/** Whom a miss accuses, and what would mend it. */
export interface Accusation {
  readonly outcome: Outcome;
  /** Terms that nothing else proves; none where the source itself must err. */
  readonly suspects: readonly Term[];
  /** The one suspect that a known misreading explains, and its value then. */
  readonly mended?: { readonly term: Term; readonly value: Exact };
}

/** What the document as a whole says of single misses. */
interface Scene {
  readonly proofs: Proofs;
  readonly pinned: ReadonlySet<Term>;
  /** Column sums, by cluster, whose total row prints an amount in some column. */
  readonly printedTotals: ReadonlySet<string>;
  /** How many misses a term takes part in. */
  readonly misses: ReadonlyMap<Term, number>;
  /** How many rows of a table miss a sum. */
  readonly rowMisses: ReadonlyMap<string, number>;
}

/** For each of `missing` its suspects; misses that rounding explains, and nothing contradicts, come back apart. */
export function accuse(
  missing: readonly Outcome[],
  all: readonly Outcome[],
  proofs: Proofs,
): { accusations: Accusation[]; rounding: Outcome[] } {
  const scene: Scene = {
    proofs,
    pinned: pinpoint(missing, proofs),
    printedTotals: new Set(
      all.flatMap(({ identity: { rule, left, cluster } }) =>
        rule === "SUM-COLUMN" && left.some(({ blank }) => !blank) ? [cluster] : [],
      ),
    ),
    misses: countOf(missing.flatMap(({ identity: { left, right } }) => [...left, ...right])),
    rowMisses: countOf(missingRows(missing).map(tableOf)),
  };
  const isTold = (outcome: Outcome) => outcome.state !== "rounding" || isCrossed(outcome, scene);
  return {
    accusations: missing.filter(isTold).map((outcome) => accusation(outcome, scene)),
    rounding: missing.filter((outcome) => !isTold(outcome)),
  };
}

/** One of the missing sums of each row that has any. */
const missingRows = (missing: readonly Outcome[]): Identity[] => {
  const rows = missing.filter(({ identity }) => identity.rule === "SUM-ROW");
  return [...new Map(rows.map(({ identity }) => [identity.cluster, identity])).values()];
};

/**
 * A miss within rounding is told as an error only where the one row of its table that misses crosses the column
 * that misses: rounding scatters, a misread last digit does not.
 */
function isCrossed({ identity }: Outcome, { pinned, rowMisses }: Scene): boolean {
  const crossings = [...identity.left, ...identity.right].filter((term) => pinned.has(term));
  return crossings.length === 1 && rowMisses.get(tableOf(identity)) === 1;
}

function accusation(outcome: Outcome, scene: Scene): Accusation {
  const { left, right } = outcome.identity;
  if (isEmptyColumn(outcome, scene)) {
    // Digits proven by the row do not help: the total says that nothing stands in this column.
    return { outcome, suspects: [...left, ...right.filter(({ blank, trusted }) => !blank && !trusted)] };
  }
  const { proofs, pinned } = scene;
  const open = [
    ...left.filter((term) => !term.blank || outcome.miss.isNegative()),
    ...right.filter((term) => !term.blank || outcome.miss.isPositive()),
  ].filter((term) => !proofs.isSettled(term) || pinned.has(term));
  const crossed = open.filter((term) => pinned.has(term));
  const weak = [...left, ...right].filter((term) => isReadInDoubt(term) || isMerelyCopied(term, proofs));
  const suspects = [crossed, open].find(({ length }) => length > 0) ?? weak;
  const explained = suspects.flatMap((term) => {
    const value = misreadAs(term, neededValue(term, outcome.identity), roundingOf(outcome), pinned.has(term));
    return value === null ? [] : [{ term, value }];
  });
  const [mended] = explained;
  // A mend of the last digit must rest on more than a sum that rounding may account for.
  return mended && explained.length === 1 && outcome.state !== "rounding"
    ? { outcome, suspects: [mended.term], mended }
    : { outcome, suspects };
}

/** Was one reader in doubt, and does the other say something else? Other figures misread alike may have proven it. */
const isReadInDoubt = ({ trusted, blank, confidence, second, value }: Term): boolean =>
  !trusted && !blank && confidence < SURE && (second === null || value === null || !second.eq(value));

/** Is the term read with doubt, and proven by nothing but a figure that is the same, and is misread the same way? */
const isMerelyCopied = (term: Term, { of }: Proofs): boolean => {
  const proving = of.get(term) ?? [];
  return (
    !term.trusted && !term.blank && term.confidence < SURE && proving.length > 0 && proving.every(isCopy)
  );
};

/** Is the total blank here, in a row that prints other totals and misses nowhere else? */
const isEmptyColumn = ({ identity: { rule, left, cluster } }: Outcome, scene: Scene): boolean =>
  rule === "SUM-COLUMN" &&
  scene.printedTotals.has(cluster) &&
  left.every((term) => term.blank && scene.misses.get(term) === 1);

/** Yuan by which the identity may miss for rounding; none for a copy. */
function roundingOf({ identity: { left, right } }: Outcome): Exact {
  const printed = right.filter(({ blank }) => !blank);
  if (printed.length < 2) return new Exact(0);
  const quantum = [...left, ...printed].reduce((most, term) => Exact.max(most, term.quantum), new Exact(0));
  return quantum.times(likelyMiss(printed.length));
}
