import type { Entry, TableEntry } from "../decisions/entry.ts";
import type { DecisionEntry } from "./messages.ts";

/** An entry of the journal in printed words; none for one that takes another back. */
export function viewEntry(entry: Entry, state: DecisionEntry["state"]): DecisionEntry[] {
  if (entry.as === "undone") return [];
  const { id, by, at, as } = entry;
  return [{ id, by, at, as, state, ...wordsOf(entry) }];
}

function wordsOf(entry: Exclude<Entry, { as: "undone" }>): Pick<DecisionEntry, "about" | "value" | "flags"> {
  if ("table" in entry) {
    const about = [entry.table.title, ...("path" in entry ? entry.path : [])].filter(Boolean).join(" · ");
    return { about, value: settingOf(entry), flags: [] };
  }
  if (entry.as === "page-moved") return { about: `${entry.page}`, value: `${entry.after ?? 0}`, flags: [] };
  const flags = entry.flags.map(({ id }) => id);
  if (!("changes" in entry)) return { about: flags.join(", "), value: "", flags };
  return {
    about: entry.changes.map(({ place }) => `${nameOf(place)}: ${place.printed}`).join("; "),
    value: [...new Set(entry.changes.map(({ text }) => text))].join("; "),
    flags,
  };
}

/** What a table, or a column of it, was set to. */
function settingOf(entry: TableEntry): string {
  if (entry.as === "joined") return entry.next.title;
  if (entry.as === "parted") return entry.row.label;
  return entry.as === "column" ? JSON.stringify(entry.value) : entry.value;
}

type PlaceName = Extract<Entry, { changes: unknown }>["changes"][number]["place"];

function nameOf(place: PlaceName): string {
  if ("statement" in place) return place.figure;
  if ("field" in place) return place.name;
  return [place.label, ...place.path].filter(Boolean).join(" · ");
}
