import type { BudgetDocument, Flag, Table } from "../../contract/schema.ts";
import { Exact, formatAmount } from "../../core/money.ts";
import { type Raised, raise } from "../../findings/raise.ts";
import type { Finding } from "../findings.ts";
import { type Figure, type Figures, find } from "../identities/figures.ts";
import type { Labels } from "../labels.ts";
import type { Terms } from "../terms.ts";
import { type Comparison, comparisonsOf } from "./comparisons.ts";
import { gapsOf } from "./gaps.ts";
import { type Doubts, type Restored, restoreFigures } from "./restored.ts";
import { findShortfalls, slackOf, sumOf } from "./shortfalls.ts";

type Missing = NonNullable<Flag["missing"]>;
type Money = Pick<Missing, "amount" | "by">;

/** How much money the lines lack that stood on lost pages, and on which codes. */
interface Lack {
  readonly amount: Exact;
  /** None where only the table's own total tells. */
  readonly told?: {
    readonly comparison: Comparison;
    readonly title: string;
    readonly by: readonly { readonly code: string; readonly amount: Exact }[];
  };
}

/**
 * What tables lack: rows lost with their pages, told by the table's own total and by other tables that print the
 * same money by code. Where a table has one gap its flag PAGES-MISSING is to carry it (`gaps`, by the flag); what
 * several gaps hide together, and what no gap explains, is a finding of its own for each kind of code.
 */
export function findMissing(
  document: BudgetDocument,
  terms: Terms,
  labels: Labels,
  doubts: Doubts,
): { findings: Finding[]; gaps: ReadonlyMap<Flag, Money> } {
  const findings: Finding[] = [];
  const gaps = new Map<Flag, Money>();
  for (const [index, restored] of restoreFigures(document, terms, doubts).entries()) {
    for (const table of document.tables.filter(({ disclosure }) => disclosure === index)) {
      const around = gapsOf(table, document.flags);
      const lacks = lacksOf(table, restored, document, around.length > 0);
      const [first, ...others] = lacks;
      const [gap, ...more] = around;
      if (!first) continue;
      const isCarried = gap !== undefined && more.length === 0 && !gaps.has(gap);
      if (isCarried) gaps.set(gap, moneyOf(first));
      const rest = isCarried ? others : lacks;
      findings.push(...rest.map((lack) => toFinding(table, lack, around, lack === first, labels)));
    }
  }
  return { findings, gaps };
}

/**
 * What the table lacks, by each kind of code that another table tells it by. Without a gap in its pages its own total
 * must say that it lacks something.
 */
function lacksOf(table: Table, restored: Restored, document: BudgetDocument, hasGap: boolean): Lack[] {
  const own = linesOf(table, restored.figures);
  if (own === null) return [];
  // Money misread and money lost cannot be told apart.
  if (hasGap && [...own.totals, ...own.details].some((figure) => restored.doubtful.has(figure))) return [];
  const short = own.totals[0]?.term.value?.minus(sumOf(own.details)) ?? null;
  if (short === null ? !hasGap : short.lte(slackOf(own.details))) return [];
  const told = new Map<string, Lack>();
  for (const comparison of comparisonsOf(table.kind)) {
    const lack = compare(table, comparison, restored, short, document);
    if (lack && !told.has(comparison.dimension)) told.set(comparison.dimension, lack);
  }
  if (told.size > 0) return [...told.values()];
  return hasGap && short !== null ? [{ amount: short }] : [];
}

