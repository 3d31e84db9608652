/** `budgetscan dataset` as its users run it: the built command, folders on disk, exit codes. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { documentJson } from "../../src/export/documentJson.ts";
import { documentOf, tableOf } from "../export/smallDocument.ts";
import { runCli } from "./runCli.ts";

let work = "";
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "budgetscan-dataset-"));
});
const at = (...names: string[]) => join(work, ...names);

/** A document with one amount, whose file has the name and the serial number in its SHA-256. */
function documentWith(amount: string, serial: number, change: Partial<BudgetDocument> = {}): BudgetDocument {
  const table = tableOf({ header: ["科目名称", "合计"], rows: [["行政运行", amount]] });
  const document = documentOf([table], change);
  const sha256 = String(serial).padStart(64, "0");
  return { ...document, source: { ...document.source, file: `${serial}.pdf`, sha256 } };
}

/** Writes what extract leaves of each document: out/NAME/document.json. */
function extracted(documents: Readonly<Record<string, BudgetDocument | string>>): void {
  for (const [name, document] of Object.entries(documents)) {
    mkdirSync(at("out", name), { recursive: true });
    const json = typeof document === "string" ? document : documentJson(document);
    writeFileSync(at("out", name, "document.json"), json);
  }
}

const dataset = (...args: string[]) => runCli(["dataset", ...args]);
const files = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : null);
const FILES = [
  "README.md",
  "datapackage.json",
  ...["corrections", "documents", "flags", "observations", "statements"].flatMap((name) => [
    `${name}.csv`,
    `${name}.parquet`,
  ]),
].sort();
const OF_2023 = { ...documentOf([]).disclosure, year: 2023 };

