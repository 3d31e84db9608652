import type { Progress } from "../../pipeline/index.ts";
import type { Task } from "../extractFile.ts";
import type { FileSummary } from "../summary.ts";
import { type End, type Limits, startWorker, type Worker, type WorkerOptions } from "./askWorker.ts";

/** Processes that read files, each one file at a time; they stay warm for the next. */
export interface WorkerPool {
  /** Has the file read with these options: what became of it, or how the process came to its end over it. */
  read(
    question: Task,
    options: WorkerOptions,
    onProgress?: (progress: Progress) => void,
  ): Promise<FileSummary | End>;
  /** Ends all of them at once; what they read is given up, and nothing is read after it. */
  end(): Promise<void>;
}

/** A pool that starts a process where none is idle; a file beyond `limits` ends its own alone. */
export function workerPool(limits: Limits): WorkerPool {
  const idle: { readonly worker: Worker; readonly key: string }[] = [];
  const all = new Set<Worker>();
  let isOver = false;
  const start = (options: WorkerOptions): Worker => {
    const worker = startWorker(options, limits);
    all.add(worker);
    return worker;
  };
  const take = async (key: string, options: WorkerOptions): Promise<Worker> => {
    const at = idle.findLastIndex((one) => one.key === key);
    if (at >= 0) return idle.splice(at, 1)[0]?.worker as Worker;
    // One that is idle with other options makes room: each holds its models.
    const other = idle.shift()?.worker;
    if (other !== undefined) {
      all.delete(other);
      await other.end();
    }
    return start(options);
  };
  return {
    async read(question, options, onProgress) {
      const key = JSON.stringify(options);
      const worker = await take(key, options);
      // It was started while the others were ended: nobody would end it.
      if (isOver) await worker.end();
      const answer = await worker.ask(question, onProgress);
      if (worker.isAlive()) idle.push({ worker, key });
      else all.delete(worker);
      return answer;
    },
    async end() {
      isOver = true;
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}
