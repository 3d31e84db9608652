import { oneLine } from "../core/text.ts";
import { type JournalEntry, type OpenDecisions, settingText } from "../decisions/index.ts";
import { say } from "./language.ts";

/** The journal for people, a line a decision: id, state, when, who, what, where. */
export const journalLines = ({ entries }: Pick<OpenDecisions, "entries">): string[] =>
  entries.map(({ entry, state }) =>
    oneLine(
      [entry.id.slice(0, 8), state.padEnd(9), entry.at, entry.by, entry.as, ...whatOf(entry)].join("  "),
    ),
  );

function whatOf(entry: JournalEntry["entry"]): string[] {
  const note = entry.note === undefined ? [] : [`(${entry.note})`];
  if (entry.as === "undone") return [entry.undoes.slice(0, 8), ...note];
  if (entry.as === "page-moved") return [`page ${entry.page} after ${entry.after ?? "none"}`, ...note];
  if ("table" in entry) {
    const column = entry.as === "column" ? ` ${entry.path.join("/")}` : "";
    return [`${entry.table.table} ${entry.table.title}${column}: ${settingText(entry)}`, ...note];
  }
  const changes = "changes" in entry ? entry.changes : [];
  const said = changes.map(
    ({ place, text }) => `page ${place.page} ${wordsOf(place)}: ${place.printed} -> ${text}`,
  );
  return [[...said, ...entry.flags.map(({ id }) => id)].join("; "), ...note];
}

type Place = Extract<JournalEntry["entry"], { changes: unknown }>["changes"][number]["place"];

const wordsOf = (place: Place): string =>
  "statement" in place
    ? place.figure
    : "field" in place
      ? place.name
      : `${place.label}, ${place.path.join("/")}`;

/** That a line of the journal is left out, and why. */
export const tornLine = ({ line, reason }: OpenDecisions["torn"][number]): string =>
  say({
    en: `decisions.jsonl, line ${line}, is left out: ${reason.en}`,
    zh: `decisions.jsonl 第 ${line} 行未采用：${reason.zh}`,
  });
