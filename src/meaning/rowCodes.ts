import type { Column } from "../contract/schema.ts";
import { normalise } from "../core/text.ts";
import { codeBeforeName, splitCode } from "../lexicon/codeAndName.ts";

/** The classifications whose codes refine each other, with their levels as columns of their own. */
const LEVELS = {
  function: ["class", "group", "item"],
  departmentEconomic: ["class", "item"],
  governmentEconomic: ["class", "item"],
  revenue: [],
} as const;
export type CodeFamily = keyof typeof LEVELS;

/** The longest code of a top level; a longer one is whole. */
const TOP = 3;

/**
 * The whole code of each row in one classification, '' where a row prints none. It is that of the code column, of 类, 款
 * and 项 together, or what stands before the name where no column has codes ([2010301]行政运行); a level left blank above a printed one is that of the rows above: 201 | |, then | 06 |, then
 * | | 01. `rows` are the texts of all cells.
 */
export function rowCodes(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  family: CodeFamily,
): string[] {
  const indexOf = (part: string): number =>
    columns.find(({ dimension }) => dimension === `${family}.${part}`)?.index ?? -1;
  // A header whose 类 款 项 was lost leaves several columns of codes.
  const wholes = columns.filter(({ dimension }) => dimension === `${family}.code`).map(({ index }) => index);
  const levels = LEVELS[family].map(indexOf);
  const isCoded = wholes.length > 0 || levels.some((column) => column >= 0);
  const name = indexOf("name");
  let above: string[] = [];
  let last = "";
  return rows.map((row) => {
    if (!isCoded) return codeBeforeName(row[name] ?? "", family);
    const own = digitsOf(wholes.map((column) => row[column] ?? "").join(""));
    // 208, then 05, then 2080505: a 款 of the class above it.
    if (own !== "") {
      last = own.length < TOP && last !== "" ? last.slice(0, TOP) + own : own;
      return last;
    }
    const parts = levels.map((column) => digitsOf(row[column] ?? ""));
    const deepest = parts.findLastIndex((part) => part !== "");
    if (deepest < 0) return "";
    const full = parts.findLast((part) => part.length > TOP);
    if (full) return full;
    const first = parts.findIndex((part) => part !== "");
    const filled = parts.map((part, level) => (level < first ? (above[level] ?? "") : part));
    // A level that cannot be filled leaves what is printed, as it is.
    if (filled.slice(0, first).includes("")) return parts.join("");
    above = filled;
    return filled.slice(0, deepest + 1).join("");
  });
}

/** A code as printed, or one with letters read for some of its digits, which is kept as read and flagged elsewhere. */
export const CODE_AS_READ = /^\d(?:[\dA-Za-z]{2}){1,3}$/u;

const digitsOf = (text: string): string => {
  const plain = normalise(text);
  return /^\d+$/u.test(plain) || CODE_AS_READ.test(plain) ? plain : splitCode(text).code;
};
