import type { LogicalCell, LogicalTable } from "../assemble/types.ts";
import type { Column } from "../contract/schema.ts";
import type { Dimension, TableKind } from "../contract/vocabulary.ts";
import { normalise, withoutLayoutSpaces } from "../core/text.ts";
import { toFragments } from "./cells.ts";
import { readPath } from "./columnMeaning.ts";
import { NO_VARIANTS, type Variants } from "./variants.ts";

/**
 * The columns of a table: each leaf's path of printed words, and what the words mean. A column that no word
 * explains stays `other` with its path. `year` is the disclosure's: 2023年执行数 is last year's in 2024.
 */
export function toColumns(
  table: LogicalTable,
  kind: TableKind,
  year: number | null = null,
  variants: Variants = NO_VARIANTS,
): Column[] {
  const width = table.header[0]?.length ?? table.rows[0]?.cells.length ?? 0;
  const headers = Array.from({ length: width }, (_, column) => headerPath(table.header, column));
  const leaves = headers.map((path) => normalise(path.at(-1)?.text ?? ""));
  const columns = headers.map((header, index): Column => {
    const path = header.map((cell) => withoutLayoutSpaces(cell.text));
    return {
      index,
      path,
      header: header.map((cell) => ({
        text: cell.text,
        confidence: cell.confidence,
        fragments: toFragments(cell),
      })),
      ...readPath(
        path,
        header.map(({ confidence }) => confidence),
        { kind, leaves, year, variants },
      ).meaning,
    };
  });
  return settleByNeighbours(columns);
}

/** What the columns beside it say of a column whose own words were not read, or say too little. */
export function settleByNeighbours(columns: readonly Column[]): Column[] {
  const coded = familiesOf(columns, (part) => part !== "name");
  const named = familiesOf(columns, (part) => part === "name");
  const [nameless, other] = coded.filter((family) => !named.includes(family));
  return columns.map((column, index) => {
    if (nameless && !other && isNameOfOthers(column, coded))
      return { ...column, dimension: `${nameless}.name` as Dimension };
    const [left, right] = [columns[index - 1], columns[index + 1]];
    if (isUnreadGroup(column, left, right))
      return { ...column, role: "dimension", dimension: "function.group" };
    const level = unreadLevel(columns, index);
    if (level) return { ...column, role: "dimension", dimension: level };
    return isUnnamedPart(column, left) ? { ...column, ofWhich: true } : column;
  });
}

/** The classifications of which the columns hold a part that is wanted. */
const familiesOf = (columns: readonly Column[], wanted: (part: string) => boolean): string[] => [
  ...new Set(
    columns.flatMap(({ dimension }) => {
      const [family = "", part = ""] = (dimension ?? "").split(".");
      return CLASSIFICATIONS.includes(family) && wanted(part) ? [family] : [];
    }),
  ),
];
const CLASSIFICATIONS = ["function", "departmentEconomic", "governmentEconomic", "revenue"];

/** 科目名称 that names no classification itself, taken for one of which no codes are printed. */
const isNameOfOthers = ({ dimension, path }: Column, coded: readonly string[]): boolean => {
  const [family = "", part] = (dimension ?? "").split(".");
  const isOpen = CLASSIFICATIONS.includes(family) && part === "name" && !coded.includes(family);
  return isOpen && !/经济|功能|收入/u.test(path.join(""));
};

/** The header cells over a column from the outermost to the leaf, each once; a cell that spans levels counts once. */
function headerPath(header: readonly (readonly LogicalCell[])[], column: number): LogicalCell[] {
  const path: LogicalCell[] = [];
  for (const row of header) {
    const cell = row[column];
    if (!cell) continue;
    const origin = cell.coveredBy ? header[cell.coveredBy[0]]?.[cell.coveredBy[1]] : cell;
    if (origin && origin !== path.at(-1)) path.push(origin);
  }
  // A level that is empty above a word says nothing; an empty leaf under words is an unnamed column.
  return path.filter((cell, level) => cell.text !== "" || (level > 0 && level === path.length - 1));
}

/** 款 between 类 and 项 under one head, whatever was read of it: one character in a narrow column. */
function isUnreadGroup(column: Column, left: Column | undefined, right: Column | undefined): boolean {
  return (
    left?.dimension === "function.class" &&
    right?.dimension === "function.item" &&
    column.dimension !== "function.group" &&
    [left, right].every(({ path }) => path.length > 1 && path[0] === column.path[0])
  );
}

/** 款 and 项 of which nothing was read: the two unnamed columns right of 类 under a head over these three. */
function unreadLevel(columns: readonly Column[], index: number): Column["dimension"] | null {
  const first = columns.slice(0, index).findLastIndex(({ dimension }) => dimension === "function.class");
  const head = columns[first]?.path.at(-2);
  const isUnder = (column: Column | undefined): boolean =>
    column?.path.length === 2 && column.path[0] === head;
  const isUnnamed = (column: Column | undefined): boolean => isUnder(column) && column?.path[1] === "";
  const three = head !== undefined && [1, 2].every((step) => isUnnamed(columns[first + step]));
  if (!three || isUnder(columns[first + 3]) || index > first + 2) return null;
  return index === first + 1 ? "function.group" : "function.item";
}

/** A money column without a leaf word beside a 总额 under the same head is a part of it, whatever part. */
function isUnnamedPart(column: Column, left: Column | undefined): boolean {
  return (
    column.role === "measure" &&
    column.path.length > 1 &&
    column.path.at(-1) === "" &&
    left?.role === "measure" &&
    left.path[0] === column.path[0]
  );
}
