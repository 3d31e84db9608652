import type { Column, RowLabel } from "../contract/schema.ts";
import type { RowKind } from "../contract/vocabulary.ts";
import { codedLabels } from "./codedLabels.ts";
import { itemLabels } from "./itemLabels.ts";

/** The kind of one row and, where several lists stand side by side, what each list's label says. */
export interface RowMeaning {
  readonly kind: RowKind;
  readonly labels?: RowLabel[];
}

/** The texts of one row, by column, normalised. */
export type Texts = readonly string[];

/** The meaning of every row, given the texts of its cells, normalised; `lists` are the columns of the lists side by side (one list: the whole row). */
export function rowMeanings(
  rows: readonly Texts[],
  columns: readonly Column[],
  lists: readonly (readonly number[])[],
): RowMeaning[] {
  const parts = rowLabels(rows, columns, lists);
  return rows.map((_, row) => {
    const labels = parts.map((part) => part[row] as RowLabel);
    const first = labels[0] as RowLabel;
    return lists.length > 1 ? { kind: first.kind, labels } : { kind: first.kind };
  });
}

/** What the label of every row says, list by list. `rows` are the texts of all cells, normalised. */
export function rowLabels(
  rows: readonly Texts[],
  columns: readonly Column[],
  lists: readonly (readonly number[])[],
): RowLabel[][] {
  return lists.map((list) => {
    const own = list.map((index) => columns[index] as Column);
    return own.some((column) => column.dimension === "item") ? itemLabels(rows, own) : codedLabels(rows, own);
  });
}
