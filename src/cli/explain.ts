import { BudgetscanError } from "../core/errors.ts";
import { oneLine } from "../core/text.ts";

/** What went wrong, for people and for `--json`. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** An error as a problem; anything but our own errors is a defect, and says how to see where it arose. */
export function problemOf(error: unknown): Problem {
  if (error instanceof BudgetscanError) {
    return { code: error.code, message: error.message, fix: error.fix };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: "DEFECT",
    message: `internal error: ${message}`,
    fix: "run it again with BUDGETSCAN_DEBUG=1 and report what is printed",
  };
}

/** The one line a problem is told in: `budgetscan: FILE: what is wrong; what to do`. */
export function problemLine({ message, fix }: Problem, file?: string): string {
  const parts = ["budgetscan", ...(file === undefined ? [] : [file]), `${message}; ${fix}`];
  return oneLine(parts.join(": "));
}

/** Prints the stack of a defect where the user asked for it. */
export function debugDefect(error: unknown): void {
  const isWanted = (process.env.BUDGETSCAN_DEBUG ?? "") !== "";
  if (isWanted && !(error instanceof BudgetscanError)) console.error(error);
}
