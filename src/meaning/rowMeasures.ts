import type { LogicalRow } from "../assemble/types.ts";
import type { Column } from "../contract/schema.ts";
import { isDash } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import type { Unit } from "../core/units.ts";
import { type Measure, measureOfLabel, measureOfWord } from "../lexicon/units.ts";
import { moneyUnit } from "./cellUnit.ts";
import { labelColumns } from "./rows/rowItems.ts";

/** The texts of a row, by column, normalised. */
type Texts = readonly string[];

/** Of the filled cells of a column 计量单位: so many must be units. */
const MOSTLY_UNITS = 0.8;
/** Heads the column that a column of units counts: beside it, 台 and 人次 say nothing of the money. */
const QUANTITY = /数量$/u;
const UNIT_HEAD = /^(?:计量|计价|度量)?单位$/u;

/**
 * What the figures of each row measure where the row says so itself: in a column 计量单位, or in brackets behind its
 * label (人均经费（元）, 在职人数（人）), and the money unit of an indicator's value; null elsewhere. By row, then column;
 * `lists` are the lists side by side, `unit` is the table's. A column that names no unit of money (台, 平方米) counts the
 * things, and says nothing of the money that the table has a unit for.
 */
export function rowMeasures(
  rows: readonly Texts[],
  columns: readonly Column[],
  lists: readonly (readonly number[])[],
  unit: Unit | null,
): (Measure | null)[][] {
  const measures = rows.map(() => columns.map((): Measure | null => null));
  for (const list of lists) {
    const own = list.flatMap((index) => columns[index] ?? []);
    const units = own.find((column) => holdsUnits(column, rows));
    const isOfMoney = rows.some(
      (texts) => moneyUnit(measureOfWord(texts[units?.index ?? -1] ?? "")) !== null,
    );
    const hasQuantities = own.some(({ path }) => QUANTITY.test(normalise(path.at(-1) ?? "")));
    const counted = hasQuantities || (unit !== null && !isOfMoney);
    const labels = namesOf(own);
    const first = firstOf(own);
    const targets = own.filter(({ dimension }) => dimension === "indicator.value");
    const ofTargets = own.find(headsUnits);
    for (const [row, texts] of rows.entries()) {
      const word = units ? measureOfWord(texts[units.index] ?? "") : null;
      const named = labels
        .map(({ index }) => measureOfLabel(texts[index] ?? ""))
        .find((found) => found !== null);
      const measure =
        (word === "count" && counted ? null : word) ??
        (named === "count" && hasQuantities ? null : named) ??
        null;
      for (const { index, role } of own) {
        if (role !== "measure" || index < first) continue;
        const isMoney = word === "count" && moneyUnit(columns[index]?.unit) !== null;
        (measures[row] as (Measure | null)[])[index] = isMoney ? null : measure;
      }
      const money = ofTargets ? moneyUnit(measureOfWord(texts[ofTargets.index] ?? "")) : null;
      for (const { index } of targets) (measures[row] as (Measure | null)[])[index] = money;
    }
  }
  return measures;
}

/** The rows with the figures left blank that are no money in the table's unit: no sum counts them. */
export const withoutOtherMeasures = (
  rows: readonly LogicalRow[],
  measures: readonly (readonly (Measure | null)[])[],
  unit: Unit | null,
): LogicalRow[] =>
  rows.map((row, index) => ({
    ...row,
    cells: row.cells.map((cell, column) => {
      const measure = measures[index]?.[column] ?? null;
      return measure === null || measure === unit || cell.text === "" ? cell : { ...cell, text: "" };
    }),
  }));

/** The columns that name the list's rows: those of a known dimension, else the first of words. */
function namesOf(list: readonly Column[]): Column[] {
  const labels = labelColumns(list).filter((column) => !headsUnits(column));
  const known = labels.filter(({ role }) => role === "dimension");
  return known.length > 0 ? known : labels.slice(0, 1);
}

/** In a table of indicators the money stands before them, and has the table's unit. */
const firstOf = (columns: readonly Column[]): number =>
  columns.find(({ dimension }) => dimension?.startsWith("indicator."))?.index ?? 0;

const headsUnits = ({ path, role }: Column): boolean =>
  role !== "measure" && UNIT_HEAD.test(normalise(path.at(-1) ?? ""));

function holdsUnits(column: Column, rows: readonly Texts[]): boolean {
  const { index } = column;
  if (!headsUnits(column)) return false;
  const filled = rows.map((texts) => texts[index] ?? "").filter((text) => text !== "" && !isDash(text));
  const known = filled.filter((text) => measureOfWord(text) !== null);
  return known.length > 0 && known.length >= MOSTLY_UNITS * filled.length;
}
