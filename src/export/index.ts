import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { BudgetDocument, Manifest } from "../contract/schema.ts";
import { summaryOf } from "./countDocument.ts";
import { documentJson } from "./documentJson.ts";
import { flagsCsv } from "./flagsCsv.ts";
import { checkOwned, JOURNAL, MANIFEST, manifestText, readManifest } from "./manifest.ts";
import { observationsCsv } from "./observationsCsv.ts";
import { checkReplaceable, type OwnFiles, replaceFolder } from "./outputFolder.ts";
import { ALTO_FOLDER, isPageFile, SEARCHABLE_PDF } from "./pages/index.ts";
import { REPORT } from "./report/anchors.ts";
import { documentReport } from "./report/documentReport.ts";
import { REVIEW_DATA, REVIEW_FOLDER } from "./reviewData.ts";
import { tableCsv, tablePath } from "./tableCsv.ts";
import { tablesCsv } from "./tablesCsv.ts";
import { textMarkdown } from "./textMarkdown.ts";
import { workbook } from "./workbook/index.ts";

export { type Counts, countDocument, summaryOf } from "./countDocument.ts";
export { withoutNeutral } from "./csv.ts";
export type { DatasetSource } from "./dataset/dataPackage.ts";
export type { FoundDocument } from "./dataset/foundDocument.ts";
export { checkDataset, type DatasetSummary, writeDataset } from "./dataset/index.ts";
export { addToDataset, checkParts, type PartsSummary } from "./dataset/partitioned/index.ts";
export { documentJson } from "./documentJson.ts";
export { placeName } from "./flagsCsv.ts";
export { checkUnchanged, JOURNAL, MANIFEST, parseManifest, readManifest } from "./manifest.ts";
export { checkReplaceable, swapFolders, writing } from "./outputFolder.ts";
export { pageFiles, type ReadPage, readPage } from "./pages/index.ts";
export { REPORT } from "./report/anchors.ts";
export { documentReport } from "./report/documentReport.ts";
export { entriesOf } from "./report/overview/entries.ts";
export { type LinkedEntry, overviewReport } from "./report/overview/overviewReport.ts";
export { type Crop, shownFlags } from "./report/toLookAt.ts";
export { keptReviewData, packReviewData, readReviewData } from "./reviewData.ts";
export { type FlagRow, isWorkbook, readFlagRows } from "./workbook/readFlagRows.ts";
export { startWork, sweepLeftovers } from "./workFolder.ts";

/** The workbook's name in an output folder. */
const WORKBOOK = "workbook.xlsx";

/** What stands in a document's folder. */
export const DOCUMENT_FILES: OwnFiles = {
  files: new Set([
    "document.json",
    "text.md",
    "observations.csv",
    "flags.csv",
    "tables.csv",
    REPORT,
    WORKBOOK,
    SEARCHABLE_PDF,
    MANIFEST,
  ]),
  folders: [{ name: "tables", names: /^\d{2,}-[a-z-]+\.csv$/u }, REVIEW_FOLDER, ALTO_FOLDER],
  journal: JOURNAL,
};

/**
 * How a document was made, for its manifest, and whether files that somebody has changed are replaced. `settings.lang` is
 * the language of report and workbook: English unless it is `zh`.
 */
export interface ExportRun extends Pick<Manifest, "version" | "settings"> {
  /** Where the source stands, for who wants to look at its pages later. */
  readonly path?: string;
  readonly isForced?: boolean;
  /** Files whose changes are in the journal, by path in the folder: they are replaced as if nobody had changed them. */
  readonly readBack?: ReadonlySet<string>;
  /** What decisions are replayed on; none is written without it. */
  readonly reviewData?: Uint8Array;
  /** Files that show the pages' text in its places, as `pageFiles` makes them; without it those of the former folder stay. */
  readonly pageFiles?: ReadonlyMap<string, string | Uint8Array>;
}

/**
 * Writes every export of `document` with a manifest into `directory` and returns the paths. An earlier run's folder of
 * the same source is replaced as a whole, at the end. Throws InputError where the folder is another source's, holds
 * anything else, or a file that was changed since.
 */
export async function writeExports(
  document: BudgetDocument,
  directory: string,
  { version, settings, path, reviewData, pageFiles, ...changed }: ExportRun,
): Promise<string[]> {
  const files = new Map<string, string | Uint8Array>([
    ["document.json", documentJson(document)],
    ["text.md", textMarkdown(document)],
    ["observations.csv", observationsCsv(document)],
    ["flags.csv", flagsCsv(document)],
    ["tables.csv", tablesCsv(document)],
  ]);
  for (const [index, table] of document.tables.entries()) {
    files.set(tablePath(table, index), tableCsv(table));
  }
  const language = settings.lang === "zh" ? "zh" : "en";
  files.set(REPORT, documentReport(document, { language }));
  files.set(WORKBOOK, await workbook(document, language));
  if (reviewData !== undefined) files.set(REVIEW_DATA, reviewData);
  for (const [name, content] of pageFiles ?? formerPageFiles(directory)) files.set(name, content);
  const { file, sha256 } = document.source;
  const source = { file, sha256, ...(path === undefined ? {} : { path: pathFrom(directory, path) }) };
  const summary = summaryOf(document);
  files.set(MANIFEST, manifestText({ source, version, settings, summary }, files));
  checkReplaceable(directory, DOCUMENT_FILES);
  checkOwned(directory, sha256, changed);
  return replaceFolder(directory, files, DOCUMENT_FILES);
}

/** What an earlier run made of the source's pages: decisions on what they say change none of it. */
const formerPageFiles = (directory: string): [string, Uint8Array][] =>
  (readManifest(directory)?.files ?? [])
    .filter(({ path }) => isPageFile(path) && existsSync(join(directory, path)))
    .map(({ path }) => [path, readFileSync(join(directory, path))]);

/** The path from the folder to the file, alike on all systems: it holds where both are moved together. */
const pathFrom = (directory: string, path: string): string =>
  relative(resolve(directory), resolve(path)).split(sep).join("/");
