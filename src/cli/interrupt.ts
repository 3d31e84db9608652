import { setTimeout } from "node:timers/promises";
import { ExitCode } from "../core/errors.ts";

/** Milliseconds that the last steps may take. */
const PATIENCE = 3_000;

const lastSteps = new Set<() => Promise<void>>();

/** Has `step` done before an interrupted process ends; the answer takes that back. */
export function beforeInterrupt(step: () => Promise<void>): () => void {
  lastSteps.add(step);
  return () => void lastSteps.delete(step);
}

/**
 * Ends the process on Ctrl-C or SIGTERM; what must be tidied then listens for `exit`, or is a last step where it takes
 * time. Nothing is half-written: every result is written without a pause in which a signal could be handled. A second
 * signal ends the process at once.
 */
export function exitOnInterrupt(): void {
  const end = async (): Promise<never> => {
    const steps = Promise.allSettled([...lastSteps].map((step) => step()));
    await Promise.race([steps, setTimeout(PATIENCE)]);
    process.exit(ExitCode.interrupted);
  };
  process.once("SIGINT", end).once("SIGTERM", end);
}
