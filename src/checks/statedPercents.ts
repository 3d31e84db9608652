import type { BudgetDocument, Evidence, Statement } from "../contract/schema.ts";
import { Exact } from "../core/money.ts";
import type { CaseValues } from "../findings/catalogue.ts";
import { raise } from "../findings/raise.ts";
import type { Finding } from "./findings.ts";
import type { Labels } from "./labels.ts";
import type { Proofs } from "./prove.ts";
import type { Terms } from "./terms.ts";
import type { Term } from "./types.ts";

/** What the amounts around a stated percentage say of it. */
export interface PercentCheck {
  readonly statement: number;
  /** Present where the percentage follows from the amounts, to its last digit. */
  readonly evidence?: Evidence;
  /** Present where none of the amounts that it could be of gives it. */
  readonly finding?: Finding;
}

interface Amount {
  readonly statement: Statement;
  readonly term: Term;
  readonly value: Exact;
}

/**
 * Percentages of the prose against the amounts stated beside them: a share (占87.38%), a degree of completion
 * (完成98.20%) or a change (下降5.62%, of this year's amount and the difference: 78.3 / (1314.87 + 78.3)).
 */
export function checkPercents(
  document: BudgetDocument,
  terms: Terms,
  proofs: Proofs,
  labels: Labels,
): PercentCheck[] {
  const lists: Checked[][] = [[]];
  let section: Amount[] = [];
  for (const statement of document.statements) {
    if (statement.section !== section.at(-1)?.statement.section) {
      section = [];
      lists.push([]);
    }
    const term = terms.statements[statement.index];
    if (term?.value) section.push({ statement, term, value: term.value });
    else if (statement.percent !== undefined && statement.role === "fact") {
      const check = checkPercent(statement, statement.percent, section, proofs, labels);
      if (check) lists.at(-1)?.push(check);
    }
  }
  return lists.flatMap((list) => list.map((check) => certainly(check, list)));
}

/**
 * Shares of one list are shares of one whole. Where two others follow from a whole that this one does not
 * follow from, and the text was not read from a picture, the published percentage is wrong.
 */
function certainly(check: Checked, list: readonly Checked[]): PercentCheck {
  const { wholes, isTrusted, values, ...plain } = check;
  const wholeOfOthers = wholes.find(
    (whole) => list.filter((other) => other.evidence && other.wholes.includes(whole)).length >= 2,
  );
  return plain.finding && isTrusted && wholeOfOthers
    ? { ...plain, finding: { ...plain.finding, ...raise("STATEMENT-SHARE", "source", values, "error") } }
    : plain;
}

/** A check with the amounts that it may be a share of: all it was tried on, or the one that bears it out. */
interface Checked extends PercentCheck {
  readonly wholes: readonly Term[];
  readonly isTrusted: boolean;
  /** What the message of its finding is made from. */
  readonly values: CaseValues<"STATEMENT-SHARE", "source">;
}

function checkPercent(
  statement: Statement,
  percent: string,
  before: readonly Amount[],
  { isSettled }: Proofs,
  labels: Labels,
): Checked | null {
  const of = before.at(-1);
  if (!of || of.value.isZero()) return null;
  const facts = before.filter((amount) => amount !== of && amount.statement.role === "fact");
  const bases = facts.filter((amount) => isLevel(amount) && !amount.value.isZero());
  const values = {
    statement: labels.named({ statement: statement.index }),
    percent,
    figure: statement.figure,
  };
  const places = percent.split(".")[1]?.length ?? 0;
  const base = bases.findLast((candidate) =>
    ratesOf(statement, of.value, candidate.value).some(
      (rate) => rate.toFixed(places) === new Exact(percent).toFixed(places),
    ),
  );
  if (base) {
    const terms = [of.term.place, base.term.place];
    const evidence: Evidence = { kind: "identity", rule: "STATEMENT-SHARE", terms };
    return { statement: statement.index, evidence, wholes: [base.term], isTrusted: of.term.trusted, values };
  }
  if (bases.length === 0 || !isRate(statement)) return null;
  const accused = isSettled(of.term) ? [] : [of.term];
  return {
    statement: statement.index,
    finding: {
      ...raise("STATEMENT-SHARE", "unmatched", values),
      places: [{ statement: statement.index }, ...accused.map(({ place }) => place)],
      disputes: [],
    },
    wholes: bases.map(({ term }) => term),
    isTrusted: of.term.trusted && accused.length === 0 && statement.change === undefined,
    values,
  };
}

const isLevel = ({ statement: { change } }: Amount): boolean => change === undefined || change === "same";
const isRate = ({ change, text }: Statement): boolean => change !== undefined || /占|完成/u.test(text);

/** The percentages that `of` may be of `base`, by the verb. */
function ratesOf({ change }: Statement, of: Exact, base: Exact): Exact[] {
  const prior = change === "decrease" ? base.plus(of) : change === "increase" ? base.minus(of) : base;
  return prior.isZero() ? [] : [of.dividedBy(prior).times(100)];
}
