import { expect, test } from "vitest";
import type { LogicalCell } from "../../src/assemble/types.ts";
import { meantWord } from "../../src/lexicon/headerWords/misread.ts";
import { toColumns } from "../../src/meaning/columns/index.ts";

const DOUBTFUL = 0.5;

test.each([
  ["科目城码", "科目编码"],
  ["科自名称", "科目名称"],
  ["特定日标类", "特定目标类"],
  ["财政专户管理资企", "财政专户管理资金"],
  ["工贷福利支出", "工资福利支出"],
  ["对今人和家庭的补助", "对个人和家庭的补助"],
  ["资金总颜", "资金总额"],
  ["一般公共预简开", "一般公共预算"],
  ["本年颈算数", "本年预算数"],
])("the doubtful reading %s is taken for %s", (read, known) => {
  expect(meantWord(read, DOUBTFUL)).toBe(known);
});

test("a sure reading is left, and so is one that is near to two words or to none", () => {
  expect(meantWord("营业收入", 1)).toBe("营业收入");
  expect([0.8, 0.99, 1].map((confidence) => meantWord("收人", confidence))).toEqual(["收入", "收入", "收人"]);
  expect(meantWord("其业收入", DOUBTFUL)).toBe("其业收入");
  expect(meantWord("车辆购置税", DOUBTFUL)).toBe("车辆购置税");
});

const cell = (text: string, coveredBy?: readonly [number, number]): LogicalCell => ({
  text,
  confidence: DOUBTFUL,
  pieces: [],
  rowSpan: 1,
  columnSpan: 1,
  ...(coveredBy ? { coveredBy } : {}),
});
/** The columns under one head 科目编码. */
const columnsUnder = (leaves: readonly string[]) => {
  const covered = leaves.slice(1).map(() => cell("", [0, 0]));
  const head = [{ ...cell("科目编码"), columnSpan: leaves.length }, ...covered];
  return toColumns({ header: [head, leaves.map((text) => cell(text))], rows: [] } as never, "expenditure")
    .columns;
};

test("款 between 类 and 项 is one, whatever was read of it", () => {
  const columns = columnsUnder(["类", "欧", "项"]);
  expect(columns.map(({ dimension }) => dimension)).toEqual([
    "function.class",
    "function.group",
    "function.item",
  ]);
  expect(columns[1]?.path).toEqual(["科目编码", "欧"]);
});

test("款 and 项 of which nothing was read are the two columns right of 类, where these three share a head", () => {
  const columns = columnsUnder(["类", "", ""]);
  expect(columns.map(({ dimension }) => dimension)).toEqual([
    "function.class",
    "function.group",
    "function.item",
  ]);
  const more = columnsUnder(["类", "", "", ""]).map(({ dimension }) => dimension);
  expect(more).not.toContain("function.group");
  expect(more).not.toContain("function.item");
});
