import { setTimeout } from "node:timers/promises";
import { ExitCode } from "../core/errors.ts";

/** Milliseconds that a last step may take, for whoever pressed Ctrl-C waits for it: processes are ended and folders removed. */
const PATIENCE = 3_000;

/** The last steps, and the milliseconds that each may take. */
const lastSteps = new Map<() => Promise<void>, number>();

/** Has `step` done before an interrupted process ends, for `patience` milliseconds at most; the answer takes that back. */
export function beforeInterrupt(step: () => Promise<void>, patience: number = PATIENCE): () => void {
  lastSteps.set(step, patience);
  return () => void lastSteps.delete(step);
}

/**
 * Ends the process on Ctrl-C or SIGTERM; what must be tidied then listens for `exit`, or is a last step where it takes
 * time. Nothing is half-written: every result is written without a pause in which a signal could be handled. A second
 * signal ends the process at once.
 */
export function exitOnInterrupt(): void {
  const end = async (): Promise<never> => {
    const steps = [...lastSteps].map(([step, patience]) => Promise.race([step(), setTimeout(patience)]));
    await Promise.allSettled(steps);
    process.exit(ExitCode.interrupted);
  };
  process.once("SIGINT", end).once("SIGTERM", end);
}
