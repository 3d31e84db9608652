import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentSchema } from "../../src/contract/schema.ts";
import { deflated, pdfOf, TEXT } from "../pdf/rawPdf.ts";
import { CLI, runCli } from "./runCli.ts";
import { TABLE, textPdf } from "./textPdf.ts";

const SCAN = fileURLToPath(new URL("../../samples/anyang-2024-scan.pdf", import.meta.url));
const BORN = fileURLToPath(new URL("../../samples/anyang-2024-born.pdf", import.meta.url));

let folder: string;
const at = (...path: string[]): string => join(folder, ...path);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cli-"));
  const good = await textPdf([TABLE, TABLE]);
  writeFileSync(at("good.pdf"), good);
  writeFileSync(at("empty.pdf"), "");
  writeFileSync(at("letter.pdf"), "Dear Sir or Madam");
  writeFileSync(at("cut.pdf"), good.subarray(0, good.length / 2));
  writeFileSync(at("locked.pdf"), await textPdf([TABLE], "secret"));
  writeFileSync(at("a-file"), "x");
  writeFileSync(at("book.xlsx"), await writeXlsx({ sheets: [{ name: "收支总表", rows: [["合计", 1]] }] }));
  writeFileSync(at("password"), "secret\n");
  mkdirSync(at("folder.pdf"));
  mkdirSync(at("other"));
  writeFileSync(at("other", "good.pdf"), await textPdf([TABLE]));
});
afterAll(() => rmSync(folder, { recursive: true }));

const documentAt = (path: string) => documentSchema.parse(JSON.parse(readFileSync(path, "utf8")));
const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");

