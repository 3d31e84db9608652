import type { LogicalTable } from "../assemble/types.ts";
import type { Column, Field, Table } from "../contract/schema.ts";
import type { Unit } from "../core/units.ts";
import { unitOfLabel, unitOfNote } from "../lexicon/units.ts";

/** The table's unit: a label over or under the grid, the title, a note; else the label of its money columns or fields. */
export function unitOf(
  table: LogicalTable,
  columns: readonly Column[],
  fields: readonly Field[],
): Pick<Table, "unit" | "unitSource"> {
  const printed = [
    ...table.labels.map(({ text }) => unitOfLabel(text)),
    unitOfLabel(table.title),
    ...table.notes.map(({ text }) => unitOfNote(text)),
  ].find((unit) => unit !== null);
  if (printed) return { unit: printed, unitSource: "printed" };
  const labelled = [...columns, ...fields]
    .map(({ unit }) => unit)
    .find((unit): unit is Unit => unit !== undefined && unit !== "%" && unit !== "count");
  return labelled ? { unit: labelled, unitSource: "label" } : { unit: null, unitSource: "none" };
}
