import { batch, computed, effect, signal } from "@preact/signals";
import type { Fragment } from "../../contract/schema.ts";
import type {
  CellPlace,
  DocumentList,
  OpenedDocument,
  OpenedTable,
  Problem,
  ReadingState,
  ReviewFlag,
} from "../messages.ts";
import { askDocument, askDocuments, askTable, problemFrom, tellSource } from "./ask.ts";
import { moveCell } from "./moveCell.ts";
import { ORDERS, type Order } from "./orders.ts";

/** What the page shows. Each is changed by the functions of this file alone. */
export const list = signal<DocumentList | null>(null);
/** What is read of the files that were given; null where none are taken. */
export const reading = signal<ReadingState | null>(null);
export const opened = signal<OpenedDocument | null>(null);
export const problem = signal<Problem | null>(null);
export const order = signal<Order>("severity");
export const flagId = signal<string | null>(null);
export const tableId = signal<string | null>(null);
export const selected = signal<CellPlace | null>(null);
/** Pages in sight, from the top: those that the selected row stands on. */
export const pages = signal<readonly number[]>([]);
export const isHelpOpen = signal(false);
/** The pictures of the pages in sight are on their way. */
export const isPageLoading = signal(false);
/** A page in sight that cannot be drawn. */
export const failedPage = signal<number | null>(null);
/** Tables that have come into sight, by id; a new decision asks for them again, and these stay until they come. */
export const tables = signal<ReadonlyMap<string, OpenedTable>>(new Map());
/** Counts what was decided: tables that were asked for before are asked for again. */
const edition = signal(0);

export const flags = computed((): readonly ReviewFlag[] =>
  (opened.value?.flags ?? []).toSorted(ORDERS[order.value]),
);
export const flagAt = computed(() => flags.value.findIndex(({ id }) => id === flagId.value));
export const flag = computed((): ReviewFlag | null => flags.value[flagAt.value] ?? null);
export const table = computed((): OpenedTable | null => tables.value.get(tableId.value ?? "") ?? null);
/** What of a flag without a cell is lit up: its box. */
export const flagBox = computed((): Omit<Fragment, "text"> | null => {
  const { page, box } = flag.value ?? {};
  return page === undefined || box === undefined ? null : { page, box };
});

/** Runs `step`; what the server refuses is shown. */
export async function telling(step: () => Promise<void>): Promise<void> {
  try {
    await step();
    problem.value = null;
  } catch (error) {
    problem.value = problemFrom(error);
  }
}

/** Asks for all documents, and for what is read. */
export async function lookAtDocuments(): Promise<void> {
  const found = await askDocuments();
  batch(() => {
    list.value = found;
    reading.value = found.reading;
  });
}

/** Shows what the address names: a document, or all of them. */
export const followAddress = (): Promise<void> =>
  telling(async () => {
    const name = decodeURIComponent(location.hash.replace(/^#\/?/u, ""));
    if (name === "") {
      opened.value = null;
      await lookAtDocuments();
      return;
    }
    if (opened.value?.name === name) return;
    const document = await askDocument(name);
    batch(() => {
      showDocument(document);
      const first = flags.value.find(isOpen) ?? flags.value[0];
      if (first !== undefined) showFlag(first);
      else showTable(document.tables[0]?.id ?? null);
    });
  });

function showDocument(document: OpenedDocument): void {
  tables.value = new Map();
  asked.clear();
  opened.value = document;
  flagId.value = null;
  tableId.value = null;
  selected.value = null;
  pages.value = document.pages.slice(0, 1).map(({ number }) => number);
}

/** Takes the document as it is after a decision: what is shown stays in sight. */
export function takeDocument(document: OpenedDocument): void {
  batch(() => {
    opened.value = document;
    edition.value += 1;
  });
}

/** Does it wait for a person? */
export const isOpen = ({ decision }: ReviewFlag): boolean => decision === undefined;

/** Shows the flag, its table and its page. */
export function showFlag(next: ReviewFlag): void {
  batch(() => {
    flagId.value = next.id;
    const place = next.places.find((each) => "row" in each.place);
    if (place !== undefined && "row" in place.place) {
      selected.value = place.place;
      tableId.value = place.place.table;
      pages.value = pagesOf(place.fragments);
      return;
    }
    selected.value = null;
    const [first] = next.places;
    if (first !== undefined && "table" in first.place) tableId.value = first.place.table;
    const page = first?.fragments[0]?.page ?? next.page;
    if (page !== undefined) pages.value = [page];
  });
}

/** Shows the flag that stands so many places further in the list, if there is one. */
export function moveFlag(by: number): void {
  const next = flags.value[flagAt.value + by];
  if (next !== undefined) showFlag(next);
}

/** Shows the cell in its table and on its pages: the whole row, where a page end cuts it. */
export function showCell(place: CellPlace): void {
  batch(() => {
    selected.value = place;
    tableId.value = place.table;
    const row = tables.value.get(place.table)?.rows[place.row];
    const own = pagesOf(row?.cells[place.column]?.fragments ?? []);
    const all = pagesOf(row?.cells.flatMap(({ fragments }) => fragments) ?? []);
    if (own.length > 0) pages.value = all.length <= MOST_PAGES ? all : own;
  });
}

/** Shows the cell so many rows down and columns to the right of the one that is shown. */
export function moveSelected(down: number, across: number): void {
  const next = table.value && moveCell(table.value, selected.value, [down, across]);
  if (next) showCell(next);
}

/** Pages that a row may stand on to be shown together. */
const MOST_PAGES = 3;

const pagesOf = (fragments: readonly Fragment[]): number[] =>
  [...new Set(fragments.map(({ page }) => page))].sort((a, b) => a - b);

export function showTable(id: string | null): void {
  batch(() => {
    tableId.value = id;
    selected.value = null;
    const page = opened.value?.tables.find((each) => each.id === id)?.pages[0];
    if (page !== undefined) pages.value = [page];
  });
}

export function showPage(number: number): void {
  pages.value = [number];
}

/** Tells the server where the document's file is. */
export const findSource = (path: string): Promise<void> =>
  telling(async () => {
    if (opened.value !== null) opened.value = await tellSource(opened.value.name, path);
  });

/** What was asked for: edition, document and table. */
const asked = new Set<string>();

/** Asks for the tables that are in sight: the one that is shown, and those on the pages that are shown. */
effect(() => {
  const document = opened.value;
  const wanted = edition.value;
  if (document === null) return asked.clear();
  const onPages = document.pages
    .filter(({ number }) => pages.value.includes(number))
    .flatMap((page) => page.tables);
  for (const id of new Set([...(tableId.value === null ? [] : [tableId.value]), ...onPages])) {
    const key = `${wanted} ${document.name} ${id}`;
    if (asked.has(key)) continue;
    asked.add(key);
    void telling(async () => {
      const loaded = await askTable(document.name, id);
      if (opened.peek()?.name !== document.name || edition.peek() !== wanted) return;
      const isNew = !tables.peek().has(id);
      tables.value = new Map([...tables.peek(), [id, loaded]]);
      const place = selected.peek();
      if (isNew && place?.table === id) showCell(place);
    });
  }
});
