import type { BudgetDocument, Observation, Table } from "../../../contract/schema.ts";
import { groupBy } from "../../../core/groupBy.ts";
import { totalOf } from "./sides.ts";

/** The three public expenses (三公) of one phase and year, as one table prints them. */
export interface ThreePublic {
  readonly table: Table;
  readonly phase: Observation["phase"];
  readonly year: number | null;
  /** The expenses that the total is made of, each once: vehicles where they are not told apart. */
  readonly leaves: readonly Observation[];
  readonly total: Observation | null;
}

const TOTAL = "three-public.total";
const VEHICLES = "three-public.vehicles";

/** The first table of them in the disclosure, its phases in the order printed; changes apart. */
export function threePublicOf(document: BudgetDocument, disclosure: number): ThreePublic[] {
  const table = document.tables.find(
    (each) => each.disclosure === disclosure && each.kind === "three-public-expenses",
  );
  if (table === undefined) return [];
  const own = document.observations.filter(
    ({ table: id, nature, phase }) =>
      id === table.id && nature.startsWith("three-public.") && !phase.startsWith("change"),
  );
  return [...groupBy(own, ({ phase, year }) => `${phase} ${year}`).values()].map((group) => {
    const { phase, year } = group[0] as Observation;
    const total = totalOf(
      group.filter(({ nature }) => nature === TOTAL),
      () => true,
    );
    return { table, phase, year, leaves: total === null ? [] : expensesBeside(total, group), total };
  });
}

/** The expenses that stand in the row of the total, or, where its row holds none, in its column. */
function expensesBeside(total: Observation, group: readonly Observation[]): Observation[] {
  const expenses = group.filter(({ nature }) => nature !== TOTAL);
  const inRow = expenses.filter(({ row }) => row === total.row);
  const own = inRow.length > 0 ? inRow : expenses.filter(({ column }) => column === total.column);
  const areVehiclesApart = own.some(({ nature }) => nature.startsWith(`${VEHICLES}.`));
  return own.filter(({ nature }) => nature !== VEHICLES || !areVehiclesApart);
}
