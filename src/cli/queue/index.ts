import { type Command, Option } from "commander";
import type { Bilingual } from "../../core/problems.ts";
import { addJobsOption, addLimitOptions } from "../batch/limitOptions.ts";
import { say } from "../language.ts";
import { addLogOptions } from "../log.ts";
import { addReadingOptions } from "../readingOptions.ts";
import { wholeNumber } from "../wholeNumber.ts";
import { addQueueOption, addStoreOption } from "./options.ts";
import type { StatusArguments } from "./statusOf.ts";
import type { SubmitArguments } from "./submitFiles.ts";
import type { WorkerArguments } from "./workQueue.ts";

/** Commands by which many machines read documents together: docs/scaling.md. */

const SUBMIT_HELP: Bilingual = {
  en: `
Stores the documents of IN, found as "batch" finds them, under inputs/ of the store, and
puts those that are not done into the queue. What the store's out/ has of the same bytes,
version and settings is kept; what was given up is tried again with --retry-failed.

Examples:
  $ budgetscan submit archive --queue redis://queue.local --store /mnt/shared/budgets
  $ BUDGETSCAN_QUEUE=rediss://reader:PASSWORD@queue.local \\
    budgetscan submit archive --store s3://budgets/2024

Exit codes:
  0    all are queued or done
  1    some could not be stored, or were given up earlier
  2    wrong usage, or a package for it is not installed`,
  zh: `
把 IN 中的文件（查找方法与 batch 相同）存到存储的 inputs/ 下，尚未完成的放入队列。存储的
out/ 中内容、版本、设置都相同的结果保留；已放弃的用 --retry-failed 重试。

例：
  $ budgetscan submit archive --queue redis://queue.local --store /mnt/shared/budgets
  $ BUDGETSCAN_QUEUE=rediss://reader:PASSWORD@queue.local \\
    budgetscan submit archive --store s3://budgets/2024

退出码：
  0    全部已入队或已完成
  1    有未能存入的，或此前已放弃的
  2    用法有误，或没有安装所需的软件包`,
};

const WORKER_HELP: Bilingual = {
  en: `
Reads documents of the queue and puts their folders under out/ of the store, until it is
stopped. On Ctrl-C or SIGTERM it takes no more, finishes what it can within --grace, and
hands the rest back. A job of a machine that is silent for --lease seconds goes to another.

Examples:
  $ budgetscan worker --queue redis://queue.local --store /mnt/shared/budgets
  $ budgetscan worker --queue redis://queue.local --store s3://budgets/2024 --until-empty

Exit codes:
  0    with --until-empty: nothing is left
  2    wrong usage, or a package for it is not installed
  130  stopped`,
  zh: `
读取队列中的文件，把结果放到存储的 out/ 下，直到被停止。收到 Ctrl-C 或 SIGTERM 后不再领取，
在 --grace 的时间内完成手头的，其余交还。一台机器沉默 --lease 秒后，它的文件由别的机器接手。

例：
  $ budgetscan worker --queue redis://queue.local --store /mnt/shared/budgets
  $ budgetscan worker --queue redis://queue.local --store s3://budgets/2024 --until-empty

退出码：
  0    用了 --until-empty：没有剩下的
  2    用法有误，或没有安装所需的软件包
  130  被停止`,
};

const STATUS_HELP: Bilingual = {
  en: `
Exit codes:
  0    nothing failed
  1    documents were given up; each is told with its reason`,
  zh: `
退出码：
  0    没有失败的
  1    有已放弃的文件，逐个说明原因`,
};

