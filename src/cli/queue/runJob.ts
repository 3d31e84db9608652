import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Counts } from "../../export/index.ts";
import { endError } from "../batch/askWorker.ts";
import { resultIn } from "../batch/known.ts";
import { isOfDocument } from "../batch/outcomes.ts";
import type { WorkerPool } from "../batch/workerPool.ts";
import { type Problem, problemOf } from "../explain.ts";
import type { LogArguments } from "../log.ts";
import type { Store } from "../store/index.ts";
import { inputPath, type Job } from "./jobs.ts";

/** What a machine reads jobs with. */
export interface Workplace {
  readonly store: Store;
  readonly pool: WorkerPool;
  /** A folder of this machine alone. */
  readonly scratch: string;
  /** Where the pages are told of. */
  readonly logged: LogArguments;
}

/** What became of a job; one that failed with `isFinal` would fail again. */
export type JobOutcome =
  | { readonly state: "done" | "kept"; readonly counts: Counts }
  | { readonly state: "failed"; readonly problem: Problem; readonly isFinal: boolean };

let begun = 0;

/**
 * Reads a job's document on this machine and puts its folder into the store. It may be done twice, here or elsewhere: the
 * bytes are the same, and what is there already is kept.
 */
export async function runJob(job: Job, { store, pool, scratch, logged }: Workplace): Promise<JobOutcome> {
  begun += 1;
  const [name, root] = [`job-${begun}`, join(scratch, `job-${begun}`)];
  const [input, out] = [join(root, inputPath(job)), join(root, "out")];
  try {
    for (const folder of [dirname(input), out]) mkdirSync(folder, { recursive: true });
    await store.copyFolder(job.stem, join(out, job.stem));
    const counts = job.isForced ? null : resultIn(out, job.stem, job.sha256, job.run);
    if (counts !== null) return { state: "kept", counts };
    await store.get(inputPath(job), input);
    const question = { file: input, stem: join(name, "out", job.stem), toldAs: job.file };
    const answer = await pool.read(question, { ...optionsOf(job, scratch), ...logged });
    if ("kind" in answer) return { state: "failed", problem: problemOf(endError(answer)), isFinal: false };
    if (!answer.ok) return { state: "failed", problem: answer.error, isFinal: isOfDocument(answer.error) };
    await store.publish(job.stem, join(out, job.stem));
    const { pages, tables, rows, amounts, flags } = answer;
    return { state: "done", counts: { pages, tables, rows, amounts, flags } };
  } catch (error) {
    const problem = problemOf(error);
    return { state: "failed", problem, isFinal: problem.code === "OUTPUT_CHANGED" };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What a process is started with for the job: its words of layouts, and no other file of this machine, hold. */
function optionsOf({ engine, dpi, lang, models, config, isForced, run }: Job, scratch: string) {
  const folder = join(scratch, `settings-${run}`);
  if (!existsSync(folder)) {
    mkdirSync(folder);
    if (config !== undefined) writeFileSync(join(folder, "budgetscan.config.json"), JSON.stringify(config));
  }
  return {
    output: scratch,
    reviewData: true,
    engine,
    dpi,
    lang,
    folder,
    ...(models !== undefined && { models }),
    ...(isForced && { force: true as const }),
  };
}
