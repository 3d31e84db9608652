import { describe, expect, it } from "vitest";
import { orderByCuts } from "../../src/assemble/orderByCuts.ts";
import { findTables } from "../../src/table/index.ts";
import { type FragmentPage, printFragments } from "../builders/printFragments.ts";

const [WIDE, NARROW] = ["科目\t科目名称\t项目名称\t其他收入\t合计", "科目\t科目名称\t项目名称\t合计"];
const ROWS = [
  ["30201", "办公费", "物业服务补贴", "3.00", "7.50"],
  ["30202", "印刷费", "窗口服务补贴", "", "1.25"],
  ["30205", "水费", "光纤租赁费用", "2.00", "3.75"],
  ["30201", "办公费", "窗口服务补贴", "", "4.50"],
];
/** A page of whole rows between a lower half at its top and an upper half at its foot. */
function page(header: string, top: string[] | null, foot: string[] | null): FragmentPage {
  const rows = [...(top ? [top] : []), ...ROWS, ...ROWS, ...(foot ? [foot] : [])];
  const cells = (row: string[]) => (header === WIDE ? row : row.filter((_, column) => column !== 3));
  return {
    title: "2024年部门预算表",
    header: [header],
    widest: 3,
    rows: rows.map((row) => cells(row).join("\t")),
    open: foot !== null,
  };
}
const order = (...pages: FragmentPage[]) => orderByCuts(printFragments(pages).map(findTables));
const [HEAD, TAIL] = [
  ["302", "印刷", "窗口服", "", "8.25"],
  ["02", "费", "务补贴", "", ""],
];
const [OTHER_HEAD, OTHER_TAIL] = [
  ["30", "水", "光纤租", "", "6.50"],
  ["205", "费", "赁费用", "", ""],
];

describe("pages without numbers", () => {
  it("are put in the order that the rows cut by their ends tell", () => {
    const found = order(
      page(WIDE, OTHER_TAIL, null),
      page(WIDE, null, HEAD),
      page(WIDE, null, null),
      page(WIDE, TAIL, OTHER_HEAD),
    );
    expect(found.order).toEqual([1, 3, 0, 2]);
    expect([...found.tied].sort()).toEqual([0, 3]);
  });

  it("follow on the page before them in the file where their row fits, though they lack a column of it", () => {
    const found = order(
      page(WIDE, null, HEAD),
      page(NARROW, TAIL, null),
      page(NARROW, null, HEAD),
      page(WIDE, TAIL, null),
    );
    expect(found.order).toEqual([0, 1, 2, 3]);
    expect([...found.tied].sort()).toEqual([1, 3]);
  });

  it("stay where they are where two halves fit as well", () => {
    const found = order(
      page(WIDE, TAIL, null),
      page(WIDE, TAIL, null),
      page(WIDE, null, null),
      page(WIDE, null, HEAD),
    );
    expect(found.order).toEqual([0, 1, 2, 3]);
    expect(found.tied.size).toBe(0);
  });
});
