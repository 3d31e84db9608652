import { styleText } from "node:util";
import { STATUSES, type Status } from "../contract/vocabulary.ts";
import { oneLine } from "../core/text.ts";
import type { DoneFile, FileSummary } from "./summary.ts";
import { timingsText } from "./timings.ts";

type Style = Parameters<typeof styleText>[0];

const STATUS_STYLE: Record<Status, Style> = {
  verified: "green",
  read: "cyan",
  disputed: "red",
  corrected: "blue",
  blank: "dim",
};

/** The closing summary for people, a paragraph a file. */
export function summaryText(files: readonly FileSummary[], isColoured: boolean): string {
  const paint = (style: Style, text: string): string =>
    isColoured ? styleText(style, text, { validateStream: false }) : text;
  const paragraphs = files.filter((file) => file.ok).map((file) => doneText(file, paint));
  if (files.length > 1) {
    const failed = files.filter(({ ok }) => !ok).length;
    paragraphs.push(`${files.length - failed} of ${files.length} files done`);
  }
  return paragraphs.map((paragraph) => `${paragraph}\n`).join("\n");
}

function doneText(summary: DoneFile, paint: (style: Style, text: string) => string): string {
  const { file, output, seconds, pages, tables, rows, amounts, flags, timings, notes, errors } = summary;
  const line = (label: string, text: string): string => `  ${paint("dim", label.padEnd(8))} ${text}`;
  const counted = STATUSES.filter((status) => status !== "corrected" || amounts.corrected > 0);
  const { error, warning, info } = flags;
  return [
    paint("bold", file),
    line(
      "read",
      `${count(pages, "page")}, ${count(tables, "table")}, ${count(rows, "row")} in ${seconds.toFixed(1)} s`,
    ),
    ...(timings === undefined ? [] : [line("timings", timingsText(timings))]),
    ...notes.map((note) => line("note", shortLine(note))),
    line(
      "amounts",
      counted.map((status) => paint(STATUS_STYLE[status], amountText(summary, status))).join(" · "),
    ),
    line(
      "flags",
      [
        paint(error > 0 ? "red" : "green", count(error, "error")),
        paint(warning > 0 ? "yellow" : "green", count(warning, "warning")),
        `${info} info`,
      ].join(" · "),
    ),
    ...errors.map(({ message, page }) =>
      line("", `${paint("red", "✗")} ${page === undefined ? "" : `page ${page}: `}${shortLine(message)}`),
    ),
    ...(error > errors.length ? [line("", `… ${error - errors.length} more in flags.csv`)] : []),
    line("output", `${output}/  document.json text.md workbook.xlsx observations.csv flags.csv tables/`),
  ].join("\n");
}

/** `1204 verified (92 %)`: the share is of the amounts that are printed. */
function amountText({ amounts }: DoneFile, status: Status): string {
  const printed = amounts.verified + amounts.read + amounts.disputed + amounts.corrected;
  if (status !== "verified" || printed === 0) return `${amounts[status]} ${status}`;
  return `${amounts.verified} verified (${Math.floor((100 * amounts.verified) / printed)} %)`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** Characters of a flag's message that are told; the whole stands in flags.csv. */
const MESSAGE_CHARACTERS = 100;

/** Text of a document as it may go to a terminal: one short line without control characters. */
function shortLine(text: string): string {
  const line = oneLine(text);
  return line.length > MESSAGE_CHARACTERS ? `${line.slice(0, MESSAGE_CHARACTERS)}…` : line;
}
