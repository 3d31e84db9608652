import type { BudgetDocument } from "../contract/schema.ts";
import { documentJson } from "./documentJson.ts";
import { flagsCsv } from "./flagsCsv.ts";
import { observationsCsv } from "./observationsCsv.ts";
import { type OwnFiles, replaceFolder } from "./outputFolder.ts";
import { tableCsv } from "./tableCsv.ts";
import { textMarkdown } from "./textMarkdown.ts";

export type { DatasetSource } from "./dataset/dataPackage.ts";
export { DATASET_FILES, writeDataset } from "./dataset/index.ts";
export { checkReplaceable } from "./outputFolder.ts";

/** What stands in a document's folder. */
export const DOCUMENT_FILES: OwnFiles = {
  files: new Set(["document.json", "text.md", "observations.csv", "flags.csv"]),
  folder: { name: "tables", names: /^\d{2,}-[a-z-]+\.csv$/u },
};

/**
 * Writes every export of `document` into `directory` and returns the paths. An earlier run's folder is replaced as a
 * whole, at the end; a folder with anything else in it is refused with an InputError.
 */
export async function writeExports(document: BudgetDocument, directory: string): Promise<string[]> {
  const files = new Map([
    ["document.json", documentJson(document)],
    ["text.md", textMarkdown(document)],
    ["observations.csv", observationsCsv(document)],
    ["flags.csv", flagsCsv(document)],
  ]);
  for (const [index, table] of document.tables.entries()) {
    // Only our own words reach a path: the position and the kind, never a title.
    files.set(`tables/${String(index + 1).padStart(2, "0")}-${table.kind}.csv`, tableCsv(table));
  }
  return replaceFolder(directory, files, DOCUMENT_FILES);
}
