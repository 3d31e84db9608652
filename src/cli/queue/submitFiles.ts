import { basename, resolve } from "node:path";
import type { Queue } from "bullmq";
import PQueue from "p-queue";
import { ExitCode, InputError } from "../../core/errors.ts";
import { programVersion } from "../../core/version.ts";
import { MANIFEST, parseManifest } from "../../export/index.ts";
import { hashInput } from "../../pipeline/index.ts";
import { distinctFiles, type Task } from "../batch/distinctFiles.ts";
import { findInputs, withList } from "../batch/findInputs.ts";
import { runKey } from "../batch/known.ts";
import { leftOutText } from "../batch/reporter.ts";
import { readConfiguration } from "../configuration.ts";
import { problemLine, problemOf } from "../explain.ts";
import { type ExtractArguments, settingsOf } from "../extractFile.ts";
import { language, say } from "../language.ts";
import { openStore, type Store } from "../store/index.ts";
import { connect, openQueue } from "./connect.ts";
import { inputPath, type Job, jobName, unpackProblem } from "./jobs.ts";

/** The options of the command, parsed. */
export interface SubmitArguments extends Pick<ExtractArguments, "engine" | "models" | "dpi" | "config"> {
  readonly queue: string;
  readonly store: string;
  readonly only?: string[];
  readonly skip?: string[];
  readonly retryFailed?: true;
  readonly force?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** What became of a document: `queued` now, already `waiting` for a worker, `kept` as it is done, or `failed` earlier. */
type Submitted = "queued" | "waiting" | "kept" | "failed";

/** Documents stored and queued at once: a store over a network is waited for more than it is written to. */
const AT_ONCE = 8;
/** Times that a document is begun before it is given up: its process may have died for want of memory on one machine. */
const ATTEMPTS = 3;
/** Milliseconds before the second attempt, in which a store that does not answer may come back; twice as many before the third. */
const BACK_OFF = 5000;
/** Finished jobs that Redis keeps, some 14 MB, for `status` to count; what is done is known by the store. */
const KEPT_JOBS = 10_000;

/** Stores the documents of `places` and queues those that are not done; the exit code is the answer. */
export async function submitFiles(places: readonly string[], options: SubmitArguments): Promise<number> {
  const store = await openStore(options.store);
  const connection = await connect(options.queue);
  const queue = openQueue(connection);
  try {
    const wanted = { only: options.only ?? [], skip: options.skip ?? [] };
    const { files, leftOut } = findInputs(withList(places), options.store, wanted);
    if (leftOut.length > 0) console.error(leftOutText(leftOut));
    const { tasks, unreadable } = await distinctFiles(files, {
      sha256Of: hashInput,
      ownerOf: (stem) => store.readText(claimOf(stem)),
    });
    for (const { file, error } of unreadable) console.error(problemLine(problemOf(error), file));
    const counts = { queued: 0, waiting: 0, kept: 0, failed: unreadable.length };
    const common = commonOf(options);
    const each = new PQueue({ concurrency: AT_ONCE });
    await each.addAll(
      tasks.map((task) => async () => {
        const job = { ...common, ...identityOf(task) };
        const state = await submit(job, task.file, { store, queue, options }).catch((error: unknown) => {
          console.error(problemLine(problemOf(error), task.file));
          return "failed" as const;
        });
        counts[state] += 1;
      }),
    );
    const twins = tasks.reduce((sum, task) => sum + task.twins.length, 0);
    tell({ ...counts, twins, results: store.results }, options);
    return counts.failed > 0 ? ExitCode.fileFailed : ExitCode.done;
  } finally {
    await queue.close();
  }
}

/** Where the store says whose an output folder is; letter case does not tell folders apart. */
const claimOf = (stem: string): string => `stems/${stem.toLowerCase()}`;

const identityOf = ({ file, sha256, stem }: Task) => ({
  file,
  name: basename(resolve(file)),
  sha256,
  stem,
});

/** What is alike in all jobs of a call. */
function commonOf(options: SubmitArguments): Omit<Job, keyof ReturnType<typeof identityOf>> {
  const { engine, dpi, force } = options;
  const configuration = readConfiguration(options.config, process.cwd());
  const models = options.models === undefined ? {} : { models: resolve(options.models) };
  const settings = settingsOf({ output: "", reviewData: true, engine, dpi, ...models }, configuration);
  return {
    engine,
    dpi,
    lang: language,
    isForced: force === true,
    run: runKey({ version: programVersion(), settings }),
    ...models,
    ...(settings.config !== undefined && { config: settings.config }),
  };
}

async function submit(
  job: Job,
  file: string,
  {
    store,
    queue,
    options,
  }: { readonly store: Store; readonly queue: Queue<Job>; readonly options: SubmitArguments },
): Promise<Submitted> {
  const owner = await store.claim(claimOf(job.stem), job.sha256);
  if (owner !== job.sha256)
    throw new InputError("OUTPUT_TAKEN", { folder: job.stem, sha256: owner.slice(0, 8) });
  const manifest = parseManifest((await store.readText(`out/${job.stem}/${MANIFEST}`)) ?? "");
  const isDone = manifest !== null && manifest.source.sha256 === job.sha256 && runKey(manifest) === job.run;
  if (isDone && options.force !== true) return "kept";
  const former = await queue.getJob(jobName(job));
  const state = await former?.getState();
  if (former !== undefined && state === "failed" && options.retryFailed !== true) {
    console.error(problemLine(unpackProblem(former.failedReason), file));
    return "failed";
  }
  if (former !== undefined && state !== "failed" && state !== "completed") return "waiting";
  await former?.remove();
  await store.put(inputPath(job), file);
  await queue.add("read", job, {
    jobId: jobName(job),
    attempts: ATTEMPTS,
    backoff: { type: "exponential", delay: BACK_OFF },
    removeOnComplete: { count: KEPT_JOBS },
  });
  return "queued";
}

function tell(
  summary: Readonly<Record<Submitted | "twins", number>> & { readonly results: string },
  { json, quiet }: SubmitArguments,
): void {
  const { queued, waiting, kept, failed, twins, results } = summary;
  if (json === true) console.log(JSON.stringify(summary));
  else if (quiet !== true)
    console.log(
      say({
        en: `${queued} queued · ${waiting} in the queue already · ${kept} done before · ${twins} the same as another · ${failed} failed\nresults  ${results}`,
        zh: `加入队列 ${queued} · 已在队列中 ${waiting} · 此前已完成 ${kept} · 与别的相同 ${twins} · 失败 ${failed}\n结果     ${results}`,
      }),
    );
}
