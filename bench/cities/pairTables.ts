import type { Column, Table } from "../../src/contract/schema.ts";
import { similarity } from "../../src/core/similarity.ts";
import { normalise } from "../../src/core/text.ts";
import { align, assign, type Pair } from "../accuracy/align.ts";
import type { ColumnTruth, TableTruth } from "./meaningTruth.ts";

/** Titles and header paths at least this alike may be the same one, read or written otherwise. */
const ALIKE = 0.6;
/** Share of the columns that a table must have in common with the truth where its title is another. */
const COLUMNS_ALONE = 0.3;
/** Added for the table that begins on the page: a table before it may reach onto that page. */
const BEGINS_HERE = 0.5;

/** Header words without layout spaces and empty leaves, joined with /. */
export const pathOf = (words: readonly string[]): string =>
  words
    .map(normalise)
    .filter((word) => word !== "")
    .join("/");

const truthPath = ({ path }: ColumnTruth): string => pathOf(path.split("/"));

/** Pairs the printed tables of a document with those that were found on the same page: by title, else by most columns. */
export function pairTables(printed: readonly TableTruth[], found: readonly Table[]): Pair[] {
  return assign(printed, found, (truth, table) => {
    if (!table.pages.includes(truth.page)) return 0;
    const title = titleLikeness(truth.title, table.title);
    const columns = commonColumns(truth.columns, table.columns);
    if (title < ALIKE && columns < COLUMNS_ALONE) return 0;
    return title + columns + (table.pages[0] === truth.page ? BEGINS_HERE : 0);
  });
}

function titleLikeness(a: string, b: string): number {
  const [one, other] = [normalise(a), normalise(b)];
  if (one === "" || other === "") return 0;
  return one.includes(other) || other.includes(one) ? 1 : similarity(one, other);
}

/** Share of the printed columns whose path was found word for word, in order. */
function commonColumns(printed: readonly ColumnTruth[], found: readonly Column[]): number {
  if (printed.length === 0) return 0;
  const same = align(printed, found, (truth, column) => (truthPath(truth) === pathOf(column.path) ? 1 : 0));
  return same.length / printed.length;
}

/**
 * Pairs printed columns with found ones by header path, in order; between two pairs, as many columns on either side are
 * the same ones whatever their words.
 */
export function pairColumns(printed: readonly ColumnTruth[], found: readonly Column[]): Pair[] {
  const pairs = align(printed, found, (truth, column) => {
    const alike = similarity(truthPath(truth), pathOf(column.path));
    return alike === 1 ? 2 : alike >= ALIKE ? alike : 0;
  });
  const bounds: Pair[] = [[-1, -1], ...pairs, [printed.length, found.length]];
  return bounds.slice(1).flatMap(([left, right], index): Pair[] => {
    const [leftBefore, rightBefore] = bounds[index] as Pair;
    const between = left - leftBefore - 1;
    const filled =
      between === right - rightBefore - 1
        ? Array.from({ length: between }, (_, at): Pair => [leftBefore + 1 + at, rightBefore + 1 + at])
        : [];
    return left === printed.length ? filled : [...filled, [left, right]];
  });
}
