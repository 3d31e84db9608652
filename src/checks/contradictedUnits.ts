import type { BudgetDocument, Place } from "../contract/schema.ts";
import { groupBy } from "../core/groupBy.ts";
import { Exact } from "../core/money.ts";
import { raise } from "../findings/raise.ts";
import type { Finding } from "./findings.ts";
import type { Labels } from "./labels.ts";
import type { Outcome } from "./types.ts";

/** Of its last place: a stated figure of fewer is as many as any. */
const FEWEST_STEPS = 100;
/** How many times one money unit is worth another: 元, 千元, 万元, 亿元. */
const FACTORS = ["1e3", "1e4", "1e5", "1e8"].map((factor) => new Exact(factor));

/**
 * Tables whose figures the prose repeats to the digit, in a unit that is worth thousands of times more or less: one of
 * the two units is wrong, and all amounts of the table with it.
 */
export function contradictedUnits(
  { tables }: BudgetDocument,
  outcomes: readonly Outcome[],
  labels: Labels,
): Finding[] {
  const contradicted = outcomes.filter(
    (outcome) => outcome.identity.rule === "STATEMENT" && outcome.state === "fails" && isSameFigure(outcome),
  );
  const byTable = groupBy(contradicted, ({ identity: { right } }) => {
    const place = right[0]?.place;
    return place && "table" in place ? place.table : "";
  });
  byTable.delete("");
  return [...byTable]
    .filter(([id]) => !isBorneOut(id, outcomes))
    .map(([id, group]): Finding => {
      const { left, right } = (group[0] as Outcome).identity;
      const [stated, printed] = [left[0], right[0]].map((term) => term?.place as Place) as [Place, Place];
      const table = tables.find((candidate) => candidate.id === id);
      const amounts = (table?.rows ?? []).flatMap(({ index: row, cells }) =>
        cells.flatMap(({ amount }, column) => (amount === undefined ? [] : [{ table: id, row, column }])),
      );
      return {
        ...raise("UNIT-CONTRADICTED", "repeated", {
          table: table?.title || id,
          statement: labels.named(stated),
          cell: labels.named(printed),
        }),
        places: amounts,
        disputes: [],
      };
    });
}

/** Does prose or another table give a figure of the table in the unit that it prints? Then the one passage errs. */
const isBorneOut = (id: string, outcomes: readonly Outcome[]): boolean =>
  outcomes.some(({ state, identity: { left, right } }) => {
    const tables = [...left, ...right].map(({ place }) => ("table" in place ? place.table : ""));
    return state === "exact" && tables.includes(id) && tables.some((table) => table !== id);
  });

/** Are the two amounts the same but for a money unit, at the precision of the prose? */
function isSameFigure({ identity: { left, right } }: Outcome): boolean {
  const [stated, printed] = [left[0], right[0]];
  if (!stated?.value || !printed?.value || printed.value.isZero() || right.length !== 1) return false;
  const [said, own] = [stated.value, printed.value];
  if (said.abs().lt(stated.quantum.times(FEWEST_STEPS))) return false;
  return FACTORS.some((factor) =>
    [own.times(factor), own.dividedBy(factor)].some((value) =>
      said.minus(value).abs().times(2).lte(stated.quantum),
    ),
  );
}
