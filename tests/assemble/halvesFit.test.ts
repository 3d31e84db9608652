import { describe, expect, it } from "vitest";
import { rateRow } from "../../src/assemble/halvesFit.ts";
import { learnPattern } from "../../src/assemble/rowPattern.ts";
import { learnWholeRows } from "../../src/assemble/wholeRows.ts";
import { placedRow, placedRows } from "../builders/placedRow.ts";

const rows = placedRows(
  Array.from({ length: 40 }, (_, row) =>
    [
      ["30201", "办公费", "物业服务补贴", `${row}.50`],
      ["30202", "印刷费", "窗口服务补贴", `${row}.25`],
      ["30205", "水费", "物业服务补贴（在职）", `${row}.75`],
    ][row % 3]?.join("|"),
  ) as string[],
);
const [pattern, whole] = [learnPattern(rows, rows), learnWholeRows(rows)];
const SEEN = { mayBegin: false, mayGoOn: false, endsWhole: false };
const rate = (head: string, tail: string | null, extent = SEEN): number =>
  rateRow(placedRow(head), tail === null ? null : placedRow(tail), extent, pattern, whole);

describe("a row", () => {
  it("like the others is as likely as they are", () => {
    expect(rate("30201|办公费|物业服务补贴|7.5", null)).toBe(0);
  });

  it("is likelier for every code and name that is whole only together", () => {
    expect(rate("302|办公|物业服务补贴|7.5", "01|费||")).toBe(2);
  });

  it("is less likely with a code that is none, or a blank where nearly all have a text", () => {
    expect(rate("3020|办公费|物业服务补贴|7.5", null)).toBeLessThan(-1);
    expect(rate("30201||物业服务补贴|7.5", null)).toBeLessThan(0);
  });

  it("is less likely with a name that others have longer, but not at the top of a page: nothing is cut off there", () => {
    expect(rate("30201|办公费|物业服|7.5", null)).toBeLessThan(0);
    expect(rate("30201|办公费|物业服|7.5", null, { ...SEEN, endsWhole: true })).toBe(0);
  });

  it("with a new name is likelier where it reads on over the cut, and less where it never would", () => {
    const [on, off] = [
      rate("30201|办公费|大厅窗口服|7.5", "||务|"),
      rate("30201|办公费|大厅窗口服|7.5", "||职）|"),
    ];
    expect(on).toBeGreaterThan(off);
    expect(on - off).toBe(1);
  });
});
