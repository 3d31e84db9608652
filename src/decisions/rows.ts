/** Decisions as a person fills them in behind the flags of flags.csv or of a sheet. */
import { z } from "zod";
import type { Flag, Place } from "../contract/schema.ts";
import { ROW_DECISIONS, TABLE_DECISIONS, TABLE_KINDS } from "../contract/vocabulary.ts";
import { type BudgetscanError, UsageError } from "../core/errors.ts";
import type { ProblemCode, ProblemValues } from "../core/problems.ts";
import { UNITS } from "../core/units.ts";
import { placeName } from "../export/index.ts";
import type { Draft, Scene } from "./draft.ts";
import { columnMeaning } from "./entry.ts";

/** A row by its columns' names; others than these are not looked at. */
export type DecisionRow = Readonly<Record<"id" | "cells" | "decision" | "value" | "note", string>>;

/** What is wrong with a row, and which of its columns to look at. */
export interface RowProblem {
  /** Counted from 0. */
  readonly row: number;
  readonly column: keyof DecisionRow;
  readonly error: BudgetscanError;
}

type TableWord = (typeof TABLE_DECISIONS)[number];
type Word = (typeof ROW_DECISIONS)[number];

/** What is wrong with a column of a row, before it is known which row it is. */
class RowError<C extends ProblemCode> extends UsageError<C> {
  readonly column: keyof DecisionRow;
  constructor(column: keyof DecisionRow, code: C, values: ProblemValues<C>) {
    super(code, values);
    this.column = column;
  }
}

/**
 * The decisions of rows whose `decision` is filled in. `id` names a flag as flags.csv does; `cells` its places, or those that
 * are decided where no flag is named; `value` the text, as `t03 row 5 column 2 -> 1,234.00; …` where it is of several cells.
 * Rows that repeat what their flag already says are passed over.
 */
export function decisionsFromRows(
  scene: Scene,
  rows: readonly DecisionRow[],
): { drafts: Draft[]; problems: RowProblem[] } {
  const drafts: Draft[] = [];
  const problems: RowProblem[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.decision.trim() === "") continue;
    try {
      const draft = draftOf(scene, row);
      if (draft !== null) drafts.push(draft);
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      problems.push({ row: index, column: error.column, error });
    }
  }
  return { drafts, problems };
}

/** The decision of the row; null where its flag says so already. */
function draftOf(scene: Scene, row: DecisionRow): Draft | null {
  const as = wordOf(row.decision);
  const note = row.note.trim() === "" ? {} : { note: row.note.trim() };
  if (isOfTable(as)) return { ...tableDraft(as, row), ...note };
  if (as === "page-moved") {
    const page = Number(named("cells", /^page (\d+)$/u, row.cells, "page 5"));
    const after = named("value", /^(page \d+|start)$/u, row.value, "page 3, start");
    return { as, page, after: after === "start" ? null : Number(after.slice("page ".length)), ...note };
  }
  const flag = row.id.trim() === "" ? null : flagOf(scene, row);
  if (flag !== null && repeats(flag, as, row)) return null;
  if (as === "typed") {
    return { as, cells: typedCells(flag, row), ...(flag ? { flags: [flag.id] } : {}), ...note };
  }
  if (as === "as-printed" && flag === null) {
    return { as, cells: placesOf(row.cells, "cells").map((place) => ({ place })), ...note };
  }
  if (flag === null) throw new RowError("id", "DECISION_WITHOUT_FLAG", { decision: as });
  if (as === "as-printed") return { as, flags: [flag.id], ...note };
  if (as !== "accepted") return { as, flags: [flag.id], ...note };
  if (flag.proposal) return { as, flag: flag.id, ...note };
  throw new RowError("decision", "DECISION_NO_PROPOSAL", { flag: flag.id });
}

const isOfTable = (word: Word): word is TableWord => TABLE_DECISIONS.some((known) => known === word);

function wordOf(text: string): Word {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const word = ROW_DECISIONS.find((known) => known === plain);
  if (word) return word;
  throw new RowError("decision", "DECISION_WORD", {
    text: JSON.stringify(text),
    words: ROW_DECISIONS.join(", "),
  });
}

/** The flag of the row: the one of its id whose places are the row's. */
function flagOf({ document, printed }: Scene, { id, cells }: DecisionRow): Flag {
  const named = [...document.flags, ...printed.flags].filter((flag) => flag.id === id.trim());
  const found = named.find((flag) => cells.trim() === "" || placesText(flag) === cells.trim());
  if (found) return found;
  throw named.length > 0
    ? new RowError("id", "DECISION_FLAG_MOVED", { flag: id })
    : new RowError("id", "DECISION_NOT_THERE", { what: `flag ${id}` });
}

