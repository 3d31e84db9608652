import { describe, expect, test } from "vitest";
import { treesOf } from "../../../src/meaning/trees.ts";
import { type ColumnSketch, listOf, money, names } from "../../builders/listOf.ts";

const NAME = names("project.name", "项目名称");

/** By money column: its path, the last word of the column that it is a part of, and whether it counts. */
function treeOf(sketch: readonly ColumnSketch[], text: string): string[] {
  const { columns, rows } = listOf([NAME, ...sketch], text);
  const found = treesOf(rows, columns).columns;
  return found
    .slice(1)
    .map(({ path, parent, ofWhich }) =>
      [path.at(-1), ofWhich ? "of which" : "", parent === undefined ? "" : `< ${found[parent]?.path.at(-1)}`]
        .filter(Boolean)
        .join(" "),
    );
}

test("合计 over groups with totals of their own", () => {
  expect(
    treeOf(
      [
        money("合计"),
        money("基本支出/小计"),
        money("基本支出/人员经费"),
        money("基本支出/公用经费"),
        money("项目支出"),
      ],
      `甲|100.31|70.11|50.05|20.06|30.20
       乙|9.55|4.30|3.10|1.20|5.25`,
    ),
  ).toEqual(["合计", "小计 < 合计", "人员经费 < 小计", "公用经费 < 小计", "项目支出 < 合计"]);
});

test("合计（元） is the whole of columns that name their unit too", () => {
  const figures = "甲|350,000.00||350,000.00\n 乙|50,000.00|10,000.00|40,000.00";
  expect(treeOf([money("合计（元）"), money("基本支出（元）"), money("项目支出（元）")], figures)).toEqual([
    "合计（元）",
    "基本支出（元） < 合计（元）",
    "项目支出（元） < 合计（元）",
  ]);
});

test("a bare 预算金额 before the funds that it comes from is their whole, though only one of them has money", () => {
  expect(
    treeOf(
      [
        money("预算金额"),
        money("一般公共预算", { fund: "general-public" }),
        money("单位资金", { fund: "unit-funds" }),
      ],
      `甲|371.61|371.61|
       乙|270.91|270.91|`,
    ),
  ).toEqual(["预算金额", "一般公共预算 < 预算金额", "单位资金 < 预算金额"]);
});

test("其中：基本支出 | 项目支出 are both parts where they add up", () => {
  expect(
    treeOf(
      [
        money("小计"),
        money("其中：基本支出", { nature: "basic" }, true),
        money("项目支出", { nature: "project" }),
      ],
      `甲|100.31|70.11|30.20
       乙|9.55|4.30|5.25`,
    ),
  ).toEqual(["小计", "其中：基本支出 < 小计", "项目支出 < 小计"]);
});

test("其中 that is only a part stays one", () => {
  expect(
    treeOf(
      [money("一般公共预算/小计"), money("一般公共预算/其中：财政拨款", {}, true)],
      `甲|100.31|70.11
       乙|9.55|4.30`,
    ),
  ).toEqual(["小计", "其中：财政拨款 of which < 小计"]);
});

test("a group of a purpose of its own after the parts is none of them", () => {
  expect(
    treeOf(
      [
        money("总计"),
        money("基本支出"),
        money("项目支出"),
        money("2026年政府采购项目/合计"),
        money("2026年政府采购项目/货物"),
        money("2026年政府采购项目/服务"),
      ],
      `甲|100.31|70.11|30.20|12.40|12.40|
       乙|9.55|4.30|5.25|5.05|3.05|2.00
       丙|8.11|5.03|3.08|1.10||1.10`,
    ),
  ).toEqual(["总计", "基本支出 < 总计", "项目支出 < 总计", "合计", "货物 < 合计", "服务 < 合计"]);
});

test("years beside each other are no parts of one another", () => {
  expect(
    treeOf(
      [
        money("上年/合计", { phase: "prior-year-budget" }),
        money("上年/基本支出", { phase: "prior-year-budget" }),
        money("本年/合计"),
        money("本年/基本支出"),
      ],
      "甲|10|10|20|20",
    ),
  ).toEqual(["合计", "基本支出 < 合计", "合计", "基本支出 < 合计"]);
});

test("a fund within a fund is a part of it, whatever the header's shape, where the figures say nothing", () => {
  expect(
    treeOf(
      [
        money("合计", { fund: "all" }),
        money("财政拨款", { fund: "fiscal" }),
        money("一般公共预算", { fund: "general-public" }),
        money("政府性基金预算", { fund: "government-fund" }),
        money("单位资金", { fund: "unit-funds" }),
        money("事业收入", { fund: "business" }),
      ],
      "甲||||||",
    ),
  ).toEqual([
    "合计",
    "财政拨款 < 合计",
    "一般公共预算 < 财政拨款",
    "政府性基金预算 < 财政拨款",
    "单位资金 < 合计",
    "事业收入 < 单位资金",
  ]);
});

describe("a column that its head puts under a total", () => {
  const SKETCH = [
    money("合计"),
    money("财政拨款/小计"),
    money("财政拨款/一般公共预算"),
    money("财政拨款/政府性基金"),
    money("单位资金"),
  ];
  const WHOLE = ["合计", "小计 < 合计", "一般公共预算 < 小计", "政府性基金 < 小计", "单位资金 < 合计"];
  const ROWS = [
    "甲|100.31|100.31|100.31|0.00|0.00",
    "乙|9.55|9.55|9.55|0.00|0.00",
    "丙|8.11|8.11|8.11|0.00|0.00",
  ];
  const wrong = (count: number, row: (at: number) => string): string =>
    [...ROWS, ...Array.from({ length: count }, (_, at) => row(at))].join("\n");

  test("stays there though a figure of it, else zero, is wrong", () => {
    expect(treeOf(SKETCH, wrong(0, String))).toEqual(WHOLE);
    expect(
      treeOf(
        SKETCH,
        wrong(1, () => "丁|7.02|7.02|7.02|0.30|0.00"),
      ),
    ).toEqual(WHOLE);
    expect(
      treeOf(
        SKETCH,
        wrong(1, () => "丁|7.02|7.02|7.02|0.00|0.30"),
      ),
    ).toEqual(WHOLE);
  });

  test("stands outside it where row after row adds up without it", () => {
    const rows = wrong(5, (at) => `戊${at}|${7 + at}.02|${7 + at}.02|${7 + at}.02|0.00|${at + 1}.30`);
    expect(treeOf(SKETCH, rows).at(-1)).toBe("单位资金");
  });
});
