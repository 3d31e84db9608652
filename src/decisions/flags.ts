/** Names of flags that outlive an extraction, and what was decided of each flag. */
import type { BudgetDocument, Flag, Place } from "../contract/schema.ts";
import type { Entry, FlagName } from "./entry.ts";
import { findPlace, nameOfPlace, ownPlace } from "./places.ts";

/** Values of a message that say where it is: its place tells that already. */
const WHERE = new Set(["row", "column", "page", "pages", "table"]);

/** The name of a flag whose places count as those of `printed` do. */
export function nameOfFlag(
  printed: BudgetDocument,
  { id, rule, values, cells: [first], page }: Flag,
): FlagName {
  const place = first ? nameOfPlace(printed, first) : null;
  return {
    id,
    rule,
    values: wordsOf(values, place !== null),
    ...(place ? { place } : {}),
    ...(page === undefined ? {} : { page }),
  };
}

const wordsOf = (values: Flag["values"], isPlaced: boolean): FlagName["values"] =>
  Object.fromEntries(
    Object.entries(values).filter(
      (each): each is [string, string] => typeof each[1] === "string" && !(isPlaced && WHERE.has(each[0])),
    ),
  );

/** Entries that settle flags. */
type Settling = Extract<Entry, { flags: unknown }>;

/**
 * The flags, each with the last decision of it. A flag is the one that was decided where its rule, its first place and
 * the words of its message are the same: another miss of the same sum is another finding.
 */
export function withDecisions(
  flags: readonly Flag[],
  printed: BudgetDocument,
  entries: readonly Settling[],
): Flag[] {
  const decided = entries.flatMap((entry) =>
    entry.flags.map((name) => ({ entry, name, place: name.place ? findPlace(printed, name.place) : null })),
  );
  return flags.map((flag): Flag => {
    const last = decided.findLast(({ name, place }) => isSame(flag, name, place, printed));
    if (last === undefined) return flag;
    const { by, at, as, note } = last.entry;
    return { ...flag, decision: { by, at, as, ...(note === undefined ? {} : { note }) } };
  });
}

function isSame(flag: Flag, name: FlagName, place: Place | null, printed: BudgetDocument): boolean {
  if (flag.rule !== name.rule) return false;
  const [first] = flag.cells;
  const isThere = name.place
    ? first !== undefined && place !== null && keyOf(ownPlace(printed, first)) === keyOf(place)
    : flag.page === name.page;
  const words = wordsOf(flag.values, name.place !== undefined);
  return isThere && Object.entries(name.values).every(([key, value]) => words[key] === value);
}

const keyOf = (place: Place): string => JSON.stringify(Object.entries(place).sort());
