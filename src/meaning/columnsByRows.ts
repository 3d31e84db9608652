import type { LogicalTable } from "../assemble/types.ts";
import type { Column } from "../contract/schema.ts";
import type { Dimension } from "../contract/vocabulary.ts";
import { normalise } from "../core/text.ts";
import { isBareTotal } from "../lexicon/totals.ts";

/** Of the filled cells of a column: so many say what it holds. */
const MOST = 0.8;
/** Revenue is classified from 101 on, expenditure from 201 on by function, from 301 and 501 on by economic class. */
const REVENUE_CODE = /^1\d\d(?:\d\d)*$/u;
const ECONOMIC_CODES = [
  ["departmentEconomic", /^3\d\d(?:\d\d)?$/u],
  ["governmentEconomic", /^5\d\d(?:\d\d)?$/u],
] as const;
/** What the columns of function codes and names are where the codes are economic ones. */
const AS_ECONOMIC: Readonly<Record<string, string>> = {
  "function.code": "code",
  "function.class": "class",
  "function.group": "item",
  "function.name": "name",
};

/**
 * What the rows say of a column whose words leave it open: a code column without any digit holds names, and
 * 科目编码 over 101, 10101 … are codes of revenue, over 301, 30101 … of economic classes, with their names beside them.
 */
export function settleByRows(columns: readonly Column[], { rows }: LogicalTable): Column[] {
  const textsOf = ({ index }: Column): string[] =>
    rows.map(({ cells }) => normalise(cells[index]?.text ?? "")).filter((text) => text !== "");
  const isMostly = (column: Column, pattern: RegExp): boolean => {
    const texts = textsOf(column).filter((text) => !isBareTotal(text));
    return texts.length > 0 && texts.filter((text) => pattern.test(text)).length >= MOST * texts.length;
  };
  const isRevenue = columns.some(
    (column) => column.dimension === "function.code" && isMostly(column, REVENUE_CODE),
  );
  const isFunction = columns.some(({ dimension }) => dimension === "function.item");
  const [economic] =
    ECONOMIC_CODES.find(
      ([family, code]) =>
        !isFunction &&
        !columns.some(({ dimension }) => dimension?.startsWith(family)) &&
        columns.some(
          (column) =>
            ["function.code", "function.class"].includes(column.dimension ?? "") && isMostly(column, code),
        ),
    ) ?? [];
  return columns.map((column): Column => {
    const { dimension } = column;
    const part = AS_ECONOMIC[dimension ?? ""];
    if (economic && part) return { ...column, dimension: `${economic}.${part}` as Dimension };
    if (isRevenue && (dimension === "function.code" || dimension === "function.name"))
      return { ...column, dimension: dimension === "function.code" ? "revenue.code" : "revenue.name" };
    const name = dimension?.endsWith(".code") ? (dimension.replace(/code$/u, "name") as Dimension) : null;
    const isTaken = columns.some((other) => other.dimension === name);
    return name && !isTaken && isMostly(column, /^\D+$/u) ? { ...column, dimension: name } : column;
  });
}
