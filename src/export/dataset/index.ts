import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { InputError } from "../../core/errors.ts";
import { documentJson } from "../documentJson.ts";
import { checkReplaceable, type OwnFiles, startFolder, writing } from "../outputFolder.ts";
import {
  type DatasetSource,
  dataPackage,
  fileResource,
  PACKAGE,
  type PackageOptions,
  toSource,
} from "./dataPackage.ts";
import { checkOnce, type FoundDocument, recordsOf } from "./foundDocument.ts";
import { VIEWS } from "./partitioned/viewsSql.ts";
import { README, readmeText } from "./readme.ts";
import type { DatasetRecord } from "./table.ts";
import { DATASET_TABLES } from "./tables.ts";
import { fileNames, startTable } from "./tableWriter.ts";

export interface DatasetOptions extends PackageOptions {
  /** Told of a document that was left out, and why; the others go on. */
  readonly onLeftOut: (found: FoundDocument, reason: unknown) => void;
}

export interface DatasetSummary {
  /** Observations, a record each. */
  readonly rows: number;
  readonly sources: readonly DatasetSource[];
}

/** What stands in a dataset's folder. */
const DATASET_FILES: OwnFiles = {
  files: new Set([...DATASET_TABLES.flatMap(fileNames), PACKAGE, README]),
};

/** Throws InputError where `directory` holds anything but a dataset, which one that is written takes the place of. */
export function checkDataset(directory: string): void {
  if (existsSync(join(directory, VIEWS))) throw new InputError("DATASET_OTHER", { folder: directory });
  checkReplaceable(directory, DATASET_FILES);
}

/**
 * Writes observations, documents, flags, statements and corrections of `documents` as a table each, CSV and Parquet with the same
 * records, with `datapackage.json` and a note for readers, into `directory`. An earlier dataset is replaced as a whole
 * at the end; a failure or an interruption leaves it. One document is held at a time. Throws InputError where the folder
 * holds anything else or cannot be written, or no document is left to write.
 */
export async function writeDataset(
  documents: AsyncIterable<FoundDocument>,
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
  documents: AsyncIterable<FoundDocument>,
  options: DatasetOptions,
): Promise<DatasetSummary> {
  const writers = writing(directory, () =>
    DATASET_TABLES.map((table) => startTable(table, folder, options.createdBy)),
  );
  const sources: DatasetSource[] = [];
  const titles = new Map<string, string>();
  for await (const found of documents) {
    let taken: DatasetRecord[][];
    try {
      const document = found.read();
      checkOnce(document.source.sha256, titles);
      taken = recordsOf(document);
      titles.set(document.source.sha256, document.source.file);
      sources.push(toSource(document));
    } catch (error) {
      options.onLeftOut(found, error);
      continue;
    }
    writing(directory, () => {
      for (const [at, records] of taken.entries()) writers[at]?.add(records);
    });
  }
  if (sources.length === 0) throw new InputError("NOTHING_LEFT", {});
  const [rows = 0] = writing(directory, () => writers.map((writer) => writer.finish()));
  const resources = await Promise.all(
    DATASET_TABLES.flatMap((table) =>
      fileNames(table).map(async (path) => fileResource({ table, ...(await describe(folder, path)) })),
    ),
  );
  const json = documentJson(dataPackage(resources, sources, options));
  writing(directory, () => {
    writeFileSync(join(folder, PACKAGE), json);
    writeFileSync(join(folder, README), readmeText());
  });
  return { rows, sources };
}

async function describe(folder: string, path: string) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(join(folder, path)), hash);
  return { path, bytes: statSync(join(folder, path)).size, sha256: hash.digest("hex") };
}
