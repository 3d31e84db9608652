import { type ChildProcess, fork } from "node:child_process";
import { InputError } from "../../core/errors.ts";
import type { Mortal } from "../../core/keepAlive.ts";
import { processScript } from "../../core/ownScript.ts";
import type { Language } from "../../core/problems.ts";
import type { Progress } from "../../pipeline/index.ts";
import type { ExtractArguments, Task } from "../extractFile.ts";
import type { FileSummary } from "../summary.ts";
import { idsOfTree, usageOfTree } from "./processTree.ts";

/** What a worker is started with. */
export interface WorkerOptions extends ExtractArguments {
  /** Of the report and of messages. */
  readonly lang: Language;
  /** Its working folder, whose `budgetscan.config.json` counts where the options name none; this process's without it. */
  readonly folder?: string;
}

/** Bounds of one file. */
export interface Limits {
  /** Seconds of processor time, of the worker and all that it starts. */
  readonly seconds: number;
  /** Bytes of memory, of the worker and all that it starts. */
  readonly memory: number;
}

/** How a worker came to its end before it answered. */
export type End =
  | { readonly kind: "died"; readonly how: string }
  | { readonly kind: "time" | "memory" | "idle"; readonly limit: number };

/** The end as an error that says what to do. */
export function endError(end: End): InputError {
  if (end.kind === "died") return new InputError("WORKER_DIED", { how: end.how });
  const codes = { time: "WORKER_TIME", memory: "WORKER_MEMORY", idle: "WORKER_IDLE" } as const;
  return new InputError(codes[end.kind], { limit: end.limit });
}

/** What a worker sends: that it has started; then, of each file, how far it is, and what became of it. */
export type FromWorker =
  | { readonly ready: true }
  | { readonly progress: Progress }
  | { readonly answer: FileSummary };

/** A process that reads one file after another. */
export interface Worker extends Mortal {
  /** What became of the file, or how the worker came to its end over it; `onProgress` is told of each page. */
  ask(question: Task, onProgress?: (progress: Progress) => void): Promise<FileSummary | End>;
}

/** Milliseconds between two looks at what a worker uses: memory may grow beyond its limit by what is taken in that time. */
const LOOK_EVERY = 500;
/**
 * Seconds of wall time in which a worker uses no processor time, after which it is taken to hang. A disk over a network that
 * comes back within it is waited for; a page of a scan takes some two seconds of work.
 */
const LONGEST_REST = 120;

/** Starts a worker; it keeps its options. */
export function startWorker({ lang, folder, ...options }: WorkerOptions, limits: Limits): Worker {
  const { script, execArgv } = processScript(import.meta.url, "worker");
  const child = fork(script, [JSON.stringify(options), "--lang", lang], {
    execArgv,
    ...(folder !== undefined && { cwd: folder }),
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // A group of its own: Ctrl-C is for the batch, which ends its workers itself.
    detached: true,
  });
  let isAlive = true;
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  void ended.then(() => {
    isAlive = false;
  });
  // Its first message: what it took to start is no document's.
  const ready = new Promise<void>((resolve) => child.once("message", () => resolve()));
  const end = async (): Promise<void> => {
    killTree(child);
    await ended;
  };
  return {
    isAlive: () => isAlive,
    end,
    async ask(question, onProgress = () => {}) {
      const answer = answerOf(child, onProgress);
      child.send(question, () => {}); // a worker that has gone settles `ended`
      const watch = watchUse(child, ready, limits);
      const outcome = await Promise.race([
        answer,
        watch.excess,
        ended.then((how): End => ({ kind: "died", how })),
      ]);
      watch.stop();
      if ("kind" in outcome) await end();
      return outcome;
    },
  };
}

/** The worker's next answer; what it sends before is told. */
const answerOf = (child: ChildProcess, onProgress: (progress: Progress) => void): Promise<FileSummary> =>
  new Promise((resolve) => {
    const listen = (message: FromWorker): void => {
      if ("progress" in message) onProgress(message.progress);
      if (!("answer" in message)) return;
      child.off("message", listen);
      resolve(message.answer);
    };
    child.on("message", listen);
  });

/** Looks at what the worker uses until it is stopped, its time once it is ready; `excess` settles once that is more than it may. */
function watchUse(
  child: ChildProcess,
  ready: Promise<void>,
  { seconds, memory }: Limits,
): { excess: Promise<End>; stop: () => void } {
  const pid = child.pid ?? 0;
  let start = Number.POSITIVE_INFINITY;
  void ready.then(() => {
    start = usageOfTree(pid)?.processor ?? 0;
  });
  let [last, since] = [0, performance.now()];
  let timer: NodeJS.Timeout | undefined;
  const excess = new Promise<End>((resolve) => {
    timer = setInterval(() => {
      const used = usageOfTree(pid);
      if (used === null) return;
      if (used.processor !== last) [last, since] = [used.processor, performance.now()];
      if (used.memory > memory) resolve({ kind: "memory", limit: Math.round(memory / 2 ** 20) });
      else if (used.processor - start > seconds) resolve({ kind: "time", limit: seconds });
      else if (performance.now() - since > LONGEST_REST * 1000)
        resolve({ kind: "idle", limit: LONGEST_REST });
    }, LOOK_EVERY);
  });
  return { excess, stop: () => clearInterval(timer) };
}

/** Ends the worker and what it started: recognisers run in groups of their own. */
function killTree({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  for (const id of idsOfTree(pid)) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // It came to its end meanwhile.
    }
  }
}
