import type { BudgetDocument } from "../../src/contract/schema.ts";
import type { Severity } from "../../src/contract/vocabulary.ts";
import { normalise } from "../../src/core/text.ts";
import { subjectOf } from "./flagKey.ts";

/** An error of the publisher that the page shows, and how a flag that tells it is recognised. */
export interface TrueError {
  readonly document: string;
  readonly page: number;
  /** Any of these rules tells it. */
  readonly rules: readonly string[];
  /** A part of the row's label, of the statement's clause, or of the message; any of these. Empty: any place of the page. */
  readonly labels: readonly string[];
  readonly why: string;
}

/** How an error of the publisher is told: by a flag that names it, at which severity; null where by none. */
export interface TrueErrorFound {
  readonly error: TrueError;
  readonly told: Severity | null;
}

const WEIGHT: readonly Severity[] = ["error", "warning", "info"];

/** Looks for each error in the flags of its document; a flag names it by any place that it holds. */
export function findTrueErrors(
  errors: readonly TrueError[],
  documentOf: (stem: string) => BudgetDocument | null,
): TrueErrorFound[] {
  return errors.map((error) => {
    const document = documentOf(error.document);
    const told = (document?.flags ?? [])
      .filter((flag) => error.rules.includes(flag.rule))
      .filter((flag) => namesError(flag, error, document as BudgetDocument))
      .map(({ severity }) => severity);
    return { error, told: WEIGHT.find((severity) => told.includes(severity)) ?? null };
  });
}

function namesError(
  flag: BudgetDocument["flags"][number],
  error: TrueError,
  document: BudgetDocument,
): boolean {
  const singles = flag.cells.length === 0 ? [flag] : flag.cells.map((place) => ({ ...flag, cells: [place] }));
  return singles.some((single) => {
    const { page, label } = subjectOf(single, document);
    const isThere = page === error.page;
    return (
      isThere && (error.labels.length === 0 || error.labels.some((part) => label.includes(normalise(part))))
    );
  });
}
