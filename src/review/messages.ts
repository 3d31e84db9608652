/** What the server of the review and its page tell each other. Types alone: both sides are checked against them. */
import type { Evidence, Flag, Fragment, Manifest, Place, SourcePage, Table } from "../contract/schema.ts";
import type { Status } from "../contract/vocabulary.ts";
import type { Bilingual } from "../core/problems.ts";
import type { Draft } from "../decisions/draft.ts";
import type { Entry } from "../decisions/entry.ts";

/** What is wrong and what to do about it, in a line. */
export interface Problem extends Bilingual {
  readonly code: string;
}

/** One document of the folder, as far as its manifest tells. */
export interface DocumentEntry {
  /** Name of its folder: its address in every other question. */
  readonly name: string;
  readonly file: string;
  readonly summary: NonNullable<Manifest["summary"]> | null;
  /** Why it cannot be reviewed; absent where it can. */
  readonly problem?: Problem;
}

/** The start page: the most doubtful document first. */
export interface DocumentList {
  readonly folder: string;
  readonly documents: readonly DocumentEntry[];
  /** Of the files that the page takes; null where it takes none. */
  readonly reading: ReadingState | null;
}

/** What the page takes, and where it is kept. */
export interface ReadingState {
  /** Folders of this machine: of the files that were given, and of what is made of them. */
  readonly originals: string;
  readonly results: string;
  /** In the order in which they were given, since the server began. */
  readonly files: readonly ReadingEntry[];
}

/** A file that was given to be read. */
export type ReadingEntry = { readonly id: string; readonly file: string } & (
  | { readonly state: "waiting" }
  | {
      readonly state: "reading";
      /** Pages; absent until the first one is read, `secondsLeft` until the second. */
      readonly progress?: { readonly done: number; readonly total: number; readonly secondsLeft?: number };
    }
  | {
      readonly state: "done";
      /** The name of its document. */
      readonly document: string;
      readonly flags?: NonNullable<Manifest["summary"]>["flags"];
    }
  | {
      readonly state: "failed";
      readonly problem: Problem /** A password opens it. */;
      readonly isLocked: boolean;
    }
);

/** Whether the file that the document was read from is at hand: gone, or another one than was read. */
export type SourceState = "here" | "missing" | "changed";

/** A place that a flag or an identity names, with what is printed there. */
export interface NamedPlace {
  readonly place: Place;
  /** One line in no language: table, words of its row and column, cell of the workbook. */
  readonly name: string;
  readonly text: string;
  /** Yuan. */
  readonly amount?: string;
  readonly percent?: string;
  readonly status: Status | null;
  readonly readings: readonly Reading[];
  readonly fragments: readonly Fragment[];
}

export type Reading = Omit<Extract<Evidence, { kind: "reading" }>, "kind">;

/** A flag with everything that a person needs to decide it. */
export interface ReviewFlag extends Omit<Flag, "cells" | "values"> {
  readonly title: Bilingual;
  /** The first of them is where it stands; `placeCount` counts those that are left out too. */
  readonly places: readonly NamedPlace[];
  readonly placeCount: number;
  /** The sums that speak for the proposal, with their figures. */
  readonly identities: readonly { readonly rule: string; readonly terms: readonly NamedPlace[] }[];
}

export interface TableEntry extends Pick<Table, "id" | "kind" | "title" | "unit" | "pages"> {
  readonly rowCount: number;
}

/** A document without the rows of its tables: those are asked for when they come into sight. */
export interface OpenedDocument {
  readonly name: string;
  readonly file: string;
  readonly source: { readonly state: SourceState; readonly path: string | null };
  readonly pages: readonly Pick<SourcePage, "number" | "width" | "height" | "tables" | "error">[];
  readonly tables: readonly TableEntry[];
  readonly flags: readonly ReviewFlag[];
}

/** What people decided of the document. */
export interface Journal {
  /** How many decisions were seen: sent back with a decision. */
  readonly revision: number;
  /** In the order in which they were made, without those that take others back. */
  readonly decisions: readonly DecisionEntry[];
  /** Lines that cannot be read and are left out. */
  readonly torn: number;
  readonly exports: ExportState;
}

/** One decision and whether it holds; `unfit` where the place is gone or prints something else now. */
export interface DecisionEntry {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly as: Exclude<Entry["as"], "undone">;
  readonly state: "in-force" | "undone" | "overtaken" | "refused" | "unfit";
  /** What was decided, in printed words; a page by its number, its value the page before it, 0 for none. */
  readonly about: string;
  readonly value: string;
  readonly flags: readonly string[];
}

/** Whether the files in the document's folder say what is decided. */
export interface ExportState {
  readonly isPending: boolean;
  /** Why they could not be written. */
  readonly problem?: Problem;
}

/** A table as printed: what stands in `document.json`. */
export type OpenedTable = Table;

/** A cell of a table: the only sort of place that is lit up in a table. */
export type CellPlace = Extract<Place, { row: number }>;

/** What a decision came to. */
export interface Decided {
  readonly document: OpenedDocument;
  readonly journal: Journal;
}

/** What is decided, as the page sends it. */
export interface DecisionRequest {
  readonly drafts: readonly Draft[];
  /** The revision that the person looked at. */
  readonly seen: number;
}

export type { Draft };
