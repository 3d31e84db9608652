import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { documentSchema } from "../../src/contract/schema.ts";
import { InputError } from "../../src/core/errors.ts";
import { documentJson } from "../../src/export/documentJson.ts";
import { writeExports } from "../../src/export/index.ts";
import { documentOf, tableOf } from "./smallDocument.ts";

const document = documentOf([tableOf({ header: ["科目名称", "合计"], rows: [["合计", "1"]] })]);
let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "export-"));
});

describe("writeExports", () => {
  test("writes every export and nothing beside them", async () => {
    const paths = await writeExports(document, join(out, "budget"));
    expect(paths.map((path) => path.slice(out.length + 1)).sort()).toEqual([
      "budget/document.json",
      "budget/flags.csv",
      "budget/observations.csv",
      "budget/tables/01-expenditure.csv",
      "budget/text.md",
    ]);
    expect(paths.every((path) => existsSync(path))).toBe(true);
    expect(readdirSync(out)).toEqual(["budget"]);
  });

  test("replaces what an earlier run left, whole", async () => {
    await writeExports(document, join(out, "budget"));
    await writeExports(documentOf([]), join(out, "budget"));
    expect(existsSync(join(out, "budget/tables"))).toBe(false);
    expect(readdirSync(out)).toEqual(["budget"]);
  });

  test.each([
    ["a strange file", (folder: string) => writeFileSync(join(folder, "thesis.docx"), "x")],
    [
      "a strange table",
      (folder: string) => {
        mkdirSync(join(folder, "tables"));
        writeFileSync(join(folder, "tables/mine.csv"), "x");
      },
    ],
    ["a folder named as a file of ours", (folder: string) => mkdirSync(join(folder, "document.json"))],
  ])("refuses a folder with %s, and leaves it", async (_, fill) => {
    const folder = join(out, "budget");
    mkdirSync(folder);
    fill(folder);
    const before = readdirSync(folder, { recursive: true });
    await expect(writeExports(document, folder)).rejects.toThrow(InputError);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
    expect(readdirSync(out)).toEqual(["budget"]);
  });

  test("leaves the former content where writing fails", async () => {
    const folder = join(out, "budget");
    await writeExports(document, folder);
    const before = readFileSync(join(folder, "document.json"), "utf8");
    const [table] = document.tables;
    const broken = {
      ...document,
      tables: [{ ...table, kind: "no/such/../../kind\0" }],
    } as unknown as typeof document;
    await expect(writeExports(broken, folder)).rejects.toThrow();
    expect(readFileSync(join(folder, "document.json"), "utf8")).toBe(before);
    expect(readdirSync(out)).toEqual(["budget"]);
  });

  test("the same document gives the same bytes, which read back as the document", async () => {
    await writeExports(document, join(out, "a"));
    await writeExports(structuredClone(document), join(out, "b"));
    const [a, b] = ["a", "b"].map((name) => readFileSync(join(out, name, "document.json"), "utf8")) as [
      string,
      string,
    ];
    expect(a).toBe(b);
    expect(documentSchema.parse(JSON.parse(a))).toEqual(document);
  });
});

describe("documentJson", () => {
  test("puts short containers on one line and long ones on many", () => {
    const long = "x".repeat(160);
    expect(documentJson({ a: [1, { b: null }], c: [long, "y"] })).toBe(
      `{\n  "a": [1,{"b":null}],\n  "c": [\n    "${long}",\n    "y"\n  ]\n}\n`,
    );
  });
});
