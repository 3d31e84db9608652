import { expect, test } from "vitest";
import { assemble } from "../../../src/assemble/index.ts";
import { toDocument } from "../../../src/meaning/index.ts";
import { findTables } from "../../../src/table/index.ts";
import { printTable } from "../../builders/printTable.ts";

const HEADER = [
  "部门预算支出经济分类科目编码",
  "部门预算支出经济分类科目名称",
  "政府预算支出经济分类科目编码",
  "政府预算支出经济分类科目名称",
  "合计(万元)",
];

function pairsTold(...rows: readonly (readonly string[])[]) {
  const pages = printTable(HEADER, rows, {
    columnWidths: HEADER.map(() => 100),
    fontSize: 10,
    pageHeight: 842,
    repeatHeader: true,
    title: "2024年支出经济分类汇总表",
  });
  const source = { file: "a.pdf", sha256: "0".repeat(64), pageCount: pages.length };
  const { flags, tables } = toDocument(assemble(pages.map(findTables)), source);
  const dimensions = tables[0]?.columns.map(({ dimension }) => dimension).slice(0, 4);
  expect(dimensions).toEqual(
    ["departmentEconomic", "governmentEconomic"].flatMap((scheme) => [`${scheme}.code`, `${scheme}.name`]),
  );
  return flags.filter(({ rule }) => rule === "CODE-PAIR");
}

const WAGES = ["30101", "基本工资", "50101", "工资奖金津补贴", "8.00"];
const WAGES_OF_SERVICE = ["30101", "基本工资", "50501", "工资福利支出", "2.00"];

test("a class that becomes what stands beside it, in either sort of unit, is not told of", () => {
  expect(pairsTold(WAGES, WAGES_OF_SERVICE)).toEqual([]);
});

test("a class beside another one than it becomes is told of, as information, at its codes", () => {
  const [flag, ...others] = pairsTold(WAGES, ["30101", "基本工资", "50201", "办公经费", "1.00"]);
  expect(others).toEqual([]);
  expect(flag?.severity).toBe("info");
  expect(flag?.message).toContain("30101 → 50201");
  expect(flag?.cells).toEqual([0, 1, 2, 3].map((column) => ({ table: "t01", row: 1, column })));
});

test("a class that the tables do not know is left alone", () => {
  expect(pairsTold(["39877", "某项支出", "50201", "办公经费", "1.00"])).toEqual([]);
});
