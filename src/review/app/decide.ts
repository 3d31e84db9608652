import { effect, signal } from "@preact/signals";
import type { Place } from "../../contract/schema.ts";
import type {
  CellPlace,
  DecisionRequest,
  Draft,
  Journal,
  NamedPlace,
  Problem,
  ReviewFlag,
} from "../messages.ts";
import { askDocument, askEquals, askJournal, problemFrom, Refused, tellDecisions, tellUndo } from "./ask.ts";
import {
  flag,
  flagAt,
  flags,
  isOpen,
  opened,
  problem,
  selected,
  showFlag,
  tables,
  takeDocument,
  telling,
} from "./state.ts";

/** Milliseconds between two looks whether the exports are written. */
const LOOK_AGAIN = 700;

/** A decision on its way: it counts once the server has kept it. */
interface Waiting {
  readonly draft: Draft;
  readonly seen: number;
}

/** A text that is being typed for one place, or for all that print the same. */
export interface Typing {
  readonly places: readonly Pick<NamedPlace, "place" | "name">[];
  readonly text: string;
  readonly flags: string[];
  /** The other places are on their way: nothing is kept before they are shown. */
  readonly isAsking: boolean;
}

/** What people decided of the document; null until it is known. */
export const journal = signal<Journal | null>(null);
/** Why nothing can be decided. */
export const undecidable = signal<Problem | null>(null);
export const waiting = signal<readonly Waiting[]>([]);
export const typing = signal<Typing | null>(null);

const waitingFlags = (): Set<string> =>
  new Set(
    waiting.value.flatMap(({ draft }) =>
      "flag" in draft ? [draft.flag] : "flags" in draft ? (draft.flags ?? []) : [],
    ),
  );

/** Flags that nobody decided, those whose decision is on its way apart. */
export const openFlags = (): readonly ReviewFlag[] => {
  const onTheWay = waitingFlags();
  return flags.value.filter((each) => isOpen(each) && !onTheWay.has(each.id));
};

/** Shows the next flag that nobody decided, from the one that is shown on; the last one is followed by the first. */
function showNextOpen(): void {
  const open = openFlags();
  const at = flagAt.value;
  const next = open.find((each) => flags.value.indexOf(each) > at) ?? open[0];
  if (next !== undefined) showFlag(next);
}

/** Asks for the journal of the document that is shown. */
effect(() => {
  const name = opened.value?.name;
  if (name === shownName) return;
  shownName = name;
  journal.value = null;
  undecidable.value = null;
  waiting.value = [];
  typing.value = null;
  if (name !== undefined) void lookAtJournal(name);
});
let shownName: string | undefined;

async function lookAtJournal(name: string): Promise<void> {
  try {
    const found = await askJournal(name);
    if (opened.peek()?.name === name) journal.value = found;
  } catch (error) {
    if (error instanceof Refused) undecidable.value = error.problem;
    else throw error;
  }
}

/** Keeps what is decided and goes on to the next open flag; the page does not wait for the answer. */
export function decide(draft: Draft): void {
  if (journal.value === null) return;
  waiting.value = [...waiting.value, { draft, seen: journal.value.revision }];
  typing.value = null;
  if (!("table" in draft || "page" in draft)) showNextOpen();
  void send();
}

/** What is being sent, and everything that is decided until it ends. */
let sending: Promise<void> | null = null;

const send = (): Promise<void> => {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
};

/** Sends what waits, all that was decided on one look at once; where one cannot be kept the others are sent one by one. */
async function sendAll(): Promise<void> {
  while (waiting.value.length > 0) {
    const [first] = waiting.value as [Waiting];
    const together = waiting.value.filter(({ seen }) => seen === first.seen);
    const drafts = together.map(({ draft }) => draft);
    const isKept = await keep({ drafts, seen: first.seen }, together.length === 1);
    if (!isKept) for (const draft of drafts) await keep({ drafts: [draft], seen: first.seen }, true);
    waiting.value = waiting.value.filter((each) => !together.includes(each));
  }
}

async function keep(request: DecisionRequest, isTold: boolean): Promise<boolean> {
  const { name } = opened.value ?? {};
  if (name === undefined) return true;
  try {
    const decided = await tellDecisions(name, request);
    if (opened.value?.name === name) {
      takeDocument(decided.document);
      journal.value = decided.journal;
    }
    problem.value = null;
    return true;
  } catch (error) {
    if (!isTold) return false;
    await lookAgain();
    problem.value = problemFrom(error);
    return true;
  }
}

