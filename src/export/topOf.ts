import type { Table } from "../contract/schema.ts";

/** Highest point of the table on its first page, points from the top. */
export function topOf(table: Table): number {
  const holders = [
    ...table.columns.flatMap(({ header }) => header),
    ...table.rows.flatMap(({ cells }) => cells),
  ];
  const tops = holders
    .flatMap(({ fragments }) => fragments)
    .filter(({ page }) => page === table.pages[0])
    .map(({ box }) => box[1]);
  return tops.reduce((top, value) => Math.min(top, value), Number.POSITIVE_INFINITY);
}
