import { similarity } from "../core/similarity.ts";
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
import { coordinatesOfWord, isAmountWord, isOtherWord } from "./words.ts";

/**
 * The columns of a table: each leaf's path of printed words, and what the words mean. A column that no word
 * explains stays `other` with its path.
 */
export function toColumns(table: LogicalTable, kind: TableKind, variants: Variants = NO_VARIANTS): Column[] {
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
        { kind, leaves, variants },
      ),
    };
  });
  return columns.map((column, index) => {
    const [left, right] = [columns[index - 1], columns[index + 1]];
    if (isUnreadGroup(column, left, right))
      return { ...column, role: "dimension", dimension: "function.group" };
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
  readonly variants: Variants;
}

type Meaning = Pick<Column, "role" | "dimension" | "coordinates" | "unit" | "ofWhich">;

function meaningOf(path: readonly string[], confidences: readonly number[], context: Context): Meaning {
  const labels = path.map((text) => readLabel(withoutUnit(text)));
  const words = labels
    .map(({ name }, level) => (isUnderstood(name, context) ? name : knownWord(name, confidences[level] ?? 1)))
    .filter((word) => word !== "");
  const leaf = words.at(-1) ?? "";
  const taught = taughtHeader(context.variants, leaf, words.slice(0, -1));
  if (taught?.ignore) return { role: "other" };
  if (taught?.dimension) return { role: "dimension", dimension: taught.dimension };
  const assigned = taughtCoordinates(context.variants, words);
  if (isOtherWord(leaf) || words.length === 0) return { role: "other" };
  const dimension = dimensionOfPath(words, context);
  if (dimension !== null && !taught) return { role: "dimension", dimension };

  let coordinates: Coordinates = {};
  let understood = false;
  for (const [level, word] of words.entries()) {
    const found = coordinatesOfWord(word, words.slice(0, level).join("/"));
    if (Object.keys(found).length > 0) {
      coordinates = { ...coordinates, ...found };
      understood = true;
    }
  }
  if (assigned) {
    coordinates = { ...coordinates, ...assigned };
    understood = true;
  }
  const unit = unitOf(path, coordinates);
  if (!understood && !isAmountWord(leaf)) {
    const known = nearestAmountWord(leaf);
    if (!known) return { role: "other" };
  }
  const ofWhich = labels.at(-1)?.ofWhich === true;
  return {
    role: "measure",
    coordinates,
    ...(unit ? { unit } : {}),
    ...(ofWhich ? { ofWhich: true } : {}),
  };
}

/** Does the word say something by itself? Then it is no misreading of another. */
const isUnderstood = (word: string, context: Context): boolean =>
  context.variants.headers.some(({ words }) => words.some((known) => normalise(known) === word)) ||
  isOtherWord(word) ||
  isAmountWord(word) ||
  dimensionOfPath([word], context) !== null ||
  Object.keys(coordinatesOfWord(word, "")).length > 0;

/** An amount word with one misread character still says that money stands below. */
const nearestAmountWord = (leaf: string): boolean =>
  ["本年预算数", "资金总额", "年初预算数"].some((word) => similarity(word, leaf) >= 0.8);

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
