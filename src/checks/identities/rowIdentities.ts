import type { TableTerms } from "../terms.ts";
import type { Identity, Term } from "../types.ts";
import { chooseWay } from "./chooseWay.ts";
import { type HeaderSum, headerSums } from "./headerSums.ts";
import { listsOf } from "./lists.ts";

/** Fewer rows than this, all failing, may each have an error of their own. */
const SYSTEMATIC = 3;

/** What the header says of every row: 合计 = 基本支出 + 项目支出, 小计 >= 其中. */
export function rowIdentities(terms: TableTerms): Identity[] {
  return listsOf(terms.table).flatMap((list) => {
    const rows = list.rows.map(({ index }) => index);
    const totals = list.rows.filter(({ kind }) => kind === "total").map(({ index }) => index);
    return headerSums(terms.table, list.columns, terms.phase)
      .map((sum) =>
        sum.ofWhich && isAllOfIt(sum, totals, terms) ? { ...sum, relation: "sum" as const } : sum,
      )
      .flatMap((sum) => inEveryRow(sum, rows, terms));
  });
}

/** No part exceeds its whole, so where 其中 totals as much as the whole it is the whole in every row. */
function isAllOfIt({ total, ways }: HeaderSum, totals: readonly number[], { cells }: TableTerms): boolean {
  const [whole, part] = [total[0] ?? -1, ways[0]?.[0] ?? -1];
  return totals.some((row) => {
    const [a, b] = [cells[row]?.[whole], cells[row]?.[part]];
    return a?.value != null && b?.value != null && !a.value.isZero() && a.value.eq(b.value);
  });
}

function inEveryRow(
  sum: HeaderSum,
  rows: readonly number[],
  { table, cells }: TableTerms,
): readonly Identity[] {
  const pick = (row: number, columns: readonly number[]): Term[] =>
    columns.flatMap((column) => cells[row]?.[column] ?? []);
  const { best, outcomes } = chooseWay(
    sum.ways.map((way) =>
      rows.map(
        (row): Identity => ({
          rule: sum.ofWhich ? "OF-WHICH" : "SUM-ROW",
          relation: sum.relation,
          left: pick(row, sum.total),
          right: pick(row, way),
          onMiss: "error",
          cluster: `${table.id} row ${row}`,
        }),
      ),
    ),
  );
  const failing = outcomes.filter(({ state }) => state === "fails").length;
  const told = outcomes.filter(({ state }) => state !== "open").length;
  // One cause, not one a row: the header is read amiss, or the table adds up otherwise.
  if (failing === told && failing >= SYSTEMATIC) {
    return best.map((identity) => ({
      ...identity,
      onMiss: "warning",
      cluster: `${table.id} columns ${sum.total}`,
    }));
  }
  return best;
}
