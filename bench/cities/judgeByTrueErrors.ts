import type { BudgetDocument } from "../../src/contract/schema.ts";
import { isAbout, type TrueError } from "./findTrueErrors.ts";
import { flagKey } from "./flagKey.ts";
import type { FlagVerdict } from "./judgeFlags.ts";

/**
 * Adds a verdict for every error flag without one whose first place is a known error of the publisher, with the
 * evidence of that error. All other flags are left for a person to look at.
 */
export function judgeByTrueErrors(
  document: BudgetDocument,
  verdicts: Readonly<Record<string, FlagVerdict>>,
  errors: readonly TrueError[],
): Record<string, FlagVerdict> {
  const judged: Record<string, FlagVerdict> = { ...verdicts };
  for (const flag of document.flags.filter(({ severity }) => severity === "error")) {
    const error = errors.find((candidate) => isAbout(flag, candidate, document));
    const key = flagKey(flag, document);
    if (error !== undefined && judged[key] === undefined) judged[key] = { true: true, why: error.why };
  }
  return Object.fromEntries(Object.entries(judged).sort(([a], [b]) => (a < b ? -1 : 1)));
}
