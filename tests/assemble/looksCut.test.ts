import { describe, expect, it } from "vitest";
import { looksLikeHead, looksLikeTail } from "../../src/assemble/looksCut.ts";
import { learnPattern } from "../../src/assemble/rowPattern.ts";
import { placedRow, placedRows } from "../builders/placedRow.ts";

const LINES = [
  "30201|办公费|物业服务补贴|7.50",
  "30202|印刷费|窗口服务补贴|1.20",
  "30205|水费|光纤租赁费|3.10",
];
const rows = placedRows([...LINES, ...LINES]);
const pattern = learnPattern(rows, rows);
const isHead = (line: string, open = false): boolean => looksLikeHead(placedRow(line), pattern, open);
const isTail = (line: string): boolean => looksLikeTail(placedRow(line), pattern);

describe("the last row of a page looks like an upper half", () => {
  it("where no ruling closes it", () => {
    expect(isHead("30201|办公费|物业服务补贴|7.5", true)).toBe(true);
    expect(isHead("30201|办公费|物业服务补贴|7.5")).toBe(false);
  });

  it("where its code has fewer digits than any, or its name is the beginning of one", () => {
    expect(isHead("3020|办公费|物业服务补贴|7.5")).toBe(true);
    expect(isHead("30201|办公费|窗口服|7.5")).toBe(true);
  });

  it("where its text stands far off the middle that whole rows have theirs in", () => {
    const middle = placedRows([...LINES, ...LINES], { above: 2, below: 2 });
    const centred = learnPattern(middle, middle);
    const low = placedRow("30201|办公费|新名目|7.5", { above: 4.5, below: 0.5 });
    expect(looksLikeHead(low, centred, false)).toBe(true);
    expect(looksLikeHead(placedRow("30201|办公费|新名目|7.5", { above: 2, below: 2 }), centred, false)).toBe(
      false,
    );
  });
});

describe("the first row of a page looks like a lower half", () => {
  it("where it lacks most of what whole rows fill", () => {
    expect(isTail("||补贴|")).toBe(true);
    expect(isTail("30201|办公费|补贴|7.5")).toBe(false);
  });

  it("never where it is a total's or blank", () => {
    expect(isTail("|合计||7.5")).toBe(false);
    expect(isTail("|||")).toBe(false);
  });
});
