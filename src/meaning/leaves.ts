import type { Column, Row, RowLabel } from "../contract/schema.ts";
import { addsUp } from "./columns/addsUp.ts";
import type { List } from "./lists.ts";

/**
 * The places of a table whose money no other place holds: no part of their row prints an amount in the same column, no
 * part of their column one in the same row, and neither is a part that does not count (其中). Under each printed total
 * the leaves add up to it, once.
 */
export function leavesOf(
  rows: readonly Row[],
  lists: readonly List[],
): (row: number, column: number) => boolean {
  const leaves = new Set<string>();
  const prints = (row: number, column: number): boolean => rows[row]?.cells[column]?.amount !== undefined;
  for (const { columns, labels } of lists) {
    const innerRows = partsOf(labels.map((label, index) => ({ ...label, index })));
    const money = columns.filter(addsUp);
    const innerColumns = partsOf(money);
    for (const column of moneyOfTheList(money)) {
      const hasDetails = labels.some(({ kind }, row) => !isSum(kind) && prints(row, column.index));
      for (const [row, label] of labels.entries()) {
        const isSummed =
          innerRows.parts(row).some((part) => prints(part, column.index)) ||
          innerColumns.parts(column.index).some((part) => prints(row, part)) ||
          (isSum(label.kind) && (hasDetails || label.kind === "subtotal"));
        if (!isSummed && innerRows.counts(row) && innerColumns.counts(column.index))
          leaves.add(`${row} ${column.index}`);
      }
    }
  }
  return (row, column) => leaves.has(`${row} ${column}`);
}

const isSum = (kind: RowLabel["kind"]): boolean => kind === "total" || kind === "subtotal";

interface Placed {
  readonly index: number;
  readonly parent?: number | undefined;
  readonly ofWhich?: boolean | undefined;
}

/** The parts that count of each row or column, at any depth, and whether it counts itself. */
function partsOf(items: readonly Placed[]) {
  const byIndex = new Map(items.map((item) => [item.index, item]));
  const counts = (index: number): boolean => {
    const item = byIndex.get(index);
    return (
      item !== undefined &&
      !item.ofWhich &&
      (item.parent === undefined || counts(item.parent) || !byIndex.has(item.parent))
    );
  };
  const inner = new Map<number, number[]>();
  for (const { index, parent, ofWhich } of items) {
    for (let whole = ofWhich ? undefined : parent; whole !== undefined; whole = byIndex.get(whole)?.parent) {
      inner.set(whole, [...(inner.get(whole) ?? []), index]);
    }
  }
  return { counts, parts: (index: number): readonly number[] => inner.get(index) ?? [] };
}

/**
 * Of the money columns of one phase and direction those that its outermost total is made of. What stands beside it says
 * again what a part of the same money is for (政府采购).
 */
function moneyOfTheList(money: readonly Column[]): Column[] {
  const rootOf = (column: Column): Column => {
    const parent = money.find(({ index }) => index === column.parent);
    return parent ? rootOf(parent) : column;
  };
  const sideOf = ({ coordinates }: Column): string => `${coordinates?.phase} ${coordinates?.direction}`;
  return money.filter((column) => {
    const widest = money.find(
      (other) =>
        other.parent === undefined &&
        sideOf(other) === sideOf(column) &&
        money.some(({ parent }) => parent === other.index),
    );
    return widest === undefined || rootOf(column).index === widest.index;
  });
}
