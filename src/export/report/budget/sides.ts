import { likelyMiss } from "../../../checks/evaluate.ts";
import type { BudgetDocument, Observation, Table } from "../../../contract/schema.ts";
import { groupBy } from "../../../core/groupBy.ts";
import { Exact, parsePrinted } from "../../../core/money.ts";
import { yuanIn } from "../../../core/units.ts";

/** The amounts of one list of a table, of one direction, phase and year, that count once, and the printed total over them. */
export interface Side {
  readonly table: Table;
  readonly direction: NonNullable<Observation["direction"]>;
  readonly phase: Observation["phase"];
  readonly year: number | null;
  /** Which of the lists side by side; the same for all phases of one list. */
  readonly list: string;
  readonly leaves: readonly Observation[];
  readonly total: Observation | null;
}

/** The sides of the tables of one disclosure that hold any money; the three public expenses are apart, in tables of their own. */
export function sidesOf(document: BudgetDocument, disclosure: number): Side[] {
  return document.tables
    .filter((table) => table.disclosure === disclosure && table.kind !== "three-public-expenses")
    .flatMap((table) => sidesOfTable(table, document.observations));
}

function sidesOfTable(table: Table, observations: readonly Observation[]): Side[] {
  const own = observations.filter((observation) => observation.table === table.id);
  const groups = groupBy(own, ({ direction, phase, year, row, column }) =>
    JSON.stringify([listOf(table, row, column), direction, phase, year]),
  );
  return [...groups.values()].flatMap((group): Side[] => {
    const { direction, phase, year, row, column } = group[0] as Observation;
    const leaves = group.filter(({ leaf }) => leaf);
    if (direction === null || leaves.length === 0 || phase === "change" || phase === "change-rate") return [];
    return [
      { table, direction, phase, year, list: listOf(table, row, column), leaves, total: totalOf(group) },
    ];
  });
}

const listOf = (table: Table, row: number, column: number): string => {
  const labels = table.rows[row]?.labels ?? [];
  return String(labels.findIndex(({ columns }) => columns.includes(column)));
};

/** The largest of the amounts that may be the total: those that sum others; one that stands alone is its own. */
export function totalOf(
  group: readonly Observation[],
  mayBe: (observation: Observation) => boolean = ({ leaf }) => !leaf || group.length === 1,
): Observation | null {
  return group
    .filter(mayBe)
    .reduce<Observation | null>(
      (most, each) => (most === null || new Exact(each.amountYuan).gt(most.amountYuan) ? each : most),
      null,
    );
}

/** How the amounts that count once compare with the printed total over them. */
export interface Closing {
  readonly sum: Exact;
  /** `rounded`: they miss it by no more than roundings of their last digits explain. */
  readonly state: "exact" | "rounded" | "open";
}

export function closingOf({ leaves, total }: Pick<Side, "leaves" | "total">): Closing {
  const sum = leaves.reduce((whole, { amountYuan }) => whole.plus(amountYuan), new Exact(0));
  if (total === null) return { sum, state: "open" };
  const miss = sum.minus(total.amountYuan).abs();
  if (miss.isZero()) return { sum, state: "exact" };
  const addends = leaves.filter(({ amountYuan }) => amountYuan !== "0").length;
  const units = miss.dividedBy(quantumOf([total, ...leaves]));
  return { sum, state: addends > 1 && units.lte(likelyMiss(addends)) ? "rounded" : "open" };
}

/** Yuan that the last printed digit is worth, of the amount that is printed coarsest. */
const quantumOf = (observations: readonly Observation[]): Exact =>
  observations.reduce((most, { printed, unit }) => {
    const text = parsePrinted(printed);
    const places = text.kind === "amount" ? text.places : 0;
    const quantum = yuanIn(unit).times(new Exact(10).pow(-places));
    // A nought is exact however few digits it is printed with.
    return (text.kind === "amount" && text.value.isZero()) || quantum.lte(most) ? most : quantum;
  }, new Exact(0.01));
