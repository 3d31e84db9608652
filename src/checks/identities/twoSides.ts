import type { TableTerms } from "../terms.ts";
import type { Identity } from "../types.ts";
import { listsOf } from "./lists.ts";

/**
 * 收入总计 = 支出总计: in a summary the lists side by side close with the same figure. Only the last total of a
 * list counts, and in it the first amount; 本年收入合计 and 本年支出合计 need not agree.
 */
export function twoSides({ table, cells }: TableTerms): Identity[] {
  if (!table.kind.endsWith("-summary")) return [];
  const totals = listsOf(table).flatMap(({ rows, columns }) => {
    const last = rows.findLast(({ kind }) => kind === "total");
    const term = columns.flatMap((column) => (last ? (cells[last.index]?.[column] ?? []) : [])).at(0);
    // A list whose total stands in the one beside it prints none of its own.
    return term && !term.blank ? [term] : [];
  });
  const [first, ...others] = totals;
  return others.map((other) => ({
    rule: "TWO-SIDES",
    relation: "sum",
    left: [first as NonNullable<typeof first>],
    right: [other],
    onMiss: "error",
    cluster: `${table.id} sides`,
  }));
}
