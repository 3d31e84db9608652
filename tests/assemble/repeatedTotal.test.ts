import { describe, expect, it } from "vitest";
import { bodyOf } from "../../src/assemble/bodyOf.ts";
import { repeatedTotal } from "../../src/assemble/repeatedTotal.ts";
import { placedRows } from "../builders/placedRow.ts";

const ROW = "电费|1|0.79|";
const pagesOf = (...totals: string[]) => totals.map((total) => ({ body: placedRows([total, ROW]) }));
/** What is left of each page of a table, given what its page ends say of its total. */
const linesOf = (pages: ReturnType<typeof pagesOf>): string[][] => {
  const often = repeatedTotal(pages);
  const first = pages[0] as (typeof pages)[number];
  return pages.map((page, index) =>
    bodyOf(page as never, index === 0 ? null : first, often).map((row) =>
      row.map(({ text }) => text).join("|"),
    ),
  );
};
const [TOTAL, OTHER] = ["合计||0.79|74,994.5", "合计||3.10|74,994.5"];

describe("a total that every page repeats", () => {
  it("is kept once, on the first page", () => {
    expect(linesOf(pagesOf(TOTAL, TOTAL, TOTAL))).toEqual([[TOTAL, ROW], [ROW], [ROW]]);
  });

  it("is known again where one of its two figures is misread", () => {
    expect(linesOf(pagesOf(TOTAL, TOTAL, "合计||O.79|74,994.5", TOTAL))[2]).toEqual([ROW]);
  });

  it("is known again on all pages where the first one misreads it, as it stands on most", () => {
    const misread = "合计||0.79|74,994.8";
    expect(linesOf(pagesOf(misread, TOTAL, "合计||0.79|71,994.5", TOTAL, TOTAL))).toEqual([
      [misread, ROW],
      [ROW],
      [ROW],
      [ROW],
      [ROW],
    ]);
  });

  it("is another total where too much differs, or where few pages show that it is repeated", () => {
    expect(linesOf(pagesOf(TOTAL, TOTAL, TOTAL, OTHER))[3]).toEqual([OTHER, ROW]);
    expect(linesOf(pagesOf(TOTAL, "合计||O.79|74,994.5"))[1]).toEqual(["合计||O.79|74,994.5", ROW]);
  });

  it("is kept where the first page lacks it: no other page is to have it", () => {
    const pages = [{ body: placedRows([ROW]) }, ...pagesOf(TOTAL, TOTAL, TOTAL)];
    expect(linesOf(pages)[1]).toEqual([TOTAL, ROW]);
  });
});
