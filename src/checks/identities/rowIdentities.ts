import type { Column } from "../../contract/schema.ts";
import type { TableTerms } from "../terms.ts";
import type { Identity, Term } from "../types.ts";
import { type List, listsOf } from "./lists.ts";

/** What the tree of the columns says of every row: 合计 = 基本支出 + 项目支出, 小计 >= 其中, 增减额 = this year's − last year's. */
export function rowIdentities(terms: TableTerms): Identity[] {
  return listsOf(terms.table).flatMap((list) => {
    const columns = list.columns.flatMap((index) => terms.table.columns[index] ?? []);
    return [
      ...columns.flatMap((whole) => sumsOf(whole, columns, list, terms)),
      ...columns.flatMap((part) => boundsOf(part, list, terms)),
      ...changesOf(columns, list, terms),
    ];
  });
}

function sumsOf(whole: Column, columns: readonly Column[], list: List, terms: TableTerms): Identity[] {
  const partsOf = (index: number): Column[] =>
    columns.filter(({ parent, ofWhich }) => parent === index && !ofWhich);
  if (partsOf(whole.index).length === 0) return [];
  const termAt = (row: number, column: number): Term | null => terms.cells[row]?.[column] ?? null;
  /** The terms of the parts in a row; a part that is blank there is stood for by its own parts. */
  const standing = (row: number, index: number): Term[] =>
    partsOf(index).flatMap((part) => {
      const term = termAt(row, part.index);
      const inner = term?.blank && partsOf(part.index).length > 0 ? standing(row, part.index) : [];
      return inner.length > 0 ? inner : (term ?? []);
    });
  return list.rows.flatMap(({ index }): Identity[] => {
    const left = termAt(index, whole.index);
    const right = standing(index, whole.index);
    return left === null || right.length === 0 || isShared(index, columns, terms)
      ? []
      : [identityOf("SUM-ROW", "sum", [left], right, index, whole, terms)];
  });
}

/** Does a figure of the row stand for other rows too, in a cell that spans them? Then no sum holds in each of them. */
const isShared = (row: number, columns: readonly Column[], { table }: TableTerms): boolean =>
  columns.some(({ index, role }) => {
    const cell = table.rows[row]?.cells[index];
    return (
      role === "measure" && ((cell?.rowSpan ?? 1) > 1 || (cell?.coveredBy && cell.coveredBy.row !== row))
    );
  });

function boundsOf(part: Column, list: List, terms: TableTerms): Identity[] {
  const whole = terms.table.columns[part.parent ?? -1];
  if (!part.ofWhich || !whole || part.coordinates?.phase === "change") return [];
  return list.rows.flatMap(({ index }): Identity[] => {
    const [left, right] = [terms.cells[index]?.[whole.index], terms.cells[index]?.[part.index]];
    return left && right ? [identityOf("OF-WHICH", "bound", [left], [right], index, whole, terms)] : [];
  });
}

const AXES = ["direction", "nature", "fund", "origin"] as const;

/** This year's figure = last year's + what changed, where one column of each stands in the list with the same meaning besides. */
function changesOf(columns: readonly Column[], list: List, terms: TableTerms): Identity[] {
  const money = columns.filter(({ role, unit }) => role === "measure" && unit !== "%");
  return money
    .filter(({ coordinates }) => coordinates?.phase === "change")
    .flatMap((change) => {
      const alike = money.filter((other) =>
        AXES.every((axis) => change.coordinates?.[axis] === other.coordinates?.[axis]),
      );
      const phased = (phase: RegExp) =>
        alike.filter(({ coordinates }) => phase.test(coordinates?.phase ?? terms.phase));
      const [now, before] = [phased(/^(?:budget|final-accounts)$/u), phased(/^prior-year/u)];
      if (now.length !== 1 || before.length !== 1) return [];
      const [whole, past] = [now[0] as Column, before[0] as Column];
      return list.rows.flatMap(({ index }): Identity[] => {
        const [left, ...right] = [whole, past, change].map((column) => terms.cells[index]?.[column.index]);
        return left && right.every((term) => term)
          ? [identityOf("SUM-ROW", "sum", [left], right as Term[], index, change, terms)]
          : [];
      });
    });
}

const identityOf = (
  rule: "SUM-ROW" | "OF-WHICH",
  relation: Identity["relation"],
  left: readonly Term[],
  right: readonly Term[],
  row: number,
  column: Column,
  { table }: TableTerms,
): Identity => ({
  rule,
  relation,
  left,
  right,
  onMiss: "error",
  cluster: `${table.id} row ${row}`,
  basis: { reading: `${rule} ${table.id} ${column.index}`, sort: rule },
});
