import { ExitCode } from "../core/errors.ts";

/**
 * Ends the process on Ctrl-C or SIGTERM, after `cleanUp`. Nothing is half-written then: every result is written
 * without a pause in which a signal could be handled. Returns how to stop listening.
 */
export function onInterrupt(cleanUp: () => void): () => void {
  const end = (): never => {
    cleanUp();
    process.stderr.write("budgetscan: interrupted; files that were finished are kept\n");
    process.exit(ExitCode.interrupted);
  };
  process.once("SIGINT", end).once("SIGTERM", end);
  return () => process.off("SIGINT", end).off("SIGTERM", end);
}
