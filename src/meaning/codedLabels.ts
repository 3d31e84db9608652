import type { Column, Coordinates, RowLabel } from "../contract/schema.ts";
import type { Dimension, RowKind } from "../contract/vocabulary.ts";
import { parsePrinted } from "../core/money.ts";
import { readLabel } from "../lexicon/labels.ts";
import { closingKind } from "../lexicon/totals.ts";
import { rowCodes } from "./rowCodes.ts";
import type { Texts } from "./rowKinds.ts";
import { coordinatesOfWord } from "./words.ts";

const ORGANISATION = /(?:[局委办会院校心站所处队厅部社团馆库台庭府]|公司|政府|机关|本级|[)）])$/u;
const CODE = /^\d{3,}$/u;

/** Row labels of a list with codes and names: totals, departments above details, classes above items. */
export function codedLabels(rows: readonly Texts[], columns: readonly Column[]): RowLabel[] {
  const dimensions = columns.filter((column) => column.role === "dimension");
  const money = columns.filter((column) => column.role === "measure");
  const organisations =
    dimensions.length > 0 && dimensions.every((column) => column.dimension?.startsWith("administrative."));
  const names = dimensions.filter((column) => !isIndicator(column.dimension));
  const others = columns.filter((column) => column.role === "other");
  const filledOf = (row: Texts) => names.filter((column) => row[column.index] !== "");
  const usual = mostFilled(rows, names);
  const codes = codesOf(rows, columns);
  const last = rows.findLastIndex((row) => columns.some((column) => row[column.index] !== ""));
  return rows.map((row, index): RowLabel => {
    const filled = filledOf(row);
    const hasMoney = money.some((column) => row[column.index] !== "");
    const kind = kindOf(row, index, filled, hasMoney);
    const closes = kind === "subtotal" && index === last && filled.some((column) => sumsUp(row, column));
    const coordinates = closes ? closingWords(row, filled) : {};
    return {
      columns: columns.map((column) => column.index),
      kind: closes ? "total" : kind,
      ...(Object.keys(coordinates).length > 0 ? { coordinates } : {}),
    };
  });

  function kindOf(row: Texts, index: number, filled: readonly Column[], hasMoney: boolean): RowKind {
    const labels = filled.length > 0 ? filled : others;
    const closings = labels.map((column) => closingKind(readLabel(row[column.index] ?? "").name));
    if (closings.includes("total")) return "total";
    if (closings.includes("subtotal")) return "subtotal";
    const words = others.filter((column) => isWord(row[column.index] ?? ""));
    if (filled.length === 0 && hasMoney && words.length > 0)
      return words.some((column) => leavesOut(rows[index + 1], column)) ? "subtotal" : "detail";
    if (filled.length === 0 && hasMoney && names.length > 0) return "total";
    if (organisations) return hasUnitsBelow(rows, index, names) ? "department" : "detail";
    const organisation =
      filled.length > 0 && filled.every((column) => isOrganisation(row[column.index] ?? "", column));
    if (
      organisation &&
      (filled.length < usual ||
        filled.some((column) => isForeignCode(row, column)) ||
        isOverOthers(index, filled))
    )
      return "department";
    return hasFinerCode(codes, index) ? "subtotal" : "detail";
  }

  /** Does the row print something of its own, but not in this column: 货物 over what is bought? */
  function leavesOut(below: Texts | undefined, column: Column): boolean {
    return below !== undefined && below[column.index] === "" && filledOf(below).length > 0;
  }

  /** Does the next row leave the organisation out, and print something else of its own? */
  function isOverOthers(index: number, filled: readonly Column[]): boolean {
    const below = rows[index + 1];
    if (below === undefined || !filled.every(({ dimension }) => dimension?.startsWith("administrative.")))
      return false;
    const others = filledOf(below);
    return others.length > 0 && !others.some((column) => filled.includes(column));
  }

  /** A unit's short code in a column whose other codes are much longer (150003 above 21 digits of a project). */
  function isForeignCode(row: Texts, column: Column): boolean {
    const text = row[column.index] ?? "";
    if (!CODE.test(text) || column.dimension?.startsWith("administrative.")) return false;
    return rows.some(
      (other) =>
        CODE.test(other[column.index] ?? "") && (other[column.index] ?? "").length >= 2 * text.length,
    );
  }
}

const isWord = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** 人员经费合计 under all rows of its list closes it, whatever it calls itself. */
const sumsUp = (row: Texts, column: Column): boolean =>
  closingKind(readLabel(row[column.index] ?? "").name) !== null;

/** What the label of a list's last row says of its money: 公用经费合计. */
function closingWords(row: Texts, filled: readonly Column[]): Coordinates {
  const { direction: _, ...found } = Object.assign(
    {},
    ...filled.map((column) => coordinatesOfWord(readLabel(row[column.index] ?? "").name, "")),
  ) as Coordinates;
  return found;
}

const isIndicator = (dimension: Dimension | undefined): boolean =>
  dimension?.startsWith("indicator.") === true;

/** How many dimensions a detail row fills: the largest number that rows with text fill. */
const mostFilled = (rows: readonly Texts[], columns: readonly Column[]): number =>
  Math.max(0, ...rows.map((row) => columns.filter((column) => row[column.index] !== "").length));

/** A unit's code or a body's name, standing where a code or name of something else would. */
function isOrganisation(text: string, column: Column): boolean {
  const dimension = column.dimension ?? "";
  if (dimension.startsWith("administrative.")) return true;
  if (CODE.test(text)) return dimension.endsWith(".class") ? !/^[2-5]\d\d$/u.test(text) : text.length <= 9;
  return /(?:name|code)$/u.test(dimension) && ORGANISATION.test(text) && parsePrinted(text).kind === "other";
}

/** In a table of organisations a row is a department when a longer code below begins with its own. */
function hasUnitsBelow(rows: readonly Texts[], index: number, columns: readonly Column[]): boolean {
  const code = columns.find((column) => column.dimension === "administrative.code");
  const own = code ? (rows[index]?.[code.index] ?? "") : "";
  return (
    own !== "" &&
    code !== undefined &&
    rows.slice(index + 1).some((row) => isFiner(row[code.index] ?? "", own))
  );
}

const isFiner = (code: string, own: string): boolean => code.length > own.length && code.startsWith(own);

/** The codes of all rows, those of unlike classifications one after the other. */
function codesOf(rows: readonly Texts[], columns: readonly Column[]): string[] {
  // 政府 codes beside 部门 ones are no levels: many of these become one of those.
  const isBeside = columns.some(({ dimension }) => dimension?.startsWith("departmentEconomic."));
  const economic = isBeside ? "departmentEconomic" : "governmentEconomic";
  const families = (["function", economic, "revenue"] as const).map((family) =>
    rowCodes(rows, columns, family),
  );
  return rows.map((_, row) => families.map((codes) => codes[row]).join(""));
}

/** A code that the next row's refines is summed there: 类 over 款, 款 over 项. */
const hasFinerCode = (codes: readonly string[], index: number): boolean =>
  codes[index] !== "" && isFiner(codes[index + 1] ?? "", codes[index] as string);
