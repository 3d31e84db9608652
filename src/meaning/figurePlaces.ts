import type { Column, Place, Table } from "../contract/schema.ts";
import { hasFigure } from "./hasFigure.ts";

/** The places of the figures in the columns that `wanted` picks, notes aside. */
export function figurePlaces(table: Table, wanted: (column: Column) => boolean): Place[] {
  const columns = table.columns.filter(wanted);
  return table.rows
    .filter(({ kind }) => kind !== "note")
    .flatMap((row) =>
      columns
        .filter(({ index }) => hasFigure(row, index))
        .map(({ index }) => ({ table: table.id, row: row.index, column: index })),
    );
}
