/** A decision as it is made, by the indices of the document at hand, and the journal's entry of it. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
  type BudgetDocument,
  type Cell,
  type Flag,
  type Place,
  placeSchema,
  type Table,
} from "../contract/schema.ts";
import { TABLE_KINDS } from "../contract/vocabulary.ts";
import { UsageError } from "../core/errors.ts";
import { Exact, formatAmount } from "../core/money.ts";
import { UNITS, yuanIn } from "../core/units.ts";
import { moneyUnit, unitOfCell } from "../meaning/cellUnit.ts";
import { findFigures, withAsciiDigits } from "../meaning/statements/findFigures.ts";
import { columnMeaning, type Entry, type FlagName, type PlaceName } from "./entry.ts";
import { nameOfFlag } from "./flags.ts";
import { nameOfPlace, ownPlace, printedAt } from "./places.ts";
import { nameOfTable } from "./tables.ts";

const note = z.string().optional();
const flags = z.array(z.string()).optional();
const table = z.string();

/** What `decide` takes; flags by their id, tables by theirs. */
export const draftSchema = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("accepted"), flag: z.string(), note }),
  z.strictObject({
    as: z.literal("typed"),
    cells: z.array(z.strictObject({ place: placeSchema, text: z.string() })).min(1),
    flags,
    note,
  }),
  z.strictObject({
    as: z.literal("as-printed"),
    cells: z.array(z.strictObject({ place: placeSchema })).optional(),
    flags,
    note,
  }),
  z.strictObject({ as: z.literal("source-error"), flags: z.array(z.string()).min(1), note }),
  z.strictObject({ as: z.literal("dismissed"), flags: z.array(z.string()).min(1), note }),
  z.strictObject({ as: z.literal("kind"), table, value: z.enum(TABLE_KINDS), note }),
  z.strictObject({ as: z.literal("unit"), table, value: z.enum(UNITS), note }),
  z.strictObject({
    as: z.literal("column"),
    table,
    column: z.int().nonnegative(),
    value: columnMeaning,
    note,
  }),
  /** A page of the file follows another one in the document, or none. */
  z.strictObject({
    as: z.literal("page-moved"),
    page: z.int().positive(),
    after: z.int().positive().nullable(),
    note,
  }),
  /** The rows of `next` under those of `table`. */
  z.strictObject({ as: z.literal("joined"), table, next: z.string(), note }),
  /** A table of its own from `row` on. */
  z.strictObject({ as: z.literal("parted"), table, row: z.int().positive(), note }),
]);
export type Draft = z.infer<typeof draftSchema>;

/** Who decides, when, and how many decisions he had seen. */
export interface Decider {
  readonly by: string;
  readonly at: string;
  readonly seen: number;
}

/** A document as it is now, and as it is printed: both have the same places. */
export interface Scene {
  readonly document: BudgetDocument;
  readonly printed: BudgetDocument;
}

/** The journal's entry of a draft. Throws UsageError where it names a flag, place or table that is not there, or no value. */
export function toEntry(draft: Draft, scene: Scene, decider: Decider): Entry {
  const common = {
    id: randomUUID(),
    ...decider,
    ...(draft.note === undefined || draft.note === "" ? {} : { note: draft.note }),
  };
  if ("table" in draft) return toTableEntry(draft, scene, common);
  if (draft.as === "page-moved") {
    const { page, after } = draft;
    const numbers = scene.printed.source.pages.map(({ number }) => number);
    const lost = [page, after ?? page].find((number) => !numbers.includes(number));
    if (lost !== undefined || page === after) throw notThere(`page ${lost ?? page} to move there`);
    return { ...common, as: "page-moved", page, after };
  }
  if (draft.as === "source-error" || draft.as === "dismissed") {
    return { ...common, as: draft.as, flags: flagNames(scene, draft.flags) };
  }
  const changes = changesOf(draft, scene);
  const named = draft.as === "accepted" ? [draft.flag] : (draft.flags ?? []);
  return { ...common, as: draft.as, changes, flags: flagNames(scene, named) };
}

type Common = Decider & { readonly id: string; readonly note?: string };

