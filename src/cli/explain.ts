import { BudgetscanError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";
import { oneLine } from "../core/text.ts";
import { language, say } from "./language.ts";

/** What went wrong, for people and for `--json`, in the language of the process; the code is the same in both. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** An error as a problem; anything but our own errors is a defect, and says how to see where it arose. */
export function problemOf(error: unknown): Problem {
  if (error instanceof BudgetscanError) {
    return { code: error.code, ...error.wording(language) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: "DEFECT",
    message: say({ en: `internal error: ${message}`, zh: `程序内部错误：${message}` }),
    fix: say({
      en: "run it again with BUDGETSCAN_DEBUG=1 and report what is printed",
      zh: "请设 BUDGETSCAN_DEBUG=1 再运行一次，并把所显示的内容报告给我们",
    }),
  };
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