describe("a good file", () => {
  test("gives its folder of exports and a summary", async () => {
    const { code, stdout, stderr } = await runCli(["extract", at("good.pdf"), "-o", at("out")]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(at("good.pdf"));
    expect(stdout).toContain("2 pages");
    expect(stdout).toContain(at("out", "good"));
    expect(readdirSync(at("out", "good")).sort()).toEqual([
      "document.json",
      "flags.csv",
      "manifest.json",
      "observations.csv",
      "report.html",
      "review",
      "tables",
      "tables.csv",
      "text.md",
      "workbook.xlsx",
    ]);
    expect(documentAt(at("out", "good", "document.json")).source).toMatchObject({
      file: "good.pdf",
      pageCount: 2,
    });
  });

  test("gives with --json one object as the last line", async () => {
    const { stdout } = await runCli(["extract", at("good.pdf"), "-o", at("json"), "--json"]);
    const summary = JSON.parse(lines(stdout).at(-1) ?? "");
    const document = documentAt(at("json", "good", "document.json"));
    expect(summary).toMatchObject({
      output: at("json"),
      exitCode: 0,
      pages: 2,
      tables: document.tables.length,
      flags: { error: document.flags.filter(({ severity }) => severity === "error").length },
      files: [{ file: at("good.pdf"), ok: true, output: at("json", "good") }],
    });
  });

  test("says nothing with --quiet", async () => {
    const { code, stdout, stderr } = await runCli(["extract", at("good.pdf"), "-o", at("quiet"), "--quiet"]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("gives the same bytes again, and replaces its folder", async () => {
    const read = () => readFileSync(at("again", "good", "document.json"), "utf8");
    await runCli(["extract", at("good.pdf"), "-o", at("again"), "--quiet"]);
    const first = read();
    await runCli(["extract", at("good.pdf"), "-o", at("again"), "--quiet"]);
    expect(read()).toBe(first);
    expect(readdirSync(at("again"))).toEqual(["good"]);
  });

  test("is read in part with --pages", async () => {
    await runCli(["extract", at("good.pdf"), "-o", at("part"), "--pages", "2", "--quiet"]);
    const { source, flags } = documentAt(at("part", "good", "document.json"));
    expect(source.pages.map(({ number }) => number)).toEqual([2]);
    expect(flags.filter(({ rule }) => rule === "PAGES-MISSING")).toEqual([]);
  });

  test("is read as far as there are pages, with a word of it", async () => {
    const { code, stdout } = await runCli(["extract", at("good.pdf"), "-o", at("few"), "--pages", "２-９"]);
    expect(code).toBe(0);
    expect(stdout).toContain("2-9 goes beyond the last page, 2: what there is was read");
    expect(documentAt(at("few", "good", "document.json")).source.pages).toHaveLength(1);
  });

  test("comes from standard input and goes to standard output, and nothing is written", async () => {
    const { status, stdout } = spawnSync(process.execPath, [CLI, "extract", "-", "-o", "-"], {
      input: readFileSync(at("good.pdf")),
      encoding: "utf8",
      cwd: at("other"),
    });
    expect(status).toBe(0);
    const { source, tables } = documentSchema.parse(JSON.parse(stdout));
    expect({ file: source.file, tables: tables.length }).toEqual({ file: "stdin", tables: 1 });
    expect(readdirSync(at("other"))).toEqual(["good.pdf"]);
    const two = await runCli(["extract", at("good.pdf"), at("cut.pdf"), "-o", "-", "--lang", "en"]);
    expect({ code: two.code, stderr: two.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("one document alone goes to standard output"),
    });
  });

  test("is told of page by page in a log, which later calls add to", async () => {
    const call = (name: string, ...options: string[]) =>
      runCli([
        "extract",
        at(name),
        "-o",
        at("logged"),
        "--log",
        at("log"),
        "--lang",
        "en",
        "--quiet",
        ...options,
      ]);
    await call("missing.pdf");
    const { stderr } = await call("good.pdf", "-v");
    const told = lines(readFileSync(at("log"), "utf8"));
    expect(told).toHaveLength(4);
    for (const line of told) expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z /u);
    expect(told[0]).toMatch(/missing\.pdf: there is no such file; check the path$/u);
    expect(told[2]).toMatch(/good\.pdf: page [12] read, 2 of 2$/u);
    expect(told[3]).toMatch(/good\.pdf: 2 pages, 1 tables/u);
    expect(lines(stderr)).toEqual(told.slice(1));
  });

  test("is opened by the password in a file", async () => {
    const options = ["-o", at("opened"), "--password-file", at("password"), "--quiet"];
    expect(await runCli(["extract", at("locked.pdf"), ...options])).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(at("opened", "locked", "manifest.json"), "utf8")).not.toContain("secret");
    const wrong = ["-o", at("wrong"), "--password-file", at("a-file"), "--lang", "en"];
    const { code, stderr } = await runCli(["extract", at("locked.pdf"), ...wrong]);
    expect(code).toBe(1);
    expect(stderr).toContain("the PDF is protected by another password; check what --password-file holds");
  });

  test("does not lose its name to another of the same name", async () => {
    const { stdout } = await runCli(["extract", at("good.pdf"), at("other", "good.pdf"), "-o", at("twins")]);
    const [first, second] = readdirSync(at("twins")).sort();
    expect(first).toBe("good");
    expect(second).toMatch(/^good-[0-9a-f]{8}$/u);
    const { sha256 } = documentAt(at("twins", second ?? "", "document.json")).source;
    expect(second).toBe(`good-${sha256.slice(0, 8)}`);
    expect(stdout).toContain(at("twins", second ?? ""));
  });

  test("does not lose its folder to another of the same name in a later call", async () => {
    await runCli(["extract", at("good.pdf"), "-o", at("later"), "--quiet"]);
    const first = readFileSync(at("later", "good", "document.json"));
    const { code } = await runCli(["extract", at("other", "good.pdf"), "-o", at("later"), "--quiet"]);
    expect(code).toBe(0);
    expect(readFileSync(at("later", "good", "document.json"))).toEqual(first);
    expect(readdirSync(at("later"))).toEqual(["good", expect.stringMatching(/^good-[0-9a-f]{8}$/u)]);
  });

  test("does not cost what somebody changed in its folder, but with --force", async () => {
    const call = ["extract", at("good.pdf"), "-o", at("changed"), "--quiet"];
    await runCli(call);
    writeFileSync(at("changed", "good", "flags.csv"), "seen");
    const { code, stderr } = await runCli(call);
    expect(code).toBe(1);
    expect(lines(stderr)).toEqual([expect.stringContaining(at("changed", "good", "flags.csv"))]);
    expect(readFileSync(at("changed", "good", "flags.csv"), "utf8")).toBe("seen");
    expect((await runCli([...call, "--force"])).code).toBe(0);
    expect(readFileSync(at("changed", "good", "flags.csv"), "utf8")).not.toBe("seen");
  });

  test("is written to its end where nobody reads the summary any more", async () => {
    const command = `"$0" "$1" extract "$2" -o "$3" | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync(
      "bash",
      ["-c", command, process.execPath, CLI, at("good.pdf"), at("piped")],
      { encoding: "utf8" },
    );
    expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
    expect(existsSync(at("piped", "good", "document.json"))).toBe(true);
  });
});

test("a damaged page is read as far as it goes, and told of as an error", async () => {
  const bytes = deflateSync(TEXT, { level: 9 });
  writeFileSync(at("damaged.pdf"), pdfOf({ content: deflated(bytes.subarray(0, bytes.length * 0.6)) }));
  const { code, stderr } = await runCli([
    "extract",
    at("damaged.pdf"),
    "-o",
    at("damaged"),
    "--strict",
    "--quiet",
  ]);
  expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
  const { flags, prose, tables, source } = documentAt(at("damaged", "damaged", "document.json"));
  const damage = flags.filter(({ rule }) => rule === "PAGE-DAMAGED");
  expect(damage).toMatchObject([{ severity: "error", page: 1, values: { losses: "content" } }]);
  expect(damage[0]?.message).toContain("its content is cut or faulty");
  expect(JSON.stringify([prose, tables])).toContain("7919.25");
  expect(source.pages[0]).not.toHaveProperty("blank");
});

describe("a bad file", () => {
  test.concurrent.each([
    ["missing.pdf", [], "no such file"],
    ["folder.pdf", [], "no page images"],
    ["other", [], "holds PDFs"],
    ["empty.pdf", [], "empty"],
    ["letter.pdf", [], "not a PDF, TIFF, PNG or JPEG"],
    ["cut.pdf", [], "cut short"],
    ["locked.pdf", [], "password"],
    ["good.pdf", ["--pages", "3-9"], "pages 1 to 2"],
    ["book.xlsx", [], "the file is XLSX, which is not read; open it where it can be read"],
  ])("%s %j is told in one line, and nothing is written", async (name, options, message) => {
    const out = at(`bad-${name}`);
    const { code, stdout, stderr } = await runCli(["extract", at(name), "-o", out, ...options]);
    expect(code).toBe(1);
    expect(lines(stderr)).toEqual([expect.stringMatching(/^budgetscan: .+: .+; .+$/u)]);
    expect(stderr).toContain(at(name));
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(existsSync(out)).toBe(false);
  });

  test("does not keep the others from being read", async () => {
    const files = ["missing.pdf", "good.pdf", "letter.pdf"].map((name) => at(name));
    const { code, stdout, stderr } = await runCli(["extract", ...files, "-o", at("mixed"), "--json"]);
    expect(code).toBe(1);
    expect(lines(stderr)).toHaveLength(2);
    expect(readdirSync(at("mixed"))).toEqual(["good"]);
    expect(JSON.parse(stdout).files.map(({ ok }: { ok: boolean }) => ok)).toEqual([false, true, false]);
  });

  test("never costs a folder that somebody else filled", async () => {
    mkdirSync(at("mine", "good"), { recursive: true });
    writeFileSync(at("mine", "good", "notes.txt"), "years of work");
    const { code, stderr } = await runCli(["extract", at("good.pdf"), "-o", at("mine")]);
    expect(code).toBe(1);
    expect(stderr).toContain("notes.txt");
    expect(readdirSync(at("mine", "good"))).toEqual(["notes.txt"]);
  });
});

describe("wrong usage", () => {
  test.concurrent.each([
    ["no command", []],
    ["an unknown command", ["extrakt", "x.pdf"]],
    ["an unknown option", ["extract", "x.pdf", "-o", "out", "--fast"]],
    ["no file", ["extract", "-o", "out"]],
    ["no output", ["extract", "x.pdf"]],
    ["backward pages", ["extract", "x.pdf", "-o", "out", "--pages", "9-3"]],
    ["malformed pages", ["extract", "x.pdf", "-o", "out", "--pages", "three"]],
    ["an unknown engine", ["extract", "x.pdf", "-o", "out", "--engine", "abacus"]],
    ["a resolution out of bounds", ["extract", "x.pdf", "-o", "out", "--dpi", "5000"]],
    ["an unknown stage", ["extract", "x.pdf", "-o", "out", "--dump", "d", "--from", "magic"]],
    ["--from without --dump", ["extract", "x.pdf", "-o", "out", "--from", "table"]],
  ])("%s exits with 2", async (_, args) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    if (args.length > 0) expect(lines(stderr)).toEqual([expect.stringMatching(/^budgetscan: .+; .+$/u)]);
  });

  test("an output folder that cannot be made exits with 2 before anything is read", async () => {
    const { code, stderr } = await runCli(["extract", at("missing.pdf"), "-o", at("a-file", "out")]);
    expect(code).toBe(2);
    expect(lines(stderr)).toEqual([expect.stringContaining("a-file")]);
    expect(stderr).not.toContain("missing.pdf");
  });

  test.skipIf(process.platform !== "linux")("so does one that only seems writable", async () => {
    const { code, stderr } = await runCli(["extract", at("good.pdf"), "-o", "/proc/x"]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "budgetscan: /proc/x cannot be written: /proc: no folder can be made there; choose another folder\n",
    );
  });

  test("--help teaches the command and its exit codes", async () => {
    const { code, stdout } = await runCli(["extract", "--help"]);
    expect(code).toBe(0);
    for (const word of [
      "--pages",
      "--from",
      "document.json",
      "Examples:",
      "130",
      ".tif ",
      ".png ",
      ".jpg ",
      "folder",
    ])
      expect(stdout).toContain(word);
  });
});

describe("a dump", () => {
  const extract = (file: string, out: string, ...options: string[]) =>
    runCli(["extract", file, "-o", at(out), "--dump", at("dump"), "--quiet", ...options]);

  test("holds every stage, and gives the same document and the same text of its pages from each", async () => {
    const wanted = ["--searchable-pdf", "--alto"];
    const made = ["document.json", "searchable.pdf", "alto/page-001.xml", "alto/page-002.xml"];
    await extract(at("good.pdf"), "whole", ...wanted);
    expect(readdirSync(at("dump", "good")).sort()).toEqual([
      "assemble.json",
      "checks.json",
      "meaning.json",
      "page-0001.ocr.json",
      "page-0001.pdf.json",
      "page-0001.table.json",
      "page-0002.ocr.json",
      "page-0002.pdf.json",
      "page-0002.table.json",
    ]);
    const filesOf = (out: string) => made.map((name) => readFileSync(at(out, "good", name), "latin1"));
    const whole = filesOf("whole");
    for (const stage of ["image", "ocr", "table", "assemble", "meaning", "checks"]) {
      const { code, stderr } = await extract(at("good.pdf"), stage, "--from", stage, ...wanted);
      expect({ stage, code, stderr }).toEqual({ stage, code: 0, stderr: "" });
      expect(filesOf(stage)).toEqual(whole);
    }
  });

  test("of another file is refused, by name", async () => {
    await extract(at("good.pdf"), "first");
    const { code, stderr } = await extract(at("other", "good.pdf"), "second", "--from", "table");
    expect(code).toBe(1);
    expect(lines(stderr)).toEqual([expect.stringContaining(at("dump", "good", "page-0001.ocr.json"))]);
  });
});

test("--strict exits with 3 where error flags remain, and writes all the same", async () => {
  const { code } = await runCli(["extract", BORN, "-o", at("strict"), "--strict", "--quiet"]);
  expect(code).toBe(3);
  expect(existsSync(at("strict", "anyang-2024-born", "document.json"))).toBe(true);
  const report = readFileSync(at("strict", "anyang-2024-born", "report.html"), "utf8");
  expect(report).toContain('<article class="flag error"');
  expect(report.match(/<figcaption>/gu)).toHaveLength(4);
});

test.each([
  ["as reading begins", "page-0001.pdf.json"],
  ["in the midst of reading", "page-0003.ocr.json"],
])("Ctrl-C %s ends with 130 and leaves nothing half-written", async (_, awaited) => {
  rmSync(at("interrupted-dump"), { recursive: true, force: true });
  const dumped = at("interrupted-dump", "anyang-2024-scan", awaited);
  const { code, stderr } = await runCli(
    ["extract", SCAN, "-o", at("interrupted"), "--dump", at("interrupted-dump")],
    (pid) => {
      const watch = setInterval(() => {
        if (!existsSync(dumped)) return;
        clearInterval(watch);
        process.kill(pid, "SIGINT");
      }, 20);
    },
  );
  expect(code).toBe(130);
  expect(lines(stderr)).toEqual([expect.stringContaining("interrupted")]);
  expect(existsSync(at("interrupted"))).toBe(false);
  const dump = readdirSync(at("interrupted-dump"), { recursive: true }).map(String);
  expect(dump.filter((name) => name.endsWith(".tmp"))).toEqual([]);
});
