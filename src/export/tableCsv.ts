import type { Column, Row, Table } from "../contract/schema.ts";
import { csv } from "./csv.ts";

/** The table as printed: every row, those of a form's head first, a column's header path joined with `/`; before them the row's kind and pages. */
export function tableCsv(table: Table): string {
  const rows = [...table.rows.filter(({ form }) => form), ...table.rows.filter(({ form }) => !form)];
  return csv(
    ["rowKind", "pages", ...table.columns.map(columnName)],
    rows.map((row) => [row.kind, rowPages(row).join(" "), ...row.cells.map((cell) => cell.text)]),
  );
}

/** `合计/一般公共预算/小计`; a leaf without words adds nothing. */
export const columnName = (column: Column): string => column.path.filter((words) => words !== "").join("/");

/** The pages that the row stands on, in logical order. */
function rowPages(row: Row): number[] {
  return [...new Set(row.cells.flatMap((cell) => cell.fragments.map((fragment) => fragment.page)))];
}
