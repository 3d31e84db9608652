/** What runs in the thread of `createPpocr`: opens its model, then reads the lines it is given, call after call. */
import { parentPort, workerData } from "node:worker_threads";
import { UsageError } from "../../core/errors.ts";
import type { Answer, Question } from "./askThread.ts";
import { type Model, packagedModel } from "./model.ts";
import { modelIn } from "./modelFolder.ts";
import { readLines } from "./readLines.ts";

const answer = (message: Answer): void => parentPort?.postMessage(message);

const failureOf = (error: unknown): Extract<Answer, { message: string }> => {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof UsageError ? { message, code: error.code, fix: error.fix } : { message };
};

const openModel = (models: string | undefined): Promise<Model> =>
  models === undefined ? packagedModel() : modelIn(models);

async function work(model: Model, { id, crops }: Exclude<Question, "end">): Promise<void> {
  try {
    answer({ id, lines: await readLines(model, crops) });
  } catch (error) {
    answer({ id, ...failureOf(error) });
  }
}

try {
  const model = await openModel(workerData as string | undefined);
  // One call after another: the first page is done first, and goes on to the second reader.
  let last: Promise<void> = Promise.resolve();
  parentPort?.on("message", (question: Question) => {
    // Between two batches, where nothing is computed: ONNX Runtime aborts the process where it is stopped in its work.
    if (question === "end") process.exit();
    last = last.then(() => work(model, question));
  });
  answer("ready");
} catch (error) {
  answer(failureOf(error));
}
