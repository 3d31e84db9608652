import type { LogicalTable } from "../../assemble/types.ts";
import type { Column } from "../../contract/schema.ts";
import { parsePrinted } from "../../core/money.ts";
import {
  isMoneyWord,
  isNoMoneyWord,
  isOtherScopeWord,
  isOtherWord,
} from "../../lexicon/headerWords/match.ts";
import { readLabel } from "../../lexicon/labels.ts";
import { unitInBrackets } from "../../lexicon/units.ts";
import { moneyUnit } from "../cellUnit.ts";
import { enoughAddUp, rowSums } from "../rowSums.ts";
import { unitOf } from "../unit.ts";
import { taughtHeader } from "../variants.ts";
import { describeWord } from "./byWords.ts";
import { sumWith, wordsOf } from "./groups.ts";
import { readPath } from "./readPath.ts";
import { type Candidate, COST, type HeaderContext } from "./types.ts";

/** Share of the filled cells that are figures in a column of money. */
const MOST_FIGURES = 0.9;
/** Share of the known money columns' figures that have decimals where a table prints decimals. */
const DECIMAL_TABLE = 0.5;
/** Share of the column's own figures that have them. */
const DECIMAL_COLUMN = 0.8;
/** Figures other than zero in the column, at least, for their decimals to tell. */
const FEWEST_FIGURES = 2;
/** Points that features give; a column of at least `ENOUGH` is money. */
const POINTS = { noun: 2, decimals: 2, sums: 3, ownUnit: 3, unit: 1, grouped: 1, noMoney: -4 } as const;
const ENOUGH = 2;

/**
 * Money that no word of the lists explains (单位预留机动经费): its head prints a unit of money, its word names money, its
 * figures have decimals as the table's other amounts, the rows add up to their total with it, or it stands with
 * decimals or grouped thousands in a table over which a unit of money is printed. It has the coordinates of its group
 * alone. Null where the cells hold anything else, or where the words name counts, rates or indicators.
 */
export function proposeMoney(
  column: Column,
  columns: readonly Column[],
  table: LogicalTable,
  context: HeaderContext,
): Candidate | null {
  const words = wordsOf(column);
  const leaf = readLabel(words.at(-1) ?? "");
  const isExcluded =
    column.role !== "other" ||
    words.some((word) => isOtherWord(word) || isOtherScopeWord(word)) ||
    words.some((word, level) => taughtHeader(context.variants, word, words.slice(0, level))?.ignore) ||
    context.kind.endsWith("performance-targets") ||
    /绩效/u.test(context.title);
  if (isExcluded) return null;
  const read = readPath(column.path, [], context);
  if (read.isOfOtherYear || !holdsFigures(column, table)) return null;
  const money = columns.filter(({ role, unit }) => role === "measure" && unit !== "%" && unit !== "count");
  const unit = moneyUnit(unitOf(table, [], []).unit);
  const own = moneyUnit(column.path.map(unitInBrackets).findLast((found) => found !== null));
  const evidence = [
    ...(isForm(columns) ? [] : figureFeatures(column, columns, money, table)),
    isMoneyWord(leaf.name) ? (["noun", `${leaf.name} names money`] as const) : null,
    own ? (["ownUnit", `its head prints ${own}`] as const) : null,
    unit ? (["unit", `${unit} is printed over the table`] as const) : null,
    isNoMoneyWord(leaf.name) ? (["noMoney", `${leaf.name} names no money`] as const) : null,
  ].filter((feature) => feature !== null);
  const points = evidence.reduce((sum, [feature]) => sum + POINTS[feature], 0);
  if (points < ENOUGH || (money.length === 0 && unit === null && own === null)) return null;
  return {
    by: "rows",
    meaning: {
      role: "measure",
      coordinates: read.groupCoordinates,
      ...(own ? { unit: own } : {}),
      ...(leaf.ofWhich ? { ofWhich: true } : {}),
    },
    cost: COST.moneyOfRows,
    evidence: [...read.words.map(describeWord), ...evidence.map(([, text]) => text)],
  };
}

const isForm = (columns: readonly Column[]): boolean =>
  columns.some(({ dimension }) => dimension?.startsWith("indicator."));

/** What the figures of the column say of its being money. */
function figureFeatures(
  column: Column,
  columns: readonly Column[],
  money: readonly Column[],
  table: LogicalTable,
) {
  const isGrouped = figuresIn(column, table).filter((text) => GROUPED.test(text)).length >= FEWEST_FIGURES;
  return [
    decimals(column, money, table),
    sums(column, columns, table),
    isGrouped ? (["grouped", "its thousands are grouped"] as const) : null,
  ];
}

/** A whole number or fraction whose thousands are grouped. */
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;

const figuresIn = ({ index }: Column, { rows }: LogicalTable): string[] =>
  rows.map(({ cells }) => cells[index]?.text ?? "").filter((text) => text !== "");

/** Are nearly all filled cells of the column figures? A blank column holds nothing else. */
function holdsFigures(column: Column, table: LogicalTable): boolean {
  const texts = figuresIn(column, table);
  return texts.filter((text) => parsePrinted(text).kind === "amount").length >= MOST_FIGURES * texts.length;
}

function decimals(column: Column, money: readonly Column[], table: LogicalTable) {
  const own = decimalShare([column], table);
  const others = decimalShare(money, table);
  const isFew = nonzero([column], table).length < FEWEST_FIGURES;
  if (isFew || own < DECIMAL_COLUMN) return null;
  if (money.length === 0) return ["decimals", "its figures have decimals"] as const;
  return others >= DECIMAL_TABLE
    ? (["decimals", "its figures have decimals as the other amounts"] as const)
    : null;
}

const nonzero = (columns: readonly Column[], table: LogicalTable): string[] =>
  columns
    .flatMap((column) => figuresIn(column, table))
    .filter((text) => /[1-9]/u.test(text) && parsePrinted(text).kind === "amount");

/** The share of the columns' figures other than zero that have decimals; 0 where there are none. */
function decimalShare(columns: readonly Column[], table: LogicalTable): number {
  const figures = nonzero(columns, table);
  return figures.filter((text) => /\.\d/u.test(text)).length / Math.max(1, figures.length);
}

/** Is another column under the same heads as little known, and full of figures? */
const isUnknownFigures = (other: Column, column: Column, table: LogicalTable): boolean =>
  other.index !== column.index &&
  other.role === "other" &&
  wordsOf(other).slice(0, -1).join("/") === wordsOf(column).slice(0, -1).join("/") &&
  !wordsOf(other).some((word) => isOtherWord(word) || isOtherScopeWord(word) || isNoMoneyWord(word)) &&
  nonzero([other], table).length > 0 &&
  holdsFigures(other, table);

/** Do the rows in which the column has a figure add up to their total with it? */
function sums(column: Column, columns: readonly Column[], table: LogicalTable) {
  const sum = sumWith(column, columns);
  if (sum === null) return null;
  const filled = table.rows.filter(({ cells }) => /[1-9]/u.test(cells[column.index]?.text ?? ""));
  const unknown = columns.filter((other) => isUnknownFigures(other, column, table));
  for (const [parts, whom] of [
    [sum.parts, "it"],
    [[...sum.parts, ...unknown], "all unknown ones"],
  ] as const) {
    const found = rowSums(filled, sum.total, parts);
    if (enoughAddUp(found) || (found.of > 0 && found.right === found.of))
      return [
        "sums",
        `${found.right} of ${found.of} rows add up to ${sum.total.path.join("/")} with ${whom}`,
      ] as const;
  }
  return null;
}
