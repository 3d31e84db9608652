import type { LogicalTable } from "../../assemble/types.ts";
import { isColumnNumbering } from "../../lexicon/columnNumbering.ts";
import { deeperHeader, withoutCopies } from "./deeperHeader.ts";

/** The table with the row that numbers its columns (栏次, ** ** 1 2 3) in the header, where it is the first row. */
export function withNumbersInHeader(table: LogicalTable): LogicalTable {
  const [first] = table.rows;
  if (!first || table.header.length === 0) return table;
  const own = first.cells.filter(({ coveredBy }) => !coveredBy).map(({ text }) => text);
  if (!isColumnNumbering(own)) return table;
  const header = deeperHeader(
    table,
    first.cells.map(() => true),
  );
  return { ...table, header, ...withoutCopies(table, 0) };
}