/** Takes the last decision that holds back, and shows its flag again; one that is on its way is kept first. */
export async function undoLast(): Promise<void> {
  await sending;
  const last = journal.value?.decisions.findLast(({ state }) => state === "in-force" || state === "unfit");
  if (last !== undefined) await undo(last.id);
}

export const undo = (id: string): Promise<void> =>
  telling(async () => {
    if (opened.value === null) return;
    const undone = journal.value?.decisions.find((each) => each.id === id);
    const { document, journal: fresh } = await tellUndo(opened.value.name, id);
    takeDocument(document);
    journal.value = fresh;
    const again = flags.value.find((each) => undone?.flags.includes(each.id));
    if (again !== undefined) showFlag(again);
  });

/** Takes over what another page or program decided meanwhile. */
export async function lookAgain(): Promise<void> {
  const { name } = opened.value ?? {};
  if (name === undefined || journal.value === null || sending !== null) return;
  const before = journal.value.revision;
  await lookAtJournal(name);
  if (journal.value.revision !== before) await takeAgain(name);
}

/** Takes the document and its journal as they are now. */
const takeAgain = (name: string): Promise<void> =>
  telling(async () => {
    takeDocument(await askDocument(name));
    await lookAtJournal(name);
  });

/** Looks until the exports are written. */
effect(() => {
  const { name } = opened.value ?? {};
  if (name === undefined || journal.value?.exports.isPending !== true) return;
  const timer = setTimeout(() => void (waiting.peek().length === 0 && lookAtJournal(name)), LOOK_AGAIN);
  return () => clearTimeout(timer);
});

/** Accepts the proposal of the flag that is shown, if it has one. */
export function accept(): void {
  if (flag.value?.proposal !== undefined) decide({ as: "accepted", flag: flag.value.id });
}

/** Settles the flag that is shown without changing a cell, or by confirming all that it names. */
export function settle(as: "as-printed" | "source-error" | "dismissed"): void {
  const current = flag.value;
  if (current === null || (as === "as-printed" && current.placeCount === 0)) return;
  decide({ as, flags: [current.id] });
}

/** The cell that is selected, else the first place of the flag. */
function placeToType(): { readonly place: Place; readonly name: string; readonly text: string } | null {
  const cell = selected.value;
  const named = flag.value?.places.find(({ place }) => cell === null || isSame(place, cell)) ?? null;
  if (cell === null || named !== null) return named;
  const text = tables.value.get(cell.table)?.rows[cell.row]?.cells[cell.column]?.text ?? "";
  return { place: cell, name: `${cell.table} · ${cell.row + 1} · ${cell.column + 1}`, text };
}

const isSame = (place: Place, cell: CellPlace): boolean =>
  "row" in place && place.table === cell.table && place.row === cell.row && place.column === cell.column;

/** The flag that is shown, where it names the place: typing something else there settles it. */
const flagsAt = (place: Place): string[] => {
  const current = flag.value;
  const names = current?.places.some((each) => JSON.stringify(each.place) === JSON.stringify(place));
  return current !== null && names ? [current.id] : [];
};

const typingAt = (found: NonNullable<ReturnType<typeof placeToType>>, isAsking: boolean): Typing => ({
  places: [found],
  text: found.text,
  flags: flagsAt(found.place),
  isAsking,
});

/** Opens the field in which a text is typed for the place that is shown. */
export function startTyping(): void {
  const found = journal.value === null ? null : placeToType();
  if (found !== null) typing.value = typingAt(found, false);
}

/** The same for all cells that print the same text where the same is meant; they are shown first. */
export async function startTypingAll(): Promise<void> {
  const found = journal.value === null ? null : placeToType();
  const { name } = opened.value ?? {};
  if (found === null || name === undefined || !("row" in found.place)) return;
  const { place } = found;
  const begun = typingAt(found, true);
  typing.value = begun;
  await telling(async () => {
    const places = await askEquals(name, place);
    if (typing.peek() === begun)
      typing.value = { ...begun, isAsking: false, ...(places.length > 0 && { places }) };
  });
}

/** Keeps what was typed. */
export function finishTyping(text: string): void {
  const { places, flags: named } = typing.value ?? { places: [], flags: [] };
  if (places.length > 0)
    decide({ as: "typed", cells: places.map(({ place }) => ({ place, text })), flags: named });
}
