import type { BudgetDocument } from "../../contract/schema.ts";
import type { Language } from "../../core/problems.ts";
import { contentsSheet } from "./contentsSheet.ts";
import { flagComments } from "./flagComments.ts";
import { toSheet } from "./grid.ts";
import { flagSheet, observationSheet, statementSheet } from "./recordSheets.ts";
import { tableSheet } from "./tableSheet.ts";

/** The time that every workbook says it was made, so that the same document gives the same bytes. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1));

/**
 * `workbook.xlsx`: contents, flags, a sheet a table as printed, observations and the figures of the prose. Figures are
 * numbers that show as printed, where a spreadsheet's number keeps them; all else is text, which runs as no formula. Heads,
 * comments and names of sheets are in `language`, what the document says stays as it is. Links lead to `report.html` beside it.
 */
export async function workbook(document: BudgetDocument, language: Language): Promise<Uint8Array> {
  // Loaded here: what reads no exports starts without it.
  const { writeXlsx } = await import("hucre/xlsx");
  const commentsOf = flagComments(document, language);
  const grids = [
    contentsSheet(document, language),
    flagSheet(document, language),
    ...document.tables.map((table) => tableSheet(table, document, { commentsOf, language })),
    observationSheet(document, language),
    statementSheet(document, language),
  ];
  return writeXlsx({
    sheets: grids.map(toSheet),
    properties: { creator: "budgetscan", created: NO_TIME, modified: NO_TIME },
  });
}
