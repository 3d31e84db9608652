import type { Flag, Table } from "../contract/schema.ts";
import type { PlacedColumn } from "./columns/byTemplate.ts";
import { figurePlaces } from "./figurePlaces.ts";

/**
 * Tells of every column that was taken for what usually stands in its place, since its words were not understood: a
 * `warning`, or `info` where the sums of its rows bear it out. What was read stays its path.
 */
export const placeFlags = (table: Table, placed: readonly PlacedColumn[]): Flag[] =>
  placed.map(({ column, word, between, sums, addsUp }): Flag => {
    const printed = table.columns[column]?.path.join(" / ") ?? "";
    const [left, right] = between;
    const place =
      left && right
        ? `between ${left} and ${right}`
        : left
          ? `to the right of ${left}`
          : `to the left of ${right}`;
    const rows = sums.of > 0 ? `; ${sums.right} of ${sums.of} rows add up to their total with it` : "";
    return {
      id: `COLUMN-CHOSEN:${table.id}:${column}`,
      rule: "COLUMN-CHOSEN",
      severity: addsUp ? "info" : "warning",
      message: `column ${column + 1} of ${table.title || table.id}, read as “${printed}”, is taken for ${word}, which it is like and which stands ${place}${rows}`,
      cells: figurePlaces(table, ({ index }) => index === column),
      ...(table.pages[0] === undefined ? {} : { page: table.pages[0] }),
    };
  });
