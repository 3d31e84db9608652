import { Worker } from "node:worker_threads";
import { InputError } from "../core/errors.ts";
import { threadScript } from "../core/ownScript.ts";
import type { ProblemCode, ProblemValues } from "../core/problems.ts";
import type { PdfPage, Raster, ReadPageOptions } from "./types.ts";
import { watchWork } from "./watchWork.ts";

/** What the thread is started with. */
export interface ThreadData {
  readonly bytes: Uint8Array;
  /** Of a PDF that is protected. */
  readonly password?: string;
}

/** What the thread is asked for: a page. */
export interface Question extends ReadPageOptions {
  readonly number: number;
}

/** What it answers: the number of pages once at its beginning, then a page or a failure a question. */
export type Answer =
  | { readonly pageCount: number }
  | { readonly read: { readonly page: PdfPage; readonly raster: Raster | null } }
  | {
      readonly failed: {
        readonly message: string;
        readonly code?: ProblemCode;
        readonly values?: ProblemValues;
      };
    };

/** A thread that holds one PDF open. */
export interface PdfThread {
  readonly pageCount: number;
  /** Asks for one page; one question at a time. The thread is at its end where it does not answer in time. */
  ask(question: Question, milliseconds: number): Promise<Extract<Answer, { read: unknown }>["read"]>;
  isAlive(): boolean;
  end(): Promise<void>;
}

/** MiB of the thread's heap, pixels apart: the longest page known takes a tenth. */
const MAX_HEAP = 2_048;

const { script, options } = threadScript(import.meta.url, "thread");

/** Opens the PDF in a thread of its own, which takes the bytes away. Throws InputError where it cannot be opened, also not in time. */
export async function startThread(data: ThreadData, milliseconds: number): Promise<PdfThread> {
  const worker = new Worker(script, {
    ...options,
    workerData: data,
    transferList: [data.bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP },
  });
  let isAlive = true;
  worker.on("error", () => {}); // whoever asks is told; between two questions its exit is enough
  worker.once("exit", () => {
    isAlive = false;
  });
  const end = async (): Promise<void> => {
    isAlive = false;
    await worker.terminate();
  };
  const ask: PdfThread["ask"] = async (question, time) => {
    worker.postMessage(question);
    const answer = await nextAnswer(worker, time, end);
    if ("read" in answer) return answer.read;
    throw new Error("the thread answered out of turn");
  };
  try {
    const answer = await nextAnswer(worker, milliseconds, end);
    if (!("pageCount" in answer)) throw new Error("the thread answered out of turn");
    return { pageCount: answer.pageCount, ask, isAlive: () => isAlive, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The thread's next message. Throws what failed there; where it ends or takes too much, that, and ends it. */
function nextAnswer(worker: Worker, milliseconds: number, end: () => Promise<void>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void): void => {
      stopWatch();
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      outcome();
    };
    const onMessage = (answer: Answer): void =>
      settle(() => ("failed" in answer ? reject(asError(answer.failed)) : resolve(answer)));
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (): void => settle(() => reject(new Error("its reading was ended")));
    const stopWatch = watchWork(milliseconds, (excess) => {
      settle(() => {
        void end().then(() => reject(new Error(excess)));
      });
    });
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  });
}

const asError = ({ code, message, values }: Extract<Answer, { failed: unknown }>["failed"]): Error =>
  code === undefined || values === undefined ? new Error(message) : new InputError(code, values);
