import { ExitCode } from "../core/errors.ts";

/**
 * Ends the process on Ctrl-C or SIGTERM; what must be tidied then listens for `exit`. Nothing is half-written: every
 * result is written without a pause in which a signal could be handled.
 */
export function exitOnInterrupt(): void {
  const end = (): never => process.exit(ExitCode.interrupted);
  process.once("SIGINT", end).once("SIGTERM", end);
}
