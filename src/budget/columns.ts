import { normalise, withoutLayoutSpaces } from "../core/text.ts";
import { findUnit } from "../core/units.ts";
import type { LogicalCell, LogicalTable } from "../reassemble/types.ts";
import { toFragments } from "./cells.ts";
import { dimensionOfPath } from "./dimensions.ts";
import { readLabel } from "./label.ts";
import { knownWord } from "./misreadWords.ts";
import type { Column, Coordinates } from "./schema.ts";
import { NO_VARIANTS, taughtCoordinates, taughtHeader, type Variants } from "./variants.ts";
import type { TableKind } from "./vocabulary.ts";
import { coordinatesOfWord, isAmountWord, isOtherWord, isPartWord, isRateWord } from "./words.ts";

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
      ...meaningOf(
        path,
        header.map(({ confidence }) => confidence),
        { kind, leaves, year, variants },
      ),
    };
  });
  return columns.map((column, index) => {
    const [left, right] = [columns[index - 1], columns[index + 1]];
    if (isUnreadGroup(column, left, right))
      return { ...column, role: "dimension", dimension: "function.group" };
    const level = unreadLevel(columns, index);
    if (level) return { ...column, role: "dimension", dimension: level };
    return isUnnamedPart(column, left) ? { ...column, ofWhich: true } : column;
  });
}

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

interface Context {
  readonly kind: TableKind;
  readonly leaves: readonly string[];
  readonly year: number | null;
  readonly variants: Variants;
}

type Meaning = Pick<Column, "role" | "dimension" | "coordinates" | "unit" | "ofWhich">;

function meaningOf(path: readonly string[], confidences: readonly number[], context: Context): Meaning {
  const labels = path
    .map((text, level) => ({ ...readLabel(withoutUnit(text)), confidence: confidences[level] ?? 1 }))
    .filter(({ name }) => !isColumnNumber(name));
  const read = labels
    .map(({ name, confidence }) => {
      const word = withoutYear(name, context.year);
      return isUnderstood(word, context) ? word : knownWord(word, confidence);
    })
    .filter((word) => word !== "");
  // 2023年 over 预算数 and 执行数 says whose they are.
  const isPrior = read.includes(PRIOR_YEAR);
  const words = read
    .filter((word) => word !== PRIOR_YEAR)
    .map((word, level, all) => (isPrior && level === all.length - 1 ? PRIOR_YEAR + word : word));
  const leaf = words.at(-1) ?? "";
  const taught = taughtHeader(context.variants, leaf, words.slice(0, -1));
  if (taught?.ignore) return { role: "other" };
  if (taught?.dimension) return { role: "dimension", dimension: taught.dimension };
  const assigned = taughtCoordinates(context.variants, words);
  if (words.length === 0 || isOtherWord(leaf)) return { role: "other" };
  if (isRateWord(leaf) || /[%％]/u.test(printedLeaf(path)))
    return { role: "measure", coordinates: isChange(words) ? { phase: "change-rate" } : {}, unit: "%" };
  const dimension = dimensionOfPath(words, context);
  if (dimension !== null && !taught) return { role: "dimension", dimension };

  if (words.some((word) => isOfAnotherYear(word, context.year))) return { role: "other" };
  let coordinates: Coordinates = {};
  let understood = false;
  for (const [level, word] of words.entries()) {
    const found = coordinatesOfWord(word, words.slice(0, level).join("/"));
    if (Object.keys(found).length > 0) {
      coordinates = { ...coordinates, ...found };
      understood = true;
    }
  }
  if (isPrior && !coordinates.phase?.startsWith("prior-year")) return { role: "other" };
  if (assigned) {
    coordinates = { ...coordinates, ...assigned };
    understood = true;
  }
  const unit = unitOf(path, coordinates);
  if (!understood && !isAmountWord(leaf) && !isPartWord(leaf)) return { role: "other" };
  const ofWhich = labels.at(-1)?.ofWhich === true || isPartWord(leaf);
  return {
    role: "measure",
    coordinates,
    ...(unit ? { unit } : {}),
    ...(ofWhich ? { ofWhich: true } : {}),
  };
}

/** A head of this one word says that last year's figures stand under it, of whatever stage. */
const PRIOR_YEAR = "上年";

/** The last words of a path that are no column number. */
const printedLeaf = (path: readonly string[]): string =>
  path.findLast((text) => text !== "" && !isColumnNumber(normalise(text))) ?? "";

const isChange = (words: readonly string[]): boolean =>
  words.some((word) => /增|减|[比较与]上年|^%$/u.test(word));

/** Years as seen from the disclosure's: 2023年执行数 is 上年执行数 in 2024, and 2024年预算数 is 预算数. */
const withoutYear = (word: string, year: number | null): string =>
  year === null
    ? word
    : word.replace(/(20\d{2})年度?/gu, (printed, digits) =>
        Number(digits) === year ? "" : Number(digits) === year - 1 ? "上年" : printed,
      );

/** No coordinate says that an amount is of the year before last, or last year's adjusted budget. */
const isOfAnotherYear = (word: string, year: number | null): boolean =>
  year !== null && (/^20\d{2}年/u.test(word) || /^上年(?:调整|全年)/u.test(word));

/** 栏次 or its 1, 2, 3=1+2 … at the foot of a header say nothing of the column. */
const isColumnNumber = (word: string): boolean => /^(?:栏次|[甲乙丙丁]|\d{1,2}(?:=.+)?)$/u.test(word);

/** Does the word say something by itself? Then it is no misreading of another. */
const isUnderstood = (word: string, context: Context): boolean =>
  context.variants.headers.some(({ words }) => words.some((known) => normalise(known) === word)) ||
  isOtherWord(word) ||
  isRateWord(word) ||
  isAmountWord(word) ||
  dimensionOfPath([word], context) !== null ||
  Object.keys(coordinatesOfWord(word, "")).length > 0;

function unitOf(path: readonly string[], coordinates: Coordinates): Column["unit"] | null {
  if (coordinates.phase === "change-rate") return "%";
  for (const text of [...path].reverse()) {
    const unit = /[（(]/u.test(text) ? findUnit(text) : null;
    if (unit) return unit;
  }
  return null;
}

/** `项目金额（万元）` is 项目金额, in 万元. */
const withoutUnit = (text: string): string =>
  text.replace(/[（(](?:单位[:：]?)?(?:人民币)?(?:亿元|千元|万元|元|%|％)[）)]/gu, "");

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
