import { describe, expect, it } from "vitest";
import { makesOddText, provesItself, stopsInConstant } from "../../src/assemble/misfit.ts";
import { learnWholeRows } from "../../src/assemble/wholeRows.ts";
import { placedRow, placedRows } from "../builders/placedRow.ts";

const NAMES = ["物业服务补贴", "光纤租赁费用", "窗口服务补贴", "女职工卫生费"];
/** Rows of one unit over few names, one of which stands beside each code. */
const whole = learnWholeRows(
  placedRows(
    Array.from({ length: 40 }, (_, row) => `某市政务服务中心|3020${row % 4}|${NAMES[row % 4]}|${row}.50`),
  ),
);
/** Rows over the same words, each name its own. */
const varied = learnWholeRows(
  placedRows(Array.from({ length: 400 }, (_, row) => `第${row}期${NAMES[row % 4]}|${row}.50`)),
);
const odd = (head: string, tail: string, known = whole): boolean =>
  makesOddText(placedRow(head), placedRow(tail), known);
const proves = (head: string, tail: string): boolean => provesItself(placedRow(head), placedRow(tail), whole);

describe("what other rows have whole tells of two halves", () => {
  it("that they are one where few others would have made such texts", () => {
    expect(proves("某市政务|302|女职工|7", "服务中心|03|卫生费|.50")).toBe(true);
  });

  it("nothing where any half would have made them, or where the text is new", () => {
    expect(proves("某市政务|30201|女职工卫生费|7", "服务中心|||.50")).toBe(false);
    expect(proves("某市政务|30201|大厅女职工|7", "服务中心||卫生费|.50")).toBe(false);
  });

  it("that they are hardly one where new texts are rare, or the characters about the cut never meet", () => {
    expect(odd("第500期物业服|7", "务补贴|.50", varied)).toBe(false);
    expect(odd("第500期物业服|7", "卫生费|.50", varied)).toBe(true);
    expect(odd("某市政务服务中心|30201|物业服|7", "||务补贴|.50")).toBe(false);
    expect(odd("某市政务|30201|物业服务补贴|7", "卫生费|||.50")).toBe(true);
  });

  it("that a row is cut where it stops within the one text of its column", () => {
    expect(stopsInConstant(placedRow("某市政务|30201|物业服务补贴|7"), whole)).toBe(true);
    expect(stopsInConstant(placedRow("某市政务服务中心|30201|物业服|7"), whole)).toBe(false);
  });
});
