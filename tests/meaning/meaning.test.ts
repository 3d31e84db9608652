import { describe, expect, it } from "vitest";
import { coordinatesOfWord } from "../../src/lexicon/headerWords/match.ts";
import { readLabel } from "../../src/lexicon/labels.ts";
import { kindOfTitle } from "../../src/lexicon/tableNames/index.ts";
import { functionClassOf } from "../../src/meaning/classification/index.ts";
import { dimensionOfPath } from "../../src/meaning/columns/dimensionOfPath.ts";

describe("a title names its table's kind", () => {
  it.each([
    ["2024年部门收支预算表", "revenue-expenditure-summary"],
    ["2024年部门收入预算表", "revenue"],
    ["2024年部门支出预算表", "expenditure"],
    ["2024一般公共预算基本支出表", "general-public-budget-basic-expenditure"],
    ["2024年财政拨款收支预算表", "fiscal-appropriation-summary"],
    ["2024年一般公共预算“三公”经费预算表", "three-public-expenses"],
    ["2024年政府性基金支出预算表", "government-fund-expenditure"],
    ["2025年部门国有资本经营预算支出功能分类预算表", "state-capital-operating-expenditure"],
    ["上海市普陀区财政局2024年度收入支出决算总表", "revenue-expenditure-summary"],
    ["财政拨款“三公”经费支出决算表", "three-public-expenses"],
    ["本级部门(单位)整体绩效目标表(2024年度)", "department-performance-targets"],
    ["2024年部门预算项目绩效目标表", "project-performance-targets"],
    ["2024年部门预算表", "department-budget-detail"],
    ["2024年一般公共预算支岀预算表", "general-public-budget-expenditure"],
    ["表三 财政拨款收支总表", "fiscal-appropriation-summary"],
    ["表1-1 部门收入总表", "revenue"],
    ["公开05表 一般公共预算财政拨款支出决算表", "general-public-budget-expenditure"],
    ["九、“三公”经费预算表", "three-public-expenses"],
    ["收支预算总表（经济分类科目）", "revenue-expenditure-summary"],
    ["一般公共预算支出情况表（按功能分类科目）", "general-public-budget-expenditure"],
    ["2023年度国有资本经营预算财政拨款支出决算表", "state-capital-operating-expenditure"],
    ["某县2024年政府采购支出预算表", "government-procurement"],
    ["一般公共预算拨款支出表", "general-public-budget-expenditure"],
    ["一般公共预算当年支出表", "general-public-budget-expenditure"],
    ["2025年市本级一般公共预算本级支出表", "general-public-budget-expenditure"],
    ["2025年一般公共预算本级基本支出表", "general-public-budget-basic-expenditure"],
    ["财政拨款项目支出预算表", "project-expenditure"],
    ["表3-2 一般公共预算项目支出预算表", "project-expenditure"],
    ["2025年部门预算项目支出明细表", "project-expenditure"],
    ["财政拨款预算收支总表", "fiscal-appropriation-summary"],
    ["部门“三公”经费预算财政拨款情况统计表", "three-public-expenses"],
    ["公开10表 一般公共预算“三公”经费、会议费、培训费支出表", "three-public-expenses"],
    ["政府性基金预算收支总表", "government-fund-expenditure"],
    ["国有资本经营预算拨款支出表", "state-capital-operating-expenditure"],
    ["政府采购（资产配置、购买服务）预算表", "government-procurement"],
    ["2024年一般公共预算基木支出表", "general-public-budget-basic-expenditure"],
  ])("%s: %s", (title, kind) => expect(kindOfTitle(title)).toBe(kind));

  it("is not that of the other side, however alike", () =>
    expect(kindOfTitle("2024年某市一般公共预算收入预算表")).toBe("unknown"));

  it("is not that of another table a word apart", () => {
    const alike = ["一般公共预算绩效支出表", "一般公共预算结转支出表", "财政拨款采购支出预算表"];
    expect(alike.map((title) => kindOfTitle(title))).toEqual(alike.map(() => "unknown"));
  });

  it.each(["国有资产占用情况表", "部门决算单位构成表", "转移支付分地区支出表", ""])("%s: unknown", (title) =>
    expect(kindOfTitle(title)).toBe("unknown"),
  );
});

describe("header words", () => {
  it("mean what stands above them", () => {
    expect(coordinatesOfWord("工资福利支出", "基本支出/人员经费")).toEqual({
      nature: "basic.personnel.wages",
    });
    expect(coordinatesOfWord("工资福利支出", "")).toEqual({});
    expect(coordinatesOfWord("财政拨款", "一般公共预算")).toEqual({
      fund: "general-public.fiscal-appropriation",
    });
    expect(coordinatesOfWord("财政拨款", "")).toEqual({ fund: "fiscal" });
  });

  it("tell 类, 款 and 项 apart by the classification over them", () => {
    const context = { kind: "expenditure", leaves: [] } as const;
    expect(dimensionOfPath(["科目编码", "款"], context)).toBe("function.group");
    expect(dimensionOfPath(["政府预算经济分类", "款"], context)).toBe("governmentEconomic.item");
    expect(dimensionOfPath(["部门预算经济分类", "类"], context)).toBe("departmentEconomic.class");
    expect(dimensionOfPath(["功能科目"], { ...context, leaves: ["功能科目", "功能科目名称"] })).toBe(
      "function.code",
    );
    expect(
      dimensionOfPath(["政府经济分类科目"], { ...context, leaves: ["政府经济科目编码", "政府经济分类科目"] }),
    ).toBe("governmentEconomic.name");
  });
});

describe("a row's label", () => {
  it("is taken apart into ordinal, 其中 and name", () => {
    expect(readLabel("（一）一般公共预算拨款")).toMatchObject({
      name: "一般公共预算拨款",
      depth: 2,
      ofWhich: false,
    });
    expect(readLabel("其中：财政拨款")).toMatchObject({ name: "财政拨款", depth: 0, ofWhich: true });
    expect(readLabel("1.一般公共预算资金").depth).toBe(3);
  });

  it("names a function class by its name, never by its ordinal", () => {
    expect(functionClassOf(readLabel("（九）医疗卫生与计划生育支出").name)).toBe("210");
    expect(functionClassOf(readLabel("四、卫生健康支出").name)).toBe("210");
    expect(functionClassOf("事业收入")).toBeNull();
  });
});
