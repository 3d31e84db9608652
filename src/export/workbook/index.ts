import type { BudgetDocument } from "../../contract/schema.ts";
import { contentsSheet } from "./contentsSheet.ts";
import { flagComments } from "./flagComments.ts";
import { toSheet } from "./grid.ts";
import { flagSheet, observationSheet, statementSheet } from "./recordSheets.ts";
import { tableSheet } from "./tableSheet.ts";

/** The time that every workbook says it was made, so that the same document gives the same bytes. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1));

/**
 * `workbook.xlsx`: contents, flags, a sheet a table as printed, observations and the figures of the prose. Figures are
 * numbers that show as printed, where a spreadsheet's number keeps them; all else is text, which runs as no formula.
 */
export async function workbook(document: BudgetDocument): Promise<Uint8Array> {
  // Loaded here: what reads no exports starts without it.
  const { writeXlsx } = await import("hucre/xlsx");
  const commentsOf = flagComments(document);
  const grids = [
    contentsSheet(document),
    flagSheet(document),
    ...document.tables.map((table) => tableSheet(table, document, commentsOf)),
    observationSheet(document),
    statementSheet(document),
  ];
  return writeXlsx({
    sheets: grids.map(toSheet),
    properties: { creator: "budgetscan", created: NO_TIME, modified: NO_TIME },
  });
}