function toTableEntry(draft: Extract<Draft, { table: string }>, { printed }: Scene, common: Common): Entry {
  const name = nameOfTable(printed, draft.table);
  if (name === null) throw notThere(draft.table);
  if (draft.as === "kind") return { ...common, as: "kind", table: name, value: draft.value };
  if (draft.as === "unit") return { ...common, as: "unit", table: name, value: draft.value };
  if (draft.as === "joined") {
    const next = nameOfTable(printed, draft.next);
    if (next === null || draft.next === draft.table) throw notThere(`${draft.next} beside ${draft.table}`);
    return { ...common, as: "joined", table: name, next };
  }
  if (draft.as === "parted") {
    const row = rowName(printed, draft.table, draft.row);
    if (row === null) throw notThere(`${draft.table} row ${draft.row}`);
    return { ...common, as: "parted", table: name, row };
  }
  const columns = printed.tables.find(({ id }) => id === draft.table)?.columns;
  const column = columns?.[draft.column];
  if (column === undefined) throw notThere(`${draft.table} column ${draft.column}`);
  return {
    ...common,
    as: "column",
    table: name,
    column: draft.column,
    path: column.path,
    value: draft.value,
  };
}

/** A row by its first cell that no other covers. */
function rowName(document: BudgetDocument, id: string, row: number) {
  const cells = document.tables.find((each) => each.id === id)?.rows[row]?.cells ?? [];
  const column = cells.findIndex(({ coveredBy }) => coveredBy === undefined);
  const name = nameOfPlace(document, { table: id, row, column });
  return name && "label" in name ? { page: name.page, box: name.box, row, label: name.label } : null;
}

type Change = { place: PlaceName; text: string };

function changesOf(
  draft: Extract<Draft, { as: "accepted" | "typed" | "as-printed" }>,
  scene: Scene,
): Change[] {
  if (draft.as === "typed") {
    return draft.cells.map(({ place, text }) => changeOf(scene, place, checkedText(scene, place, text)));
  }
  if (draft.as === "accepted") {
    const flag = findFlag(scene, draft.flag);
    if (!flag.proposal) {
      throw new UsageError("DECISION_NO_PROPOSAL", { flag: flag.id });
    }
    return flag.proposal.changes.map(({ amount, text, ...place }) =>
      changeOf(scene, place, text ?? printedAs(scene.printed, place, amount ?? "0")),
    );
  }
  const places =
    draft.cells?.map(({ place }) => place) ?? draft.flags?.flatMap((id) => findFlag(scene, id).cells) ?? [];
  if (places.length === 0) {
    throw new UsageError("DECISION_NO_CELL", {});
  }
  const distinct = new Map(places.map((place) => [JSON.stringify(ownPlace(scene.printed, place)), place]));
  return [...distinct.values()].map((place) =>
    changeOf(scene, place, printedAt(scene.printed, ownPlace(scene.printed, place))?.text ?? ""),
  );
}

function changeOf({ printed }: Scene, place: Place, text: string): Change {
  const name = nameOfPlace(printed, place);
  if (name === null) throw notThere(JSON.stringify(place));
  return { place: name, text };
}

/** What is typed for a statement must be a figure with its unit: its clause says more than the figure. */
function checkedText({ printed }: Scene, place: Place, text: string): string {
  if (!("statement" in place) || printedAt(printed, place) === undefined) return text;
  const [figure] = findFigures(withAsciiDigits(text));
  if (figure && (figure.amount !== undefined || figure.percent !== undefined)) return text;
  throw new UsageError("DECISION_NO_FIGURE", { text: JSON.stringify(text), example: "165.04万元, 12.5%" });
}

/** An amount in yuan as the cell would print it: in its unit, with as many decimals and with thousands marks where it has them. */
function printedAs(
  document: BudgetDocument,
  place: { table: string; row: number; column: number },
  yuan: string,
): string {
  const of = document.tables.find(({ id }) => id === place.table) as Table;
  const cell = of.rows[place.row]?.cells[place.column] as Cell;
  const unit = moneyUnit(unitOfCell(cell, of.columns[place.column], of)) ?? "元";
  const value = formatAmount(new Exact(yuan).dividedBy(yuanIn(unit)));
  const [whole = "", decimals = ""] = value.split(".");
  const places = Math.max(decimals.length, /[.．](\d+)/u.exec(cell.text)?.[1]?.length ?? 0);
  const isGrouped = /\d[,，]\d/u.test(cell.text);
  const digits = isGrouped ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ",") : whole;
  return places === 0 ? digits : `${digits}.${decimals.padEnd(places, "0")}`;
}

const flagNames = (scene: Scene, ids: readonly string[]): FlagName[] =>
  ids.map((id) => nameOfFlag(scene.printed, findFlag(scene, id)));

/** The flag of the document as it is, else of the one as printed: a decision may have settled what raised it. */
function findFlag({ document, printed }: Scene, id: string): Flag {
  const flag = [...document.flags, ...printed.flags].find((each) => each.id === id);
  if (flag) return flag;
  throw notThere(`flag ${id}`);
}

const notThere = (what: string): UsageError => new UsageError("DECISION_NOT_THERE", { what });
