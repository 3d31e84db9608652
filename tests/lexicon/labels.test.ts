import { describe, expect, it } from "vitest";
import { readLabel } from "../../src/lexicon/labels.ts";
import { hasOrdinal, isNumberedHeading, ordinalDepth, withoutOrdinals } from "../../src/lexicon/ordinals.ts";
import { closingKind, endsInTotal, isBareTotal, pageLineKind } from "../../src/lexicon/totals.ts";

describe("ordinals", () => {
  it.each([
    ["一、财政拨款收入", 1],
    ["（一）一般公共预算", 2],
    ["1. 人员经费", 3],
    ["2、公用经费", 3],
    ["（1）工资", 4],
    ["① 津贴", 5],
    ["1.5", 0],
    ["2024年", 0],
    ["一般公共服务支出", 0],
    ["1.2024年项目", 3],
  ])("%s is numbered at depth %i", (text, depth) => expect(ordinalDepth(text)).toBe(depth));

  it("come off, however many stand before the name", () => {
    expect(withoutOrdinals("（二）1、公务用车")).toBe("公务用车");
    expect(hasOrdinal("十二、项目支出表")).toBe(true);
    expect(hasOrdinal("12.50")).toBe(false);
  });

  it("begin a heading down to 1., and no sentence of a list", () => {
    expect(["第二部分 表", "三、说明", "1.收入"].map(isNumberedHeading)).toEqual([true, true, true]);
    expect(["(1)收入", "①收入", "收入"].map(isNumberedHeading)).toEqual([false, false, false]);
  });
});

describe("a label", () => {
  it("is its name, its depth and whether it is a part of the amount above", () => {
    expect(readLabel("（一）其中：财政拨款")).toEqual({
      name: "财政拨款",
      depth: 2,
      ofWhich: true,
      isFirst: false,
    });
    expect(readLabel("一、 一般公共预算")).toMatchObject({ name: "一般公共预算", depth: 1, isFirst: true });
  });
});

describe("totals", () => {
  it.each([
    ["合计", "total"],
    ["支出总计", "total"],
    ["资金总额", "total"],
    ["小计", "subtotal"],
    ["本年收入合计", "subtotal"],
    ["人员经费合计", "subtotal"],
    ["本页小计", "subtotal"],
    ["承前页", "subtotal"],
    ["过次页", "subtotal"],
    ["其他支出", null],
  ])("%s: %s", (name, kind) => expect(closingKind(name)).toBe(kind));

  it("carry a sum over a page end, or close their own list", () => {
    expect(["本页小计", "承前页", "转下页", "合计"].map(pageLineKind)).toEqual([
      "page-subtotal",
      "brought-forward",
      "carried-forward",
      null,
    ]);
  });

  it("are told from heads that only end in a closing word", () => {
    expect([isBareTotal("本年 支出合计"), isBareTotal("人员经费合计")]).toEqual([true, false]);
    expect(endsInTotal("人员经费合计")).toBe(true);
  });
});
