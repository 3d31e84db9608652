/** The task of docs/analysts.md, done as it stands there: a total over three documents. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, onTestFinished, test } from "vitest";
import { CLI } from "../cli/runCli.ts";
import { findChromium } from "../review/openReview.ts";
import { printExpenditure } from "../review/printBudget.ts";
import { blocksIn, readPage, stepsIn } from "./readPage.ts";

const DEPARTMENTS = ["清河市文化局", "清河市教育局", "清河市交通局"];

/** Works in the folder until the test is over: DuckDB looks for files from the working folder. */
function workIn(folder: string): void {
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
}

async function query(sql: string): Promise<string[][]> {
  const connection = await (await DuckDBInstance.create()).connect();
  const answer = await connection.runAndReadAll(sql);
  return answer.getRowsJson().map((row) => row.map(String));
}

test.skipIf(findChromium() === null)(
  "the commands and the query of both pages give the answer that they print, in as many steps as they say",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "analysts-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "pdfs"));
    for (const [index, department] of DEPARTMENTS.entries()) {
      writeFileSync(join(folder, "pdfs", `${index}.pdf`), await printExpenditure(department, index + 1));
    }
    const pages = ["analysts.md", "analysts.zh.md"].map(readPage);
    const [commands = [], ...others] = pages.map((page) => blocksIn(page, "sh").join("").trim().split("\n"));
    expect(others).toEqual([commands]);
    for (const command of commands) {
      const [name, ...args] = command.split(" ");
      expect(name).toBe("budgetscan");
      execFileSync(process.execPath, [CLI, ...args, "--quiet"], { cwd: folder });
    }
    workIn(folder);
    for (const page of pages) {
      const [sql = ""] = blocksIn(page, "sql");
      const [printed = ""] = blocksIn(page, "");
      const lines = printed.trim().split("\n");
      expect(await query(sql)).toEqual(lines.map((line) => line.split(/\s+/u)));
      expect(stepsIn(page)).toEqual([1, 1, 1, commands.length + 1]);
    }
  },
  200_000,
);
