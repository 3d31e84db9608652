import { availableParallelism, freemem } from "node:os";

/** Bytes for one document at work: a scan takes up to 1 GiB, and pages differ. */
const MEMORY_A_JOB = 2 * 2 ** 30;

/** Documents to read at once, by the cores and the memory that are there. */
export function defaultJobs(): number {
  const memory = process.availableMemory?.() ?? freemem();
  return Math.min(availableParallelism(), Math.max(1, Math.floor(memory / MEMORY_A_JOB)));
}
