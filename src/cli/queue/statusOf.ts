import { ExitCode } from "../../core/errors.ts";
import { problemLine } from "../explain.ts";
import { say } from "../language.ts";
import { connect, openQueue } from "./connect.ts";
import { type JobProblem, unpackProblem } from "./jobs.ts";

/** The options of the command, parsed. */
export interface StatusArguments {
  readonly queue: string;
  readonly json?: true;
}

/** A document that was given up. */
interface Failed {
  readonly file: string;
  readonly sha256: string;
  readonly attempts: number;
  readonly problem: JobProblem;
}

/** Documents that failed that are asked for at a time: some 1.4 MB of answer. */
const PAGE = 1000;

/** Tells how far the queue is, and of every document that was given up; the exit code is the answer. */
export async function statusOf({ queue: address, json }: StatusArguments): Promise<number> {
  const queue = openQueue(await connect(address));
  try {
    const counts = await queue.getJobCounts("waiting", "prioritized", "active", "delayed", "failed");
    // Finished jobs are not kept for ever; how many there were is.
    const { meta } = await queue.getMetrics("completed", 0, 0);
    const failed: Failed[] = [];
    for (let from = 0; from < (counts.failed ?? 0); from += PAGE) {
      const jobs = await queue.getFailed(from, from + PAGE - 1);
      for (const { data, attemptsMade, failedReason } of jobs) {
        const { file, sha256 } = data;
        failed.push({ file, sha256, attempts: attemptsMade, problem: unpackProblem(failedReason) });
      }
    }
    const status = {
      waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0),
      reading: counts.active ?? 0,
      again: counts.delayed ?? 0,
      done: Number(meta.count),
      failed: failed.length,
      workers: await queue.getWorkersCount(),
    };
    if (json === true) console.log(JSON.stringify({ ...status, failures: failed }));
    else {
      for (const { file, problem } of failed) console.error(problemLine(problem, file));
      console.log(textOf(status));
    }
    return failed.length > 0 ? ExitCode.fileFailed : ExitCode.done;
  } finally {
    await queue.close();
  }
}

const textOf = (status: Record<"waiting" | "reading" | "again" | "done" | "failed" | "workers", number>) =>
  say({
    en: `${status.waiting} waiting · ${status.reading} being read · ${status.again} to be tried again · ${status.done} done · ${status.failed} failed · ${status.workers} workers`,
    zh: `等待 ${status.waiting} · 正在读取 ${status.reading} · 待重试 ${status.again} · 完成 ${status.done} · 失败 ${status.failed} · 工作进程 ${status.workers}`,
  });
