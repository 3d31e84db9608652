import { statSync } from "node:fs";
import { join } from "node:path";
import type { BudgetDocument } from "../contract/schema.ts";
import { type Draft, type OpenDecisions, openDecisions } from "../decisions/index.ts";
import { MANIFEST } from "../export/index.ts";
import type { ExportState, Journal } from "./messages.ts";
import { problemOf } from "./problemOf.ts";
import { viewEntry } from "./viewEntry.ts";

/** Milliseconds without a further decision after which the exports are written: they are for other programs. */
const QUIET = 1_000;
/** Documents that are kept open to decide in; each holds what was read of its pages. */
const MOST_OPEN = 4;

/** The documents that something is decided in. */
export interface Sessions {
  /** The document of `folder` as decided; null where nobody decided in it since the server began. */
  documentOf(folder: string): BudgetDocument | null;
  /** Its journal. Throws InputError where what extract keeps for deciding is not there. */
  journalOf(folder: string): Journal;
  /** Keeps the decisions: they are on the disk before it returns. Throws UsageError where one cannot be kept. */
  decide(folder: string, drafts: readonly Draft[], seen: number): void;
  undo(folder: string, id: string): void;
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

interface Session {
  readonly folder: string;
  readonly open: OpenDecisions;
  /** Of the folder's manifest: another one says that the document was extracted again. */
  version: string;
  timer: NodeJS.Timeout | null;
  writing: Promise<void> | null;
  exports: ExportState;
}

/** Sessions in which the person `by` decides. */
export function createSessions(by: string): Sessions {
  const sessions = new Map<string, Session>();

  const sessionOf = (folder: string): Session => {
    const known = sessions.get(folder);
    if (known !== undefined && (known.exports.isPending || known.version === versionOf(folder))) {
      known.open.refresh();
      return known;
    }
    const open = openDecisions(folder);
    const exports = { isPending: false };
    const session = { folder, open, version: versionOf(folder), timer: null, writing: null, exports };
    sessions.set(folder, session);
    for (const [oldest, { exports }] of [...sessions].slice(0, -MOST_OPEN)) {
      if (!exports.isPending) sessions.delete(oldest);
    }
    return session;
  };
  const afterwards = (session: Session): void => {
    session.exports = { isPending: true };
    if (session.timer !== null) clearTimeout(session.timer);
    session.timer = setTimeout(() => void write(session), QUIET);
  };
  return {
    documentOf: (folder) => (sessions.has(folder) ? sessionOf(folder).open.document : null),
    journalOf: (folder) => journalOf(sessionOf(folder)),
    decide: (folder, drafts, seen) => {
      const session = sessionOf(folder);
      try {
        session.open.decide(drafts, { by, seen });
      } finally {
        afterwards(session);
      }
    },
    undo: (folder, id) => {
      const session = sessionOf(folder);
      session.open.undo(id, { by });
      afterwards(session);
    },
    close: async () => {
      await Promise.all([...sessions.values()].map((session) => session.exports.isPending && write(session)));
    },
  };
}

/** Writes the exports, one writing after the other; what fails is told by the journal's state. */
function write(session: Session): Promise<void> {
  if (session.timer !== null) clearTimeout(session.timer);
  session.timer = null;
  const before = session.writing ?? Promise.resolve();
  session.writing = before.then(async () => {
    const { revision } = session.open;
    const problem = await session.open.write().then(
      () => undefined,
      (error) => problemOf(error),
    );
    session.version = versionOf(session.folder);
    const isBehind = session.open.revision !== revision;
    session.exports = { isPending: isBehind, ...(problem && { problem }) };
  });
  return session.writing;
}

const versionOf = (folder: string): string => {
  const { mtimeMs, size, ino } = statSync(join(folder, MANIFEST));
  return `${mtimeMs} ${size} ${ino}`;
};

function journalOf({ open, exports }: Session): Journal {
  return {
    revision: open.revision,
    decisions: open.entries.flatMap(({ entry, state }) => viewEntry(entry, state)),
    torn: open.torn.length,
    exports,
  };
}
