import { MultiBar, Presets } from "cli-progress";
import { oneLine } from "../../core/text.ts";
import type { Counts } from "../../export/index.ts";
import { say } from "../language.ts";
import { outcomeLine } from "../outcomeLine.ts";
import { type Outcome, totalOf } from "./outcomes.ts";

/** Tells of a batch while it runs, each outcome at once. */
export interface Reporter {
  /** Called first: `files` documents were found; those in `leftOut` have a format that is not read. */
  found(files: number, leftOut: readonly string[]): void;
  /** Called before reading: `toRead` of them are not read yet. */
  planned(toRead: number): void;
  outcome(outcome: Outcome): void;
  end(summary: BatchSummary): void;
}

export interface BatchSummary extends Counts {
  readonly output: string;
  readonly exitCode: number;
  readonly files: Readonly<Record<Outcome["state"], number>>;
}

/** JSON objects, a line each, on standard output. */
export function jsonReporter(): Reporter {
  const print = (event: string, data: object): void => console.log(JSON.stringify({ event, ...data }));
  return {
    found: (files, leftOut) => print("found", { files, leftOut }),
    planned: (toRead) => print("planned", { toRead }),
    outcome: (outcome) => print("file", outcome),
    end: (summary) => print("end", summary),
  };
}

/** Lines on standard error, a bar below them where it is a terminal; the closing table on standard output. */
export function textReporter(isTerminal: boolean, isQuiet: boolean): Reporter {
  const bars = new MultiBar(
    {
      stream: process.stderr,
      format: say({
        en: "{bar} {value}/{total} files · {pages} pages · {rate} pages a minute · {eta_formatted} left",
        zh: "{bar} {value}/{total} 个文件 · {pages} 页 · 每分钟 {rate} 页 · 约剩 {eta_formatted}",
      }),
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    },
    Presets.rect,
  );
  const started = performance.now();
  let bar: ReturnType<MultiBar["create"]> | null = null;
  let [all, told, pages] = [0, 0, 0];
  const line = (text: string): void => {
    if (isQuiet) return;
    if (isTerminal) bars.log(`${text}\n`);
    else console.error(text);
  };
  return {
    found(files, leftOut) {
      all = files;
      // Left out, but not without a word, even where nothing else is told.
      if (leftOut.length > 0) console.error(leftOutText(leftOut));
      line(say({ en: `${files} documents found`, zh: `找到 ${files} 份文件` }));
    },
    planned(toRead) {
      line(say({ en: `${toRead} to read`, zh: `待读 ${toRead} 份` }));
      if (isTerminal && !isQuiet) bar = bars.create(toRead, 0, { pages: 0, rate: 0 });
    },
    outcome(outcome) {
      told += 1;
      pages += outcome.state === "done" ? (outcome.counts?.pages ?? 0) : 0;
      const rate = Math.round((60_000 * pages) / (performance.now() - started));
      if (outcome.state === "done" || outcome.state === "failed") bar?.increment(1, { pages, rate });
      // Failures are told even where nothing else is.
      if (outcome.problem !== null) console.error(outcomeLine(outcome));
      else if (outcome.state !== "kept") line(`${told}/${all} ${outcomeLine(outcome)}`);
    },
    end(summary) {
      bars.stop();
      if (!isQuiet) console.log(summaryLines(summary).join("\n"));
    },
  };
}

/** Documents of other formats that are told by name. */
const NAMES_TOLD = 3;

/** What was left out, in a line. */
export function leftOutText(leftOut: readonly string[]): string {
  const names = [...leftOut.slice(0, NAMES_TOLD).map(oneLine), ...(leftOut.length > NAMES_TOLD ? ["…"] : [])];
  return say({
    en: `budgetscan: left out, as OFD, Word and Excel are not read: ${leftOut.length} (${names.join(", ")}); save or print them as PDF`,
    zh: `budgetscan: 略去 ${leftOut.length} 个文件（${names.join("、")}）：不能读取 OFD、Word 和 Excel，请另存或打印为 PDF`,
  });
}

function summaryLines({ files, pages, tables, amounts, flags, output }: BatchSummary): string[] {
  return say({
    en: [
      `files    ${files.done} done · ${files.kept} done before · ${files.twin} the same as another · ${files.failed} failed`,
      `read     ${pages} pages, ${tables} tables`,
      `amounts  ${amounts.verified} verified · ${amounts.read} read · ${amounts.disputed} disputed`,
      `flags    ${flags.error} errors · ${flags.warning} warnings · ${flags.info} info`,
      `output   ${output}/  batch.csv lists every file`,
    ].join("\n"),
    zh: [
      `文件     完成 ${files.done} · 此前已完成 ${files.kept} · 与别的相同 ${files.twin} · 失败 ${files.failed}`,
      `读取     ${pages} 页，${tables} 张表`,
      `金额     已证实 ${amounts.verified} · 已读出 ${amounts.read} · 有疑 ${amounts.disputed}`,
      `疑点     错误 ${flags.error} · 警告 ${flags.warning} · 提示 ${flags.info}`,
      `输出     ${output}/  batch.csv 列出每个文件`,
    ].join("\n"),
  }).split("\n");
}

/** What the outcomes come to. */
export function summariseBatch(outcomes: readonly Outcome[], output: string, exitCode: number): BatchSummary {
  const count = (state: Outcome["state"]): number =>
    outcomes.filter((outcome) => outcome.state === state).length;
  return {
    output,
    exitCode,
    files: { done: count("done"), kept: count("kept"), twin: count("twin"), failed: count("failed") },
    ...totalOf(outcomes),
  };
}
