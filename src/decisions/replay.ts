/** What a document comes to with the decisions of its journal. */
import { checkDocument } from "../checks/index.ts";
import type { BudgetDocument } from "../contract/schema.ts";
import type { ReadAssembly } from "../meaning/alternatives/doubtfulTexts.ts";
import { type Decided, type DecidedTable, NOTHING_DECIDED } from "../meaning/decided.ts";
import { type SourceFile, toDocument } from "../meaning/index.ts";
import type { Variants } from "../meaning/variants.ts";
import type { ChangeEntry, Entry, TableEntry } from "./entry.ts";
import { withDecisions } from "./flags.ts";
import { findPlace } from "./places.ts";
import { placeSubject, type Standing, standings } from "./standing.ts";
import { tableDecisions, withTableDecisions } from "./tables.ts";

/** What a document's meaning is made from: all that was read, put together. */
export interface ReadSource {
  readonly assembly: ReadAssembly;
  readonly source: SourceFile;
  readonly variants: Variants;
}

export interface Replayed {
  /** With every decision that holds and fits. */
  readonly document: BudgetDocument;
  /** With what was set of whole tables alone: every place says what is printed there, and has the same indices. */
  readonly printed: BudgetDocument;
  /** Of each entry, in journal order. */
  readonly standings: readonly Standing[];
  /** Entries that hold, but whose place is gone or prints something else. */
  readonly unfit: readonly Entry[];
}

/** Replays journals over one reading; what two calls have in common is made once. */
export function createReplay({
  assembly,
  source,
  variants,
}: ReadSource): (entries: readonly Entry[]) => Replayed {
  const mean = (decided: Decided): BudgetDocument => toDocument(assembly, source, variants, decided);
  const bare = once(() => mean(NOTHING_DECIDED));
  let printed: { readonly key: string; readonly document: BudgetDocument } | null = null;
  const printedWith = (tables: Decided["tables"]): BudgetDocument => {
    const key = JSON.stringify([...tables].map(([index, { columns, ...set }]) => [index, set, [...columns]]));
    if (printed?.key !== key) {
      printed = {
        key,
        document: checkDocument(tables.size === 0 ? bare() : mean({ tables, statements: new Map() })),
      };
    }
    return printed.document;
  };
  return (entries) => {
    const standing = standings(entries);
    const holding = entries.filter((_, index) => standing[index] === "in-force");
    const ofTables = holding.filter((entry): entry is TableEntry => "table" in entry);
    const { tables, unfit: unfitTables } =
      ofTables.length === 0
        ? { tables: new Map<number, DecidedTable>(), unfit: [] }
        : tableDecisions(bare(), ofTables);
    const base = printedWith(tables);
    const { decided, unfit: unfitChanges } = placeChanges(base, holding.filter(isChange), tables);
    const isPlain = decided === null;
    const document = isPlain ? base : checkDocument(mean(decided));
    const settling = holding.filter((entry) => "flags" in entry);
    const unfit = new Set<Entry>([
      ...unfitTables,
      ...unfitChanges,
      ...settling.filter((entry) => isGone(base, entry)),
    ]);
    return {
      document: {
        ...document,
        tables: withTableDecisions(
          document.tables,
          base,
          ofTables.filter((entry) => !unfit.has(entry)),
        ),
        flags: withDecisions(document.flags, base, settling),
      },
      printed: base,
      standings: standing,
      unfit: entries.filter((entry) => unfit.has(entry)),
    };
  };
}

const isChange = (entry: Entry): entry is ChangeEntry => "changes" in entry;

/** Is a place of a flag that the entry settles, and changes nothing of, gone? */
const isGone = (printed: BudgetDocument, entry: Entry): boolean =>
  "flags" in entry &&
  !isChange(entry) &&
  entry.flags.some(({ place }) => place !== undefined && findPlace(printed, place) === null);

/** Where the changes belong, the last of each place; null where there is none. */
function placeChanges(
  printed: BudgetDocument,
  entries: readonly ChangeEntry[],
  ofTables: Decided["tables"],
): { decided: Decided | null; unfit: ChangeEntry[] } {
  const changes = entries.flatMap((entry) => entry.changes.map((change) => ({ entry, ...change })));
  const last = new Map(changes.map((change) => [placeSubject(change.place), change]));
  const unfit = new Set<ChangeEntry>();
  const tables = new Map(ofTables);
  const statements = new Map<number, { text: string; at: string }>();
  for (const { entry, place: name, text } of last.values()) {
    const place = findPlace(printed, name, text);
    const correction = { text, at: entry.at };
    if (place === null) unfit.add(entry);
    else if ("statement" in place) statements.set(place.statement, correction);
    else {
      const index = printed.tables.findIndex(({ id }) => id === place.table);
      const known = tables.get(index) ?? { columns: new Map(), cells: [], fields: new Map() };
      tables.set(
        index,
        "field" in place
          ? { ...known, fields: new Map([...known.fields, [place.field, correction]]) }
          : { ...known, cells: [...known.cells, { ...correction, row: place.row, column: place.column }] },
      );
    }
  }
  const isAny =
    statements.size > 0 || [...tables.values()].some(({ cells, fields }) => cells.length + fields.size > 0);
  return { decided: isAny ? { tables, statements } : null, unfit: [...unfit] };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