describe("a good run", () => {
  test("puts the documents of a folder together by name, and says so in one line", async () => {
    extracted({ b2: documentWith("3", 2, { disclosures: [OF_2023] }), b10: documentWith("4", 10) });
    const { code, stdout, stderr } = await dataset(at("out"), "-o", at("set"), "--license", "CC0-1.0");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`${at("set")}: 2 observations of 2 documents\n`);
    expect(files(at("set"))).toEqual(FILES);
    const { licenses, sources } = JSON.parse(readFileSync(at("set", "datapackage.json"), "utf8"));
    expect(licenses).toMatchObject([{ name: "CC0-1.0" }]);
    expect(sources.map(({ title }: { title: string }) => title)).toEqual(["2.pdf", "10.pdf"]);
    expect(files(work)).toEqual(["out", "set"]);
  });

  test("takes the folder of one document too, and a document given twice once", async () => {
    extracted({ a: documentWith("3", 1) });
    const { code, stdout } = await dataset(at("out"), at("out", "a"), "-o", at("set"));
    expect([code, stdout]).toEqual([0, `${at("set")}: 1 observations of 1 document\n`]);
  });

  test("takes the place of an earlier dataset as a whole", async () => {
    extracted({ a: documentWith("3", 1) });
    await dataset(at("out"), "-o", at("set"));
    const before = readFileSync(at("set", "observations.csv"), "utf8");
    extracted({ a: documentWith("7", 1) });
    expect(await dataset(at("out"), "-o", at("set"), "--quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
    const after = readFileSync(at("set", "observations.csv"), "utf8");
    expect([before.trim().split("\n").length, after.trim().split("\n").length]).toEqual([2, 2]);
    expect(after).not.toBe(before);
    expect(files(at("set"))).toEqual(FILES);
  });

  test("names files that disclose the same, whose amounts count once", async () => {
    extracted({ scan: documentWith("3", 1), original: documentWith("3", 2) });
    const { code, stdout } = await dataset(at("out"), "-o", at("set"));
    expect(code).toBe(0);
    expect(stdout.split("\n")[1]).toBe("  one disclosure, amounts to be taken once: 2.pdf · 1.pdf");
    const { stdout: json } = await dataset(at("out"), "-o", at("set"), "--json");
    expect(JSON.parse(json)).toMatchObject({
      documents: 2,
      rows: 2,
      leftOut: [],
      same: [["2.pdf", "1.pdf"]],
    });
  });
});

describe("a document that is left out", () => {
  test.each([
    ["no JSON", "{", "it cannot be read as JSON; extract it again with this version"],
    ["JSON of something else", '{"tables": 3}', "it is no document: schemaVersion: "],
    [
      "another version",
      '{"schemaVersion": "0.1.0"}',
      "it was written to version 0.1.0 of the contract, not ",
    ],
  ])("is named with what is wrong and what to do: %s", async (_, json, message) => {
    extracted({ bad: json, good: documentWith("3", 1) });
    const { code, stdout, stderr } = await dataset(at("out"), "-o", at("set"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^[^\n]*\n$/u);
    expect(stderr).toContain(`budgetscan: ${at("out", "bad", "document.json")}: ${message}`);
    expect(stderr).toContain("; extract it again");
    expect(stdout).toBe(`${at("set")}: 1 observations of 1 document\n`);
  });

  test("is the second copy of a file", async () => {
    extracted({ a: documentWith("3", 1) });
    cpSync(at("out", "a"), at("out", "b"), { recursive: true });
    const { code, stdout, stderr } = await dataset(at("out"), "-o", at("set"), "--json");
    expect(code).toBe(1);
    expect(stderr).toBe(
      `budgetscan: ${at("out", "b", "document.json")}: the same file is in the dataset as 1.pdf; give it once, or its amounts count twice\n`,
    );
    expect(JSON.parse(stdout)).toMatchObject({
      documents: 1,
      rows: 1,
      leftOut: [{ document: at("out", "b", "document.json"), error: { code: "SAME_FILE" } }],
    });
  });

  test("leaves the earlier dataset where no other is left", async () => {
    extracted({ a: documentWith("3", 1) });
    await dataset(at("out"), "-o", at("set"));
    const before = readFileSync(at("set", "observations.csv"), "utf8");
    extracted({ a: "{" });
    const { code, stdout, stderr } = await dataset(at("out"), "-o", at("set"));
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.trim().split("\n")[1]).toBe(
      "budgetscan: no document is left to put into the dataset; see what was told of each",
    );
    expect(readFileSync(at("set", "observations.csv"), "utf8")).toBe(before);
    expect(files(work)).toEqual(["out", "set"]);
  });
});

describe("wrong usage ends with exit code 2, one line, and nothing written", () => {
  const refused = async (args: string[], line: string) => {
    const { code, stdout, stderr } = await dataset(...args);
    expect([code, stdout, stderr]).toEqual([2, "", `budgetscan: ${line}\n`]);
    expect(files(at("set"))).toBeNull();
  };

  test("a folder that is not there, and a file for a folder", async () => {
    writeFileSync(at("notes.txt"), "");
    for (const name of ["nowhere", "notes.txt"])
      await refused(
        [at(name), "-o", at("set")],
        `${at(name)} is not a folder; give what extract wrote with -o`,
      );
  });

  test("a folder without documents", async () => {
    mkdirSync(at("empty"));
    await refused(
      [at("empty"), "-o", at("set")],
      `${at("empty")} holds no document.json; give what extract wrote with -o`,
    );
  });

  test("no output", async () => {
    await refused(
      [at("out")],
      "required option '-o, --output <DIR>' not specified; see budgetscan dataset --help",
    );
  });

  test("an output that is a file or holds something else, which stays as it is", async () => {
    extracted({ a: documentWith("3", 1) });
    await refused(
      [at("out"), "-o", at("out")],
      `${at("out")} holds a, which budgetscan did not write; move it away or give another folder with -o`,
    );
    expect(files(at("out", "a"))).toEqual(["document.json"]);
    writeFileSync(at("notes.txt"), "kept");
    const { code, stderr } = await dataset(at("out"), "-o", at("notes.txt"));
    expect(code).toBe(2);
    expect(stderr).toContain("notes.txt is not a folder; choose another folder");
    expect(readFileSync(at("notes.txt"), "utf8")).toBe("kept");
  });
});
