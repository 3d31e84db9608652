import type { LogicalRow } from "../../assemble/types.ts";
import type { Column, Coordinates, RowLabel } from "../../contract/schema.ts";
import { coordinatesOfWord } from "../../lexicon/headerWords/match.ts";
import { isCarriedSum } from "../../lexicon/totals.ts";
import { functionClassOf } from "../classification/index.ts";
import { findSumTree, type SumTree } from "../sums/sumTree.ts";
import { rowGrammar } from "./rowGrammar.ts";
import { labelColumns, type RowItem, rowItems } from "./rowItems.ts";

/** What a row is in one list of its table. */
export type RowMeaning = RowLabel;

/**
 * The rows of one list as a tree, made once for the whole program: which row each is a part of, its kind, and the
 * coordinates that its label and those above it assign.
 */
export function rowTree(rows: readonly LogicalRow[], columns: readonly Column[]): RowMeaning[] {
  const items = rowItems(rows, columns);
  const tree = findSumTree(items, rowGrammar);
  const kinds = kindsOf(items, tree, columns);
  const coordinates = coordinatesOf(items, tree, kinds, columns);
  const own = columns.map(({ index }) => index);
  const meanings: RowMeaning[] = rows.map(() => ({ columns: own, kind: "detail" }));
  for (const [at, { row }] of items.entries()) {
    const parent = tree.parents[at] ?? null;
    const assigned = coordinates[at] ?? {};
    meanings[row] = {
      columns: own,
      kind: kinds[at] ?? "detail",
      ...(parent === null ? {} : { parent: (items[parent] as RowItem).row }),
      ...(Object.keys(assigned).length > 0 ? { coordinates: assigned } : {}),
      ...(tree.ofWhich[at] ? { ofWhich: true } : {}),
    };
  }
  // What a page carries over to the next one sums rows that are printed, and is a part of nothing.
  return meanings.map((meaning, row) =>
    rows[row]?.cells.some(({ text }) => isCarriedSum(text)) ? { ...meaning, kind: "subtotal" } : meaning,
  );
}

function kindsOf(
  items: readonly RowItem[],
  { parents, ofWhich }: SumTree,
  columns: readonly Column[],
): RowLabel["kind"][] {
  // A part without a figure makes no sum of a row that prints one.
  const hasParts = new Set(
    parents.filter(
      (parent, at) => parent !== null && !ofWhich[at] && (items[at]?.hasFigure || !items[parent]?.hasFigure),
    ),
  );
  const labels = labelColumns(columns);
  const isOfBodies = labels.every(
    ({ role, dimension }) => role !== "dimension" || dimension?.startsWith("administrative."),
  );
  const sums = items.map(
    (item, at) =>
      item.closing !== null ||
      (item.unlabelled && (hasParts.has(at) || (labels.length > 0 && isAlone(items, at)))),
  );
  const outermost = sums.flatMap((isSum, at) => (isSum && parents[at] === null ? [at] : []));
  const isTotal = (at: number): boolean =>
    at === outermost.at(-1) ||
    (outermost.includes(at) &&
      items[at]?.closing !== "subtotal" &&
      !outermost.some((other) => isWider(items[other], items[at])));
  return items.map((item, at) => {
    if (sums[at]) return isTotal(at) ? "total" : "subtotal";
    if (item.organisation && (hasParts.has(at) || (!isOfBodies && leavesOut(items, at)))) return "department";
    return hasParts.has(at) ? "subtotal" : "detail";
  });
}

/** 收入总计 is more than the 收入合计 before it, though nothing shows that they add up. */
const isWider = (one: RowItem | undefined, other: RowItem | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.row > other.row &&
  /总计/u.test(one.label.name) &&
  !/总计/u.test(other.label.name);

/** The one row of its list with figures, without a label. */
const isAlone = (items: readonly RowItem[], at: number): boolean =>
  items.every((other, index) => index === at || !other.hasFigure);

/** A body's row before one that names something else further to the right. */
const leavesOut = (items: readonly RowItem[], at: number): boolean => {
  const [own, next] = [items[at], items[at + 1]];
  return (
    own !== undefined &&
    next !== undefined &&
    !next.organisation &&
    !next.closing &&
    next.column !== own.column
  );
};

/** What the labels assign: their own words over those of the rows that they are parts of, sums left out. */
function coordinatesOf(
  items: readonly RowItem[],
  { parents, ofWhich }: SumTree,
  kinds: readonly RowLabel["kind"][],
  columns: readonly Column[],
): Coordinates[] {
  const isList = columns.some(({ dimension }) => dimension === "item");
  const direction = columns.find((column) => column.coordinates?.direction)?.coordinates?.direction;
  const lastTotal = items.findLastIndex((_, at) => kinds[at] === "total");
  const known: (Coordinates | undefined)[] = [];
  const outerOf = (at: number): number[] => {
    const parent = parents[at] ?? null;
    if (parent === null) return [];
    return [...outerOf(parent), ...(items[parent]?.closing ? [] : [parent])];
  };
  const coordinatesAt = (at: number): Coordinates => {
    const { label, closing, code } = items[at] as RowItem;
    if (!isList)
      return closing && at === lastTotal && code === ""
        ? withoutDirection(coordinatesOfWord(label.name, ""))
        : {};
    if (direction === "expenditure" && functionClassOf(label.name) !== null && label.depth > 0)
      return inheritedBy(at);
    const outer = outerOf(at).map((index) => (items[index] as RowItem).label.name);
    return {
      ...(closing ? {} : inheritedBy(at)),
      ...withoutDirection(coordinatesOfWord(label.name, outer.join("/"))),
    };
  };
  const inheritedBy = (at: number): Coordinates => {
    const parent = outerOf(at).at(-1);
    if (parent === undefined || ofWhich[parent]) return {};
    known[parent] ??= coordinatesAt(parent);
    return known[parent] ?? {};
  };
  return items.map((_, at) => {
    known[at] ??= coordinatesAt(at);
    return known[at] as Coordinates;
  });
}

function withoutDirection({ direction: _, ...others }: Coordinates): Coordinates {
  return others;
}
