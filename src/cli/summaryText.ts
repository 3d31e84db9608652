import { styleText } from "node:util";
import { STATUSES, type Status } from "../contract/vocabulary.ts";
import { oneLine } from "../core/text.ts";
import type { Counts } from "../export/index.ts";
import { language, say } from "./language.ts";
import { type DoneFile, type FileSummary, sumCounts } from "./summary.ts";
import { timingsText } from "./timings.ts";

type Style = Parameters<typeof styleText>[0];

const STATUS_STYLE: Record<Status, Style> = {
  verified: "green",
  read: "cyan",
  disputed: "red",
  corrected: "blue",
  blank: "dim",
};

/** Columns of a terminal that the labels of the lines take. */
const LABEL_WIDTH = 8;

/** Columns that a text takes in a terminal: a Chinese character takes two. */
const widthOf = (text: string): number => [...text].length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

const EN = {
  read: "read",
  timings: "timings",
  note: "note",
  amounts: "amounts",
  flags: "flags",
  decided: "decided",
  output: "output",
  extent: (pages: number, tables: number, rows: number, seconds: string) =>
    `${count(pages, "page")}, ${count(tables, "table")}, ${count(rows, "row")} in ${seconds} s`,
  status: (number: number, status: Status) => `${number} ${status}`,
  errors: (number: number) => count(number, "error"),
  warnings: (number: number) => count(number, "warning"),
  infos: (number: number) => `${number} info`,
  page: (page: number) => `page ${page}: `,
  more: (number: number) => `… ${number} more in flags.csv`,
  decisions: (kept: number, unfit: number, output: string) =>
    unfit === 0
      ? `${count(kept, "decision")} kept`
      : `${count(kept, "decision")} kept · ${unfit} no longer ${unfit === 1 ? "fits" : "fit"}: budgetscan correct ${output} --list`,
  done: (done: number, all: number) => `${done} of ${all} files done`,
  total: (pages: number, tables: number, rows: number) =>
    `${count(pages, "page")}, ${count(tables, "table")}, ${count(rows, "row")}`,
};

const STATUS_ZH: Readonly<Record<Status, string>> = {
  verified: "已证实",
  read: "已读出",
  disputed: "有疑",
  corrected: "已更正",
  blank: "空白",
};

const ZH: typeof EN = {
  read: "读取",
  timings: "用时",
  note: "说明",
  amounts: "金额",
  flags: "疑点",
  decided: "处理",
  output: "输出",
  extent: (pages, tables, rows, seconds) => `${pages} 页，${tables} 张表，${rows} 行，用时 ${seconds} 秒`,
  status: (number, status) => `${STATUS_ZH[status]} ${number}`,
  errors: (number) => `错误 ${number}`,
  warnings: (number) => `警告 ${number}`,
  infos: (number) => `提示 ${number}`,
  page: (page) => `第 ${page} 页：`,
  more: (number) => `…… 另有 ${number} 条见 flags.csv`,
  decisions: (kept, unfit, output) =>
    unfit === 0
      ? `保留 ${kept} 条`
      : `保留 ${kept} 条 · ${unfit} 条已不再适用：budgetscan correct ${output} --list`,
  done: (done, all) => `${all} 个文件，完成 ${done} 个`,
  total: (pages, tables, rows) => `${pages} 页，${tables} 张表，${rows} 行`,
};

const WORDS = language === "zh" ? ZH : EN;

/** The closing summary for people, a paragraph a file. */
export function summaryText(files: readonly FileSummary[], isColoured: boolean): string {
  const paint = (style: Style, text: string): string =>
    isColoured ? styleText(style, text, { validateStream: false }) : text;
  const paragraphs = files.filter((file) => file.ok).map((file) => doneText(file, paint));
  if (files.length > 1) {
    paragraphs.push(totalText(files, paint));
  }
  return paragraphs.map((paragraph) => `${paragraph}\n`).join("\n");
}

type Paint = (style: Style, text: string) => string;

const labelled = (paint: Paint, label: string, text: string): string =>
  `  ${paint("dim", label + " ".repeat(Math.max(0, LABEL_WIDTH - widthOf(label))))} ${text}`;

/** What all files come to. */
function totalText(files: readonly FileSummary[], paint: Paint): string {
  const done = files.filter((file) => file.ok);
  const { pages, tables, rows, ...counts } = sumCounts(done);
  return [
    WORDS.done(done.length, files.length),
    labelled(paint, WORDS.read, WORDS.total(pages, tables, rows)),
    ...countLines(counts, paint),
  ].join("\n");
}

/** The amounts by status, and the flags by severity. */
function countLines({ amounts, flags }: Pick<Counts, "amounts" | "flags">, paint: Paint): string[] {
  const counted = STATUSES.filter((status) => status !== "corrected" || amounts.corrected > 0);
  const { error, warning, info } = flags;
  return [
    labelled(
      paint,
      WORDS.amounts,
      counted.map((status) => paint(STATUS_STYLE[status], amountText(amounts, status))).join(" · "),
    ),
    labelled(
      paint,
      WORDS.flags,
      [
        paint(error > 0 ? "red" : "green", WORDS.errors(error)),
        paint(warning > 0 ? "yellow" : "green", WORDS.warnings(warning)),
        WORDS.infos(info),
      ].join(" · "),
    ),
  ];
}

function doneText(summary: DoneFile, paint: Paint): string {
  const { file, output, seconds, pages, tables, rows, flags, timings, notes, errors, decisions } = summary;
  const line = (label: string, text: string): string => labelled(paint, label, text);
  return [
    paint("bold", file),
    line(WORDS.read, WORDS.extent(pages, tables, rows, seconds.toFixed(1))),
    ...(timings === undefined ? [] : [line(WORDS.timings, timingsText(timings))]),
    ...notes.map((note) => line(WORDS.note, shortLine(note))),
    ...countLines(summary, paint),
    ...errors.map(({ message, messageZh, page }) =>
      line(
        "",
        `${paint("red", "✗")} ${page === undefined ? "" : WORDS.page(page)}${shortLine(say({ en: message, zh: messageZh }))}`,
      ),
    ),
    ...(flags.error > errors.length ? [line("", WORDS.more(flags.error - errors.length))] : []),
    ...(decisions === undefined
      ? []
      : [line(WORDS.decided, WORDS.decisions(decisions.kept, decisions.unfit, output))]),
    line(
      WORDS.output,
      `${output}/  report.html document.json text.md workbook.xlsx observations.csv flags.csv tables/`,
    ),
  ].join("\n");
}

/** `1204 verified (92 %)`: the share is of the amounts that are printed. */
function amountText(amounts: Counts["amounts"], status: Status): string {
  const printed = amounts.verified + amounts.read + amounts.disputed + amounts.corrected;
  const share =
    status === "verified" && printed > 0 ? ` (${Math.floor((100 * amounts.verified) / printed)} %)` : "";
  return `${WORDS.status(amounts[status], status)}${share}`;
}

/** Characters of a flag's message that are told; the whole stands in flags.csv. */
const MESSAGE_CHARACTERS = 100;

/** Text of a document as it may go to a terminal: one short line without control characters. */
function shortLine(text: string): string {
  const line = oneLine(text);
  return line.length > MESSAGE_CHARACTERS ? `${line.slice(0, MESSAGE_CHARACTERS)}…` : line;
}
