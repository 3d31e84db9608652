/** `budgetscan explain` as its users run it. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { documentJson } from "../../src/export/documentJson.ts";
import { readPrinted } from "../builders/printDisclosure.ts";
import { runCli } from "./runCli.ts";

const work = mkdtempSync(join(tmpdir(), "budgetscan-explain-"));
const out = join(work, "out");

beforeAll(() => {
  const document = readPrinted([
    {
      table: {
        title: "2025年支出预算总表",
        right: "单位：万元",
        grid: `科目编码|科目名称|合计|保运转
               2101101|行政单位医疗|3.00|2.00`,
      },
    },
  ]);
  for (const [name, json] of Object.entries({ a: documentJson(document), bad: "{" })) {
    mkdirSync(join(out, name), { recursive: true });
    writeFileSync(join(out, name, "document.json"), json);
  }
});

test("prints the kind of each table, the meaning of each column, and what was recorded of its choice", async () => {
  const { code, stdout } = await runCli(["explain", join(out, "a")]);
  expect(code).toBe(0);
  expect(stdout.split("\n").slice(1)).toEqual([
    "t01 2025年支出预算总表",
    "  expenditure: 支出预算总表, exact; unit 万元 (printed)",
    "  1 科目编码 -> function.code",
    "      科目编码: exact",
    "  2 科目名称 -> function.name",
    "      科目名称: exact",
    "  3 合计 -> measure",
    "      合计: exact",
    "  4 保运转 -> other",
    "      保运转: unknown",
    "",
  ]);
});

test("a document that cannot be read is named, and the others are explained", async () => {
  const { code, stdout, stderr } = await runCli(["explain", out]);
  expect(code).toBe(1);
  expect(stdout).toContain("t01 2025年支出预算总表");
  expect(stderr).toBe(
    `budgetscan: ${join(out, "bad", "document.json")}: it cannot be read as JSON; extract it again with this version\n`,
  );
});

test("a meaning stays as it was recorded, whatever is taught later; a table or a folder that is not there is wrong usage", async () => {
  const config = join(work, "config.json");
  writeFileSync(
    config,
    JSON.stringify({ headers: [{ words: ["保运转"], coordinates: { nature: "basic" } }] }),
  );
  const taught = await runCli(["explain", join(out, "a"), "--table", "t01", "--config", config]);
  expect(taught.stdout).toContain("4 保运转 -> other");
  const noTable = await runCli(["explain", join(out, "a"), "--table", "t07"]);
  expect([noTable.code, noTable.stderr]).toEqual([
    2,
    "budgetscan: no document has a table t07; leave --table out to see all\n",
  ]);
  expect((await runCli(["explain", join(work, "nowhere")])).code).toBe(2);
});
