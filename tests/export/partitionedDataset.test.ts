/** A dataset in parts: what is added to it, what it leaves alone, and that its records are those of a whole one. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inventDocuments } from "../../bench/dataset/inventDocuments.ts";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { readPart } from "../../src/export/dataset/partitioned/readPart.ts";
import { waitingRecords } from "../../src/export/dataset/partitioned/waitingRecords.ts";
import type { DatasetRecord } from "../../src/export/dataset/table.ts";
import { DATASET_TABLES } from "../../src/export/dataset/tables.ts";
import { addToDataset, checkDataset, checkParts, startWork, writeDataset } from "../../src/export/index.ts";
import { foundDocuments } from "./foundDocuments.ts";

let documents: BudgetDocument[];
beforeAll(() => {
  documents = [...inventDocuments(30)];
});
let root: string;
let out: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "parts-"));
  out = join(root, "set");
});

const options = {
  createdBy: "test",
  onLeftOut: (_: unknown, reason: unknown) => expect.unreachable(String(reason)),
};
const add = (given: readonly BudgetDocument[], changes = {}) =>
  addToDataset(foundDocuments(given), out, { ...options, ...changes });

/** The document with another department. */
function renamed(document: BudgetDocument, department: string): BudgetDocument {
  const disclosure = { ...document.disclosure, department };
  return { ...document, disclosure, disclosures: [disclosure] };
}

/** The document of a province and a year that are not known. */
function unplaced(document: BudgetDocument): BudgetDocument {
  const disclosure = { ...document.disclosure, region: null, year: null };
  return { ...document, disclosure, disclosures: [disclosure] };
}

/** Paths of the dataset's files with what tells that one was written anew. */
function files(): Record<string, number> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(out.length + 1), statSync(path).ino]));
}
const partsOf = (table: string) => Object.keys(files()).filter((path) => path.startsWith(`${table}/`));

/** Every record of a table, in a fixed order. */
async function records(name: string, paths = partsOf(name)): Promise<string[]> {
  const table = DATASET_TABLES.find((each) => each.name === name) as (typeof DATASET_TABLES)[number];
  const read = await Promise.all(paths.map((path) => readPart(join(out, path), table)));
  return read
    .flat()
    .map((record) => JSON.stringify(record))
    .sort();
}

