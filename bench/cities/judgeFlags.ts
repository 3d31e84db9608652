import type { BudgetDocument, Flag } from "../../src/contract/schema.ts";
import { flagKey } from "./flagKey.ts";

/** What a person saw on the page: is it as the flag says? */
export interface FlagVerdict {
  readonly true: boolean;
  /** The evidence: what the page prints. */
  readonly why: string;
}

/** Verdicts by file stem, then by flag key. */
export type Verdicts = Readonly<Record<string, Readonly<Record<string, FlagVerdict>>>>;

/** The error flags of a document, parted by what was seen on the page. */
export interface FlagScore {
  readonly errors: number;
  readonly true: readonly string[];
  readonly false: readonly string[];
  /** Nobody looked: counted as false. */
  readonly unjudged: readonly string[];
  readonly errorsByRule: Readonly<Record<string, number>>;
  readonly warnings: number;
  readonly warningsByRule: Readonly<Record<string, number>>;
  /** Rules that were not applied, by the rule that says so in the flag. */
  readonly notEvaluated: Readonly<Record<string, number>>;
}

/** Counts the flags of a document and looks up the verdict on each error. */
export function judgeFlags(
  document: BudgetDocument,
  verdicts: Readonly<Record<string, FlagVerdict>>,
): FlagScore {
  const errors = document.flags.filter(({ severity }) => severity === "error");
  const warnings = document.flags.filter(({ severity }) => severity === "warning");
  const keys = errors.map((flag) => flagKey(flag, document));
  return {
    errors: errors.length,
    true: keys.filter((key) => verdicts[key]?.true === true),
    false: keys.filter((key) => verdicts[key]?.true === false),
    unjudged: keys.filter((key) => verdicts[key] === undefined),
    errorsByRule: countBy(errors, ({ rule }) => rule),
    warnings: warnings.length,
    warningsByRule: countBy(warnings, ({ rule }) => rule),
    notEvaluated: countBy(
      document.flags.filter(({ rule }) => rule === "NOT-EVALUATED"),
      ruleNotEvaluated,
    ),
  };
}

/** The rule that a NOT-EVALUATED flag is about. */
const ruleNotEvaluated = ({ values: { rule } }: Flag): string =>
  typeof rule === "string" ? rule : "unnamed";

/** How many items have each name. */
export function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}
