import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import PQueue from "p-queue";
import { InputError } from "../../../core/errors.ts";
import { checkReplaceable, type OwnFiles, writing } from "../../outputFolder.ts";
import { isOtherAtWork, startWork } from "../../workFolder.ts";
import { PACKAGE, toSource } from "../dataPackage.ts";
import { checkOnce, type FoundDocument, recordsOf } from "../foundDocument.ts";
import type { DatasetOptions, DatasetSummary } from "../index.ts";
import { parquetFile } from "../parquetFile.ts";
import { PARTS_README, README } from "../readme.ts";
import type { DatasetRecord, DatasetTable } from "../table.ts";
import { DATASET_TABLES } from "../tables.ts";
import { filesOf, type KeptSource, type Part, packageText, readPackage } from "./packageFile.ts";
import { PROVINCE_FOLDER, partitionOf } from "./partition.ts";
import { readPart } from "./readPart.ts";
import { VIEWS, viewsSql } from "./viewsSql.ts";
import { type WaitingPart, waitingRecords } from "./waitingRecords.ts";

/** Files that the disk is asked at once to have: it takes many together in hardly more time than one. */
const FLUSHED_AT_ONCE = 16;

export interface PartsSummary extends DatasetSummary {
  /** Documents of this call that were not there before, that were there otherwise, and that were there as they are. */
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** What stands in the folder of a dataset in parts. */
const PARTS_FILES: OwnFiles = {
  files: new Set([PACKAGE, README, VIEWS]),
  folders: DATASET_TABLES.map(({ name }) => ({ name, names: PROVINCE_FOLDER })),
};

/** Throws InputError where `directory` holds anything but a dataset in parts that can be added to. */
export function checkParts(directory: string): void {
  if (existsSync(join(directory, PACKAGE))) readPackage(directory);
  checkReplaceable(directory, PARTS_FILES);
}

/**
 * Adds `documents` to the dataset in `directory`, Parquet files by province and year. Of a document whose `document.json` it
 * holds already nothing is read; the files of one that changed are made anew without it, and no other file is touched. What is
 * read is bounded in memory. The dataset is the former one until its `dataset.sql` and `datapackage.json` are replaced at the
 * end. Throws InputError where the folder is none that can be added to, another call is at work on it, it cannot be written,
 * or it would hold nothing.
 */
export async function addToDataset(
  documents: AsyncIterable<FoundDocument>,
  directory: string,
  options: DatasetOptions,
): Promise<PartsSummary> {
  checkParts(directory);
  const work = startWork(dirname(resolve(directory)), basename(resolve(directory)));
  process.once("exit", work.remove);
  try {
    writing(directory, work.make);
    if (isOtherAtWork(work)) throw new InputError("DATASET_BUSY", { folder: directory });
    return await add(documents, { directory, fresh: work.fresh }, options);
  } finally {
    process.off("exit", work.remove);
    work.remove();
  }
}

/** The dataset's folder, and the one in which new files are made. */
interface Folders {
  readonly directory: string;
  readonly fresh: string;
}

async function add(
  documents: AsyncIterable<FoundDocument>,
  { directory, fresh }: Folders,
  options: DatasetOptions,
): Promise<PartsSummary> {
  const before = readPackage(directory);
  const sources = new Map(before.sources);
  const written: Part[] = [];
  const waiting = waitingRecords();
  const write = (parts: Iterable<WaitingPart>): void => {
    for (const part of parts)
      written.push(writing(directory, () => writePart(part, fresh, sources, options.createdBy)));
  };
  const kept = new Map([...sources.values()].map(({ documentSha256, sha256 }) => [documentSha256, sha256]));
  const titles = new Map<string, string>();
  const changed = new Set<string>();
  let added = 0;
  for await (const found of documents) {
    try {
      const taken = takeDocument(found, kept, titles);
      if (taken === null) continue;
      const { source, tables, partitions } = taken;
      if (before.sources.has(source.sha256)) changed.add(source.sha256);
      else added += 1;
      sources.set(source.sha256, source);
      waiting.add(tables, ({ disclosure }) => partitions[disclosure as number] as string);
    } catch (error) {
      options.onLeftOut(found, error);
    }
    write(waiting.overflow());
  }
  if (sources.size === 0) throw new InputError("NOTHING_LEFT", {});
  const isStale = (part: Part): boolean => part.sources.some((sha256) => changed.has(sha256));
  for (const part of before.parts.filter(isStale)) {
    const tables = await recordsWithout(changed, directory, part);
    waiting.add(tables, () => dirname(part.path));
    write(waiting.overflow());
  }
  write(waiting.rest());
  const parts = [...before.parts.filter((part) => !isStale(part)), ...written];
  parts.sort((a, b) => (a.path < b.path ? -1 : 1));
  const { license = before.license, title = before.title } = options;
  const described = { ...options, ...(license && { license }), ...(title && { title }) };
  await flushAll(DATASET_TABLES.flatMap((table) => filesOf(table, written)).map((file) => join(fresh, file)));
  writing(directory, () =>
    publish({ directory, fresh }, written, [
      [README, PARTS_README],
      [VIEWS, viewsSql(parts)],
      [PACKAGE, packageText({ sources, parts }, described)],
    ]),
  );
  writing(directory, () => removeOthers(directory, parts));
  return {
    rows: parts.reduce((sum, { records }) => sum + (records.observations ?? 0), 0),
    sources: [...sources.values()],
    added,
    changed: changed.size,
    unchanged: titles.size - added - changed.size,
  };
}

interface Taken {
  readonly source: KeptSource;
  readonly tables: DatasetRecord[][];
  /** By disclosure. */
  readonly partitions: readonly string[];
}

/**
 * What a document adds; null where the dataset holds it as it is (`kept`: digests of sources by those of their document.json).
 * Throws InputError where it cannot be read or kept, or its source is among `titles`, those of this call, to which it is added.
 */
function takeDocument(
  found: FoundDocument,
  kept: ReadonlyMap<string, string>,
  titles: Map<string, string>,
): Taken | null {
  const documentSha256 = found.digest();
  const known = kept.get(documentSha256);
  if (known !== undefined) {
    checkOnce(known, titles);
    titles.set(known, found.path);
    return null;
  }
  const document = found.read();
  const { sha256, file } = document.source;
  checkOnce(sha256, titles);
  const tables = recordsOf(document);
  titles.set(sha256, file);
  return {
    source: { ...toSource(document), documentSha256 },
    tables,
    partitions: document.disclosures.map(partitionOf),
  };
}

/** Writes a part, named by the documents that it is made of. */
function writePart(
  { partition, sources, tables }: WaitingPart,
  folder: string,
  known: ReadonlyMap<string, KeptSource>,
  createdBy: string,
): Part {
  const name = createHash("sha256");
  for (const sha256 of sources) name.update(known.get(sha256)?.documentSha256 ?? "");
  const path = `${partition}/${name.digest("hex").slice(0, 16)}`;
  const counts = DATASET_TABLES.map(({ name }, at) => [name, tables[at]?.length ?? 0] as const);
  const part = {
    path,
    sources: [...sources],
    records: Object.fromEntries(counts.filter(([, count]) => count > 0)),
  };
  for (const [at, table] of DATASET_TABLES.entries()) {
    for (const file of filesOf(table, [part]))
      writeTable(join(folder, file), table, tables[at] ?? [], createdBy);
  }
  return part;
}

function writeTable(
  path: string,
  table: DatasetTable,
  records: readonly DatasetRecord[],
  createdBy: string,
): void {
  mkdirSync(dirname(path), { recursive: true });
  const writer = parquetFile(path, table, createdBy);
  writer.write(records);
  writer.finish();
}

/** Sees that the files are on the disk before anything names them. */
async function flushAll(paths: readonly string[]): Promise<void> {
  const queue = new PQueue({ concurrency: FLUSHED_AT_ONCE });
  await queue.addAll(
    paths.map((path) => async () => {
      const file = await open(path, "r");
      await file.sync();
      await file.close();
    }),
  );
}

/** The records of a part, table by table, but those of the sources `changed`. */
const recordsWithout = (
  changed: ReadonlySet<string>,
  directory: string,
  part: Part,
): Promise<DatasetRecord[][]> =>
  Promise.all(
    DATASET_TABLES.map(async (table) => {
      const [file] = filesOf(table, [part]);
      const records = file === undefined ? [] : await readPart(join(directory, file), table);
      return records.filter(({ sha256 }) => !changed.has(sha256 as string));
    }),
  );

/** Moves the new parts to their places, then replaces what names them, where it says something else. */
function publish(
  { directory, fresh }: Folders,
  written: readonly Part[],
  texts: readonly (readonly [name: string, text: string])[],
): void {
  for (const file of DATASET_TABLES.flatMap((table) => filesOf(table, written))) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    renameSync(join(fresh, file), join(directory, file));
  }
  for (const [name, text] of texts) {
    const path = join(directory, name);
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    writeFileSync(join(fresh, name), text, { flush: true });
    renameSync(join(fresh, name), path);
  }
}

/** Removes files of no part: those that a change has replaced, and those that a stopped call has left. */
function removeOthers(directory: string, parts: readonly Part[]): void {
  for (const table of DATASET_TABLES.filter(({ name }) => existsSync(join(directory, name)))) {
    const named = new Set(filesOf(table, parts));
    for (const path of readdirSync(join(directory, table.name), { recursive: true, encoding: "utf8" })) {
      const file = [table.name, ...path.split(sep)].join("/");
      if (path.endsWith(".parquet") && !named.has(file)) rmSync(join(directory, file));
    }
  }
}