/** What the other table has by code and this one lacks; null where the two are not about the same money. */
function compare(
  table: Table,
  comparison: Comparison,
  { figures, doubtful }: Restored,
  short: Exact | null,
  document: BudgetDocument,
): Lack | null {
  const part = find(figures, comparison.part).filter(({ meaning }) => meaning.table === table.id);
  const whole = find(figures, comparison.whole);
  const [first] = whole;
  if (!first || [...part, ...whole].some((figure) => doubtful.has(figure))) return null;
  if (!isWhole(whole, document) || !totalsAgree(part, whole)) return null;
  const { by, hasSurplus, uncoded, codeCount } = findShortfalls(part, whole, comparison.codeOf);
  // A single code tells no more than the total does.
  if (by.length === 0 || hasSurplus || !uncoded.isZero() || codeCount < 2) return null;
  const amount = by.reduce((sum, each) => sum.plus(each.amount), new Exact(0));
  if (short?.minus(amount).abs().gt(slackOf(part))) return null;
  const title = document.tables.find(({ id }) => id === first.meaning.table)?.title ?? first.meaning.table;
  return { amount, told: { comparison, title, by } };
}

/** The first money column under the table's total: null in tables of several lists, and where nothing is summed. */
function linesOf(table: Table, figures: Figures): { totals: Figure[]; details: Figure[] } | null {
  if (table.rows.some(({ labels }) => labels !== undefined)) return null;
  const own = (figures.get(table.kind) ?? []).filter(({ meaning }) => meaning.table === table.id);
  const totals = own.filter(({ meaning }) => meaning.aggregation === "total");
  const column = Math.min(...(totals.length > 0 ? totals : own).map(({ meaning }) => meaning.column));
  const details = own.filter(({ meaning }) => meaning.column === column && meaning.aggregation === "detail");
  if (details.length === 0) return null;
  return { totals: totals.filter(({ meaning }) => meaning.column === column), details };
}

/** Do the lines of the other table make up its total, or is it at least without gaps? */
function isWhole(whole: readonly Figure[], document: BudgetDocument): boolean {
  const details = whole.filter(({ meaning }) => meaning.aggregation === "detail");
  if (details.length === 0) return false;
  const total = totalOf(whole);
  if (total) return total.minus(sumOf(details)).abs().lte(slackOf(details));
  const ids = new Set(whole.map(({ meaning }) => meaning.table));
  return document.tables.every((table) => !ids.has(table.id) || gapsOf(table, document.flags).length === 0);
}

const totalOf = (figures: readonly Figure[]): Exact | null =>
  figures.find(({ meaning }) => meaning.aggregation === "total")?.term.value ?? null;

/** Both printed and not the same: then they are not about the same money. */
function totalsAgree(part: readonly Figure[], whole: readonly Figure[]): boolean {
  const [a, b] = [totalOf(part), totalOf(whole)];
  return a === null || b === null || a.eq(b);
}

const moneyOf = ({ amount, told }: Lack): Money => ({
  amount: formatAmount(amount),
  ...(told && {
    by: told.by.map((each) => ({
      dimension: told.comparison.dimension,
      code: each.code,
      amount: formatAmount(each.amount),
    })),
  }),
});

function toFinding(
  table: Table,
  lack: Lack,
  gaps: readonly Flag[],
  isFirst: boolean,
  labels: Labels,
): Finding {
  return {
    // Where one gap or a sum that fails tells of the loss already, this only says what it is made of.
    ...raisedFor(table, lack, gaps.length, gaps.length > 1 && isFirst ? "error" : "info", labels),
    places: [],
    page: table.pages[0] ?? 1,
    disputes: [],
    missing: {
      pages: [gaps[0]?.missing?.pages[0] ?? null, gaps.at(-1)?.missing?.pages[1] ?? null],
      ...moneyOf(lack),
    },
  };
}

function raisedFor(
  table: Table,
  { amount, told }: Lack,
  gaps: number,
  severity: "error" | "info",
  labels: Labels,
): Raised {
  const inUnit = (yuan: Exact) => labels.amountAt({ table: table.id, row: 0, column: 0 }, yuan);
  const values = {
    table: table.title || table.id,
    amount: inUnit(amount),
    other: told?.title ?? "",
    codes: told?.by.map((each) => `${each.code} ${inUnit(each.amount)}`) ?? [],
  };
  return gaps === 0
    ? raise("ROWS-MISSING", "no-gap", values, severity)
    : raise("ROWS-MISSING", "gaps", { ...values, gaps }, severity);
}
