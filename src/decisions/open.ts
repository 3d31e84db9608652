/** A document's folder opened to decide in: what was read, the journal, and the document that both come to. */
import { resolve } from "node:path";
import type { BudgetDocument, Manifest } from "../contract/schema.ts";
import { InputError, UsageError } from "../core/errors.ts";
import { programVersion } from "../core/version.ts";
import { keptReviewData, readManifest, readReviewData, writeExports } from "../export/index.ts";
import { NO_VARIANTS, variantsSchema } from "../meaning/variants.ts";
import { type Draft, toEntry } from "./draft.ts";
import { type Entry, entrySchema } from "./entry.ts";
import { appendEntries, type Journal, readJournal, type TornLine } from "./journal.ts";
import { createReplay, type ReadSource, type Replayed } from "./replay.ts";
import type { Standing } from "./standing.ts";

/** An entry, and whether it holds; one that holds may not fit what is read now. */
export interface JournalEntry {
  readonly entry: Entry;
  readonly state: Standing | "unfit";
}

export interface OpenDecisions {
  /** The document as decided. */
  readonly document: BudgetDocument;
  /** The document as printed: no cell is corrected, every flag that was raised is there; indices are the same. */
  readonly printed: BudgetDocument;
  /** Entries of the journal that are taken into account. */
  readonly revision: number;
  readonly entries: readonly JournalEntry[];
  /** Lines of the journal that are left out. */
  readonly torn: readonly TornLine[];
  /**
   * Keeps the decisions: on the disk before it returns. `seen` is the revision that the decider looked at, the present one
   * without it. What holds already in the same way is not written twice. Throws UsageError where a draft names what is not there, or somebody decided the same place since.
   */
  decide(drafts: Draft | readonly Draft[], who: { readonly by: string; readonly seen?: number }): Entry[];
  /** Takes a decision back. Throws UsageError where there is none of that id that holds. */
  undo(id: string, who: { readonly by: string }): void;
  /** Takes what others added to the journal into account; true where there was anything. */
  refresh(): boolean;
  /**
   * Writes all exports again, with what others decided meanwhile. Throws InputError where a person changed one of them; `readBack` names files, by their path in
   * the folder, whose changes are in the journal.
   */
  write(options?: { readonly readBack?: ReadonlySet<string> }): Promise<string[]>;
}

/**
 * Opens the folder that `extract` wrote for a document. Throws InputError where it is none, or holds no review data of
 * this version.
 */
export function openDecisions(folder: string): OpenDecisions {
  const manifest = manifestOf(folder);
  const session = startSession(folder, manifest);
  const keep = (entries: readonly Entry[]): void => {
    appendEntries(folder, entries);
    session.reread();
  };
  return {
    get document() {
      return session.state().document;
    },
    get printed() {
      return session.state().printed;
    },
    get revision() {
      return session.journal().entries.length;
    },
    get entries() {
      return withStates(session.journal(), session.state());
    },
    get torn() {
      return session.journal().torn;
    },
    decide: (drafts, { by, seen = session.journal().entries.length }) => {
      const at = new Date().toISOString();
      const holding = session
        .journal()
        .entries.filter((_, index) => session.state().standings[index] === "in-force");
      const known = new Set(holding.map(contentOf));
      const entries = [drafts]
        .flat()
        .map((draft) => entrySchema.parse(toEntry(draft, session.state(), { by, at, seen })))
        .filter((entry) => !known.has(contentOf(entry)));
      if (entries.length === 0) return [];
      keep(entries);
      refuseStale(entries, session.journal(), session.state());
      return entries;
    },
    undo: (id, { by }) => {
      const { entries } = session.journal();
      checkHolds(id, withStates(session.journal(), session.state()));
      const at = new Date().toISOString();
      keep([{ id: `${id}-undone`, at, by, seen: entries.length, as: "undone", undoes: id }]);
    },
    refresh: session.reread,
    write: ({ readBack } = {}) => {
      session.reread();
      return writeDecided(session.state().document, folder, manifest, readBack);
    },
  };
}

/** What an entry decides, whoever and whenever. */
const contentOf = ({ id: _id, at: _at, by: _by, seen: _seen, ...content }: Entry): string =>
  JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The journal as far as it was read, and what the document comes to with it. */
interface Session {
  journal(): Journal;
  state(): Replayed;
  /** Reads what was added since; true where there was anything. */
  reread(): boolean;
}

function startSession(folder: string, manifest: Manifest): Session {
  const replay = createReplay(readSource(folder, manifest));
  let journal = readJournal(folder);
  let state = replay(journal.entries);
  return {
    journal: () => journal,
    state: () => state,
    reread: () => {
      const fresh = readJournal(folder);
      // Lines are added only: fewer of them are a folder that is being replaced just now.
      if (fresh.entries.length + fresh.torn.length <= journal.entries.length + journal.torn.length)
        return false;
      journal = fresh;
      state = replay(fresh.entries);
      return true;
    },
  };
}

function withStates({ entries }: Journal, { standings, unfit }: Replayed): JournalEntry[] {
  const isUnfit = new Set(unfit);
  return entries.map((entry, index) => ({
    entry,
    state: isUnfit.has(entry) ? "unfit" : (standings[index] as Standing),
  }));
}

function writeDecided(
  document: BudgetDocument,
  folder: string,
  { source, settings }: Manifest,
  readBack: ReadonlySet<string> | undefined,
): Promise<string[]> {
  const reviewData = keptReviewData(folder);
  return writeExports(document, folder, {
    version: programVersion(),
    settings,
    ...(source.path === undefined ? {} : { path: resolve(folder, source.path) }),
    ...(reviewData && { reviewData }),
    ...(readBack && { readBack }),
  });
}

/** Throws UsageError where no decision of that id can be taken back. */
function checkHolds(id: string, entries: readonly JournalEntry[]): void {
  const found = entries.find(({ entry }) => entry.id === id);
  const isHeld =
    found && found.entry.as !== "undone" && found.state !== "undone" && found.state !== "refused";
  if (isHeld) return;
  throw new UsageError("DECISION_NOT_HELD", { id });
}

function manifestOf(folder: string): Manifest {
  const manifest = readManifest(folder);
  if (manifest !== null) return manifest;
  throw new InputError("NO_MANIFEST", { folder });
}

function readSource(folder: string, { source, settings }: Manifest): ReadSource {
  const { assembly, layouts, pageCount } = readReviewData(folder, source.sha256);
  const variants = settings.config === undefined ? NO_VARIANTS : variantsSchema.parse(settings.config);
  const { file, sha256 } = source;
  return { assembly, layouts, source: { file, sha256, pageCount }, variants };
}

/** Throws UsageError where an entry was refused: it stays in the journal and has no effect. */
function refuseStale(entries: readonly Entry[], journal: Journal, { standings }: Replayed): void {
  const ids = new Set(entries.map(({ id }) => id));
  const isRefused = journal.entries.some(({ id }, index) => ids.has(id) && standings[index] === "refused");
  if (!isRefused) return;
  throw new UsageError("DECISION_STALE", {});
}
