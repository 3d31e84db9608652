import { appendFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { UsageError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";
import { oneLine } from "../core/text.ts";
import { say } from "./language.ts";
import type { ProgressBars } from "./progress.ts";

/** Where what is done is told, a line each. */
export interface LogArguments {
  readonly verbose?: true;
  readonly log?: string;
}

const OPTIONS = {
  verbose: { en: "tell of each page on standard error", zh: "在标准错误上逐页说明进展" },
  log: {
    en: "file to which each page and each outcome is added, with its time",
    zh: "逐页逐文件记录进展和时间的文件",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Adds `--verbose` and `--log`. */
export const addLogOptions = (command: Command): Command =>
  command
    .addOption(new Option("-v, --verbose", say(OPTIONS.verbose)))
    .option("--log <FILE>", say(OPTIONS.log));

/** The same for another process, whose working folder may be another. */
export const logElsewhere = ({ verbose, log }: LogArguments): LogArguments => ({
  ...(verbose === true && { verbose }),
  ...(log !== undefined && { log: resolve(log) }),
});

/** Tells one line. */
export type Log = (text: string) => void;

/** A log with these options; it tells nobody without them. Throws UsageError where its file cannot be written. */
export function openLog({ verbose, log }: LogArguments): Log {
  if (log !== undefined) append(log, "");
  return (text) => {
    const line = `${new Date().toISOString()} ${oneLine(text)}`;
    if (verbose === true) console.error(line);
    if (log !== undefined) append(log, `${line}\n`);
  };
}

function append(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (error) {
    const reason = (error as Error).message;
    throw new UsageError("NOT_WRITABLE", { folder: file, reason }, { cause: error });
  }
}

/** The bars, with a line of the log a page. */
export const withLog = (bars: ProgressBars, log: Log): ProgressBars => ({
  ...bars,
  update(file, progress) {
    bars.update(file, progress);
    const { page, done, total } = progress;
    log(
      say({
        en: `${file}: page ${page} read, ${done} of ${total}`,
        zh: `${file}：已读第 ${page} 页，${done}/${total}`,
      }),
    );
  },
});
