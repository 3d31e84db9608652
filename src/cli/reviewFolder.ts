import { userInfo } from "node:os";
import { UsageError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";
import { type ReviewOptions, type RunningReview, startReview } from "../review/index.ts";
import { findDocuments } from "./findDocuments.ts";
import { beforeInterrupt } from "./interrupt.ts";
import { say } from "./language.ts";

/** The options of the command, parsed. */
export interface ReviewArguments {
  readonly port: number;
  readonly by?: string;
}

const OPEN: Bilingual = { en: "Open in a browser of this machine: ", zh: "请在本机的浏览器中打开：" };
const END: Bilingual = { en: "Ctrl-C ends it.", zh: "按 Ctrl-C 结束。" };

/** Serves the review until the process is ended. Throws UsageError where there is nothing to review or the port is taken. */
export async function reviewFolder(
  folder: string,
  { port, by = userInfo().username }: ReviewArguments,
): Promise<void> {
  findDocuments([folder]);
  await serve(folder, { port, by });
}

/** Serves the review, prints its address and closes it before the process ends. Throws UsageError where the port is taken. */
export async function serve(folder: string, options: ReviewOptions): Promise<RunningReview> {
  const running = await startReview(folder, options).catch((error) => {
    if ((error as NodeJS.ErrnoException).syscall !== "listen") throw error;
    throw new UsageError("PORT_TAKEN", { port: options.port, reason: error.message }, { cause: error });
  });
  beforeInterrupt(running.close);
  console.log(`${say(OPEN)}${running.url}\n${say(END)}`);
  return running;
}