describe("a dataset in parts", () => {
  test("holds the records of a whole one, by province and year", async () => {
    const given = [...documents.slice(0, 29), unplaced(documents[29] as BudgetDocument)];
    const summary = await add(given);
    const observations = partsOf("observations");
    expect(observations).toContainEqual(
      expect.stringMatching(/^observations\/province=13\/fiscalYear=2012\/[0-9a-f]{16}\.parquet$/u),
    );
    expect(observations).toContainEqual(expect.stringMatching(/\/province=00\/fiscalYear=0\//u));
    const parts = await Promise.all(DATASET_TABLES.map(({ name }) => records(name)));
    out = join(root, "whole");
    const whole = await writeDataset(foundDocuments(given), out, options);
    expect([summary.rows, summary.added]).toEqual([whole.rows, 30]);
    for (const [at, { name }] of DATASET_TABLES.entries()) {
      expect(parts[at]).toEqual(await records(name, [`${name}.parquet`]));
    }
    expect(parts[2]?.length).toBeGreaterThan(0);
  });

  test("has a view a table that names its files, and one without records where there is no file", async () => {
    await add(documents);
    const sql = readFileSync(join(out, "dataset.sql"), "utf8");
    for (const table of ["observations", "documents", "flags", "statements"]) {
      const named = [...sql.matchAll(new RegExp(`'(${table}/[^']+)'`, "gu"))].map(([, path]) => path);
      expect(named.toSorted()).toEqual(partsOf(table).toSorted());
    }
    expect(sql).toMatch(
      /VIEW corrections AS SELECT \* FROM \(SELECT NULL::VARCHAR AS sha256.*\) WHERE false;/u,
    );
  });

  test("is left as it is by documents that it holds", async () => {
    await add(documents, { license: "CC0-1.0" });
    const before = files();
    expect(await add(documents)).toMatchObject({ added: 0, changed: 0, unchanged: 30 });
    expect(files()).toEqual(before);
  });

  test("is added to: no file of it is written anew but its lists", async () => {
    await add(documents.slice(0, 27));
    const before = files();
    expect(await add(documents.slice(25))).toMatchObject({ added: 3, changed: 0, unchanged: 2 });
    const after = files();
    for (const [path, node] of Object.entries(before))
      if (path.endsWith(".parquet")) expect(after[path]).toBe(node);
    const appended = await records("documents");
    out = join(root, "at-once");
    await add(documents);
    expect(appended).toEqual(await records("documents"));
  });

  test("takes a document that changed in place of what it held of it, and keeps the others of its files", async () => {
    const [first] = documents as [BudgetDocument];
    await add(documents);
    const before = files();
    const changed = renamed(first, "另一部门");
    expect(await add([changed])).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
    const after = files();
    const gone = Object.keys(before).filter((path) => after[path] === undefined);
    expect(gone.every((path) => path.includes("/province=13/fiscalYear=2012/"))).toBe(true);
    expect(gone.some((path) => path.startsWith("observations/"))).toBe(true);
    const now = await Promise.all(DATASET_TABLES.map(({ name }) => records(name)));
    out = join(root, "at-once");
    await add([changed, ...documents.slice(1)]);
    expect(now).toEqual(await Promise.all(DATASET_TABLES.map(({ name }) => records(name))));
  });

  test("does not count what a stopped call left, and the next call removes it", async () => {
    await add(documents.slice(0, 2));
    const left = join(out, "observations/province=13/fiscalYear=2012/0123456789abcdef.parquet");
    writeFileSync(left, "half");
    expect(readFileSync(join(out, "dataset.sql"), "utf8")).not.toContain("0123456789abcdef");
    await add(documents.slice(0, 3));
    expect(partsOf("observations")).not.toContain(left.slice(out.length + 1));
  });
});

describe("what is refused", () => {
  test("a file that is given twice, the second time", async () => {
    const leftOut: unknown[] = [];
    const [first, second] = documents as [BudgetDocument, BudgetDocument];
    const onLeftOut = (_: unknown, reason: unknown) => leftOut.push(reason);
    await add([first], { onLeftOut });
    const summary = await add([first, first, renamed(first, "另一部门"), second], { onLeftOut });
    expect(leftOut).toMatchObject([{ code: "SAME_FILE" }, { code: "SAME_FILE" }]);
    expect(summary).toMatchObject({ added: 1, changed: 0, unchanged: 1 });
  });

  test("a folder with a dataset of the other form, or with other columns", async () => {
    await writeDataset(foundDocuments(documents.slice(0, 1)), out, options);
    expect(() => checkParts(out)).toThrow(expect.objectContaining({ code: "DATASET_OTHER" }));
    out = join(root, "parts");
    await add(documents.slice(0, 1));
    expect(() => checkDataset(out)).toThrow(expect.objectContaining({ code: "DATASET_OTHER" }));
    const path = join(out, "datapackage.json");
    writeFileSync(path, readFileSync(path, "utf8").replace('"amountYuan"', '"amount"'));
    await expect(add(documents)).rejects.toMatchObject({ code: "DATASET_OTHER" });
  });

  test("somebody else's folder, and one that another call is adding to", async () => {
    mkdirSync(out);
    writeFileSync(join(out, "notes.txt"), "");
    await expect(add(documents)).rejects.toMatchObject({ code: "OUTPUT_FOREIGN" });
    out = join(root, "parts");
    const other = startWork(root, "parts");
    other.make();
    await expect(add(documents)).rejects.toMatchObject({ code: "DATASET_BUSY" });
    other.remove();
    await add(documents.slice(0, 1));
  });
});

test("records beyond what may wait in memory are handed out, the fullest partition first", () => {
  const waiting = waitingRecords();
  const tables = (count: number, sha256: string): DatasetRecord[][] => [
    Array.from({ length: count }, () => ({ sha256 })),
  ];
  waiting.add(tables(30_000, "a"), () => "small");
  waiting.add(tables(60_000, "b"), () => "large");
  expect([...waiting.overflow()]).toEqual([]);
  waiting.add(tables(100_000, "c"), () => "small");
  const taken = [...waiting.overflow()];
  expect(taken.map(({ partition, sources }) => [partition, [...sources]])).toEqual([["small", ["a", "c"]]]);
  expect([...waiting.rest()].map(({ partition, tables: [all] }) => [partition, all?.length])).toEqual([
    ["large", 60_000],
  ]);
});
