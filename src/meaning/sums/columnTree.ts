import type { LogicalRow } from "../../assemble/types.ts";
import type { Column, Coordinates } from "../../contract/schema.ts";
import { groupBy } from "../../core/groupBy.ts";
import { normalise } from "../../core/text.ts";
import { isColumnNumber } from "../../lexicon/columnNumbering.ts";
import { isAmountWord } from "../../lexicon/headerWords/match.ts";
import { endsInTotal } from "../../lexicon/totals.ts";
import { withoutUnit } from "../../lexicon/units.ts";
import { addsUp } from "../columns/addsUp.ts";
import { exactFigures } from "./exactFigures.ts";
import { findSumTree, type Grammar, type Item } from "./sumTree.ts";

/** A money column as its header prints it. */
interface ColumnItem extends Item {
  readonly column: number;
  /** Words of the header without those that only say which year or stage, or number the column. */
  readonly path: readonly string[];
  readonly coordinates: Coordinates;
  /** Its last word closes a group (小计, 合计). */
  readonly closing: boolean;
}

const PHASE_WORD = /^(?:\d{4}年)?(?:年初|本年|上年|调整|全年)?(?:预算|决算|执行)数$/u;
/** Rows that are looked at: enough to tell a sum from a chance. */
const MOST_ROWS = 400;

/**
 * The money columns of one list as a tree: 合计 over 基本支出 and 项目支出, 基本支出 over 人员经费. Decided by the words
 * of the header, by what natures and funds mean, and by how many rows add up. Columns of unlike phase are never parts of
 * one another. By column index: the column that it is a part of, and whether it does not count beside the others (其中).
 */
export function columnTree(
  rows: readonly LogicalRow[],
  columns: readonly Column[],
): ReadonlyMap<number, { readonly parent: number | null; readonly ofWhich: boolean }> {
  const money = columns.filter(
    (column) =>
      addsUp(column) &&
      column.unit !== "%" &&
      column.unit !== "count" &&
      column.coordinates?.phase !== "change-rate",
  );
  const figures = exactFigures(
    rows,
    money.map(({ index }) => index),
  );
  const told = figures.filter((row) => row.some((figure) => figure !== 0n)).slice(0, MOST_ROWS);
  const groups = groupBy(money, sideOf(money));
  return new Map(
    [...groups.values()].flatMap((group) => {
      const items = group.map((column) =>
        toItem(
          column,
          told.map((row) => row[money.indexOf(column)] ?? null),
        ),
      );
      const { parents, ofWhich } = findSumTree(items, columnGrammar);
      return items.map(({ column }, at) => {
        const parent = parents[at] ?? null;
        const whole = parent === null ? null : (items[parent]?.column ?? null);
        return [column, { parent: whole, ofWhich: ofWhich[at] === true }] as const;
      });
    }),
  );
}

/** Phase and direction of a column; where its words name none, the only own one that words of the list name. */
function sideOf(money: readonly Column[]): (column: Column) => string {
  const named = <T>(values: readonly (T | undefined)[]): T | undefined => {
    const found = new Set(values.filter((value) => value !== undefined));
    return found.size === 1 ? [...found][0] : undefined;
  };
  const own = money.map(({ coordinates }) =>
    coordinates?.phase === "budget" || coordinates?.phase === "final-accounts"
      ? coordinates.phase
      : undefined,
  );
  const phase = named(own);
  const direction = named(money.map(({ coordinates }) => coordinates?.direction));
  return ({ coordinates }) => `${coordinates?.phase ?? phase} ${coordinates?.direction ?? direction}`;
}

function toItem(column: Column, figures: Item["figures"]): ColumnItem {
  const path = column.path
    .map((word) => normalise(withoutUnit(word)))
    .filter((word) => word !== "" && !PHASE_WORD.test(word) && !isColumnNumber(word));
  return {
    column: column.index,
    figures,
    hasFigure: figures.some((figure) => figure !== 0n),
    ofWhich: column.ofWhich === true,
    path,
    coordinates: column.coordinates ?? {},
    closing: endsInTotal(path.at(-1) ?? "") || /总额$/u.test(path.at(-1) ?? ""),
  };
}

const NEVER = Number.POSITIVE_INFINITY;

/** Money columns as headers print them. Costs are in the coin of closure.ts. */
const columnGrammar: Grammar<ColumnItem> = {
  open: (whole, item) => (whole === null ? 0 : holdingCost(whole, item)),
  beside: (before, item, whole) =>
    (isSibling(before, item) ? LEAVES : 0) +
    (whole === null ? (item.closing && item.path.length === 1 ? 1 : 0.5) : besideCost(whole, item)),
  countsThough: () => 3,
  alsoOfWhich: (_, item) => (item.closing ? NEVER : 1.5),
  close: (item) => (item.closing ? 1 : NEVER),
};

