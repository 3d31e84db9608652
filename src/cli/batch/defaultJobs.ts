import { availableParallelism, freemem } from "node:os";

/**
 * Bytes for one document at work. A scan takes up to 1 GiB (`npm run bench:speed`, the peak over 200 pages); as much again is left
 * for pages that are denser or larger.
 */
const MEMORY_A_JOB = 2 * 2 ** 30;

/** Documents to read at once with so many cores and bytes of memory, those of this machine; one at least. */
export const defaultJobs = (
  cores: number = availableParallelism(),
  memory: number = process.availableMemory?.() ?? freemem(),
): number => Math.min(cores, Math.max(1, Math.floor(memory / MEMORY_A_JOB)));
