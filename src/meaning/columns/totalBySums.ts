import type { LogicalTable } from "../../assemble/types.ts";
import type { Column } from "../../contract/schema.ts";
import { similarity } from "../../core/similarity.ts";
import { normalise } from "../../core/text.ts";
import { hasFigure } from "../hasFigure.ts";
import { enoughAddUp, rowSums } from "../rowSums.ts";
import { isWhole, measuresUnder } from "./groups.ts";
import type { PlacedColumn } from "./types.ts";

/** The words of totals that stand beside their parts. */
const TOTALS = ["合计", "小计", "总计"];
/** Least similarity, 0 to 1, of the word that was read to a word of totals: one character of two. */
const MIN_SIMILARITY = 0.5;

/**
 * The unread `column` as the total of those right of it under the same head, where most rows add up to it and its word
 * is like that of a total; null else. One part alone, or parts that rows rarely fill together, would be a copy of it.
 */
export function totalBySums(
  column: Column,
  columns: readonly Column[],
  { rows }: LogicalTable,
): PlacedColumn | null {
  const leaf = normalise(column.path.at(-1) ?? "");
  const word = TOTALS.find((total) => similarity(leaf, total) >= MIN_SIMILARITY);
  const depth = column.path.length - 1;
  const under = measuresUnder(column, depth, columns).filter(
    ({ index, path, ofWhich }) => index !== column.index && !ofWhich && path.length > depth,
  );
  if (
    !word ||
    under.some((one) => one.index < column.index || (one.path.length === depth + 1 && isWhole(one)))
  )
    return null;
  // Of a group with a total of its own, only that counts.
  const parts = under.filter(
    (one) => isWhole(one) || !under.some((other) => isWhole(other) && other.path[depth] === one.path[depth]),
  );
  const isSplit = (row: (typeof rows)[number]): boolean =>
    parts.filter(({ index }) => hasFigure(row, index)).length > 1;
  const sums = rowSums(rows.filter(isSplit), column, parts);
  if (!enoughAddUp(sums)) return null;
  return { column: column.index, word, between: [null, parts[0]?.path.at(-1) ?? null], sums, addsUp: true };
}
