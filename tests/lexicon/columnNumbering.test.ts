import { describe, expect, it } from "vitest";
import { isColumnNumbering } from "../../src/lexicon/columnNumbering.ts";

describe("a row that numbers the columns", () => {
  it.each([
    ["** ** 1 2 3"],
    ["** ** 1 2=3+4 3 4"],
    ["1 2 3=4+5 4 5"],
    ["栏次 1 2"],
    ["甲 乙 1"],
    ["类 款 项 栏次 1 2 3"],
    ["行次 1 2 3"],
    ["※ 1 2 3"],
    ["① ② ③"],
    ["** ** **"],
    ["** 兴兴 1 2 3 4 5"],
    ["兴兴 *兴 1 2 3 4 5 6 7"],
    ["公式 A=B+C B C D=E+F E F"],
    ["公式 A=B+C B C"],
  ])("%s", (row) => expect(isColumnNumbering(row.split(" "))).toBe(true));

  it("may leave cells blank, and go on from the left half of the table", () =>
    expect(isColumnNumbering(["", "", "8", "9", "10"])).toBe(true));

  it.each([
    ["合计 1 2 3"],
    ["合计 1 2 3 4 5"],
    ["办公费 1 2 3 4 5"],
    ["1 2"],
    ["10 20 30"],
    ["** 1 2 4"],
    ["201 03 01 1 2 3"],
    ["** 1.00 2.00 3.00"],
    ["类 款 项"],
    ["** 合计 **"],
    ["** 兴兴 1 2 3"],
    ["201 兴兴 1 2 3 4 5"],
    ["A类 B C"],
    ["A C D"],
  ])("is not %s", (row) => expect(isColumnNumbering(row.split(" "))).toBe(false));
});
