import type { LogicalTable } from "../assemble/types.ts";
import type { Column, Field, Table } from "../contract/schema.ts";
import { findUnit, type Unit } from "../core/units.ts";

/** The table's unit: the line over the grid, else the label of its money columns or fields. */
export function unitOf(
  table: LogicalTable,
  columns: readonly Column[],
  fields: readonly Field[],
): Pick<Table, "unit" | "unitSource"> {
  for (const line of table.labels) {
    const unit = findUnit(line.text);
    if (unit) return { unit, unitSource: "printed" };
  }
  const title = findUnit(table.title);
  if (title) return { unit: title, unitSource: "printed" };
  const labelled = [...columns, ...fields]
    .map(({ unit }) => unit)
    .find((unit): unit is Unit => unit !== undefined && unit !== "%" && unit !== "count");
  return labelled ? { unit: labelled, unitSource: "label" } : { unit: null, unitSource: "none" };
}
