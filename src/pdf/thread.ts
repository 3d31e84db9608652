/** What runs in the thread of `openPdf`: opens the PDF it is given, then reads the pages it is asked for. */
import { parentPort, workerData } from "node:worker_threads";
import { BudgetscanError } from "../core/errors.ts";
import { openHere } from "./openHere.ts";
import type { Answer, Question, ThreadData } from "./startThread.ts";

const answer = (message: Answer): void => {
  // Handed over, not copied: each raster has a buffer of its own.
  const raster = "read" in message ? message.read.raster : null;
  parentPort?.postMessage(message, raster === null ? [] : [raster.data.buffer as ArrayBuffer]);
};

function tellFailure(error: unknown): void {
  const { message } = error instanceof Error ? error : new Error(String(error));
  answer(
    error instanceof BudgetscanError
      ? { failed: { message, code: error.code, values: error.values } }
      : { failed: { message } },
  );
}

try {
  const { bytes, password } = workerData as ThreadData;
  const pdf = await openHere(bytes, password);
  parentPort?.on("message", ({ number, ...options }: Question) => {
    pdf.readPage(number, options).then((read) => answer({ read }), tellFailure);
  });
  answer({ pageCount: pdf.pageCount });
} catch (error) {
  tellFailure(error);
}
