import { describe, expect, test } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { toDocument } from "../../src/meaning/index.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";

const ROWS = [
  ["301", "工资福利支出", "10", "4", "3", "2", "1"],
  ["30101", "基本工资", "14", "8", "3", "2", "1"],
  ["30102", "津贴补贴", "9", "4", "2", "2", "1"],
  ["30103", "奖金", "20", "14", "3", "2", "1"],
];
const HEADER = ["科目编码", "科目名称", "合计", "一般公共预算", "政府性基金", "国有资本经营预算", "单位资金"];

/** The table with `misread` in place of the column's name, read with `confidence`. */
function read(
  column: number,
  misread: string,
  confidence = 0.4,
  rows = ROWS,
  names = HEADER,
): BudgetDocument {
  const header = names.map((name, index) => (index === column ? misread : name));
  const pages = printTable(header, rows, {
    columnWidths: header.map(() => 110),
    fontSize: 10,
    pageHeight: 842,
    repeatHeader: true,
    title: "2025年支出经济分类汇总表（万元）",
  }).map(
    (page): PageText => ({
      ...page,
      runs: page.runs.map(
        (run): TextRun => ({ ...run, engine: "first", confidence: run.text === misread ? confidence : 1 }),
      ),
    }),
  );
  const assembly = { ...assemble(pages.map(findTables)), doubtful: [] };
  return toDocument(assembly, { file: "a.pdf", sha256: "0".repeat(64), pageCount: pages.length });
}

const fundOf = ({ tables }: BudgetDocument, column: number) => tables[0]?.columns[column]?.coordinates?.fund;
const told = ({ flags }: BudgetDocument) =>
  flags.flatMap(({ rule, severity, cells }) =>
    /^COLUMN/u.test(rule) ? [[rule, severity, cells.length]] : [],
  );

describe("a column whose words were not understood", () => {
  test("is what stands between its neighbours and is like it, and is told of", () => {
    const document = read(5, "国有管本经预");
    expect(fundOf(document, 5)).toBe("state-capital");
    expect(document.tables[0]?.columns[5]?.path).toEqual(["国有管本经预"]);
    expect(told(document)).toEqual([["COLUMN-CHOSEN", "info", ROWS.length]]);
  });

  test("is a warning where no sum bears it out", () => {
    const rows = ROWS.map((row) => row.map((text, index) => (index === 2 ? "不详" : text)));
    expect(told(read(5, "国有管本经预", 0.4, rows))).toEqual([["COLUMN-CHOSEN", "warning", ROWS.length]]);
  });

  test("stays as printed where the sums speak against it", () => {
    const rows = ROWS.map((row) => row.map((text, index) => (index === 5 ? "77" : text)));
    const document = read(5, "国有管本经预", 0.4, rows);
    expect(fundOf(document, 5)).toBeUndefined();
    expect(told(document)).toEqual([["COLUMN-UNMAPPED", "warning", ROWS.length]]);
  });

  test("stays where its reader was sure, or where the word is like none of what may stand there", () => {
    expect(told(read(5, "国有管本经预", 1))).toEqual([["COLUMN-UNMAPPED", "info", ROWS.length]]);
    expect(read(5, "国有管本经预", 1).tables[0]?.columns[5]).toMatchObject({
      role: "measure",
      coordinates: {},
    });
    expect(told(read(5, "车辆购置税率"))).toEqual([["COLUMN-UNMAPPED", "warning", ROWS.length]]);
  });
});

describe("a column whose words were read without doubt and are not understood", () => {
  test("is what stands in its place if all but a character is that and the rows add up", () => {
    const document = read(5, "国有资木经营预算", 0.95);
    expect(fundOf(document, 5)).toBe("state-capital");
    expect(told(document)).toEqual([["COLUMN-CHOSEN", "info", ROWS.length]]);
  });

  test("stays as printed if less of the word is left, or no row adds up", () => {
    const unmapped = [["COLUMN-UNMAPPED", "warning", ROWS.length]];
    expect(told(read(5, "国有管本经预", 0.95))).toEqual([["COLUMN-UNMAPPED", "info", ROWS.length]]);
    const rows = ROWS.map((row) => row.map((text, index) => (index === 2 ? "不详" : text)));
    expect(told(read(5, "国有资木经营预算", 0.95, rows))).toEqual(unmapped);
  });
});

describe("a total whose word was not understood", () => {
  test("is one where the rows add up to it, and is told of", () => {
    const document = read(2, "会计");
    expect(document.tables[0]?.columns[2]).toMatchObject({
      path: ["会计"],
      role: "measure",
      coordinates: {},
    });
    expect(told(document)).toEqual([["COLUMN-CHOSEN", "info", ROWS.length]]);
    expect(document.flags.find(({ rule }) => rule === "COLUMN-CHOSEN")?.message).toContain("taken for 合计");
  });

  test("stays as printed where they do not, where its reader was sure, or where it is like no total", () => {
    const rows = ROWS.map((row) => row.map((text, index) => (index === 2 ? "77" : text)));
    const unmapped = [["COLUMN-UNMAPPED", "warning", ROWS.length]];
    expect(told(read(2, "会计", 0.4, rows))).toEqual(unmapped);
    expect(told(read(2, "会计", 1))).toEqual(unmapped);
    expect(told(read(2, "会议"))).toEqual(unmapped);
  });
});

test("a word that is as like one usual word as another stays as printed", () => {
  const header = ["科目编码", "科目名称", "合计", "基本支出", "项目支出", "XX", "对附属单位补助支出"];
  const chosen = (word: string) => told(read(5, word, 0.4, ROWS, header));
  // Half of 上缴上级支出 and half of 经营支出; three quarters of 经营支出.
  expect(chosen("土级支出")).toEqual([["COLUMN-UNMAPPED", "info", ROWS.length]]);
  expect(chosen("经管支山")).toEqual([["COLUMN-CHOSEN", "info", ROWS.length]]);
});
