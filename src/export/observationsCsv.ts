import type { BudgetDocument } from "../contract/schema.ts";
import { csv } from "./csv.ts";
import { observationRows, ROW_COLUMNS } from "./dataset/row.ts";

/** One record an observation; `region` is the region's name and `box` its four numbers with blanks between. */
export function observationsCsv(document: BudgetDocument): string {
  const records = [...observationRows(document)].map((row) => ROW_COLUMNS.map((column) => row[column]));
  return csv(ROW_COLUMNS, records);
}
