import { createHash } from "node:crypto";
import { createReadStream, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BudgetDocument } from "../../contract/schema.ts";
import { InputError } from "../../core/errors.ts";
import { documentJson } from "../documentJson.ts";
import { type OwnFiles, startFolder, writing } from "../outputFolder.ts";
import { csvFile } from "./csvFile.ts";
import {
  type DatasetPath,
  type DatasetSource,
  dataPackage,
  type PackageOptions,
  toSource,
} from "./dataPackage.ts";
import { parquetFile } from "./parquetFile.ts";
import { type ObservationRow, observationRows } from "./row.ts";
import { checkFits } from "./storage.ts";

export interface DatasetOptions extends PackageOptions {
  /** Told of a document that was left out, and why; the others go on. */
  readonly onLeftOut: (document: BudgetDocument, reason: unknown) => void;
}

export interface DatasetSummary {
  readonly rows: number;
  readonly sources: readonly DatasetSource[];
}

/** What stands in a dataset's folder. */
export const DATASET_FILES: OwnFiles = {
  files: new Set(["observations.csv", "observations.parquet", "datapackage.json"]),
};

/** Rows of a Parquet row group, and rows held in memory at once beside those of one document. */
const GROUP_ROWS = 20_000;

/**
 * Writes the observations of `documents` as one table, CSV and Parquet with the same rows, and `datapackage.json` into
 * `directory`. An earlier dataset is replaced as a whole at the end; a failure or an interruption leaves it. One
 * document is held at a time. Throws InputError where the folder holds anything else or cannot be written, or no document
 * is left to write.
 */
export async function writeDataset(
  documents: AsyncIterable<BudgetDocument>,
  directory: string,
  options: DatasetOptions,
): Promise<DatasetSummary> {
  const folder = startFolder(directory, DATASET_FILES);
  process.once("exit", folder.discard);
  try {
    const summary = await fill(folder.path, directory, documents, options);
    folder.keep();
    return summary;
  } finally {
    process.off("exit", folder.discard);
    folder.discard();
  }
}

async function fill(
  folder: string,
  directory: string,
  documents: AsyncIterable<BudgetDocument>,
  options: DatasetOptions,
): Promise<DatasetSummary> {
  const files = writing(directory, () => [
    csvFile(join(folder, "observations.csv")),
    parquetFile(join(folder, "observations.parquet"), options.createdBy),
  ]);
  const sources: DatasetSource[] = [];
  let waiting: ObservationRow[] = [];
  let count = 0;
  const write = (rows: readonly ObservationRow[]): void =>
    writing(directory, () => {
      for (const file of files) file.write(rows);
      count += rows.length;
    });
  for await (const document of documents) {
    const rows = rowsThatFit(document, sources, options);
    if (rows === null) continue;
    sources.push(toSource(document));
    waiting = waiting.concat(rows);
    while (waiting.length >= GROUP_ROWS) write(waiting.splice(0, GROUP_ROWS));
  }
  if (sources.length === 0)
    throw new InputError(
      "NOTHING_LEFT",
      "no document is left to put into the dataset",
      "see what was told of each",
    );
  if (waiting.length > 0) write(waiting);
  writing(directory, () => {
    for (const file of files) file.finish();
  });
  const paths: readonly DatasetPath[] = ["observations.csv", "observations.parquet"];
  const written = await Promise.all(paths.map((path) => describe(folder, path)));
  const json = documentJson(dataPackage(written, sources, options));
  writing(directory, () => writeFileSync(join(folder, "datapackage.json"), json));
  return { rows: count, sources };
}

/** The rows of a document, or null where it cannot be kept exactly or its file is in the dataset already. */
function rowsThatFit(
  document: BudgetDocument,
  sources: readonly DatasetSource[],
  { onLeftOut }: DatasetOptions,
): ObservationRow[] | null {
  try {
    const twin = sources.find(({ sha256 }) => sha256 === document.source.sha256);
    if (twin) {
      throw new InputError(
        "SAME_FILE",
        `the same file is in the dataset as ${twin.title}`,
        "give it once, or its amounts count twice",
      );
    }
    const rows = [...observationRows(document)];
    for (const row of rows) checkFits(row);
    return rows;
  } catch (error) {
    onLeftOut(document, error);
    return null;
  }
}

async function describe(folder: string, path: DatasetPath) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(join(folder, path)), hash);
  return { path, bytes: statSync(join(folder, path)).size, sha256: hash.digest("hex") };
}
