import type { Command } from "commander";
import type { Bilingual } from "../../core/problems.ts";
import { say } from "../language.ts";
import { addLogOptions } from "../log.ts";
import { addPasswordOption, addReadingOptions } from "../readingOptions.ts";
import type { BatchArguments } from "./batchFiles.ts";
import { addJobsOption, addLimitOptions } from "./limitOptions.ts";

const HELP: Bilingual = {
  en: `
An IN is a file, or a folder that is searched with the folders in it: its PDFs are
a document each, and a folder that holds page images and no PDF is one document.
"-" takes a list from standard input, a path a line. OUT takes a folder a document,
named as "extract" names it, batch.csv, which lists every file with what became of
it, and batch.jsonl, the journal.

The same call goes on where it was stopped: what is in OUT, of the same bytes, version
and settings, is kept; files with the same bytes are read once. What failed is not
tried again but with --retry-failed. Each document is read by a worker process: where
it crashes, hangs or takes too much, the document is tried once more and then reported
as failed; the others go on.

Examples:
  $ budgetscan batch archive -o out
  $ budgetscan batch 2023 2024 -o out --only "*预算*.pdf" --skip "drafts/**"
  $ find /data -name "*.pdf" -size -20M | budgetscan batch - -o out
  $ budgetscan batch archive -o out --dry-run
  $ budgetscan batch archive -o out --retry-failed --time-limit 7200

Exit codes:
  0    all are done
  1    some failed; the others are done
  2    wrong usage; nothing was done
  130  interrupted; the same call goes on`,
  zh: `
IN 是文件，或要逐层查找的文件夹：其中每个 PDF 是一份文件；只有页面图像、没有 PDF 的
文件夹整个是一份文件。“-” 从标准输入读取清单，每行一个路径。OUT 中每份文件得到一个
文件夹（命名与 extract 相同）；batch.csv 列出每个文件及其结果；batch.jsonl 是日志。

再次运行同一命令会从停下处继续：OUT 中内容、版本、设置都相同的结果保留；内容相同的
文件只读一次。失败的不再重试，除非加 --retry-failed。每个文件在独立的进程中读取：
崩溃、停滞或用量过大的会再试一次，然后说明原因，其余照常进行。

例：
  $ budgetscan batch archive -o out
  $ budgetscan batch 2023 2024 -o out --only "*预算*.pdf" --skip "drafts/**"
  $ find /data -name "*.pdf" -size -20M | budgetscan batch - -o out
  $ budgetscan batch archive -o out --dry-run
  $ budgetscan batch archive -o out --retry-failed --time-limit 7200

退出码：
  0    全部完成
  1    有失败的，其余完成
  2    用法有误，什么也没做
  130  被中断；再次运行同一命令即可继续`,
};

/** What the command, its argument and its options are for. */
const OPTIONS = {
  summary: {
    en: "read thousands of files, and go on where it stopped",
    zh: "读取成千上万个文件，中断后可继续",
  },
  description: {
    en: "Reads all documents of files and folders, each apart from the others, and keeps a journal to go on from.",
    zh: "读取文件和文件夹中的所有文件，各自独立，并记日志以便继续。",
  },
  places: {
    en: "files, folders, or - for a list on standard input",
    zh: "文件、文件夹，或 -（从标准输入读清单）",
  },
  output: {
    en: "folder that takes a folder for each document",
    zh: "输出文件夹，每份文件在其中得到一个文件夹",
  },
  only: {
    en: "patterns of the files to read, such as *.pdf or 2024/**",
    zh: "只读符合的文件，如 *.pdf 或 2024/**",
  },
  skip: { en: "patterns of files to leave out", zh: "略去符合的文件" },
  retryFailed: { en: "try again what failed in an earlier call", zh: "重试此前失败的文件" },
  dryRun: { en: "tell what would be read, and read nothing", zh: "只说明会读什么，不读取" },
  force: {
    en: "read everything again, and replace files that were changed",
    zh: "全部重读，并覆盖被改动过的文件",
  },
  json: { en: "tell of each event as a JSON object, a line each", zh: "每个事件打印一行 JSON" },
  quiet: { en: "no progress and no summary; failures are still told", zh: "不显示进度和小结；失败仍会显示" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export function addBatchCommand(program: Command): void {
  const command = program
    .command("batch")
    .summary(say(OPTIONS.summary))
    .description(say(OPTIONS.description))
    .argument("<IN...>", say(OPTIONS.places))
    .requiredOption("-o, --output <OUT>", say(OPTIONS.output))
    .option("--only <PATTERN...>", say(OPTIONS.only))
    .option("--skip <PATTERN...>", say(OPTIONS.skip));
  addLimitOptions(addJobsOption(command))
    .option("--retry-failed", say(OPTIONS.retryFailed))
    .option("--dry-run", say(OPTIONS.dryRun));
  addPasswordOption(addReadingOptions(command))
    .option("--force", say(OPTIONS.force))
    .option("--json", say(OPTIONS.json))
    .option("--quiet", say(OPTIONS.quiet));
  addLogOptions(command)
    .addHelpText("after", say(HELP))
    .action(async (places: string[], options: BatchArguments) => {
      const { batchFiles } = await import("./batchFiles.ts");
      process.exitCode = await batchFiles(places, options);
    });
}
