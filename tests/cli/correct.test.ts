/** `budgetscan correct` as its users run it: a filled-in flags.csv, decisions as JSON, the journal listed and taken back. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { csv } from "../../src/export/csv.ts";
import { misreading, printFolder } from "../decisions/printFolder.ts";
import { parseCsv } from "../export/parseCsv.ts";
import { runCli } from "./runCli.ts";
import { TABLE, textPdf } from "./textPdf.ts";

const misread = () => printFolder(misreading("20.00", "26.00", 3));
const documentIn = (folder: string): BudgetDocument =>
  JSON.parse(readFileSync(join(folder, "document.json"), "utf8"));
const journalOf = (folder: string): string[] =>
  readFileSync(join(folder, "decisions.jsonl"), "utf8").trim().split("\n");

/** flags.csv of the folder with `decision`, `value` and `note` of each row filled in. */
function fillIn(folder: string, filled: readonly Readonly<Record<string, string>>[]): string {
  const [header = [], ...rows] = parseCsv(readFileSync(join(folder, "flags.csv"), "utf8"));
  const records = rows.map((row, index) => header.map((name, at) => filled[index]?.[name] ?? row[at]));
  const own = filled.slice(rows.length).map((row) => header.map((name) => row[name] ?? ""));
  return csv(header, [...records, ...own]);
}

test("a filled-in flags.csv is read back and written again; read twice it decides nothing more", async () => {
  const folder = await misread();
  const path = join(folder, "flags.csv");
  const filled = fillIn(folder, [
    { decision: "accepted", note: "=page 2" },
    { decision: "dismissed" },
    { cells: "t01 row 6 column 1", decision: "typed", value: "养老保险缴费" },
    { cells: "t01", decision: "kind", value: "expenditure" },
  ]);
  writeFileSync(path, filled);
  const first = await runCli(["correct", folder, "--from", path, "--by", "Anna"]);
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toBe("4 decisions in the journal; open: 0 errors, 0 warnings, 0 info\n");
  const { tables, flags } = documentIn(folder);
  expect(flags).toEqual([]);
  expect(tables[0]).toMatchObject({ kind: "expenditure", decisions: [{ by: "Anna", set: "kind" }] });
  expect(tables[0]?.rows[3]?.cells[4]).toMatchObject({ text: "20.00", status: "corrected" });
  expect(tables[0]?.rows[6]?.cells[1]).toMatchObject({ text: "养老保险缴费", status: "corrected" });
  expect(journalOf(folder)).toHaveLength(4);
  expect(journalOf(folder)[0]).toContain('"note":"=page 2"');

  const copy = join(dirname(folder), "filled.csv");
  writeFileSync(copy, filled);
  const again = await runCli(["correct", folder, "--from", copy, "--by", "Ben"]);
  expect(again.code).toBe(0);
  expect(journalOf(folder)).toHaveLength(4);
});

/** The workbook of the folder, its sheet of flags filled in as `filled` and written by another program. */
async function fillInWorkbook(folder: string, filled: readonly Readonly<Record<string, string | number>>[]) {
  const { sheets } = await readXlsx(readFileSync(join(folder, "workbook.xlsx")));
  const written = sheets.map(({ name, rows: [heads = [], ...rows] }) => {
    if (!name.startsWith("flags")) return { name, rows: [heads, ...rows] };
    const lines = Array.from({ length: Math.max(rows.length, filled.length) }, (_, line) =>
      heads.map((head, column) => filled[line]?.[String(head)] ?? rows[line]?.[column] ?? null),
    );
    return { name, rows: [heads, ...lines] };
  });
  return writeXlsx({ sheets: written });
}

test("a filled-in workbook is read back and written again", async () => {
  const folder = await misread();
  const path = join(folder, "workbook.xlsx");
  writeFileSync(
    path,
    await fillInWorkbook(folder, [
      { decision: "accepted", note: "=page 2" },
      { decision: "dismissed" },
      { cells: "t01 row 3 column 4", decision: "typed", value: 20 },
    ]),
  );
  const { code, stderr } = await runCli(["correct", folder, "--from", path, "--by", "Anna"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { tables, flags } = documentIn(folder);
  expect(flags).toEqual([]);
  expect(tables[0]?.rows[3]?.cells[4]).toMatchObject({ text: "20", status: "corrected" });
  const { sheets } = await readXlsx(readFileSync(path));
  expect(sheets.find(({ name }) => name.startsWith("t01"))?.rows.flat()).toContain(20);
  expect(journalOf(folder)[0]).toContain('"note":"=page 2"');

  const wrong = join(dirname(folder), "wrong.xlsx");
  writeFileSync(wrong, await fillInWorkbook(folder, [{ cells: "t01", decision: "unit", value: "美元" }]));
  const refused = await runCli(["correct", folder, "--from", wrong]);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('line 2, column value: "美元"') });
  writeFileSync(wrong, Buffer.from("PK\x03\x04 is no workbook"));
  expect(await runCli(["correct", folder, "--from", wrong])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("cannot be read"),
  });
});

