import type { BudgetDocument } from "../contract/schema.ts";
import { csv } from "./csv.ts";
import { tablePath } from "./tableCsv.ts";

const COLUMNS = [
  "table",
  "kind",
  "title",
  "formNumber",
  "unit",
  "unitSource",
  "disclosure",
  "pages",
  "rows",
  "columns",
  "path",
] as const;

/** One record a table: what `tables/*.csv`, which hold printed rows alone, do not say of themselves. */
export function tablesCsv({ tables }: BudgetDocument): string {
  return csv(
    COLUMNS,
    tables.map((table, index) => [
      table.id,
      table.kind,
      table.title,
      table.formNumber,
      table.unit,
      table.unitSource,
      table.disclosure,
      table.pages.join(" "),
      table.rows.length,
      table.columns.length,
      tablePath(table, index),
    ]),
  );
}
