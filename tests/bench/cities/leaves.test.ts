import { expect, test } from "vitest";
import { addLeaves } from "../../../bench/cities/leaves.ts";
import type { BudgetDocument } from "../../../src/contract/schema.ts";
import { dimension, money, sketch, type TableSketch } from "../../checks/builder.ts";

const SPLIT: TableSketch = {
  columns: [
    dimension("function.code"),
    dimension("function.name"),
    money("合计"),
    money("基本支出", { nature: "basic" }),
    money("项目支出", { nature: "project" }),
    money("其中：政府采购", { nature: "project" }, { ofWhich: true }),
  ],
  rows: [
    ["total", "", "合计", "30.00", "18.00", "12.00", "5.00"],
    ["subtotal", "201", "一般公共服务支出", "30.00", "18.00", "12.00", "5.00"],
    ["detail", "2010301", "行政运行", "20.00", "18.00", "2.00", ""],
    ["detail", "2010302", "一般行政管理事务", "10.00", "", "10.00", "5.00"],
  ],
};

/** The document with `leaf` on its observations: true where row and column are among those named. */
function withLeaves(table: TableSketch, rows: readonly number[], columns: readonly number[]): BudgetDocument {
  const document = sketch({ tables: [table] });
  const observations = document.observations.map((observation) => ({
    ...observation,
    leaf: rows.includes(observation.row) && columns.includes(observation.column),
  }));
  return { ...document, observations };
}

test("leaves add up to the total of the column that covers the others, and to it alone", () => {
  const score = addLeaves(withLeaves(SPLIT, [2, 3], [3, 4]));
  expect(score).toEqual({ totals: 1, tablesOpen: 0, rounded: 0, exceptions: [] });
});

test("an of-which part counted as a leaf, or a subtotal, is an exception", () => {
  expect(addLeaves(withLeaves(SPLIT, [2, 3], [3, 4, 5]))?.exceptions).toHaveLength(1);
  expect(addLeaves(withLeaves(SPLIT, [1, 2, 3], [3, 4]))?.exceptions).toHaveLength(1);
  expect(addLeaves(withLeaves(SPLIT, [2], [3, 4]))?.exceptions).toEqual([
    "p1 某表, row 0, 合计: 300000, 2 leaves make 200000",
  ]);
});

test("years and directions are added apart, lists side by side too", () => {
  const summary: TableSketch = {
    kind: "revenue-expenditure-summary",
    columns: [
      dimension("item"),
      money("收入/预算数", { direction: "revenue" }),
      dimension("item"),
      money("支出/预算数", { direction: "expenditure" }),
      money("支出/上年预算数", { direction: "expenditure", phase: "prior-year-budget" }),
    ],
    lists: [
      { columns: [0, 1], kinds: ["detail", "total"] },
      { columns: [2, 3, 4], kinds: ["detail", "total"] },
    ],
    rows: [
      ["detail", "一、财政拨款收入", "30.00", "一、基本支出", "30.00", "25.00"],
      ["total", "收入总计", "30.00", "支出总计", "30.00", "25.00"],
    ],
  };
  expect(addLeaves(withLeaves(summary, [0], [1, 3, 4]))).toMatchObject({
    totals: 3,
    rounded: 0,
    exceptions: [],
  });
});

test("each figure rounded on its own explains a small difference, and no larger one", () => {
  const rounded = (total: string): TableSketch => ({
    columns: [dimension("function.code"), money("合计")],
    rows: [
      ["total", "", total],
      ["detail", "2010301", "10.01"],
      ["detail", "2010302", "20.00"],
    ],
  });
  expect(addLeaves(withLeaves(rounded("30.00"), [1, 2], [1]))).toMatchObject({ rounded: 1, exceptions: [] });
  expect(addLeaves(withLeaves(rounded("30.10"), [1, 2], [1]))?.exceptions).toHaveLength(1);
});

test("tables of unknown kind and tables whose sums do not close are left out; without leaves nothing is counted", () => {
  expect(addLeaves(withLeaves({ ...SPLIT, kind: "unknown" }, [2], [3]))?.totals).toBe(0);
  const accused = withLeaves(SPLIT, [2], [3, 4]);
  accused.flags.push({
    id: "SUM-COLUMN:t01:0:2",
    rule: "SUM-COLUMN",
    severity: "error",
    message: "",
    messageZh: "",
    values: {},
    cells: [{ table: "t01", row: 0, column: 2 }],
  });
  expect(addLeaves(accused)).toMatchObject({ totals: 0, tablesOpen: 1 });
  for (const flag of accused.flags) {
    flag.rule = "NOT-EVALUATED";
    flag.values = { case: "structure-open", rule: "SUM-COLUMN" };
  }
  expect(addLeaves(accused)).toMatchObject({ totals: 0, tablesOpen: 1 });
  const { observations, ...document } = sketch({ tables: [SPLIT] });
  const untold = observations.map((observation) => ({ ...observation, leaf: undefined }));
  expect(addLeaves({ ...document, observations: untold } as unknown as BudgetDocument)).toBeNull();
});
