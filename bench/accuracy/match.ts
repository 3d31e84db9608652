import type { Truth, TruthRow, TruthTable } from "../../samples/generate/truthSchema.ts";
import type { BudgetDocument, Column, Row, Statement, Table } from "../../src/contract/schema.ts";
import { similarity } from "../../src/core/similarity.ts";
import { normalise } from "../../src/core/text.ts";
import { align, assign, type Pair } from "./align.ts";

/** A table of the truth and ours, as indices; rows and columns paired within them. */
export interface TableMatch {
  readonly truth: TruthTable;
  readonly ours: Table;
  readonly columns: readonly Pair[];
  readonly rows: readonly Pair[];
}

/** Share of title, pages and kind in telling which of our tables is which; the sum is 1. */
const TABLE_WEIGHTS = { title: 0.4, pages: 0.3, kind: 0.3 };
/** Tables less alike than this are different tables. */
const SAME_TABLE = 0.4;
/** Rows less alike than this are different rows: less than half of their text agrees. */
const SAME_ROW = 0.45;
/** Statements less alike than this are different ones: neither their figure nor most of their text agrees. */
const SAME_STATEMENT = 0.5;
/** Makes any pair of columns better than two columns without partner. */
const PAIRED = 0.1;
/** Letters by which long texts are told apart; the rest adds cost and nothing else. */
const COMPARED_LETTERS = 60;

export function matchTables(truth: Truth, ours: BudgetDocument): TableMatch[] {
  const pairs = assign(truth.tables, ours.tables, (a, b) => {
    const score = tableLikeness(a, b);
    return score >= SAME_TABLE ? score : 0;
  });
  return pairs.map(([i, j]) => matchTable(truth.tables[i] as TruthTable, ours.tables[j] as Table));
}

function tableLikeness(truth: TruthTable, ours: Table): number {
  return (
    TABLE_WEIGHTS.title * likeness(truth.title, ours.title) +
    TABLE_WEIGHTS.pages * sharedPages(truth.pages, ours.pages) +
    (truth.kind === ours.kind ? TABLE_WEIGHTS.kind : 0)
  );
}

function sharedPages(a: readonly number[], b: readonly number[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 0 : a.filter((page) => b.includes(page)).length / all.size;
}

function matchTable(truth: TruthTable, ours: Table): TableMatch {
  const columns = align(truth.columns, ours.columns, (a, b) => PAIRED + pathLikeness(a, b));
  const rows = align(truth.rows.map(beginningsOf), ours.rows.map(beginningsOf), (a, b) => {
    const score = rowLikeness(a, b, columns);
    return score >= SAME_ROW ? score : 0;
  });
  return { truth, ours, columns, rows };
}

const pathLikeness = (a: Pick<Column, "path">, b: Column): number =>
  likeness(a.path.join("/"), b.path.join("/"));

/** Mean likeness of the cells that hold text in either row; a cell without text on one side counts half. */
function rowLikeness(truth: readonly string[], ours: readonly string[], columns: readonly Pair[]): number {
  let sum = 0;
  let weight = 0;
  for (const [i, j] of columns) {
    const [a = "", b = ""] = [truth[i], ours[j]];
    if (a === "" && b === "") continue;
    const share = a === "" || b === "" ? 0.5 : 1;
    sum += share * likenessOfBeginnings(a, b);
    weight += share;
  }
  return weight === 0 ? 1 : sum / weight;
}

export function matchStatements(truth: Truth, ours: BudgetDocument): Pair[] {
  return align(truth.statements, ours.statements, (a, b) => {
    const score = statementLikeness(a, b);
    return score >= SAME_STATEMENT ? score : 0;
  });
}

function statementLikeness(truth: Truth["statements"][number], ours: Statement): number {
  const isSameValue = truth.amount === ours.amount && truth.percent === ours.percent;
  return (
    (isSameValue ? 0.5 : 0) +
    0.3 * likeness(truth.text, ours.text) +
    0.1 * likeness(truth.figure, ours.figure) +
    (truth.page === ours.page ? 0.1 : 0)
  );
}

const known = new Map<string, number>();

/** Similarity of the beginnings of two texts. */
const likeness = (a: string, b: string): number => likenessOfBeginnings(beginningOf(a), beginningOf(b));

/** Remembered, as the same headers and names come again. */
function likenessOfBeginnings(a: string, b: string): number {
  if (a === b) return 1;
  const key = `${a}\n${b}`;
  const value = known.get(key) ?? similarity(a, b);
  known.set(key, value);
  return value;
}

const beginningOf = (text: string): string => normalise(text).slice(0, COMPARED_LETTERS);

const beginningsOf = ({ cells }: TruthRow | Row): string[] => cells.map(({ text }) => beginningOf(text));
