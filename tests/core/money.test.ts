import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Exact, formatAmount, parsePrinted } from "../../src/core/money.ts";
import { toYuan } from "../../src/core/units.ts";
import { unitOfLabel } from "../../src/lexicon/units.ts";

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => new Exact(digits.toString()).div(new Exact(10).pow(places)));

describe("amounts", () => {
  it("survive formatting and reading, to the last digit", () => {
    fc.assert(
      fc.property(decimal, (value) => {
        const printed = parsePrinted(formatAmount(value));
        expect(printed.kind === "amount" && printed.value.equals(value)).toBe(true);
      }),
    );
  });

  it("are plain strings: no exponent, no trailing zeros, no minus zero", () => {
    fc.assert(
      fc.property(decimal, (value) => {
        expect(formatAmount(value)).toMatch(/^(?:0|-?(?:[1-9]\d*(?:\.\d*[1-9])?|0\.\d*[1-9]))$/u);
      }),
    );
    expect(formatAmount(new Exact("-0.000"))).toBe("0");
  });

  it("add up exactly where floats would not", () => {
    expect(formatAmount(new Exact("0.1").plus("0.2"))).toBe("0.3");
    expect(formatAmount(toYuan(new Exact("1314.87"), "万元"))).toBe("13148700");
  });
});

describe("a printed figure", () => {
  it.each([
    ["2,940.05", "2940.05"],
    ["371,514,655.00", "371514655"],
    ["１３１４．８７", "1314.87"],
    ["-78.3", "-78.3"],
    ["－78.3", "-78.3"],
    ["△78.3", "-78.3"],
    ["(78.3)", "-78.3"],
    ["-", "0"],
    ["——", "0"],
    ["0.00", "0"],
  ])("%s is %s", (text, value) => {
    const printed = parsePrinted(text);
    expect(printed.kind === "amount" ? formatAmount(printed.value) : printed.kind).toBe(value);
  });

  it("is blank, a rate or no figure at all where it is", () => {
    expect(parsePrinted("  ").kind).toBe("blank");
    expect(parsePrinted("87.38%")).toMatchObject({ kind: "percent" });
    for (const text of ["2.573.05", "13l4.87", "1,31,4", "≥95%", "10元/人", "表12"]) {
      expect(parsePrinted(text).kind).toBe("other");
    }
  });
});

describe("a unit", () => {
  it.each([
    ["单位：万元", "万元"],
    ["单位\n：万\n元", "万元"],
    ["金额单位:元", "元"],
    ["项目金额（万元）", "万元"],
    ["单位：亿元", "亿元"],
  ])("%j names %s", (text, unit) => expect(unitOfLabel(text)).toBe(unit));

  it.each(["编制部门：安阳市政务服务中心", "单位编码", "元旦"])("%s names none", (text) =>
    expect(unitOfLabel(text)).toBeNull(),
  );
});
