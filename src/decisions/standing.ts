/** Which decisions of a journal hold. */
import type { Entry, FlagName, PlaceName, TableName } from "./entry.ts";

/**
 * - `in-force`: it holds, at least for one of its places
 * - `overtaken`: later decisions speak of all its places
 * - `undone`: a later line takes it back; such a line itself is `in-force`
 * - `refused`: whoever made it had not seen an earlier decision on the same place
 */
export type Standing = "in-force" | "overtaken" | "undone" | "refused";

/** What a decision is about, as keys: one a place, table or flag. */
function subjectsOf(entry: Entry): string[] {
  if (entry.as === "undone") return [];
  if ("changes" in entry) {
    return [...entry.changes.map(({ place }) => placeSubject(place)), ...entry.flags.map(flagSubject)];
  }
  if ("flags" in entry) return entry.flags.map(flagSubject);
  if (entry.as === "page-moved") return [`page ${entry.page}`];
  const table = tableSubject(entry.table);
  if (entry.as === "column") return [`column ${table} ${entry.column}`];
  // A table may be parted at several rows, and several may be joined to it.
  if (entry.as === "joined") return [`joined ${tableSubject(entry.next)}`];
  return [entry.as === "parted" ? `parted ${tableSubject(entry.row)}` : `${entry.as} ${table}`];
}

export const placeSubject = (place: PlaceName): string => {
  const at = `${place.page} ${place.box.join(" ")}`;
  // One line of prose may state several figures.
  return "statement" in place ? `statement ${at} ${place.figure} ${place.printed}` : `place ${at}`;
};

const flagSubject = ({ rule, values, place, page }: FlagName): string =>
  `flag ${rule} ${place ? placeSubject(place) : (page ?? "")} ${JSON.stringify(values)}`;

const tableSubject = ({ page, box }: Pick<TableName, "page" | "box">): string => `${page} ${box.join(" ")}`;

/** The standing of each entry, in journal order. */
export function standings(entries: readonly Entry[]): Standing[] {
  const undone = new Set<string>();
  const refused = new Set<Entry>();
  for (const [position, entry] of entries.entries()) {
    if (entry.as === "undone") undone.add(entry.undoes);
    else if (isStale(entry, entries.slice(entry.seen, position), refused, undone)) refused.add(entry);
  }
  const last = new Map<string, Entry>();
  for (const entry of entries) {
    if (refused.has(entry) || undone.has(entry.id)) continue;
    for (const subject of subjectsOf(entry)) last.set(subject, entry);
  }
  const holding = new Set(last.values());
  return entries.map((entry) => {
    if (refused.has(entry)) return "refused";
    if (undone.has(entry.id)) return "undone";
    return entry.as === "undone" || holding.has(entry) ? "in-force" : "overtaken";
  });
}

/** Does one of `unseen` that held then speak of the same place? What one person decided in one go is no contradiction. */
function isStale(
  entry: Entry,
  unseen: readonly Entry[],
  refused: ReadonlySet<Entry>,
  undone: ReadonlySet<string>,
): boolean {
  const own = new Set(subjectsOf(entry));
  if (own.size === 0) return false;
  return unseen.some(
    (other) =>
      !refused.has(other) &&
      !undone.has(other.id) &&
      !(other.at === entry.at && other.by === entry.by) &&
      subjectsOf(other).some((subject) => own.has(subject)),
  );
}
