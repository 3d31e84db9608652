import type { Column } from "../../contract/schema.ts";
import type { Dimension } from "../../contract/vocabulary.ts";
import { type Candidate, COST } from "./types.ts";

/** What the columns beside it say of a column whose own words were not read, or say too little; null where nothing. */
export function proposeByNeighbours(column: Column, columns: readonly Column[]): Candidate | null {
  const { index } = column;
  const coded = familiesOf(columns, (part) => part !== "name");
  const named = familiesOf(columns, (part) => part === "name");
  const [nameless, other] = coded.filter((family) => !named.includes(family));
  if (nameless && !other && isNameOfOthers(column, coded))
    return dimension(
      `${nameless}.name` as Dimension,
      COST.neighbours,
      "only its codes have no names beside them",
    );
  const [left, right] = [columns[index - 1], columns[index + 1]];
  if (isUnreadGroup(column, left, right))
    return dimension("function.group", COST.bothNeighbours, "stands between 类 and 项 under one head");
  const level = unreadLevel(columns, index);
  if (level)
    return dimension(level, COST.bothNeighbours, "unnamed, to the right of 类 under a head over three");
  if (!isUnnamedPart(column, left)) return null;
  return {
    by: "neighbours",
    meaning: { role: "measure", ...meaningOfMeasure(column), ofWhich: true },
    cost: COST.bothNeighbours,
    evidence: ["unnamed, to the right of an amount under the same head"],
  };
}

const dimension = (found: Dimension, cost: number, evidence: string): Candidate => ({
  by: "neighbours",
  meaning: { role: "dimension", dimension: found },
  cost,
  evidence: [evidence],
});

const meaningOfMeasure = ({ coordinates, unit }: Column) => ({
  ...(coordinates ? { coordinates } : {}),
  ...(unit ? { unit } : {}),
});

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
