import type { LogicalTable } from "../../assemble/types.ts";
import type { Column } from "../../contract/schema.ts";
import type { Dimension } from "../../contract/vocabulary.ts";
import { normalise } from "../../core/text.ts";
import { splitCode } from "../../lexicon/codeAndName.ts";
import { coordinatesOfWord } from "../../lexicon/headerWords/match.ts";
import { readLabel } from "../../lexicon/labels.ts";
import { ordinalDepth } from "../../lexicon/ordinals.ts";
import { isClassName } from "../classification/index.ts";
import { type Candidate, COST } from "./types.ts";

/** Share of a column's filled cells, totals aside, that say what it holds. */
const MOST = 0.8;
/** Revenue is classified from 101 on, expenditure from 201 on by function, from 301 and 501 on by economic class. */
const CODES = [
  ["revenue", /^1\d\d(?:\d\d)*$/u],
  ["departmentEconomic", /^3\d\d(?:\d\d)?$/u],
  ["governmentEconomic", /^5\d\d(?:\d\d)?$/u],
] as const;
/** Levels of a code in other classifications: what is 款 of a function is 款 of an economic class. */
const PARTS: Readonly<Record<string, string>> = {
  code: "code",
  class: "class",
  group: "item",
  item: "item",
  name: "name",
};
/** Share of a column's filled cells that begin with an ordinal where it holds labels of lines. */
const MOST_ORDINALS = 0.4;
/** The deepest of the ordinals that begin such a list: （一）. Projects are numbered 1. 2. 3. as well. */
const LIST_DEPTH = 2;
/** Share of a column's filled cells that name a fund where it holds labels of revenue, and not projects. */
const MOST_FUNDS = 0.5;

/**
 * What the cells show of a column whose words leave it open: a code column without any digit holds names, and 科目 over
 * 101, 10101 … are of revenue, over 301, 30101 … of economic classes, with their names beside them or in the same cell.
 */
export function proposeByCells(
  column: Column,
  columns: readonly Column[],
  table: LogicalTable,
): Candidate | null {
  const [family = "", part = ""] = (column.dimension ?? "").split(".");
  const texts = textsIn(column, table);
  if (column.role === "measure" && isShare(texts, TEXT, MOST))
    return { ...byCells("item", "its cells hold texts"), meaning: { role: "other" } };
  if (LISTABLE.test(column.dimension ?? "") && areNumbered(texts))
    return byCells("item", "its cells begin with ordinals");
  if (column.dimension === "project.name" && nameFunds(texts)) return byCells("item", "its cells name funds");
  const economic = NAMES.test(column.dimension ?? "") ? economicNames(texts, columns) : null;
  if (economic) return byCells(`${economic}.name`, "its cells name economic classes");
  if (!CLASSIFIED.includes(family)) return null;
  const found = otherClassification(column, columns, table);
  if (found && !(found.family === "revenue" && !/^(?:code|name)$/u.test(part)) && PARTS[part])
    return byCells(`${found.family}.${PARTS[part]}` as Dimension, `its codes are such as ${found.example}`);
  const name = part === "code" ? (`${family}.name` as Dimension) : null;
  if (part === "name" && isShare(texts, /^\d{3,9}$/u, MOST) && !hasCodes(family, columns))
    return byCells(`${family}.code` as Dimension, "its cells hold codes alone");
  const isTaken = columns.some((other) => other.dimension === name);
  return name && !isTaken && isShare(texts, /^\D+$/u, MOST) ? byCells(name, "its cells hold no codes") : null;
}

/** Do ordinals number the texts as a list: 一、 over （一） over 1.? */
function areNumbered(texts: readonly string[]): boolean {
  const depths = texts.map(ordinalDepth).filter((depth) => depth > 0);
  return (
    depths.length > 0 &&
    depths.length >= MOST_ORDINALS * texts.length &&
    depths.some((depth) => depth <= LIST_DEPTH)
  );
}

