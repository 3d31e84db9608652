import { BudgetscanError, factsOf } from "../core/errors.ts";
import { type AnyValues, type Bilingual, wordProblem } from "../core/problems.ts";
import { oneLine } from "../core/text.ts";
import { language, say } from "./language.ts";

/** What went wrong, for people and for `--json`, in the language of the process; code and values are the same in both. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  /** What the words are filled with; absent in what earlier versions kept. */
  readonly values?: AnyValues | undefined;
}

/** An error as a problem; anything but our own errors is a defect, and says how to see where it arose. */
export function problemOf(error: unknown): Problem {
  const { code, values } = factsOf(error);
  return { code, ...wordProblem(code, values, language), values };
}

const SEMICOLON: Bilingual = { en: "; ", zh: "；" };

/** The one line a problem is told in: `budgetscan: FILE: what is wrong; what to do`. */
export function problemLine({ message, fix }: Problem, file?: string): string {
  const parts = ["budgetscan", ...(file === undefined ? [] : [file]), [message, fix].join(say(SEMICOLON))];
  return oneLine(parts.join(": "));
}

/** Prints the stack of a defect where the user asked for it. */
export function debugDefect(error: unknown): void {
  const isWanted = (process.env.BUDGETSCAN_DEBUG ?? "") !== "";
  if (isWanted && !(error instanceof BudgetscanError)) console.error(error);
}
