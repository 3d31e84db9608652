import { createHash } from "node:crypto";
import { createReadStream, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BudgetDocument } from "../../contract/schema.ts";
import { InputError } from "../../core/errors.ts";
import { documentJson } from "../documentJson.ts";
import { type OwnFiles, startFolder, writing } from "../outputFolder.ts";
import { type DatasetSource, dataPackage, type PackageOptions, toSource } from "./dataPackage.ts";
import { README, readmeText } from "./readme.ts";
import type { DatasetRecord } from "./table.ts";
import { DATASET_TABLES } from "./tables.ts";
import { fileNames, startTable, type TableWriter } from "./tableWriter.ts";

export interface DatasetOptions extends PackageOptions {
  /** Told of a document that was left out, and why; the others go on. */
  readonly onLeftOut: (document: BudgetDocument, reason: unknown) => void;
}

export interface DatasetSummary {
  /** Observations, a record each. */
  readonly rows: number;
  readonly sources: readonly DatasetSource[];
}

const PACKAGE = "datapackage.json";

/** What stands in a dataset's folder. */
export const DATASET_FILES: OwnFiles = {
  files: new Set([...DATASET_TABLES.flatMap(fileNames), PACKAGE, README]),
};

/**
 * Writes observations, documents, flags and statements of `documents` as a table each, CSV and Parquet with the same
 * records, with `datapackage.json` and a note for readers, into `directory`. An earlier dataset is replaced as a whole
 * at the end; a failure or an interruption leaves it. One document is held at a time. Throws InputError where the folder
 * holds anything else or cannot be written, or no document is left to write.
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
  const writers = writing(directory, () =>
    DATASET_TABLES.map((table) => startTable(table, folder, options.createdBy)),
  );
  const sources: DatasetSource[] = [];
  for await (const document of documents) {
    const taken = recordsThatFit(document, writers, sources, options);
    if (taken === null) continue;
    sources.push(toSource(document));
    writing(directory, () => {
      for (const [at, records] of taken.entries()) writers[at]?.add(records);
    });
  }
  if (sources.length === 0) throw new InputError("NOTHING_LEFT", {});
  const [rows = 0] = writing(directory, () => writers.map((writer) => writer.finish()));
  const files = await Promise.all(
    DATASET_TABLES.flatMap((table) =>
      fileNames(table).map(async (path) => ({ table, ...(await describe(folder, path)) })),
    ),
  );
  const json = documentJson(dataPackage(files, sources, options));
  writing(directory, () => {
    writeFileSync(join(folder, PACKAGE), json);
    writeFileSync(join(folder, README), readmeText());
  });
  return { rows, sources };
}

/** The records of a document, table by table; null where it cannot be kept exactly or its file is in the dataset already. */
function recordsThatFit(
  document: BudgetDocument,
  writers: readonly TableWriter[],
  sources: readonly DatasetSource[],
  { onLeftOut }: DatasetOptions,
): DatasetRecord[][] | null {
  try {
    const twin = sources.find(({ sha256 }) => sha256 === document.source.sha256);
    if (twin) {
      throw new InputError("SAME_FILE", { title: twin.title });
    }
    return writers.map((writer) => {
      const records = writer.table.records(document);
      writer.check(records);
      return records;
    });
  } catch (error) {
    onLeftOut(document, error);
    return null;
  }
}

async function describe(folder: string, path: string) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(join(folder, path)), hash);
  return { path, bytes: statSync(join(folder, path)).size, sha256: hash.digest("hex") };
}
