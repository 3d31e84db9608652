import { type Command, Option } from "commander";
import type { Bilingual } from "../../core/problems.ts";
import { say } from "../language.ts";
import { wholeNumber } from "../wholeNumber.ts";

/**
 * Seconds of processor time a document. The longest that is read (`MAX_PAGES`), all of it scanned, takes some 6,800: 1.7 s a page on two
 * cores (README).
 */
export const DEFAULT_SECONDS = 7200;
/**
 * MiB a document. A scan takes up to 1 GiB (`npm run bench:speed`), and one page may make the PDF's thread grow by 1.6 more
 * (`MAX_GROWTH`); what goes beyond half as much again is no document's.
 */
export const DEFAULT_MEMORY = 4096;

const OPTIONS = {
  jobs: {
    en: "documents read at once (default: by cores and memory)",
    zh: "同时读几份（默认按处理器和内存）",
  },
  timeLimit: { en: "seconds of processor time that a document may take", zh: "一份文件最多用的处理器秒数" },
  memoryLimit: { en: "MiB of memory that a document may take", zh: "一份文件最多用的内存（MiB）" },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Adds `--jobs`. */
export const addJobsOption = (command: Command): Command =>
  command.addOption(new Option("--jobs <N>", say(OPTIONS.jobs)).argParser(wholeNumber(1, 256)));

/** Adds what bounds the reading of a document: `--time-limit` and `--memory-limit`. */
export const addLimitOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--time-limit <SECONDS>", say(OPTIONS.timeLimit))
        .argParser(wholeNumber(1, 10 ** 6))
        .default(DEFAULT_SECONDS),
    )
    .addOption(
      new Option("--memory-limit <MIB>", say(OPTIONS.memoryLimit))
        .argParser(wholeNumber(256, 10 ** 6))
        .default(DEFAULT_MEMORY),
    );
