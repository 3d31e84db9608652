import type { Flag, Table } from "../contract/schema.ts";
import { raise } from "../findings/raise.ts";
import type { PlacedColumn } from "./columns/types.ts";
import { figurePlaces } from "./figurePlaces.ts";

/**
 * Tells of every column that was taken for what usually stands in its place, since its words were not understood: a
 * `warning`, or `info` where the sums of its rows agree. What was read stays its path.
 */
export const placeFlags = (table: Table, placed: readonly PlacedColumn[]): Flag[] =>
  placed.map(({ column, word, between, sums, addsUp }): Flag => {
    const printed = table.columns[column]?.path.join(" / ") ?? "";
    const [left, right] = between;
    const values = {
      table: table.title || table.id,
      column: column + 1,
      header: printed,
      meaning: word,
      left: left ?? "",
      right: right ?? "",
      closing: sums.right,
      rows: sums.of,
    };
    return {
      id: `COLUMN-CHOSEN:${table.id}:${column}`,
      ...raise("COLUMN-CHOSEN", "place", values, addsUp ? "info" : "warning"),
      cells: figurePlaces(table, ({ index }) => index === column),
      ...(table.pages[0] === undefined ? {} : { page: table.pages[0] }),
    };
  });
