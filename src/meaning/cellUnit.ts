import type { Cell, Column, Table } from "../contract/schema.ts";
import { UNITS, type Unit } from "../core/units.ts";
import type { Measure } from "../lexicon/units.ts";

/** What the figure of a cell is measured in: its own unit, else its column's, else the table's. */
export const unitOfCell = (
  cell: Pick<Cell, "unit"> | undefined,
  column: Pick<Column, "unit"> | undefined,
  table: Pick<Table, "unit">,
): Measure | null => cell?.unit ?? column?.unit ?? table.unit;

/** `unit` where it is one of money, else null: a rate or a count is none. */
export const moneyUnit = (unit: string | null | undefined): Unit | null =>
  UNITS.find((known) => known === unit) ?? null;
