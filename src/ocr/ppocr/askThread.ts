import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { UsageError } from "../../core/errors.ts";
import { threadScript } from "../../core/threadScript.ts";
import type { Raster } from "../../pdf/types.ts";
import type { ReadLine } from "../recognizer.ts";

/** What the thread is asked for: the lines of some crops, or to end. */
export type Question = { readonly id: number; readonly crops: readonly Raster[] } | "end";

/** What it answers: that its model is open, or why not; then the lines, or a failure, a question. */
export type Answer =
  | "ready"
  | { readonly id: number; readonly lines: ReadLine[] }
  | { readonly id?: number; readonly message: string; readonly code?: string; readonly fix?: string };

/** A thread with a model open. */
export interface ReadingThread {
  read(crops: readonly Raster[]): Promise<ReadLine[]>;
  /** Ends it as soon as it may be; what is still asked is never answered. */
  end(): Promise<void>;
}

interface Pending {
  readonly resolve: (lines: ReadLine[]) => void;
  readonly reject: (error: Error) => void;
}

const { script, options } = threadScript(import.meta.url, "thread");

/**
 * Opens the model in the folder `models`, or the packaged one, in a thread of its own: ONNX Runtime blocks the thread
 * that it computes in, and pages are cleaned meanwhile. Throws UsageError where it cannot be opened.
 */
export async function startReading(models: string | undefined): Promise<ReadingThread> {
  const worker = new Worker(script, { ...options, workerData: models });
  const pending = new Map<number, Pending>();
  const fail = (error: Error): void => {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  const [first] = (await once(worker, "message")) as [Answer];
  if (first !== "ready") {
    await worker.terminate();
    throw "message" in first ? asError(first) : new Error("the thread answered out of turn");
  }
  worker.on("message", (answer: Exclude<Answer, "ready">) => {
    const asked = pending.get(answer.id as number);
    pending.delete(answer.id as number);
    if ("lines" in answer) asked?.resolve(answer.lines);
    else asked?.reject(asError(answer));
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the thread that reads lines came to its end")));
  let asked = 0;
  return {
    read: (crops) =>
      new Promise((resolve, reject) => {
        const id = asked++;
        pending.set(id, { resolve, reject });
        worker.postMessage({ id, crops } satisfies Question);
      }),
    end: async () => {
      pending.clear();
      const ended = once(worker, "exit");
      worker.postMessage("end" satisfies Question);
      await ended;
    },
  };
}

const asError = ({ code, message, fix }: Extract<Answer, { message: string }>): Error =>
  code === undefined || fix === undefined ? new Error(message) : new UsageError(code, message, fix);