/** What the header says of `item` being the first part of `whole`. */
function holdingCost(whole: ColumnItem, item: ColumnItem): number {
  if (!agrees(whole, item)) return NEVER;
  const head = whole.path.slice(0, -1);
  if (whole.closing) return isUnder(item.path, head) ? (item.path.length > head.length ? 0 : 1) : 5;
  if (isUnder(item.path, whole.path) && item.path.length > whole.path.length) return -1;
  if (isKindOf(item.coordinates, whole.coordinates)) return -1;
  if (isBareAmount(whole) && item.coordinates.fund !== undefined) return 0;
  if (item.ofWhich || restates(whole, item)) return 0;
  return isOfOtherGroup(whole, item) ? NEVER : 3;
}

/** 金额, 预算数 and no word of what it is for, before the funds that it comes from. */
const isBareAmount = ({ path, coordinates }: ColumnItem): boolean =>
  path.length === 1 &&
  isAmountWord(path[0] as string) &&
  coordinates.fund === undefined &&
  coordinates.nature === undefined;

const yearIn = ({ path }: ColumnItem): string | undefined => /20\d{2}/u.exec(path.join("/"))?.[0];

/** Figures other than zero in which a column repeats another one at least, where both mean the same. */
const FEWEST_REPEATED = 3;

/** Does `item` say cell by cell what `whole` says, and mean the same: 编制预算 beside 本年预算 where nothing is carried over? */
function restates(whole: ColumnItem, item: ColumnItem): boolean {
  const keys = ["direction", "phase", "nature", "fund", "origin"] as const;
  return (
    whole.coordinates.phase !== undefined &&
    yearIn(whole) === yearIn(item) &&
    keys.every((key) => whole.coordinates[key] === item.coordinates[key]) &&
    item.figures.every((figure, row) => figure === whole.figures[row]) &&
    item.figures.filter((figure) => figure !== null && figure !== 0n).length >= FEWEST_REPEATED
  );
}

/** Do both stand under heads of their own, `按支出性质/项目支出` beside `按资金来源/一般公共预算拨款`? */
const isOfOtherGroup = (whole: ColumnItem, item: ColumnItem): boolean =>
  whole.path.length > 1 && item.path.length > 1 && whole.path[0] !== item.path[0];

/** A further part costs nothing where the first one stood under the same head, else as much as a first one. */
function besideCost(whole: ColumnItem, item: ColumnItem): number {
  const cost = holdingCost(whole, item);
  return cost <= 1 ? 0 : cost / 2;
}

/**
 * Cost of a column that stands outside a total although its head puts it under that: more than one row that fails
 * (closure.ts), so that a misprint does not bend the tree, and less than four rows that fail.
 */
const LEAVES = 2.4;

/** Does the head put `item` under `before`, among its parts: 财政拨款/政府性基金 under 财政拨款/小计? */
function isSibling(before: ColumnItem, item: ColumnItem): boolean {
  const head = before.closing ? before.path.slice(0, -1) : before.path;
  const isNamed = before.closing || head.length > 0;
  const isDeeper =
    item.path.length > head.length && !(item.closing && item.path.length <= before.path.length);
  return isNamed && agrees(before, item) && isDeeper && isUnder(item.path, head);
}

const isUnder = (path: readonly string[], head: readonly string[]): boolean =>
  head.every((word, level) => path[level] === word);

/** Do the two speak of the same side of the budget? */
const agrees = (a: ColumnItem, b: ColumnItem): boolean =>
  a.coordinates.origin === undefined ||
  b.coordinates.origin === undefined ||
  a.coordinates.origin === "all" ||
  a.coordinates.origin === b.coordinates.origin;

/** Is the one by its meaning a part of the other: 人员经费 of 基本支出, 政府性基金 of 财政拨款? */
function isKindOf(inner: Coordinates, outer: Coordinates): boolean {
  const nature = isWithin(inner.nature, outer.nature);
  const fund = isFundWithin(inner.fund, outer.fund);
  return (nature && inner.fund === outer.fund) || (fund && inner.nature === outer.nature);
}

const isWithin = (inner: string | undefined, outer: string | undefined): boolean =>
  inner !== undefined &&
  outer !== undefined &&
  (inner.startsWith(`${outer}.`) ||
    (outer === "three-public.total" && inner !== outer && inner.startsWith("three-public.")));

const FISCAL_FUNDS = /^(?:general-public|government-fund|state-capital)/u;
const UNIT_FUNDS: readonly (string | undefined)[] = [
  "business",
  "operating",
  "superior-subsidy",
  "affiliated-remittance",
  "other",
];

const isFundWithin = (inner: string | undefined, outer: string | undefined): boolean =>
  isWithin(inner, outer) ||
  (outer === "fiscal" && inner !== undefined && FISCAL_FUNDS.test(inner)) ||
  (outer === "unit-funds" && UNIT_FUNDS.includes(inner));
