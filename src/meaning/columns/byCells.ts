import type { LogicalTable } from "../../assemble/types.ts";
import type { Column } from "../../contract/schema.ts";
import type { Dimension } from "../../contract/vocabulary.ts";
import { normalise } from "../../core/text.ts";
import { splitCode } from "../../lexicon/codeAndName.ts";
import { type Candidate, COST } from "./types.ts";

/** Share of a column's filled cells, totals aside, that say what it holds. */
const MOST = 0.8;
/** Revenue is classified from 101 on, expenditure from 201 on by function, from 301 and 501 on by economic class. */
const CODES = [
  ["revenue", /^1\d\d(?:\d\d)*$/u],
  ["departmentEconomic", /^3\d\d(?:\d\d)?$/u],
  ["governmentEconomic", /^5\d\d(?:\d\d)?$/u],
] as const;
/** What the columns of function codes and names are in another classification. */
const AS_ECONOMIC: Readonly<Record<string, string>> = {
  "function.code": "code",
  "function.class": "class",
  "function.group": "item",
  "function.name": "name",
};
const AS_REVENUE: Readonly<Record<string, string>> = { "function.code": "code", "function.name": "name" };

/**
 * What the cells show of a column whose words leave it open: a code column without any digit holds names, and 科目 over
 * 101, 10101 … are of revenue, over 301, 30101 … of economic classes, with their names beside them or in the same cell.
 */
export function proposeByCells(
  column: Column,
  columns: readonly Column[],
  table: LogicalTable,
): Candidate | null {
  const { dimension } = column;
  if (!dimension) return null;
  const found = otherClassification(columns, table);
  const part = (found?.family === "revenue" ? AS_REVENUE : AS_ECONOMIC)[dimension];
  if (found && part)
    return byCells(`${found.family}.${part}` as Dimension, `its codes are such as ${found.example}`);
  const name = dimension.endsWith(".code") ? (dimension.replace(/code$/u, "name") as Dimension) : null;
  const isTaken = columns.some((other) => other.dimension === name);
  const texts = textsIn(column, table);
  return name && !isTaken && isMostly(texts, /^\D+$/u) ? byCells(name, "its cells hold no codes") : null;
}

const byCells = (dimension: Dimension, evidence: string): Candidate => ({
  by: "rows",
  meaning: { role: "dimension", dimension },
  cost: COST.cells,
  evidence: [evidence],
});

/** The classification whose codes stand where the words name functions, or none; null where they are functions. */
function otherClassification(columns: readonly Column[], table: LogicalTable) {
  const codes = columns
    .filter(({ dimension }) => /^function\.(?:code|class|name)$/u.test(dimension ?? ""))
    .map((column) => textsIn(column, table).map((text) => splitCode(text).code || text));
  for (const [family, pattern] of CODES) {
    const shown = codes.find((texts) => isMostly(texts, pattern));
    const isEconomic = family !== "revenue";
    const isTaken =
      isEconomic &&
      columns.some(
        ({ dimension = "" }) => dimension === "function.item" || dimension.startsWith(`${family}.`),
      );
    if (shown && !isTaken) return { family, example: shown.find((text) => pattern.test(text)) ?? "" };
  }
  return null;
}

const textsIn = ({ index }: Column, { rows }: LogicalTable): string[] =>
  rows
    .map(({ cells }) => normalise(cells[index]?.text ?? ""))
    .filter((text) => text !== "" && !/^(?:合计|总计|小计)$/u.test(text));

const isMostly = (texts: readonly string[], pattern: RegExp): boolean =>
  texts.length > 0 && texts.filter((text) => pattern.test(text)).length >= MOST * texts.length;
