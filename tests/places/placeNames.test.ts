import { expect, test } from "vitest";
import type { Field, Row, Table } from "../../src/contract/schema.ts";
import { raise } from "../../src/findings/raise.ts";
import { placeNames } from "../../src/places/placeNames.ts";
import { columnLetters, sheetLayout } from "../../src/places/sheetLayout.ts";
import { documentOf, tableOf } from "../export/smallDocument.ts";

const field = (index: number, name: string): Field => ({
  index,
  name,
  text: "安阳市",
  status: "read",
  confidence: 1,
  fragments: [],
});

const TABLE = tableOf({
  id: "t03",
  header: ["科目名称", "合计", "基本支出/小计"],
  rows: [
    ["项目名称", "", ""],
    ["合计", "3", "2"],
    ["教育 支出", "3", "2"],
    ["", "1", ""],
  ],
});

const withForm = (table: Table): Table => ({
  ...table,
  rows: table.rows.map((row): Row => (row.index === 0 ? { ...row, form: true } : row)),
  fields: [field(0, "编制部门")],
});

test("a cell is named by its table, its row's words, its column's path and its cell on the table's sheet", () => {
  const { lineOf } = placeNames(documentOf([TABLE]));
  expect(lineOf({ table: "t03", row: 2, column: 2 })).toBe("t03 支出总表 · 教育支出 · 基本支出/小计 · C7");
  expect(lineOf({ table: "t03", row: 3, column: 1 })).toBe("t03 支出总表 · 4 · 合计 · B8");
});

test("rows of a form's head stand over the header, its fields below the table", () => {
  const { lineOf } = placeNames(documentOf([withForm(TABLE)]));
  expect(lineOf({ table: "t03", row: 0, column: 0 })).toBe("t03 支出总表 · 项目名称 · 科目名称 · A3");
  expect(lineOf({ table: "t03", row: 1, column: 0 })).toBe("t03 支出总表 · 合计 · 科目名称 · A6");
  expect(lineOf({ table: "t03", field: 0 })).toBe("t03 支出总表 · 编制部门 · B10");
});

test("no two parts of a table have the same line", () => {
  const { headerTop, headerDepth, rowLines, fieldLines } = sheetLayout(withForm(TABLE));
  const header = Array.from({ length: headerDepth }, (_, level) => headerTop + level);
  const lines = [...header, ...rowLines, ...fieldLines];
  expect(new Set(lines).size).toBe(lines.length);
});

test("columns are called as spreadsheets call them", () => {
  expect([0, 14, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual([
    "A",
    "O",
    "Z",
    "AA",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
  ]);
});

test("messages name a cell by its words and its cell in the workbook, in both languages", () => {
  const cell = placeNames(documentOf([TABLE])).named({ table: "t03", row: 1, column: 1 });
  const { message, messageZh } = raise("UNPROVEN", "one", { page: 4, cell });
  expect(message).toContain("合计, column 合计 [t03 B6]");
  expect(messageZh).toContain("“合计”行“合计”列[t03 B6]");
});
