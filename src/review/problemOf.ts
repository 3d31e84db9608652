import { BudgetscanError } from "../core/errors.ts";
import type { Problem } from "./messages.ts";

/** An error in both languages of the page, a line each. Anything but our own errors is a defect. */
export function problemOf(error: unknown): Problem {
  if (error instanceof BudgetscanError) {
    const [en, zh] = [error.wording("en"), error.wording("zh")];
    return { code: error.code, en: `${en.message}; ${en.fix}`, zh: `${zh.message}；${zh.fix}` };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: "DEFECT", en: `internal error: ${message}`, zh: `程序内部错误：${message}` };
}
