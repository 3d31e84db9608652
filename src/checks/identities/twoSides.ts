import type { TableTerms } from "../terms.ts";
import type { Identity } from "../types.ts";
import { listsOf } from "./lists.ts";

/**
 * 收入总计 = 支出总计: in a summary the lists side by side close with the same figure. Only the last total of a
 * list counts, and in it the first amount. Where it is 本年收入合计 or 本年支出合计 they need not agree: balances are left
 * out.
 */
export function twoSides({ table, cells }: TableTerms): Identity[] {
  if (!table.kind.endsWith("-summary")) return [];
  const totals = listsOf(table).flatMap(({ rows, columns }, at) => {
    const last = rows.findLast(({ kind }) => kind === "total");
    const term = columns.flatMap((column) => (last ? (cells[last.index]?.[column] ?? []) : [])).at(0);
    // A list whose total stands in the one beside it prints none of its own.
    const label = last && table.rows[last.index]?.labels?.[at];
    return term && !term.blank ? [{ term, isOfYear: label?.coordinates?.origin === "current" }] : [];
  });
  const [first, ...others] = totals;
  return others.map((other) => ({
    rule: "TWO-SIDES",
    relation: "sum",
    left: [(first as NonNullable<typeof first>).term],
    right: [other.term],
    onMiss: first?.isOfYear || other.isOfYear ? null : "error",
    cluster: `${table.id} sides`,
  }));
}
