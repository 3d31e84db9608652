import { tmpdir } from "node:os";
import { setTimeout } from "node:timers/promises";
import type { Job as Queued, Worker } from "bullmq";
import { ExitCode, InputError } from "../../core/errors.ts";
import { type Counts, startWork, sweepLeftovers } from "../../export/index.ts";
import { defaultJobs } from "../batch/defaultJobs.ts";
import { workerPool } from "../batch/workerPool.ts";
import { problemLine, problemOf } from "../explain.ts";
import { beforeInterrupt } from "../interrupt.ts";
import { type Log, type LogArguments, logElsewhere, openLog } from "../log.ts";
import { outcomeLine } from "../outcomeLine.ts";
import { openStore } from "../store/index.ts";
import { type Connection, connect, openQueue, QUEUE } from "./connect.ts";
import { type Job, jobSchema, packProblem, UNFINISHED } from "./jobs.ts";
import { type JobOutcome, runJob, type Workplace } from "./runJob.ts";

/** The options of the command, parsed. */
export interface WorkerArguments extends LogArguments {
  readonly queue: string;
  readonly store: string;
  readonly jobs?: number;
  readonly timeLimit: number;
  readonly memoryLimit: number;
  /** Seconds after which a job of a machine that is silent goes to another. */
  readonly lease: number;
  /** Seconds that documents under way have when the worker is stopped. */
  readonly grace: number;
  readonly untilEmpty?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** Times that a job may outlive the machine that reads it: it may be the job that ends them. */
const MOST_DEATHS = 3;
/** Milliseconds that handing back and tidying take at most, after the time of grace; what ends a worker must wait for both. */
const TIDYING = 10_000;
/** Milliseconds between two looks at whether the queue is empty, with `--until-empty`. */
const LOOK_EVERY = 500;
/** Seconds that a worker waits for a job at a time before it asks anew: a connection that died unseen is found out by then. */
const LONGEST_WAIT = 5;

/** Reads jobs until it is stopped, or until none is left; the exit code is the answer. */
export async function workQueue(options: WorkerArguments): Promise<number> {
  const log = openLog(options);
  const store = await openStore(options.store);
  const connection = await connect(options.queue);
  sweepLeftovers(tmpdir());
  const work = startWork(tmpdir(), "jobs");
  work.make();
  const pool = workerPool({ seconds: options.timeLimit, memory: options.memoryLimit * 2 ** 20 });
  const stopped = new AbortController();
  const place = { store, pool, scratch: work.fresh, logged: logElsewhere(options) };
  const worker = startReading(connection, place, { ...options, log }, stopped.signal);
  const end = once(async () => {
    // What is under way has the time of grace, and is handed back after it.
    await Promise.race([worker.close(), setTimeout(options.grace * 1000, undefined, { ref: false })]);
    stopped.abort();
    await pool.end();
    await worker.close();
    work.remove();
  });
  const calledOff = beforeInterrupt(end, options.grace * 1000 + TIDYING);
  if (options.untilEmpty !== true) return new Promise(() => {}); // a signal ends it
  await untilEmpty(connection);
  await end();
  calledOff();
  return ExitCode.done;
}

/** Does it when it is first asked to, and then no more. */
function once(step: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | null = null;
  return () => {
    doing ??= step();
    return doing;
  };
}

function startReading(
  { name, bullmq, options: queueOptions }: Connection,
  place: Workplace,
  options: Telling & Pick<WorkerArguments, "jobs" | "lease">,
  stopped: AbortSignal,
): Worker<Job> {
  const read = async (queued: Queued<Job>, token?: string): Promise<Counts> => {
    const job = jobSchema.parse(queued.data);
    const started = performance.now();
    const outcome = await runJob(job, place);
    if (outcome.state !== "failed") {
      tell(job, outcome, (performance.now() - started) / 1000, options);
      return outcome.counts;
    }
    if (stopped.aborted) {
      await queued.moveToWait(token);
      throw new bullmq.WaitingError();
    }
    tell(job, outcome, (performance.now() - started) / 1000, options);
    const problem = packProblem(outcome.problem);
    throw outcome.isFinal ? new bullmq.UnrecoverableError(problem) : new Error(problem);
  };
  const worker = new bullmq.Worker<Job>(QUEUE, read, {
    ...queueOptions,
    concurrency: options.jobs ?? defaultJobs(),
    lockDuration: options.lease * 1000,
    stalledInterval: options.lease * 500,
    maxStalledCount: MOST_DEATHS,
    drainDelay: LONGEST_WAIT,
    metrics: { maxDataPoints: bullmq.MetricsTime.ONE_HOUR },
  });
  tellTroubles(worker, name);
  return worker;
}

/** Tells of trouble with the queue's server, each once in a row: the worker waits for it. */
function tellTroubles(worker: Worker<Job>, queue: string): void {
  let last = "";
  worker.on("error", ({ message }) => {
    if (message !== last)
      console.error(problemLine(problemOf(new InputError("QUEUE_SILENT", { queue, reason: message }))));
    last = message;
  });
  worker.on("active", () => {
    last = "";
  });
}

/** How what became of a document is told. */
interface Telling extends Pick<WorkerArguments, "json" | "quiet" | "verbose"> {
  readonly log: Log;
}

/** A line a document on standard output, as JSON where that is asked for; failures on standard error; all of it in the log. */
function tell(job: Job, outcome: JobOutcome, seconds: number, { json, quiet, verbose, log }: Telling): void {
  const { file, sha256, stem } = job;
  const line = outcomeLine({ file, seconds, counts: null, problem: null, ...outcome });
  log(line);
  if (json === true)
    console.log(JSON.stringify({ event: "file", file, sha256, output: `out/${stem}`, seconds, ...outcome }));
  else if (verbose === true) return;
  else if (outcome.state === "failed") console.error(line);
  else if (quiet !== true) console.log(line);
}

/** Waits until no job waits, is delayed or is read by anybody. */
async function untilEmpty(connection: Connection): Promise<void> {
  const queue = openQueue(connection);
  for (;;) {
    const counts = await queue.getJobCounts(...UNFINISHED);
    if (UNFINISHED.every((state) => counts[state] === 0)) break;
    await setTimeout(LOOK_EVERY);
  }
  await queue.close();
}
