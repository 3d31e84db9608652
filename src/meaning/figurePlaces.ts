import type { Column, Place, Row, Table } from "../contract/schema.ts";
import { hasFigure } from "./hasFigure.ts";

/** The places of the figures in the columns that `wanted` picks, in the rows where it picks them; notes aside. */
export function figurePlaces(table: Table, wanted: (column: Column, row: Row) => boolean): Place[] {
  return table.rows
    .filter(({ kind }) => kind !== "note")
    .flatMap((row) =>
      table.columns
        .filter((column) => wanted(column, row) && hasFigure(row, column.index))
        .map(({ index }) => ({ table: table.id, row: row.index, column: index })),
    );
}
