import { describe, expect, test } from "vitest";
import { compareMeaning } from "../../../bench/cities/compareMeaning.ts";
import { type ColumnSetting, judgeColumn } from "../../../bench/cities/judgeColumn.ts";
import type { ColumnTruth, TableTruth } from "../../../bench/cities/meaningTruth.ts";
import { pairColumns, pairTables } from "../../../bench/cities/pairTables.ts";
import type { Column, Table } from "../../../src/contract/schema.ts";
import { dimension, money, sketch } from "../../checks/builder.ts";

const found = (column: Omit<Column, "index" | "header">): Column => ({ ...column, index: 0, header: [] });
const other = found({ path: ["备注"], role: "other" });
const setting: ColumnSetting = {
  printedKind: "expenditure",
  printedDisclosure: "budget",
  table: { kind: "expenditure", unit: "万元" },
  foundDisclosure: "budget",
  observations: [],
};
const judge = (is: ColumnTruth["is"], column: Column | null, more: Partial<ColumnSetting> = {}) =>
  judgeColumn({ path: "x", is }, column, { ...setting, ...more }).outcome;

describe("judgeColumn", () => {
  test("compares coordinates as they take effect: a default said once more is the same", () => {
    const basic = found(money("基本支出", { nature: "basic" }));
    expect(judge({ nature: "basic", direction: "expenditure", fund: "all", phase: "budget" }, basic)).toBe(
      "right",
    );
    expect(judge({ nature: "project" }, basic)).toBe("wrong");
    expect(judge({ nature: "basic", phase: "prior-year-budget" }, basic)).toBe("wrong");
    expect(judge({ nature: "basic" }, basic, { foundDisclosure: "final-accounts" })).toBe("wrong");
  });

  test("a column that the output leaves open is unknown, one that it takes for another thing is wrong", () => {
    expect(judge("function.code", other)).toBe("unknown");
    expect(judge({}, other)).toBe("unknown");
    expect(judge({}, null)).toBe("unknown");
    expect(judge("function.code", found(dimension("departmentEconomic.code")))).toBe("wrong");
    expect(judge("other", found(dimension("item")))).toBe("wrong");
    expect(judge({}, found(dimension("item")))).toBe("wrong");
    expect(judge("other", other)).toBe("right");
  });

  test("其中 and units count: no unit is unknown, another unit wrong", () => {
    const total = found(money("合计"));
    expect(judge({ ofWhich: true }, total)).toBe("wrong");
    expect(judge({}, found(money("合计", {}, { ofWhich: true })))).toBe("wrong");
    expect(judge({}, total, { table: { kind: "expenditure", unit: null } })).toBe("unknown");
    expect(judge({ unit: "元" }, total)).toBe("wrong");
    expect(judge({}, found(money("人数", {}, { unit: "count" })))).toBe("wrong");
    expect(judge("other", found(money("人数", {}, { unit: "count" })))).toBe("right");
  });

  test("in a table of unknown kind a column is unknown, but wrong where its own words say another thing", () => {
    const table: ColumnSetting["table"] = { kind: "unknown", unit: "万元" };
    expect(judge({ nature: "basic" }, found(money("基本支出", { nature: "basic" })), { table })).toBe(
      "unknown",
    );
    expect(judge({ nature: "basic" }, found(money("基本支出", { nature: "project" })), { table })).toBe(
      "wrong",
    );
  });
});

const truthColumns = (...paths: string[]): ColumnTruth[] => paths.map((path) => ({ path, is: {} }));
const columnsOf = (...paths: string[]): Column[] => paths.map((path) => found(money(path)));

test("what the page allows as well is right, and what it leaves open is not compared", () => {
  const judgeAs = (truth: Omit<ColumnTruth, "path">, column: Column) =>
    judgeColumn({ path: "x", ...truth }, column, setting).outcome;
  const name = found(dimension("function.name"));
  expect(judgeAs({ is: "function.code", or: ["function.name"] }, name)).toBe("right");
  expect(judgeAs({ is: "project.name", or: ["project.category"] }, name)).toBe("wrong");
  const carried = found(money("合计", { origin: "carryover" }));
  expect(judgeAs({ is: {} }, carried)).toBe("wrong");
  expect(judgeAs({ is: {}, unjudged: ["origin"] }, carried)).toBe("right");
});

describe("pairColumns", () => {
  test("pairs equal headers in order, and between them as many on either side", () => {
    expect(
      pairColumns(
        truthColumns("项目", "预算数", "项目", "预算数"),
        columnsOf("项目", "预算数", "项目", "预算数"),
      ),
    ).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(pairColumns(truthColumns("编码", "名称", "合计"), columnsOf("编码", "xyz", "合计"))).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });

  test("leaves out a column that is lost", () => {
    expect(pairColumns(truthColumns("编码", "名称", "合计"), columnsOf("编码", "合计"))).toEqual([
      [0, 0],
      [2, 1],
    ]);
  });
});

describe("pairTables", () => {
  const truth = (page: number, title: string, ...paths: string[]): TableTruth => ({
    page,
    title,
    kind: "expenditure",
    columns: truthColumns(...paths),
  });
  const table = (pages: number[], title: string, ...paths: string[]): Table => ({
    ...(sketch({ tables: [{ columns: [], rows: [] }] }).tables[0] as Table),
    pages,
    title,
    columns: columnsOf(...paths),
  });

  test("pairs by page and title, or by page and columns where the title is lost", () => {
    const printed = [truth(1, "收支总表", "项目", "预算数"), truth(2, "支出总表", "编码", "合计")];
    expect(pairTables(printed, [table([1], "收支总表", "x"), table([2], "某局", "编码", "合计")])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  test("a table that was merged into the one before it is not found", () => {
    const printed = [truth(1, "收支总表", "项目", "预算数"), truth(2, "收入总表", "编码", "合计")];
    expect(pairTables(printed, [table([1, 2], "收支总表", "项目", "预算数")])).toEqual([[0, 0]]);
  });
});

test("a document's kinds and columns are counted, and what differs is told in words", () => {
  const document = sketch({
    tables: [
      {
        kind: "revenue",
        columns: [dimension("revenue.code", "编码"), money("合计", { nature: "basic" })],
        rows: [],
      },
    ],
  });
  const printed: TableTruth[] = [
    {
      page: 1,
      title: "某表",
      kind: "expenditure",
      columns: [
        { path: "编码", is: "function.code" },
        { path: "合计", is: { direction: "revenue", nature: "basic" } },
      ],
    },
    { page: 2, title: "项目支出表", kind: "project-expenditure", columns: [{ path: "金额", is: {} }] },
  ];
  const score = compareMeaning(printed, document, "budget");
  expect([score.tables, score.kindsRight]).toEqual([2, 0]);
  expect(score.columns).toEqual({ right: 1, unknown: 1, wrong: 1 });
  expect(score.wrongColumns).toEqual(["p1 某表, 编码: function.code, taken for revenue.code"]);
  expect(score.wrongKinds).toEqual([
    "p1 某表: expenditure, revenue",
    "p2 项目支出表: project-expenditure, not found",
  ]);
});
