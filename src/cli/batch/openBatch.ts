import { z } from "zod";
import { sweepLeftovers } from "../../export/index.ts";
import { checkOptions } from "../../pipeline/checkOptions.ts";
import { DEFAULT_DPI, DPI_LIMITS, ENGINES } from "../../pipeline/options.ts";
import { checkWritable } from "../writable.ts";
import { findInputs } from "./findInputs.ts";
import { openJournal } from "./journal.ts";
import { DEFAULT_MEMORY, DEFAULT_SECONDS } from "./limitOptions.ts";
import type { Outcome } from "./outcomes.ts";
import { type BatchRun, planBatch, readBatch } from "./runBatch.ts";
import { runOf } from "./runOf.ts";

const optionsSchema = z.strictObject({
  engine: z.enum(ENGINES).default("ppocr"),
  /** Folder with another recogniser of PP-OCR's family. */
  models: z.string().exactOptional(),
  dpi: z.int().min(DPI_LIMITS[0]).max(DPI_LIMITS[1]).default(DEFAULT_DPI),
  /** A `budgetscan.config.json`; that of the working folder without it. */
  config: z.string().exactOptional(),
  /** File whose first line is the password of protected PDFs. */
  passwordFile: z.string().exactOptional(),
  /** Documents read at once; by cores and memory without it. */
  jobs: z.int().positive().exactOptional(),
  /** Seconds of processor time, and MiB of memory, that a document may take. */
  timeLimit: z.int().positive().default(DEFAULT_SECONDS),
  memoryLimit: z.int().positive().default(DEFAULT_MEMORY),
});

/** How the documents of a batch are read. */
export type BatchOptions = Readonly<z.input<typeof optionsSchema>>;

const readingSchema = z.strictObject({
  /** Patterns of the files to read, and to leave out. */
  only: z.array(z.string()).exactOptional(),
  skip: z.array(z.string()).exactOptional(),
  /** Tries again what failed in an earlier call. */
  retryFailed: z.boolean().exactOptional(),
  /** Reads everything again, and replaces files that were changed. */
  force: z.boolean().exactOptional(),
  /** Ends it: the reading then rejects with the signal's reason, and goes on from there when it is called again. */
  signal: z.instanceof(AbortSignal).exactOptional(),
});

/** What is read in one call. */
export type BatchReading = Readonly<z.input<typeof readingSchema>>;

/** A folder of results, and how they are made. */
export interface Batch {
  /**
   * Reads the documents of `places` (files, and folders with the folders in them), each in a process of its own, and gives
   * what became of each file as soon as it is known; a file that fails is an outcome. What is done is kept, as `budgetscan
   * batch` does. Throws UsageError for a place that is not there and where nothing is found.
   */
  read(places: readonly string[], options?: BatchReading): AsyncGenerator<Outcome, void, undefined>;
}

/** A batch that writes into the folder `output`. Throws UsageError for options that are not understood, and where it cannot write. */
export function openBatch(output: string, options: BatchOptions = {}): Batch {
  const settings = checkOptions(optionsSchema, options);
  checkWritable(output);
  return {
    async *read(places, reading = {}) {
      const {
        only = [],
        skip = [],
        retryFailed = false,
        force = false,
        signal,
      } = checkOptions(readingSchema, reading);
      const { files } = findInputs(places, output, { only, skip });
      const run = runOf({ ...settings, output, retryFailed, force });
      sweepLeftovers(output);
      const journal = openJournal(output);
      try {
        yield* outcomesOf(files, { ...run, journal }, signal);
      } finally {
        journal.close();
      }
    },
  };
}

/** The outcomes as they come; where nobody asks for more, or `signal` says so, the work is ended. */
async function* outcomesOf(
  files: readonly string[],
  run: Omit<BatchRun, "onOutcome">,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<Outcome, void, undefined> {
  const known: Outcome[] = [];
  let wake = (): void => {};
  const onOutcome = (outcome: Outcome): void => {
    known.push(outcome);
    wake();
  };
  signal.throwIfAborted();
  const plan = await planBatch(files, { ...run, onOutcome });
  yield* plan.settled;
  const left = new AbortController();
  let isOver = false;
  const reading = readBatch(plan, { ...run, onOutcome }, AbortSignal.any([signal, left.signal])).finally(
    () => {
      isOver = true;
      wake();
    },
  );
  try {
    while (!isOver || known.length > 0) {
      const next = known.shift();
      if (next !== undefined) yield next;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    signal.throwIfAborted();
  } finally {
    left.abort();
    await reading;
  }
}