test("wrong rows are named by line and column with what to write, and nothing is decided", async () => {
  const folder = await misread();
  const path = join(dirname(folder), "filled.csv");
  writeFileSync(
    path,
    fillIn(folder, [
      { decision: "accept" },
      { decision: "typed", value: "20.00" },
      { cells: "t01 row 3", decision: "typed", value: "1" },
      { id: "SUM-ROW:t09:1:1", decision: "dismissed" },
      { cells: "t01", decision: "unit", value: "美元" },
    ]),
  );
  const { code, stderr } = await runCli(["correct", folder, "--from", path]);
  expect(code).toBe(2);
  expect(
    stderr
      .trim()
      .split("\n")
      .map((line) => line.slice(line.indexOf("line "))),
  ).toEqual([
    'line 2, column decision: "accept" is unknown; write one of accepted, typed, as-printed, source-error, dismissed, kind, unit, column, joined, parted, page-moved',
    'line 4, column cells: "t01 row 3" names none; write it as t03 row 5 column 2',
    "line 5, column id: the document has no flag SUM-ROW:t09:1:1; look it up in document.json or flags.csv as they are now",
    'line 6, column value: "美元" is unknown; write one of 元, 百元, 千元, 万元, 百万元, 亿元',
  ]);
  expect(existsSync(join(folder, "decisions.jsonl"))).toBe(false);
});

test("decisions come as JSON, too; the journal is listed, and a decision is taken back", async () => {
  const folder = await misread();
  const path = join(dirname(folder), "decisions.json");
  writeFileSync(path, JSON.stringify([{ as: "accepted", flag: "SUM-ROW:t01:3:4" }]));
  expect((await runCli(["correct", folder, "--from", path, "--by", "Anna"])).code).toBe(0);
  const listed = await runCli(["correct", folder, "--list"]);
  expect(listed.stdout).toMatch(
    /^[0-9a-f]{8} in-force \S+ Anna accepted page 2 一般行政管理事务, 项目支出: 26\.00 -> 20\.00; SUM-ROW:t01:3:4\n$/u,
  );
  const undone = await runCli(["correct", folder, "--undo", listed.stdout.slice(0, 8)]);
  expect(undone).toMatchObject({ code: 0, stderr: "" });
  expect(documentIn(folder).flags).toHaveLength(2);
  expect((await runCli(["correct", folder, "--undo", "nothing"])).code).toBe(2);
});

test("spreadsheets of China write another encoding: it is read", async () => {
  const folder = await misread();
  const path = join(dirname(folder), "gbk.csv");
  // 养老 in GB 18030.
  const name = Buffer.from([0xd1, 0xf8, 0xc0, 0xcf]);
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from("cells,decision,value\r\nt01 row 6 column 1,typed,"),
      name,
      Buffer.from("\r\n"),
    ]),
  );
  expect((await runCli(["correct", folder, "--from", path])).code).toBe(0);
  expect(documentIn(folder).tables[0]?.rows[6]?.cells[1]?.text).toBe("养老");
});

test("a folder without review data says what to do", async () => {
  const folder = await misread();
  rmSync(join(folder, "review"), { recursive: true });
  const { code, stderr } = await runCli(["correct", folder, "--list"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/was extracted without it; extract the document again/u);
});

test("--teach keeps kinds and meanings of columns in a configuration, once; others of that form have them", async () => {
  const folder = await printFolder((text) => text.replace("一般公共预算支出表", "表一"));
  const [decisions, config] = [join(dirname(folder), "set.json"), join(dirname(folder), "config.json")];
  writeFileSync(config, JSON.stringify({ headers: [{ words: ["保运转"], money: true }] }));
  writeFileSync(
    decisions,
    JSON.stringify([
      { as: "kind", table: "t01", value: "general-public-budget-expenditure" },
      { as: "column", table: "t01", column: 3, value: { coordinates: { nature: "basic" } } },
    ]),
  );
  const taught = await runCli(["correct", folder, "--from", decisions, "--teach", config]);
  expect(taught).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(readFileSync(config, "utf8"))).toEqual({
    titles: [{ words: ["表一"], kind: "general-public-budget-expenditure" }],
    headers: [
      { words: ["基本支出"], coordinates: { nature: "basic" } },
      { words: ["保运转"], money: true },
    ],
  });
  const before = readFileSync(config, "utf8");
  expect((await runCli(["correct", folder, "--teach", config])).stdout).toMatch(/^0 words added/u);
  expect(readFileSync(config, "utf8")).toBe(before);
});

test("a later extract replays the journal, and says how many decisions are kept and how many no longer fit", async () => {
  const work = mkdtempSync(join(tmpdir(), "again-"));
  const [file, out] = [join(work, "good.pdf"), join(work, "out")];
  writeFileSync(file, await textPdf([TABLE]));
  const extract = (...more: string[]) =>
    runCli(["extract", file, "-o", out, "--dump", join(work, "dump"), ...more]);
  await extract();
  const decisions = join(work, "decisions.json");
  const cells = (column: number, text: string) => [{ place: { table: "t01", row: 1, column }, text }];
  writeFileSync(
    decisions,
    JSON.stringify([
      { as: "typed", cells: cells(0, "The first") },
      { as: "typed", cells: cells(1, "11.00") },
    ]),
  );
  const folder = join(out, "good");
  await runCli(["correct", folder, "--from", decisions, "--by", "Anna"]);
  // As if another version had read another word there.
  const path = join(folder, "decisions.jsonl");
  writeFileSync(path, readFileSync(path, "utf8").replace('"printed":"10.00"', '"printed":"70.00"'));
  const { code, stdout } = await extract("--from", "meaning");
  expect(code).toBe(0);
  expect(stdout).toMatch(/decided +1 decision kept · 1 no longer fits: budgetscan correct .* --list/u);
  expect(documentIn(folder).tables[0]?.rows[1]?.cells.map(({ text }) => text)).toEqual([
    "The first",
    "10.00",
    "-",
  ]);
  expect(existsSync(join(folder, "review"))).toBe(true);
  await extract("--from", "checks", "--no-review-data");
  expect(existsSync(join(folder, "review"))).toBe(false);
  expect(documentIn(folder).tables[0]?.rows[1]?.cells[0]?.status).toBe("corrected");
});
