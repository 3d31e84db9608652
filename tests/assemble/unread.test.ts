import { expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import { toDocument } from "../../src/meaning/index.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";

const LAYOUT = {
  columnWidths: [120, 60, 60],
  fontSize: 9,
  pageHeight: 420,
  repeatHeader: true,
  title: "2024年部门支出预算表",
};
const [PAGE] = printTable(
  ["科目名称", "合计", "基本支出"],
  [
    ["行政运行", "12.5", ""],
    ["住房公积金", "3", "3"],
  ],
  LAYOUT,
);

it("ink in a cell that no reader explained is told of that cell", () => {
  const page = { ...PAGE!, unread: [[230, 86, 240, 94] as const] };
  const assembly = assemble([findTables(page)]);
  const { flags, tables } = toDocument(assembly, { file: "a.pdf", sha256: "0".repeat(64), pageCount: 1 });
  expect(tables[0]?.rows[0]?.cells[2]?.text).toBe("");
  expect(flags.filter(({ rule }) => rule === "UNREAD-INK").map(({ cells }) => cells)).toEqual([
    [{ table: "t01", row: 0, column: 2 }],
  ]);
});

it("ink outside the tables is told once a page", () => {
  const page = { ...PAGE!, unread: [[10, 300, 20, 310] as const, [30, 300, 40, 310] as const] };
  const { findings } = assemble([findTables(page)]);
  expect(findings.map(({ rule, box }) => [rule, box])).toEqual([["UNREAD-INK", [10, 300, 40, 310]]]);
});

it("ink in the head of a form is told of the row that keeps its cell", () => {
  const [form] = printTable(
    ["项目名称", "信访", ""],
    [
      ["项目资金（万元）", "12.50", ""],
      ["一级指标", "二级指标", "指标值"],
      ["产出指标", "数量指标", "≥9"],
    ],
    { ...LAYOUT, title: "项目绩效目标表" },
  );
  const assembly = assemble([findTables({ ...form!, unread: [[230, 86, 240, 94] as const] })]);
  const { flags, tables } = toDocument(assembly, { file: "a.pdf", sha256: "0".repeat(64), pageCount: 1 });
  expect(flags.filter(({ rule }) => rule === "UNREAD-INK").map(({ cells }) => cells)).toEqual([
    [{ table: "t01", row: 2, column: 2 }],
  ]);
  expect(tables[0]?.rows[2]?.cells.map(({ text }) => text)).toEqual(["项目资金（万元）", "12.50", ""]);
});
