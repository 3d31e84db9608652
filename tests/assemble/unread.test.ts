import { expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import { checkDocument } from "../../src/checks/index.ts";
import type { Flag } from "../../src/contract/schema.ts";
import { toDocument } from "../../src/meaning/index.ts";
import type { UnreadInk } from "../../src/ocr/types.ts";
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

const flagsWith = (unread: UnreadInk): Flag[] => {
  const assembly = assemble([findTables({ ...PAGE!, unread: [unread] })]);
  const { flags } = toDocument(assembly, { file: "a.pdf", sha256: "0".repeat(64), pageCount: 1 });
  return flags.filter(({ rule }) => rule.startsWith("UNREAD"));
};

it("ink in a cell that no reader explained is an error in a column of money, and a warning elsewhere", () => {
  const told = flagsWith({ box: [230, 86, 240, 94] });
  expect(told).toMatchObject([
    { rule: "UNREAD-FIGURE", severity: "error", cells: [{ table: "t01", row: 0, column: 2 }], page: 1 },
  ]);
  expect(flagsWith({ box: [60, 86, 70, 94] })).toMatchObject([
    { rule: "UNREAD-INK", severity: "warning", cells: [{ table: "t01", row: 0, column: 0 }], page: 1 },
  ]);
});

it("ink that was read as a figure, too poorly to be taken, is an error wherever it stands", () => {
  expect(flagsWith({ box: [60, 86, 70, 94], isFigure: true })).toMatchObject([
    { rule: "UNREAD-FIGURE", severity: "error", cells: [{ table: "t01", row: 0, column: 0 }] },
  ]);
  expect(flagsWith({ box: [10, 300, 40, 310], isFigure: true })).toMatchObject([
    { rule: "UNREAD-FIGURE", severity: "error", cells: [], page: 1, box: [10, 300, 40, 310] },
  ]);
});

it("ink outside the tables is told once a page", () => {
  const page = {
    ...PAGE!,
    unread: [{ box: [10, 300, 20, 310] as const }, { box: [30, 300, 40, 310] as const }],
  };
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
  const assembly = assemble([findTables({ ...form!, unread: [{ box: [230, 86, 240, 94] as const }] })]);
  const { flags, tables } = toDocument(assembly, { file: "a.pdf", sha256: "0".repeat(64), pageCount: 1 });
  expect(flags.filter(({ rule }) => rule === "UNREAD-INK").map(({ cells }) => cells)).toEqual([
    [{ table: "t01", row: 2, column: 2 }],
  ]);
  expect(tables[0]?.rows[2]?.cells.map(({ text }) => text)).toEqual(["项目资金（万元）", "12.50", ""]);
});

it("a cell with ink that was not read is disputed, whatever its sums say", () => {
  const assembly = assemble([findTables({ ...PAGE!, unread: [{ box: [170, 106, 180, 114] }] })]);
  const source = { file: "a.pdf", sha256: "0".repeat(64), pageCount: 1 };
  const { tables, flags } = checkDocument(toDocument(assembly, source));
  expect(flags.find(({ rule }) => rule === "UNREAD-FIGURE")?.cells).toEqual([
    { table: "t01", row: 1, column: 1 },
  ]);
  expect(tables[0]?.rows[1]?.cells.map(({ text, status }) => [text, status])).toEqual([
    ["住房公积金", "read"],
    ["3", "disputed"],
    ["3", "read"],
  ]);
});
