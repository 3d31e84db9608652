import type { Column } from "../../contract/schema.ts";
import { isWhole } from "./groups.ts";
import { partsOf } from "./partsBySums.ts";
import { type Candidate, COST } from "./types.ts";

/**
 * A total that sums the three public expenses and others beside them (三公经费小计, 会议费, 培训费) is of all of them,
 * whatever the table is called; null for any other column.
 */
export function proposeScope(column: Column, columns: readonly Column[]): Candidate | null {
  const { role, unit, coordinates } = column;
  if (role !== "measure" || unit === "%" || coordinates?.nature !== undefined || !isWhole(column))
    return null;
  const natures = partsOf(column, columns).map(({ columns: [first], amount }) => natureOf(first, amount));
  const others = natures.filter((nature) => nature === "meeting" || nature === "training");
  if (!natures.includes("three-public.total") || others.length === 0) return null;
  return {
    by: "neighbours",
    meaning: { role, coordinates: { ...coordinates, nature: "total" }, ...(unit ? { unit } : {}) },
    cost: COST.bothNeighbours,
    evidence: [`sums three-public.total and ${others.join(", ")}`],
  };
}

const natureOf = (first: Column | undefined, amount: readonly Column[]): string | undefined =>
  (amount.length === 1 ? amount[0] : first)?.coordinates?.nature;
