import type { Column } from "../../contract/schema.ts";
import { normalise } from "../../core/text.ts";
import { isColumnNumber } from "../../lexicon/columnNumbering.ts";
import { isAmountWord } from "../../lexicon/headerWords/match.ts";

/** The words of a column's header, outermost first, normalised; its number at the foot of the header is none. */
export const wordsOf = ({ path }: Pick<Column, "path">): string[] =>
  path.map(normalise).filter((word) => !isColumnNumber(word));

/** The columns of amounts under the outermost `depth` heads of the column, itself among them where it is one. */
export const measuresUnder = (column: Column, depth: number, columns: readonly Column[]): Column[] => {
  const head = wordsOf(column).slice(0, depth).join("/");
  return columns.filter(
    (other) => other.role === "measure" && wordsOf(other).slice(0, depth).join("/") === head,
  );
};

/** Does its last word say that it is the whole of what stands under its head (合计, 小计, 金额)? */
export const isWhole = (column: Column): boolean => isAmountWord(wordsOf(column).at(-1) ?? "");

/**
 * The total left of the column under the nearest of its heads that has one, and its parts with the column among them;
 * null where none has, or where the parts have totals too.
 */
export function sumWith(
  column: Column,
  columns: readonly Column[],
): { total: Column; parts: Column[] } | null {
  for (let depth = wordsOf(column).length - 1; depth >= 0; depth--) {
    const under = measuresUnder(column, depth, columns);
    const total = under.findLast(
      (one) => one.index < column.index && wordsOf(one).length === depth + 1 && isWhole(one),
    );
    if (!total) continue;
    const parts = under.filter(
      ({ index, ofWhich }) => index > total.index && index !== column.index && !ofWhich,
    );
    return parts.some(isWhole) ? null : { total, parts: [...parts, column] };
  }
  return null;
}