const placesText = ({ cells }: Flag): string => cells.map(placeName).join("; ");

/** Does the row say what the flag's decision is, as it was written for the person to see? */
const repeats = ({ decision }: Flag, as: Word, { value, note }: DecisionRow): boolean =>
  decision?.as === as && value.trim() === "" && note.trim() === (decision.note ?? "");

/** The cells that are typed: those that the value names, else the only one that the row or the flag's proposal names. */
function typedCells(flag: Flag | null, { cells, value }: DecisionRow): { place: Place; text: string }[] {
  const changes = value.split(NEXT_CHANGE).map((change) => CHANGE.exec(change.trim()));
  if (changes.every((change) => change !== null)) {
    return changes.map(([, place = "", text = ""]) => ({ place: placeOf(place, "value"), text }));
  }
  const proposed = flag?.proposal?.changes.map(({ table, row, column }) => ({ table, row, column })) ?? [];
  const named = flag === null ? placesOf(cells, "cells") : flag.cells;
  const [only, other] = proposed.length === 1 ? proposed : named;
  if (only && !other) return [{ place: only, text: value.trim() }];
  const example = named[0] ? placeName(named[0]) : "t03 row 5 column 2";
  const count = named.length;
  throw new RowError("value", "DECISION_SEVERAL_CELLS", {
    count,
    example: `${example} -> ${value.trim() || "1,234.00"}`,
  });
}

const PLACE = "(?:t\\d{2,} row \\d+ column \\d+|t\\d{2,} field \\d+|statement \\d+)";
const CHANGE = new RegExp(`^(${PLACE})\\s*->\\s*(.*)$`, "su");
const NEXT_CHANGE = new RegExp(`;\\s*(?=${PLACE}\\s*->)`, "u");

const placesOf = (text: string, column: keyof DecisionRow): Place[] =>
  text.split(";").map((part) => placeOf(part.trim(), column));

/** Reads what `placeName` writes. */
function placeOf(text: string, column: keyof DecisionRow): Place {
  const found =
    /^(?:(?<table>t\d{2,}) (?:row (?<row>\d+) column (?<column>\d+)|field (?<field>\d+))|statement (?<statement>\d+))$/u.exec(
      text,
    );
  const { table = "", row, column: at, field, statement } = found?.groups ?? {};
  if (statement !== undefined) return { statement: Number(statement) };
  if (field !== undefined) return { table, field: Number(field) };
  if (row !== undefined && at !== undefined) return { table, row: Number(row), column: Number(at) };
  throw new RowError(column, "DECISION_CELL_NAME", {
    text: JSON.stringify(text),
    example: "t03 row 5 column 2",
  });
}

/** What is set of a table: `cells` names it as t03, or its column as t03 column 4. */
function tableDraft(as: TableWord, { cells, value }: DecisionRow): Draft {
  const found = /^(t\d{2,})(?: column (\d+))?$/u.exec(cells.trim());
  const [, table = "", column] = found ?? [];
  if (found === null || (as === "column") !== (column !== undefined)) {
    const example = as === "column" ? "t03 column 4" : "t03";
    throw new RowError("cells", "DECISION_CELL_NAME", { text: JSON.stringify(cells), example });
  }
  if (as === "kind") return { as, table, value: oneOf(TABLE_KINDS, value) };
  if (as === "unit") return { as, table, value: oneOf(UNITS, value) };
  if (as === "joined") return { as, table, next: named("value", /^(t\d{2,})$/u, value, "t04") };
  if (as === "parted") return { as, table, row: Number(named("value", /^row (\d+)$/u, value, "row 12")) };
  return { as, table, column: Number(column), value: meaningOf(value) };
}

function named(column: keyof DecisionRow, pattern: RegExp, text: string, example: string): string {
  const name = pattern.exec(text.trim())?.[1];
  if (name !== undefined) return name;
  throw new RowError(column, "DECISION_CELL_NAME", { text: JSON.stringify(text), example });
}

function oneOf<const T extends readonly string[]>(words: T, text: string): T[number] {
  const word = words.find((known) => known === text.trim());
  if (word !== undefined) return word;
  throw new RowError("value", "DECISION_WORD", { text: JSON.stringify(text), words: words.join(", ") });
}

function meaningOf(text: string): z.infer<typeof columnMeaning> {
  const parsed = z.string().transform(parseJson).pipe(columnMeaning).safeParse(text);
  if (parsed.success) return parsed.data;
  throw new RowError("value", "DECISION_MEANING", {
    text: JSON.stringify(text),
    reason: parsed.error.issues[0]?.message ?? "",
    example: '{"dimension":"function.code"} or {"coordinates":{"nature":"project"}}',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
