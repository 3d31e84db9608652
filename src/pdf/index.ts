/** The first stage: opens a PDF safely, and gives each page's text, vector lines or picture. */

import PQueue from "p-queue";
import { InputError } from "../core/errors.ts";
import { pageError } from "./pageError.ts";
import { startThread } from "./startThread.ts";
import type { PdfDocument } from "./types.ts";

/** How a PDF is opened. */
interface Opening {
  /** Milliseconds that a page may take. */
  readonly time?: number;
  /** Of a PDF that is protected. */
  readonly password?: string;
}

/** Milliseconds: a dense page takes one or two seconds, opening a large file less. */
const TIME = 60_000;

/**
 * Opens the PDF in a thread of its own, which is ended where a page takes longer than `time` milliseconds or more
 * memory than a page may, and started again for the pages after it. `load` gives the file's bytes, anew each time:
 * the thread takes them away, so that a long document is held once. Throws InputError, its message without the file's
 * name, where it is no PDF that can be read, and what `load` throws.
 */
export async function openPdf(
  load: () => Promise<Uint8Array>,
  { time = TIME, password }: Opening = {},
): Promise<PdfDocument> {
  const start = async () =>
    startThread({ bytes: await load(), ...(password !== undefined && { password }) }, time);
  let thread = await start().catch((error) => {
    throw error instanceof InputError ? error : cannotOpen(error);
  });
  // One page at a time, as one thread can do no more: so it is known which page does not end.
  const turns = new PQueue({ concurrency: 1 });
  return {
    pageCount: thread.pageCount,
    readPage: (number, options) =>
      turns.add(async () => {
        try {
          if (!thread.isAlive()) thread = await start();
          return await thread.ask({ number, ...options }, time);
        } catch (error) {
          // What the page had begun may go on in its thread: the next one gets another.
          await thread.end();
          throw error instanceof InputError ? error : pageError(number, error);
        }
      }),
    close: () => thread.end(),
  };
}

const cannotOpen = (error: unknown): InputError =>
  new InputError(
    "CORRUPT_PDF",
    { reason: error instanceof Error ? error.message : String(error) },
    { cause: error },
  );
