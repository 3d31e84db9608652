import type { Problem as Told } from "../cli/explain.ts";
import { factsOf } from "../core/errors.ts";
import { type AnyValues, type Language, PROBLEMS, type ProblemCode, wordProblem } from "../core/problems.ts";
import type { Problem } from "./messages.ts";

/** An error in both languages of the page, a line each. Anything but our own errors is a defect. */
export function problemOf(error: unknown): Problem {
  const { code, values } = factsOf(error);
  return inBoth(code, values);
}

/** What a process told of in one language, in both; as it was told where its values are not known. */
export function problemInBoth({ code, message, fix, values }: Told): Problem {
  if (values !== undefined && code in PROBLEMS) return inBoth(code as ProblemCode, values);
  const line = `${message}; ${fix}`;
  return { code, en: line, zh: line };
}

function inBoth(code: ProblemCode, values: AnyValues): Problem {
  const line = (language: Language, between: string): string => {
    const { message, fix } = wordProblem(code, values, language);
    return `${message}${between}${fix}`;
  };
  return { code, en: line("en", "; "), zh: line("zh", "；") };
}
