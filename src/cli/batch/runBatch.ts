import { join } from "node:path";
import PQueue from "p-queue";
import { readManifest } from "../../export/index.ts";
import type { Progress } from "../../pipeline/index.ts";
import { problemOf } from "../explain.ts";
import type { FileSummary } from "../summary.ts";
import { type End, endError, type Limits, type WorkerOptions } from "./askWorker.ts";
import { distinctFiles, type Task } from "./distinctFiles.ts";
import type { Entry, Journal } from "./journal.ts";
import { digests, resultIn, stampOf } from "./known.ts";
import { isOfDocument, type Outcome } from "./outcomes.ts";
import { pagesUnderWay } from "./pagesUnderWay.ts";
import { type WorkerPool, workerPool } from "./workerPool.ts";

export interface BatchRun {
  readonly output: string;
  readonly options: WorkerOptions;
  /** Version and settings in short (`runKey`). */
  readonly run: string;
  readonly jobs: number;
  readonly limits: Limits;
  readonly retriesFailed: boolean;
  readonly journal: Journal;
  /** Told of each file as soon as its outcome is known. */
  readonly onOutcome: (outcome: Outcome) => void;
  /** Told of each page that is read of a file. */
  readonly onProgress?: (file: string, progress: Progress) => void;
  /** Opens protected PDFs, where the options name no file that holds it. */
  readonly password?: string;
}

/** What a batch is about to do. */
export interface Plan {
  readonly toRead: readonly Task[];
  /** Known without reading: kept, failed before, or no file that can be read. */
  readonly settled: readonly Outcome[];
}

/** Finds out what of `files`, which are ascending by path, is done already and what is to be read. */
export async function planBatch(files: readonly string[], batch: BatchRun): Promise<Plan> {
  const { tasks, unreadable } = await distinctFiles(files, {
    sha256Of: digests(batch.journal.entries),
    ownerOf: (stem) => readManifest(join(batch.output, stem))?.source.sha256 ?? null,
  });
  const settled = unreadable.map(({ file, error }) => failure(file, null, problemOf(error)));
  const failed = failedBefore(batch);
  const toRead: Task[] = [];
  for (const task of tasks) {
    const outcome = settledOutcome(task, batch, failed);
    if (outcome === null) toRead.push(task);
    else settled.push(...withTwins(outcome, task));
  }
  return { toRead, settled };
}

/** Files that failed by themselves in an earlier call of this version and these settings, by digest. */
function failedBefore({ journal, run, retriesFailed }: BatchRun): Map<string, Entry> {
  const last = new Map(
    journal.entries.filter((entry) => entry.run === run).map((entry) => [entry.sha256, entry]),
  );
  return new Map(
    [...last].filter(
      ([, { state, problem }]) =>
        state === "failed" && !retriesFailed && (problem === undefined || isOfDocument(problem)),
    ),
  );
}

function settledOutcome(task: Task, batch: BatchRun, failed: ReadonlyMap<string, Entry>): Outcome | null {
  const { file, sha256, stem } = task;
  const problem = failed.get(sha256)?.problem;
  if (problem !== undefined) return { ...failure(file, sha256, problem), isOld: true };
  try {
    const counts = batch.options.force === true ? null : resultIn(batch.output, stem, sha256, batch.run);
    if (counts === null) return null;
    const output = join(batch.output, stem);
    return { file, state: "kept", sha256, output, seconds: 0, counts, problem: null };
  } catch (error) {
    return failure(file, sha256, problemOf(error));
  }
}

/**
 * Reads what the plan leaves to read, each file in a process that a fault of one file cannot take others with; one whose
 * process came to its end is tried once more in a fresh one. `signal` ends it: files under way are given up, and are read
 * by the next call. Its processes are ended with it; those of `kept`, which the caller ends, by `signal` alone.
 */
export async function readBatch(
  { toRead }: Plan,
  batch: BatchRun,
  signal: AbortSignal,
  kept?: WorkerPool,
): Promise<Outcome[]> {
  const pool = kept ?? workerPool(batch.limits);
  const pages = pagesUnderWay(batch.output, batch.run, toRead);
  const { password, onProgress = () => {} } = batch;
  const attempt = ({ file, stem, sha256 }: Task) =>
    pool.read(
      { file, stem, keepPages: pages.of(sha256), ...(password !== undefined && { password }) },
      batch.options,
      (progress) => onProgress(file, progress),
    );
  const broken = new AbortController();
  const ended = AbortSignal.any([signal, broken.signal]);
  const read = async (task: Task): Promise<Outcome[]> => {
    if (ended.aborted) return [];
    const started = performance.now();
    const first = await attempt(task);
    const answer = "kind" in first && !ended.aborted ? await attempt(task) : first;
    if (ended.aborted) return [];
    const outcome = outcomeOf(task, answer, Math.round(performance.now() - started) / 1000);
    batch.journal.append(entryOf(outcome, task, batch.run));
    pages.drop(task.sha256);
    const outcomes = withTwins(outcome, task);
    outcomes.forEach(batch.onOutcome);
    return outcomes;
  };
  signal.addEventListener("abort", () => void pool.end());
  try {
    const queue = new PQueue({ concurrency: batch.jobs });
    return (await queue.addAll(toRead.map((task) => () => read(task)))).flat();
  } catch (error) {
    // Where the journal cannot be written no further file is begun.
    broken.abort();
    throw error;
  } finally {
    if (kept === undefined || signal.aborted) await pool.end();
    pages.end();
  }
}

function outcomeOf({ file, sha256 }: Task, answer: FileSummary | End, seconds: number): Outcome {
  if ("kind" in answer) return { ...failure(file, sha256, problemOf(endError(answer))), seconds };
  if (!answer.ok) return { ...failure(file, sha256, answer.error), seconds };
  const { output, pages, tables, rows, amounts, flags } = answer;
  return {
    file,
    state: "done",
    sha256,
    output,
    seconds,
    counts: { pages, tables, rows, amounts, flags },
    problem: null,
  };
}

const failure = (file: string, sha256: string | null, problem: Outcome["problem"]): Outcome => ({
  file,
  state: "failed",
  sha256,
  output: null,
  seconds: 0,
  counts: null,
  problem,
});

/** The outcome, and that of each file with the same bytes. */
const withTwins = (outcome: Outcome, { twins }: Task): Outcome[] => [
  outcome,
  ...twins.map(
    (file): Outcome => ({
      ...outcome,
      file,
      seconds: 0,
      state: outcome.state === "failed" ? "failed" : "twin",
    }),
  ),
];

const entryOf = ({ file, state, seconds, problem }: Outcome, { sha256 }: Task, run: string): Entry => ({
  at: new Date().toISOString(),
  file,
  ...stampOf(file),
  sha256,
  state: state === "failed" ? "failed" : "done",
  run,
  seconds,
  ...(problem !== null && { problem }),
});
