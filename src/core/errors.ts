/** What the process answers to its caller; documented in the README and stable. */
export const ExitCode = { done: 0, fileFailed: 1, usage: 2, errorFlags: 3, interrupted: 130 } as const;

/**
 * Something the user can act on: the message says what is wrong and `fix` what to do about it, each in one
 * line. Everything else that is thrown is a defect of ours.
 */
export class BudgetscanError extends Error {
  readonly code: string;
  readonly fix: string;
  constructor(code: string, message: string, fix: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.fix = fix;
  }
}

/** The call is wrong: exit code 2, nothing was done. */
export class UsageError extends BudgetscanError {}

/** One file cannot be read: exit code 1, the other files go on. */
export class InputError extends BudgetscanError {}
