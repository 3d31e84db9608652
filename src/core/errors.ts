import {
  type AnyValues,
  type Language,
  type ProblemCode,
  type ProblemValues,
  wordProblem,
} from "./problems.ts";

/** What the process answers to its caller; documented in the README and stable. */
export const ExitCode = { done: 0, fileFailed: 1, usage: 2, errorFlags: 3, interrupted: 130 } as const;

/**
 * Something the user can act on: `message` says what is wrong and `fix` what to do about it, each in one line of
 * English; `wording` says both in either language. Everything else that is thrown is a defect of ours.
 */
export class BudgetscanError<C extends ProblemCode = ProblemCode> extends Error {
  readonly code: C;
  readonly values: ProblemValues<C>;
  readonly fix: string;
  constructor(code: C, values: ProblemValues<C>, options?: ErrorOptions) {
    const { message, fix } = wordProblem(code, values, "en");
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.values = values;
    this.fix = fix;
  }

  wording(language: Language): { message: string; fix: string } {
    return wordProblem(this.code, this.values, language);
  }
}

/** An error by the code and values of its words; anything but our own errors is a defect. */
export function factsOf(error: unknown): { readonly code: ProblemCode; readonly values: AnyValues } {
  if (error instanceof BudgetscanError) return error;
  return { code: "DEFECT", values: { message: error instanceof Error ? error.message : String(error) } };
}

/** The call is wrong: exit code 2, nothing was done. */
export class UsageError<C extends ProblemCode = ProblemCode> extends BudgetscanError<C> {}

/** One file cannot be read: exit code 1, the other files go on. */
export class InputError<C extends ProblemCode = ProblemCode> extends BudgetscanError<C> {}
