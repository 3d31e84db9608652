/** What a document comes to with the decisions of its journal. */
import { assemble } from "../assemble/index.ts";
import { isPossibleMove } from "../assemble/movePages.ts";
import { checkDocument } from "../checks/index.ts";
import type { BudgetDocument } from "../contract/schema.ts";
import type { ReadAssembly } from "../meaning/alternatives/doubtfulTexts.ts";
import { type Decided, NOTHING_DECIDED } from "../meaning/decided.ts";
import { type SourceFile, toDocument } from "../meaning/index.ts";
import type { Variants } from "../meaning/variants.ts";
import type { PageLayout } from "../table/types.ts";
import type { ChangeEntry, Entry, MoveEntry, SettingEntry, StructureEntry, TableEntry } from "./entry.ts";
import { withDecisions } from "./flags.ts";
import { findPlace } from "./places.ts";
import { restructure } from "./restructure.ts";
import { placeSubject, type Standing, standings } from "./standing.ts";
import { tableDecisions, withTableDecisions } from "./tables.ts";

/** What a document's meaning is made from: all that was read, put together. */
export interface ReadSource {
  readonly assembly: ReadAssembly;
  /** The pages that it was made from. */
  readonly layouts: readonly PageLayout[];
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

/** Replays journals over one reading; what a call has in common with the one before is not made again. */
export function createReplay({
  assembly: read,
  layouts,
  source,
  variants,
}: ReadSource): (entries: readonly Entry[]) => Replayed {
  const ordered = keepLast((moves: readonly MoveEntry[]) => {
    const unfit = moves.filter((move) => layouts.length === 0 || !isPossibleMove(read.order, move));
    const isMoved = unfit.length < moves.length;
    return { assembly: isMoved ? { ...read, ...assemble(layouts, moves) } : read, unfit };
  });
  const structured = keepLast((moves: readonly MoveEntry[], entries: readonly StructureEntry[]) => {
    const { assembly, unfit: unfitMoves } = ordered(moves);
    const { tables, unfit } = restructure(assembly.tables, entries);
    const mean = (decided: Decided) => toDocument({ ...assembly, tables }, source, variants, decided);
    return { mean, bare: mean(NOTHING_DECIDED), unfit: [...unfitMoves, ...unfit] };
  });
  const printed = keepLast((moves: MoveEntry[], ofStructure: StructureEntry[], settings: SettingEntry[]) => {
    const { mean, bare, unfit } = structured(moves, ofStructure);
    const { tables, unfit: unfitSettings } = tableDecisions(bare, settings);
    const meant = tables.size === 0 ? bare : mean({ tables, statements: new Map() });
    return { document: checkDocument(meant), mean, tables, unfit: [...unfit, ...unfitSettings] };
  });
  return (entries) => {
    const standing = standings(entries);
    const holding = entries.filter((_, index) => standing[index] === "in-force");
    const ofTables = holding.filter((entry): entry is TableEntry => "table" in entry);
    const moves = holding.filter((entry) => entry.as === "page-moved");
    const base = printed(moves, ofTables.filter(isStructure), ofTables.filter(isSetting));
    const { decided, unfit: unfitChanges } = placeChanges(
      base.document,
      holding.filter(isChange),
      base.tables,
    );
    const document = decided === null ? base.document : checkDocument(base.mean(decided));
    const settling = holding.filter((entry) => "flags" in entry);
    const gone = settling.filter((entry) => isGone(base.document, entry));
    const unfit = new Set<Entry>([...base.unfit, ...unfitChanges, ...gone]);
    const fitting = ofTables.filter((entry) => !unfit.has(entry));
    return {
      document: {
        ...document,
        tables: withTableDecisions(document.tables, base.document, fitting),
        flags: withDecisions(document.flags, base.document, settling),
      },
      printed: base.document,
      standings: standing,
      unfit: entries.filter((entry) => unfit.has(entry)),
    };
  };
}

const isSetting = (entry: TableEntry): entry is SettingEntry => "value" in entry;
const isStructure = (entry: TableEntry): entry is StructureEntry => !isSetting(entry);
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

/** Makes it anew only where it is asked for other entries than the last time. */
function keepLast<A extends readonly (readonly Entry[])[], T>(
  make: (...entries: A) => T,
): (...entries: A) => T {
  let last: { readonly key: string; readonly value: T } | null = null;
  return (...entries) => {
    const key = JSON.stringify(entries.map((list) => list.map(({ id }) => id)));
    if (last?.key !== key) last = { key, value: make(...entries) };
    return last.value;
  };
}