/** Does a fund stand in most of the texts, as 一般公共预算资金 and 其他收入 under 项目名称 in a table of revenue? */
const nameFunds = (texts: readonly string[]): boolean =>
  texts.length > 0 &&
  texts.filter((text) => coordinatesOfWord(readLabel(text).name, "").fund !== undefined).length >=
    MOST_FUNDS * texts.length;

/** Words over names that may be of economic classes: 支出项目类别 over 工资福利支出, 基本工资. */
const NAMES = /^(?:project|function)\.name$/u;
/** Share of a column's filled cells that are names of economic classes where it holds those; bodies stand between them. */
const MOST_NAMES = 0.5;

/** The economic classification that the texts of a column without codes name; null where none, or where it has a column. */
function economicNames(texts: readonly string[], columns: readonly Column[]) {
  if (columns.some(({ dimension = "" }) => /^(?:function\.(?!name)|\w+Economic\.)/u.test(dimension)))
    return null;
  const filled = texts.filter((text) => !/\d/u.test(text));
  const isNamed = (scheme: "departmentEconomic" | "governmentEconomic"): boolean =>
    filled.length > 0 &&
    filled.filter((text) => isClassName(scheme, text)).length >= MOST_NAMES * filled.length;
  if (isNamed("departmentEconomic")) return "departmentEconomic";
  return isNamed("governmentEconomic") ? "governmentEconomic" : null;
}

/** Has a column the codes of a classification, whole or by levels? */
const hasCodes = (family: string, columns: readonly Column[]): boolean =>
  columns.some(({ dimension }) => dimension?.startsWith(`${family}.`) && !dimension.endsWith(".name"));

/** A sentence or a name, no figure: four Chinese characters that are no dash, unit or zero. */
const TEXT = /(?:\p{Script=Han}.*){4}/u;
/** Names that may be labels of lines: 项目名称 in a summary, 功能科目 over 一、一般公共服务支出. */
const LISTABLE = /^(?:project|function|departmentEconomic|governmentEconomic)\.(?:name|code)$/u;
const CLASSIFIED = ["function", "departmentEconomic", "governmentEconomic", "revenue"];

const byCells = (dimension: Dimension, evidence: string): Candidate => ({
  by: "rows",
  meaning: { role: "dimension", dimension },
  cost: COST.cells,
  evidence: [evidence],
});

/**
 * The classification whose codes stand in the column, or beside it under its head, where its words name another one;
 * null where the words are right or no codes tell.
 */
function otherClassification(column: Column, columns: readonly Column[], table: LogicalTable) {
  const own = column.dimension?.split(".")[0] ?? "";
  const alike = columns.filter(({ dimension = "" }) =>
    new RegExp(`^${own}\\.(?:code|class|name)$`, "u").test(dimension),
  );
  const headOf = ({ path }: Column): string => path.slice(0, -1).join("/");
  const beside = alike.filter((other) => headOf(other) === headOf(column));
  const group = beside.some(({ dimension }) => !dimension?.endsWith(".name")) ? beside : alike;
  const codes = group.map((one) => textsIn(one, table).map((text) => splitCode(text).code || text));
  // 项 is a third level, which economic classes have not.
  const hasItems = own === "function" && columns.some(({ dimension }) => dimension === "function.item");
  for (const [family, pattern] of CODES) {
    const shown = codes.find((texts) => isShare(texts, pattern, MOST));
    const isTaken =
      family !== "revenue" &&
      (hasItems || columns.some(({ dimension }) => dimension?.startsWith(`${family}.`)));
    if (shown && family !== own && !isTaken)
      return { family, example: shown.find((text) => pattern.test(text)) ?? "" };
  }
  return null;
}

const textsIn = ({ index }: Column, { rows }: LogicalTable): string[] =>
  rows
    .map(({ cells }) => normalise(cells[index]?.text ?? ""))
    .filter((text) => text !== "" && !/^(?:合计|总计|小计)$/u.test(text));

const isShare = (texts: readonly string[], pattern: RegExp, share: number): boolean =>
  texts.length > 0 && texts.filter((text) => pattern.test(text)).length >= share * texts.length;
