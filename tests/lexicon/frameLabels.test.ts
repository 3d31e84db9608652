import { describe, expect, it } from "vitest";
import { nameOnCover, readDisclosureName } from "../../src/lexicon/disclosureNames.ts";
import { isBodyName, isFrameLabel, readFrameText } from "../../src/lexicon/frameLabels.ts";
import {
  figureWithMeasure,
  measureOfLabel,
  measureOfWord,
  unitInBrackets,
  unitOfAllTables,
  unitOfLabel,
  unitOfNote,
} from "../../src/lexicon/units.ts";

/** Each part of a text around a table: what it is, and the characters it is printed as. */
const parts = (text: string): string[] =>
  readFrameText(text).map(({ kind, from, to }) => `${kind} ${text.slice(from, to).trim()}`);

describe("a text around a table", () => {
  it("is taken apart where labels run together", () => {
    expect(parts("公开02表收入总表部门：某市审计局单位：万元")).toEqual([
      "text 公开02表收入总表",
      "department 部门：某市审计局",
      "unit 单位：万元",
    ]);
    expect(parts("单位：元 币种：人民币 审计类型：未经审计")).toEqual([
      "unit 单位：元",
      "other 币种：人民币",
      "other 审计类型：未经审计",
    ]);
    expect(parts("2026年部门收支总表（单位：万元）")).toEqual([
      "text 2026年部门收支总表",
      "unit （单位：万元）",
    ]);
    expect(parts("341-某市财政局  万元")).toEqual(["text 341-某市财政局", "unit 万元"]);
  });

  it.each([
    ["单位编码：150003", "other"],
    ["部门：", "department"],
    ["单位：元氏县文化局", "department"],
    ["编制单位：元氏县文化局", "department"],
    ["部门编码及名称：[105001]某市信访局（本级）", "department"],
    ["万元", "unit"],
    ["单位.万元", "unit"],
    ["（金额单位：万元）", "unit"],
    ["【单位：万元】", "unit"],
    ["金额：万元", "unit"],
    ["公开表五", "formNumber"],
    ["收支总表", "text"],
    ["编部门：某某局", "text"],
  ])("%s is a %s", (text, kind) => expect(readFrameText(text).map((part) => part.kind)).toEqual([kind]));

  it("is a label where all of it is, and a body's name is one only beside labels", () => {
    expect([isFrameLabel("部门：某局 单位：元"), isFrameLabel("某市财政局")]).toEqual([true, false]);
    expect([isBodyName("江苏省人大常委会办公厅"), isBodyName("本年支出情况说明如下")]).toEqual([true, false]);
  });
});

describe("units", () => {
  it.each([
    ["单位：百万元", "百万元"],
    ["单位：百元", "百元"],
    ["金额单位：人民币万元", "万元"],
    ["单位：元（列至角分）", "元"],
    ["单位：元氏县文化局", null],
    ["单位：万", "万元"],
    ["单位：人、万元", "万元"],
    ["单位：台（套）、人次、元", "元"],
    ["单位：人", null],
    ["（金额单位：人民币万元）", "万元"],
    ["金额：万元", "万元"],
    ["数据单位∶万元", "万元"],
    ["以万元为单位", "万元"],
    ["金额：120万元", null],
    ["元旦", null],
  ])("%s names %s", (text, unit) => expect(unitOfLabel(text)).toBe(unit));

  it.each([
    ["（本套表格金额单位除特别注明外均为万元）", "万元"],
    ["说明：本套报表金额单位均为元。", "元"],
    ["本套报表金额单位转换时可能存在尾数误差。", null],
    ["各单位均为独立核算，表中列示100万元以上项目。", null],
  ])("of all tables stand in a sentence: %s", (text, unit) => expect(unitOfAllTables(text)).toBe(unit));

  it("stand in notes, headings and labels", () => {
    expect(unitOfNote("注：本表金额单位为千元。")).toBe("千元");
    expect(unitOfNote("注：本表无数据。")).toBeNull();
    expect(unitInBrackets("金额（万元）")).toBe("万元");
    expect(unitInBrackets("金额（含税）")).toBeNull();
    expect(measureOfLabel("人均公用经费（元）")).toBe("元");
    expect(measureOfLabel("在职人数（人）")).toBe("count");
    expect(measureOfLabel("公用经费占比（%）")).toBe("%");
    expect(measureOfLabel("设备维护费（年）")).toBeNull();
    expect(measureOfLabel("因公出国（境）费")).toBeNull();
  });

  it("count, rate or measure money", () => {
    expect(["万元", "%", "人次", "平方米", "经费"].map(measureOfWord)).toEqual([
      "万元",
      "%",
      "count",
      "count",
      null,
    ]);
    expect(figureWithMeasure("38.5万元")).toEqual({ figure: "38.5", measure: "万元" });
    expect(figureWithMeasure("9辆")).toEqual({ figure: "9", measure: "count" });
    expect(figureWithMeasure("2024年预算")).toBeNull();
  });
});

describe("the name of a disclosure", () => {
  it("is read over the lines of a cover", () => {
    expect(nameOnCover(["2026年度", "福州经济技术开发区生态", "环境局", "单位预算"])).toEqual({
      year: 2026,
      body: "福州经济技术开发区生态环境局",
      kind: "budget",
      level: "unit",
    });
    expect(nameOnCover(["附件2", "2019年部门综合预算公开报表"])).toMatchObject({ year: 2019, body: "" });
  });

  it("is no table's title and no section's", () => {
    expect(readDisclosureName("某市审计局2026年度部门预算公开")).toMatchObject({ body: "某市审计局" });
    expect(readDisclosureName("2026年度部门预算表")).toBeNull();
    expect(readDisclosureName("2026年部门收支预算")).toBeNull();
    expect(readDisclosureName("二、2026年某局部门预算情况说明")).toBeNull();
  });
});
