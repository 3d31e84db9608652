import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { documentSchema, manifestSchema } from "../../src/contract/schema.ts";
import { InputError } from "../../src/core/errors.ts";
import { documentJson } from "../../src/export/documentJson.ts";
import { readManifest, sweepLeftovers, writeExports } from "../../src/export/index.ts";
import { documentOf, tableOf } from "./smallDocument.ts";

/** How the documents were made. */
const RUN = { version: "1.2.3", settings: { engine: "ppocr", dpi: 200 } };

const document = documentOf([tableOf({ header: ["科目名称", "合计"], rows: [["合计", "1"]] })]);
let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "export-"));
});

describe("writeExports", () => {
  test("writes every export and nothing beside them", async () => {
    const paths = await writeExports(document, join(out, "budget"), RUN);
    expect(paths.map((path) => path.slice(out.length + 1)).sort()).toEqual([
      "budget/document.json",
      "budget/flags.csv",
      "budget/manifest.json",
      "budget/observations.csv",
      "budget/report.html",
      "budget/tables.csv",
      "budget/tables/01-expenditure.csv",
      "budget/text.md",
      "budget/workbook.xlsx",
    ]);
    expect(paths.every((path) => existsSync(path))).toBe(true);
    expect(readdirSync(out)).toEqual(["budget"]);
  });

  test("report and workbook are in the language that the settings name; all else is the same in either", async () => {
    const filesIn = async (lang: string): Promise<Map<string, string>> => {
      const paths = await writeExports(document, join(out, lang), { ...RUN, settings: { lang } });
      return new Map(paths.map((path) => [relative(join(out, lang), path), readFileSync(path, "latin1")]));
    };
    const [english, chinese] = [await filesIn("en"), await filesIn("zh")];
    const differing = [...english].filter(([path, content]) => chinese.get(path) !== content);
    expect(differing.map(([path]) => path).sort()).toEqual(["manifest.json", "report.html", "workbook.xlsx"]);
    expect(chinese.get("report.html")).toContain('lang="zh-CN"');
  });

  test("replaces what an earlier run left, whole", async () => {
    await writeExports(document, join(out, "budget"), RUN);
    await writeExports(documentOf([]), join(out, "budget"), RUN);
    expect(existsSync(join(out, "budget/tables"))).toBe(false);
    expect(readdirSync(out)).toEqual(["budget"]);
  });

  test("tells in the manifest where the source stands and what the document holds", async () => {
    await writeExports(document, join(out, "budget"), { ...RUN, path: join(out, "pdfs/budget.pdf") });
    const { source, summary } = readManifest(join(out, "budget"))!;
    expect(source.path).toBe("../pdfs/budget.pdf");
    expect(summary).toMatchObject({
      disclosures: [{ department: "安阳市政务服务中心", year: 2024, kind: "budget" }],
      pages: 2,
      tables: document.tables.length,
      flags: { error: 0, warning: 0, info: 0 },
    });
  });

  test("keeps the files that show its pages where a later call makes none, and drops them where it makes others", async () => {
    const folder = join(out, "budget");
    const pageFiles = new Map([
      ["searchable.pdf", "%PDF"],
      ["alto/page-001.xml", "<alto/>"],
    ]);
    await writeExports(document, folder, { ...RUN, pageFiles });
    await writeExports(document, folder, RUN);
    expect(readFileSync(join(folder, "searchable.pdf"), "utf8")).toBe("%PDF");
    expect(readFileSync(join(folder, "alto/page-001.xml"), "utf8")).toBe("<alto/>");
    await writeExports(document, folder, { ...RUN, pageFiles: new Map() });
    expect(existsSync(join(folder, "searchable.pdf"))).toBe(false);
    expect(existsSync(join(folder, "alto"))).toBe(false);
  });

  test("lists source, version, settings and the digest of every file in a manifest", async () => {
    await writeExports(document, join(out, "budget"), RUN);
    const manifest = manifestSchema.parse(
      JSON.parse(readFileSync(join(out, "budget/manifest.json"), "utf8")),
    );
    const { file, sha256 } = document.source;
    expect(manifest).toMatchObject({ source: { file, sha256 }, ...RUN });
    const listed = Object.fromEntries(manifest.files.map((each) => [each.path, each.sha256]));
    const there = readdirSync(join(out, "budget"), { recursive: true, encoding: "utf8" });
    const files = there.filter((path) => path !== "manifest.json" && path !== "tables");
    const digest = (path: string) =>
      createHash("sha256")
        .update(readFileSync(join(out, "budget", path)))
        .digest("hex");
    expect(listed).toEqual(Object.fromEntries(files.map((path) => [path, digest(path)])));
  });

  test.each([
    ["changed", (folder: string) => appendFileSync(join(folder, "flags.csv"), "looked at\r\n"), "flags.csv"],
    [
      "changed in the folder of tables",
      (folder: string) => writeFileSync(join(folder, "tables/01-expenditure.csv"), ""),
      "tables/01-expenditure.csv",
    ],
    [
      "of a folder without a manifest",
      (folder: string) => rmSync(join(folder, "manifest.json")),
      "document.json",
    ],
  ])("refuses to replace a file %s, and names it; with force it does", async (_, change, name) => {
    const folder = join(out, "budget");
    await writeExports(document, folder, RUN);
    change(folder);
    const before = readFileSync(join(folder, "flags.csv"), "utf8");
    const refusal = { code: "OUTPUT_CHANGED", message: expect.stringContaining(join(folder, name)) };
    await expect(writeExports(document, folder, RUN)).rejects.toMatchObject(refusal);
    expect(readFileSync(join(folder, "flags.csv"), "utf8")).toBe(before);
    await writeExports(document, folder, { ...RUN, isForced: true });
    await writeExports(document, folder, RUN);
  });

  test("writes a file anew that somebody removed", async () => {
    await writeExports(document, join(out, "budget"), RUN);
    rmSync(join(out, "budget/text.md"));
    await writeExports(document, join(out, "budget"), RUN);
    expect(existsSync(join(out, "budget/text.md"))).toBe(true);
  });

  test("refuses the folder of another source, with force too", async () => {
    const folder = join(out, "budget");
    await writeExports(document, folder, RUN);
    const other = { ...document, source: { ...document.source, sha256: "f".repeat(64) } };
    for (const isForced of [false, true]) {
      const writing = writeExports(other, folder, { ...RUN, isForced });
      await expect(writing).rejects.toMatchObject({ code: "OUTPUT_TAKEN" });
    }
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
    await expect(writeExports(document, folder, RUN)).rejects.toThrow(InputError);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
    expect(readdirSync(out)).toEqual(["budget"]);
  });

  test("leaves the former content where writing fails", async () => {
    const folder = join(out, "budget");
    await writeExports(document, folder, RUN);
    const before = readFileSync(join(folder, "document.json"), "utf8");
    const [table] = document.tables;
    const broken = {
      ...document,
      tables: [{ ...table, kind: "no/such/../../kind\0" }],
    } as unknown as typeof document;
    await expect(writeExports(broken, folder, RUN)).rejects.toThrow();
    expect(readFileSync(join(folder, "document.json"), "utf8")).toBe(before);
    expect(readdirSync(out)).toEqual(["budget"]);
  });

  test("the same document gives the same bytes, which read back as the document", async () => {
    await writeExports(document, join(out, "a"), RUN);
    await writeExports(structuredClone(document), join(out, "b"), RUN);
    const [a, b] = ["a", "b"].map((name) => readFileSync(join(out, name, "document.json"), "utf8")) as [
      string,
      string,
    ];
    expect(a).toBe(b);
    expect(documentSchema.parse(JSON.parse(a))).toEqual(document);
  });
});

describe("what a killed run left", () => {
  /** A number that no process has: Linux counts to 4,194,304 at most. */
  const work = ".budgetscan-999999999-1";

  test("is swept", () => {
    mkdirSync(join(out, work, "new/budget"), { recursive: true });
    sweepLeftovers(out);
    expect(readdirSync(out)).toEqual([]);
  });

  test("stands again where it was moved away and nothing took its place", async () => {
    await writeExports(document, join(out, "budget"), RUN);
    mkdirSync(join(out, work, "former"), { recursive: true });
    renameSync(join(out, "budget"), join(out, work, "former/budget"));
    sweepLeftovers(out);
    expect(readdirSync(out)).toEqual(["budget"]);
    expect(existsSync(join(out, "budget/document.json"))).toBe(true);
  });

  test("stays where the run goes on", () => {
    mkdirSync(join(out, `.budgetscan-${process.ppid}-1/new`), { recursive: true });
    sweepLeftovers(out);
    expect(readdirSync(out)).toEqual([`.budgetscan-${process.ppid}-1`]);
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
