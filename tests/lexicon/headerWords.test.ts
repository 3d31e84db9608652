import { describe, expect, it } from "vitest";
import { codeBeforeName, splitCode } from "../../src/lexicon/codeAndName.ts";
import { DIMENSION_WORDS } from "../../src/lexicon/headerWords/dimensions.ts";
import {
  coordinatesOfWord,
  dimensionOfWord,
  isAmountWord,
  isMoneyWord,
  isNoMoneyWord,
  isOtherScopeWord,
  isOtherWord,
} from "../../src/lexicon/headerWords/match.ts";
import { MEASURE_WORDS } from "../../src/lexicon/headerWords/measures.ts";
import * as plain from "../../src/lexicon/headerWords/plain.ts";
import { spelledLike } from "../../src/lexicon/spelling.ts";

describe("the notation of spellings", () => {
  const isSpelled = spelledLike(["[本年]收入{合计|总计}", "国有资产[(资源)]使用…", "####年", "±%"]);
  it.each(["收入合计", "本年收入总计", "国有资产(资源)使用费", "国有资产使用", "2024年", "±%"])(
    "%s",
    (word) => expect(isSpelled(word)).toBe(true),
  );
  it.each(["本年收入", "上年收入合计", "收入合计数", "24年"])("not %s", (word) =>
    expect(isSpelled(word)).toBe(false),
  );
  it("leaves quotation marks out", () => expect(spelledLike(["三公经费"])("“三公”经费")).toBe(true));
});

describe("words of money", () => {
  it.each([
    ["其它收入", { fund: "other" }],
    ["事业单位经营服务收入", { fund: "operating" }],
    ["对附属单位上缴收入", { fund: "affiliated-remittance" }],
    ["公共预算拨款", { fund: "general-public" }],
    ["公共财政预算拨款", { fund: "general-public" }],
    ["上年实户资金余额", { origin: "carryover" }],
    ["编制预算", { phase: "budget", origin: "current" }],
    ["本级财政拨款", { fund: "fiscal" }],
    ["公务用车运行维护", { nature: "three-public.vehicles.operation" }],
    ["一般公共预算拨款安排的“三公”经费预算", { nature: "three-public.total", fund: "general-public" }],
    ["上年预算执行数", { phase: "prior-year-execution" }],
    ["年末结转和结余", { nature: "closing-balance" }],
    ["国有资本经营收入", {}],
    ["纳入一般公共预算管理的非税收入拨款", { fund: "general-public" }],
    ["基金预算拨款", { fund: "government-fund" }],
    ["变动比例", { phase: "change-rate" }],
    ["单位预留机动经费", {}],
  ])("%s", (word, coordinates) => expect(coordinatesOfWord(word, "")).toEqual(coordinates));

  it.each(["单位预留机动经费", "专项业务经费支出", "其他专户收入拨款", "上年实户资金余额"])(
    "%s names money by its last characters",
    (word) => expect(isMoneyWord(word)).toBe(true),
  );
  it.each(["车辆数量(辆)", "完成比例", "培训人次", "自评得分", "项目编码"])("%s names none", (word) =>
    expect([isMoneyWord(word), isNoMoneyWord(word)]).toEqual([false, true]),
  );
});

describe("words of which the last character is a count's, and that are none", () => {
  it.each(["县本级", "省级", "累计折旧", "1-9月累计"])("%s may be money", (word) =>
    expect([isNoMoneyWord(word), isOtherScopeWord(word)]).toEqual([false, false]),
  );
  it.each(["职级", "星级"])("%s is none", (word) => expect(isNoMoneyWord(word)).toBe(true));
  it("累计完成投资 is money of several years", () => expect(isOtherScopeWord("累计完成投资")).toBe(true));
});

describe("words that are no money", () => {
  it.each([
    "指标权重",
    "分值(90)",
    "分值权重(90分)",
    "度量单位",
    "采购数量",
    "参会人数",
    "保有量(辆)",
    "绩效目标",
  ])("%s", (word) => expect([isOtherWord(word), isAmountWord(word)]).toEqual([true, false]));
  it.each([
    ["指标值", "indicator.value"],
    ["指标内容", "indicator.level3"],
    ["单位(项目)名称", "project.name"],
    ["支出功能分类科目(按大类)", "item"],
  ])("%s holds %s", (word, dimension) => expect(dimensionOfWord(word)).toBe(dimension));
});

it("every entry of the lists says where it was read", () => {
  const lists = Object.values(plain).flat();
  for (const entry of [...MEASURE_WORDS, ...DIMENSION_WORDS, ...lists])
    expect(entry.source.length, entry.concept).toBeGreaterThan(3);
});

describe("a code and a name in one cell", () => {
  it.each([
    ["[2010301]行政运行", "2010301", "行政运行"],
    ["2010301 行政运行", "2010301", "行政运行"],
    ["201-一般公共服务支出", "201", "一般公共服务支出"],
    ["【30101】基本工资", "30101", "基本工资"],
    ["（50101）工资奖金津补贴", "50101", "工资奖金津补贴"],
    ["2010301", "2010301", ""],
    ["行政运行", "", ""],
    ["2024年预算", "", ""],
    ["201O601", "", ""],
  ])("%s", (text, code, name) => expect(splitCode(text)).toEqual({ code, name }));

  it("has the shape of its classification", () => {
    expect(codeBeforeName("[2010301]行政运行", "function")).toBe("2010301");
    expect(codeBeforeName("[2010301]行政运行", "departmentEconomic")).toBe("");
    expect(codeBeforeName("150003 某中心", "function")).toBe("");
    expect(codeBeforeName("2010301", "function")).toBe("");
  });
});
