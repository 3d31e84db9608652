import type { BudgetDocument } from "../contract/schema.ts";
import type { Language } from "../core/problems.ts";
import { programVersion } from "../core/version.ts";
import { writeExports } from "./index.ts";

/** How a document's folder is written. */
export interface OutputOptions {
  /** Where the source stands, so that its pages can be shown later. */
  readonly path?: string;
  /** Of the report. */
  readonly language?: Language;
  /** Whether files that somebody has changed are replaced. */
  readonly force?: boolean;
}

/**
 * Writes what `budgetscan extract` writes of a document (report, workbook, CSVs, Markdown, `document.json`, manifest) into
 * `directory`, whole or not at all, and returns the paths. Throws InputError where the folder is another source's, holds
 * anything else, or a file that was changed since.
 */
export const writeOutput = (
  document: BudgetDocument,
  directory: string,
  { path, language = "en", force = false }: OutputOptions = {},
): Promise<string[]> =>
  writeExports(document, directory, {
    version: programVersion(),
    settings: { lang: language },
    isForced: force,
    ...(path !== undefined && { path }),
  });
