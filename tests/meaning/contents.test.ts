import { expect, it } from "vitest";
import type { Prose, Table } from "../../src/contract/schema.ts";
import { kindOfTitle } from "../../src/lexicon/tableNames/index.ts";
import { missingTables } from "../../src/meaning/contents.ts";

const line = (text: string, page = 2): Prose => ({ page, box: [0, 0, 10, 10], text, level: 2 });
const table = (title: string, page: number): Table => ({
  id: "t01",
  kind: kindOfTitle(title),
  disclosure: 0,
  title,
  unit: "万元",
  unitSource: "printed",
  pages: [page],
  columns: [],
  rows: [],
  fields: [],
  joins: [],
});

it("a table that the contents list names and nothing holds is flagged", () => {
  const listed = [line("一、部门收支预算表"), line("二、部门收入预算表……9"), line("三、项目支出预算表")];
  const flags = missingTables(listed, [table("2024年部门收支预算表", 8), table("2024年项目支出表", 9)]);
  expect(flags.map(({ rule, severity, page }) => [rule, severity, page])).toEqual([
    ["TABLE-MISSING", "error", 2],
  ]);
  expect(flags[0]?.message).toContain("部门收入预算表");
});

it("a table of another kind or of other money is not the one listed, however alike the names", () => {
  const listed = [line("一、收支总表"), line("二、收入总表"), line("三、支出总表")];
  const held = [table("收支总表", 8), table("财政拨款支出表（功能科目）", 9)];
  expect(missingTables(listed, held).map(({ message }) => /收入总表|支出总表/u.exec(message)?.[0])).toEqual([
    "收入总表",
    "支出总表",
  ]);
});

it("a section of tables is none of them", () => {
  const listed = [line("一、部门概况"), line("四、2026年某市司法局预算公开表"), line("五、部门预算表")];
  expect(missingTables(listed, [table("收支总表", 8)])).toEqual([]);
});

it("a heading over numbered tables is no table, nor is what prose says after the tables", () => {
  const listed = [line("五、部门预算表"), line("1.2025年部门收入预算总表"), line("四、政府采购预算表", 20)];
  expect(missingTables(listed, [table("2025年部门收入预算总表", 9)])).toEqual([]);
});
