import { describe, expect, it } from "vitest";
import { placeUnread } from "../../src/assemble/placeUnread.ts";
import { learnSeams } from "../../src/assemble/seamFit.ts";
import { findTables } from "../../src/table/index.ts";
import type { PageLayout } from "../../src/table/types.ts";
import { type FragmentPage, printFragments } from "../builders/printFragments.ts";

const ROWS = [
  "30201\t办公费\t物业服务补贴\t7.50",
  "30202\t印刷费\t窗口服务补贴\t1.25",
  "30205\t水费\t光纤租赁费用\t3.75",
  "30201\t办公费\t窗口服务补贴\t4.50",
];
/** A page of whole rows between a lower half at its top and an upper half at its foot. */
const page = (top: string | null, foot: string | null, title = "2024年部门预算表"): FragmentPage => ({
  title,
  header: ["科目\t科目名称\t项目名称\t合计"],
  widest: 3,
  rows: [...(top ? [top] : []), ...ROWS, ...ROWS, ...(foot ? [foot] : [])],
  open: foot !== null,
});
const layoutsOf = (...pages: FragmentPage[]): PageLayout[] => printFragments(pages).map(findTables);
const [HEAD, TAIL] = ["3020\t印刷\t窗口服\t8.25", "2\t费\t务补贴\t"];
const [OTHER_HEAD, OTHER_TAIL] = ["30\t水\t光纤租\t6.50", "205\t费\t赁费用\t"];

describe("pages without a number", () => {
  it("take the free numbers at which a row goes on", () => {
    const layouts = layoutsOf(
      page(null, HEAD),
      page(OTHER_TAIL, null),
      page(TAIL, OTHER_HEAD),
      page(null, null),
      page(null, null),
    );
    const numbers = [1, null, null, 4, 5];
    const placed = placeUnread(numbers, new Map([1, 2].map((index) => [index, null])), layouts);
    expect(numbers).toEqual([1, 3, 2, 4, 5]);
    expect(placed.map(({ why }) => why)).toEqual(["cuts", "cuts"]);
  });

  it("take none where two of them fit as well", () => {
    const layouts = layoutsOf(page(null, HEAD), page(TAIL, null), page(TAIL, null), page(null, null));
    const numbers = [1, null, null, 4];
    expect(placeUnread(numbers, new Map([1, 2].map((index) => [index, null])), layouts)).toEqual([]);
    expect(numbers).toEqual([1, null, null, 4]);
  });

  it("take the only number that is left, but not one that is two digits off what is read", () => {
    const layouts = layoutsOf(page(null, null), page(null, null), page(null, null));
    const take = (read: number | null) => placeUnread([1, null, 3], new Map([[1, read]]), layouts)[0];
    expect(take(null)).toMatchObject({ number: 2, why: "only place" });
    expect(take(7)).toMatchObject({ number: 2, read: 7, why: "only place" });
    expect(take(75)).toMatchObject({ number: 75, why: "read" });
  });

  it("a sure number is misread where its page is torn in its place and goes on in a gap one digit off", () => {
    const layouts = layoutsOf(
      page(null, HEAD),
      page(null, null),
      page(null, null),
      page(TAIL, null),
      page(null, null),
    );
    // The page printed 2 is read as 5: it begins with the lower half of page 1's row.
    const numbers = [1, 3, 4, 5, 6];
    placeUnread(numbers, new Map(), layouts);
    expect(numbers[3]).toBe(2);
  });
});

describe("how a page follows another", () => {
  const layouts = layoutsOf(
    page(null, HEAD),
    page(TAIL, null),
    page(OTHER_TAIL, null),
    page(null, null),
    page(TAIL, null, "2024年项目支出表"),
  );
  const { follows, endsCut, completes } = learnSeams(layouts, []);

  it("is told by the row that goes on, and by one that must and does not", () => {
    expect(follows(0, 1).cut).toBeGreaterThan(1);
    expect(follows(0, 3).cut).toBeLessThan(-1);
    expect(follows(0, 2).cut).toBeLessThan(follows(0, 1).cut - 1);
    expect(follows(3, 3).cut).toBe(0);
  });

  it("asks for the same title", () => {
    expect(follows(0, 4)).toEqual({ cut: -3, columns: 0 });
    expect(completes(0, 4)).toBe(false);
  });

  it("begins with a row that looks cut", () => {
    expect([0, 1, 3].map(endsCut)).toEqual([true, false, false]);
    expect([1, 3].map((after) => completes(0, after))).toEqual([true, false]);
  });
});
