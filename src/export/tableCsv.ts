import type { Row, Table } from "../contract/schema.ts";
import { columnName } from "../places/placeNames.ts";
import { csv } from "./csv.ts";

/** The table as printed: every row, those of a form's head first, a column's header path joined with `/`; before them the row's kind and pages. */
export function tableCsv(table: Table): string {
  const rows = [...table.rows.filter(({ form }) => form), ...table.rows.filter(({ form }) => !form)];
  return csv(
    ["rowKind", "pages", ...table.columns.map(columnName)],
    rows.map((row) => [row.kind, rowPages(row).join(" "), ...row.cells.map((cell) => cell.text)]),
  );
}

/** The pages that the row stands on, in logical order. */
function rowPages(row: Row): number[] {
  return [...new Set(row.cells.flatMap((cell) => cell.fragments.map((fragment) => fragment.page)))];
}

/** The table's file in the folder. Only our own words reach a path: the position and the kind, never a title. */
export const tablePath = ({ kind }: Pick<Table, "kind">, index: number): string =>
  `tables/${String(index + 1).padStart(2, "0")}-${kind}.csv`;
