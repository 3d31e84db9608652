import { describe, expect, it } from "vitest";
import { isFormNumber, takeFormNumber } from "../../src/lexicon/tableNames/formNumbers.ts";
import { isTableName, kindOfTitle, matchTitle } from "../../src/lexicon/tableNames/index.ts";

describe("a table's name, taken apart into its words, tells its kind", () => {
  it.each([
    ["收支总表（预算表1）", "revenue-expenditure-summary"],
    ["2026年部门综合预算收支总表", "revenue-expenditure-summary"],
    ["表1：2026年市级部门收支预算总表", "revenue-expenditure-summary"],
    ["公开02表 收入总表", "revenue"],
    ["2021年部综合预算收入总表", "revenue"],
    ["本年支出总体情况表", "expenditure"],
    ["财政拨款支出预算表（功能科目）", "expenditure"],
    ["部门综合预算财政拨款收支总表", "fiscal-appropriation-summary"],
    ["本年一般公共预算支出表（预算表5）", "general-public-budget-expenditure"],
    [
      "部门综合预算一般公共预算支出明细表（按支出经济分类科目-不含上年结转）",
      "general-public-budget-expenditure",
    ],
    ["一般公共预算支出经济分类情况表", "general-public-budget-expenditure"],
    ["一般公共预算基本支出明细表（按功能科目分）", "general-public-budget-basic-expenditure"],
    ["部门综合预算政府性基金收支表（不含上年结转）", "government-fund-expenditure"],
    ["财政拨款政府性基金支出预算表", "government-fund-expenditure"],
    ["国有资本经营预算支出明细表(预算表10)", "state-capital-operating-expenditure"],
    ["部门综合预算专项业务经费支出表", "project-expenditure"],
    ["部门综合预算财政拨款上年结转资金支出表", "carryover-funds"],
    ["财政拨款安排的行政经费及“三公”经费预算表", "three-public-expenses"],
    ["财政拨款预算“三公”经费支出表", "three-public-expenses"],
    ["部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表", "three-public-expenses"],
    ["部门综合预算政府采购（资产配置、购买服务）预算表", "government-procurement"],
    ["2026年市级重点专项资金绩效目标表(一级项目)", "project-performance-targets"],
    ["信访业务培训绩效目标表（2026年度）", "project-performance-targets"],
    ["部门整体支出绩效目标表（2026年度）", "department-performance-targets"],
    ["某市财政局2025年度支出经济分类汇总表", "economic-classification-expenditure"],
    ["2024年部门预算表", "department-budget-detail"],
    ["部门综合预算支出表", "expenditure"],
    ["部门综合预算收入表", "revenue"],
  ])("%s: %s", (title, kind) => {
    expect(kindOfTitle(title, [], "text")).toBe(kind);
    expect(kindOfTitle(title, [], "scan")).toBe(kind);
  });

  it.each([
    "财政拨款收入预算表",
    "部门预算基本支出预算表",
    "一般公共预算机关运行经费支出预算表",
    "会议费明细表",
    "一般公共预算收支总表",
    "政府性基金预算收入表",
    "转移支付分地区支出预算表",
    "项目支出绩效自评表",
    "2026年预算公开表",
    "部门绩效目标表",
    "报表目录",
    "资产负债表",
  ])("%s is of no known kind", (title) => expect(kindOfTitle(title, [], "text")).toBe("unknown"));

  it("does not depend on what is said to be left out", () => {
    expect(kindOfTitle("一般公共预算支出情况表（基本支出）")).toBe("general-public-budget-basic-expenditure");
    expect(kindOfTitle("一般公共预算支出情况表（不含项目支出）")).toBe("general-public-budget-expenditure");
  });
});

describe("slips of a reader", () => {
  it("are forgiven on a scan, and never in a text layer", () => {
    expect(matchTitle("2024年一般公共预算基木支出表", [], "scan")).toMatchObject({
      kind: "general-public-budget-basic-expenditure",
      match: "misread",
    });
    expect(kindOfTitle("2024年一般公共预算基木支出表", [], "text")).toBe("unknown");
  });

  it("never turn one known word into another", () => {
    expect(kindOfTitle("部门收入预算总表", [], "scan")).toBe("revenue");
    expect(kindOfTitle("部门收支预算总表", [], "scan")).toBe("revenue-expenditure-summary");
    expect(kindOfTitle("一般公共预算项目支出表", [], "scan")).toBe("project-expenditure");
  });

  it("are one in five characters: of eight one, not two", () => {
    expect(kindOfTitle("部门收入顶算总表", [], "scan")).toBe("revenue");
    expect(kindOfTitle("2026年市级部门收人预算总表", [], "scan")).toBe("revenue");
    expect(kindOfTitle("2026年市级部门收人预算总表", [], "text")).toBe("unknown");
    expect(kindOfTitle("部们收入顶算总表", [], "scan")).toBe("unknown");
  });

  it("take one character for no word of two: 政 before 拨款 is what is left of 财政", () => {
    expect(kindOfTitle("政拨款收支预算总表", [], "scan")).toBe("fiscal-appropriation-summary");
  });

  it("leave the kind open where the misread word may be two", () => {
    expect(kindOfTitle("2024年部门支入预算总表", [], "scan")).toBe("unknown");
  });
});

describe("what a user teaches", () => {
  const taught = [{ kind: "expenditure", words: ["支用一览", "机关运行经费支出预算表"] }] as const;

  it("names what the known words do not, and wins where they explain no more", () => {
    expect(matchTitle("某市2025年支用一览", taught)).toEqual({
      kind: "expenditure",
      name: "支用一览",
      match: "taught",
    });
    expect(matchTitle("一般公共预算机关运行经费支出预算表", taught).match).toBe("taught");
    expect(matchTitle("一般公共预算基本支出预算表", taught).kind).toBe(
      "general-public-budget-basic-expenditure",
    );
  });
});

describe("form numbers", () => {
  it.each([
    "公开05表",
    "公开表五",
    "表三",
    "附表14",
    "预算01表",
    "（预算表1）",
    "表1-1",
    "预算公开表10",
    "公开预算表2-1",
    "部门预算公开08表",
    "财决公开01表",
  ])("%s is one", (text) => expect(isFormNumber(text)).toBe(true));
  it.each(["收支总表", "2026年", "表", "预算2026"])("%s is none", (text) =>
    expect(isFormNumber(text)).toBe(false),
  );
  it("are taken off a title", () => {
    expect(takeFormNumber("表1：2026年收支总表")).toEqual({ formNumber: "表1", rest: "2026年收支总表" });
    expect(takeFormNumber("收支总表（预算表1）")).toEqual({ formNumber: "预算表1", rest: "收支总表" });
    expect(takeFormNumber("收支总表").formNumber).toBeNull();
    expect(takeFormNumber("表1 2026年收支总表").rest).toBe("2026年收支总表");
  });
});

it("the name of a section of tables is no table's name", () => {
  expect(["2026年杭州市司法局预算公开表", "公开报表"].map((name) => isTableName(name))).toEqual([
    false,
    false,
  ]);
  expect(["收支总表", "一般公共预算机关运行经费支出预算表"].map((name) => isTableName(name))).toEqual([
    true,
    true,
  ]);
});
