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
  const printed = printedUnit(table);
  if (printed) return { unit: printed, unitSource: "printed" };
  const labelled = [...columns, ...fields]
    .map(({ unit }) => unit)
    .find((unit): unit is Unit => unit !== undefined && unit !== "%" && unit !== "count");
  return labelled ? { unit: labelled, unitSource: "label" } : { unit: null, unitSource: "none" };
}

/** The money unit that a label over or under the grid, the title or a note prints; null where none does. */
export const printedUnit = ({ labels, title, notes }: LogicalTable): Unit | null =>
  [
    ...labels.map(({ text }) => unitOfLabel(text)),
    unitOfLabel(title),
    ...notes.map(({ text }) => unitOfNote(text)),
  ].find((unit) => unit !== null) ?? null;