const OPTIONS = {
  submitSummary: { en: "queue documents for many machines to read", zh: "把文件放入队列，由多台机器读取" },
  submit: {
    en: "Stores documents where all machines see them, and queues them to be read.",
    zh: "把文件存到各台机器都能访问的地方，并放入待读队列。",
  },
  workerSummary: { en: "read documents of a queue on this machine", zh: "在本机读取队列中的文件" },
  worker: {
    en: "Reads the documents of a queue, together with other machines.",
    zh: "与其他机器一起读取队列中的文件。",
  },
  statusSummary: { en: "tell how far a queue is, and what failed", zh: "查看队列的进展和失败的文件" },
  status: {
    en: "Tells how many documents wait, are read and are done, and which were given up and why.",
    zh: "说明有多少文件在等待、读取、完成，以及哪些已放弃和原因。",
  },
  places: {
    en: "files, folders, or - for a list on standard input",
    zh: "文件、文件夹，或 -（从标准输入读清单）",
  },
  only: {
    en: "patterns of the files to queue, such as *.pdf or 2024/**",
    zh: "只放入符合的文件，如 *.pdf 或 2024/**",
  },
  skip: { en: "patterns of files to leave out", zh: "略去符合的文件" },
  retryFailed: { en: "queue again what was given up", zh: "重新放入已放弃的文件" },
  force: {
    en: "read everything again, and replace files that were changed",
    zh: "全部重读，并覆盖被改动过的文件",
  },
  lease: {
    en: "seconds of silence after which a machine's jobs go to another",
    zh: "机器沉默多少秒后由别的机器接手",
  },
  grace: { en: "seconds that documents under way have when it is stopped", zh: "停止时留给手头文件的秒数" },
  untilEmpty: { en: "end when no document is left", zh: "没有剩余文件时结束" },
  json: { en: "print a JSON object", zh: "打印一个 JSON 对象" },
  lines: { en: "print a JSON object a document, a line each", zh: "每份文件打印一行 JSON" },
  quiet: { en: "failures alone are told", zh: "只显示失败" },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Seconds. A machine tells Redis twice in this time that it works; shorter, a busy one would lose its jobs. */
const DEFAULT_LEASE = 30;
/** Seconds: a scan of 35 pages (1.7 s a page on two cores, README); what takes longer is read again elsewhere. */
const DEFAULT_GRACE = 60;

/** Adds `submit`, `worker` and `status`. */
export function addQueueCommands(program: Command): void {
  addSubmit(program);
  addWorker(program);
  const status = program
    .command("status")
    .summary(say(OPTIONS.statusSummary))
    .description(say(OPTIONS.status));
  addQueueOption(status)
    .option("--json", say(OPTIONS.json))
    .addHelpText("after", say(STATUS_HELP))
    .action(async (options: StatusArguments) => {
      const { statusOf } = await import("./statusOf.ts");
      process.exitCode = await statusOf(options);
    });
}

function addSubmit(program: Command): void {
  const submit = program
    .command("submit")
    .summary(say(OPTIONS.submitSummary))
    .description(say(OPTIONS.submit))
    .argument("<IN...>", say(OPTIONS.places));
  addStoreOption(addQueueOption(submit))
    .option("--only <PATTERN...>", say(OPTIONS.only))
    .option("--skip <PATTERN...>", say(OPTIONS.skip))
    .option("--retry-failed", say(OPTIONS.retryFailed));
  addReadingOptions(submit)
    .option("--force", say(OPTIONS.force))
    .option("--json", say(OPTIONS.json))
    .option("--quiet", say(OPTIONS.quiet))
    .addHelpText("after", say(SUBMIT_HELP))
    .action(async (places: string[], options: SubmitArguments) => {
      const { submitFiles } = await import("./submitFiles.ts");
      process.exitCode = await submitFiles(places, options);
    });
}

function addWorker(program: Command): void {
  const worker = program
    .command("worker")
    .summary(say(OPTIONS.workerSummary))
    .description(say(OPTIONS.worker));
  addLimitOptions(addJobsOption(addStoreOption(addQueueOption(worker))))
    .addOption(
      new Option("--lease <SECONDS>", say(OPTIONS.lease))
        .argParser(wholeNumber(1, 3600))
        .default(DEFAULT_LEASE),
    )
    .addOption(
      new Option("--grace <SECONDS>", say(OPTIONS.grace))
        .argParser(wholeNumber(0, 86_400))
        .default(DEFAULT_GRACE),
    )
    .option("--until-empty", say(OPTIONS.untilEmpty))
    .option("--json", say(OPTIONS.lines))
    .option("--quiet", say(OPTIONS.quiet));
  addLogOptions(worker)
    .addHelpText("after", say(WORKER_HELP))
    .action(async (options: WorkerArguments) => {
      const { workQueue } = await import("./workQueue.ts");
      process.exitCode = await workQueue(options);
    });
}
