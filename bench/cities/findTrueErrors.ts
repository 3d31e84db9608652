import type { BudgetDocument, Flag } from "../../src/contract/schema.ts";
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
  /** The figure at the place, as printed; empty where it is blank or where the whole table is meant. */
  readonly printed: string;
  readonly why: string;
  /** One of the eleven that the README of the folder names. */
  readonly listed?: boolean;
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
      .filter((flag) => namesError(flag, error, document as BudgetDocument))
      .map(({ severity }) => severity);
    return { error, told: WEIGHT.find((severity) => told.includes(severity)) ?? null };
  });
}

/** Does any place that the flag names, or its message where it names none, stand where the error is? */
function namesError(flag: Flag, error: TrueError, document: BudgetDocument): boolean {
  const singles = flag.cells.length === 0 ? [flag] : flag.cells.map((place) => ({ ...flag, cells: [place] }));
  return singles.some((single) => isAbout(single, error, document));
}

/** Is the first place that the flag names the error's: its page, its row and the figure that it prints? */
export function isAbout(flag: Flag, error: TrueError, document: BudgetDocument): boolean {
  if (!error.rules.includes(flag.rule)) return false;
  const { page, label, printed } = subjectOf(flag, document);
  if (page !== error.page) return false;
  if (error.labels.length === 0) return true;
  const isRow = error.labels.some((part) => label.includes(normalise(part)));
  return isRow && (printed === "" || printed === normalise(error.printed));
}
