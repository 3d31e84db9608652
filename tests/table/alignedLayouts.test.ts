import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTables } from "../../src/table/index.ts";
import { type Layout, setTable } from "../builders/alignedTable.ts";
import { pageOf, showTable } from "../builders/setText.ts";

const HEADINGS = ["财政拨款", "基本支出", "其他资金", "本年收入"];
const NAMES = [
  "合计",
  "小计",
  "一般公共预算",
  "政府性基金预算",
  "国有资本经营预算",
  "财政专户管理资金",
  "事业收入",
  "单位资金",
  "上年结转结余",
];
const ITEMS = [
  "工资福利支出",
  "基本工资",
  "办公费",
  "机关事业单位基本养老保险缴费支出",
  "政府办公厅（室）及相关机构事务支出",
  "行政运行",
  "公务用车运行维护费",
  "其他对个人和家庭的补助",
];

const figure = fc
  .integer({ min: 1, max: 9_999_999 })
  .map((cents) => (cents / 100).toFixed(2).replace(/\B(?=(?:\d{3})+(?!\d))/gu, ","));

const layout = fc
  .record({
    sizes: fc
      .array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 })
      .filter((sizes) => sizes.reduce((sum, size) => sum + size, 0) >= 2)
      .filter((sizes) => sizes.reduce((sum, size) => sum + size, 0) <= 6),
    headings: fc.shuffledSubarray(HEADINGS, { minLength: 4 }),
    names: fc.shuffledSubarray(NAMES, { minLength: 6 }),
    items: fc.array(fc.record({ name: fc.constantFrom(...ITEMS), indent: fc.constantFrom(0, 10) }), {
      minLength: 5,
      maxLength: 10,
    }),
    figures: fc.array(fc.array(fc.option(figure, { freq: 4 }), { minLength: 6, maxLength: 6 }), {
      minLength: 11,
      maxLength: 11,
    }),
    totals: fc.array(figure, { minLength: 6, maxLength: 6 }),
    blank: fc.option(fc.integer({ min: 1, max: 5 })),
    padding: fc.constantFrom(4, 6, 9),
    lines: fc.constantFrom("none", "three", "horizontals", "drawn header", "frame"),
    together: fc.boolean(),
  })
  .map(({ sizes, headings, names, items, figures, totals, blank, ...look }): Layout => {
    const count = sizes.reduce((sum, size) => sum + size, 0);
    const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
    const keep = (row: readonly (string | null)[]): string[] =>
      row.slice(0, count).map((text, index) => (index === blank ? "" : (text ?? "")));
    return {
      ...look,
      groups: sizes.map((size, index) => ({
        heading: headings[index] as string,
        names: names.slice(starts[index] as number, (starts[index] as number) + size),
      })),
      rows: [
        // The first column holds the sum of the others: no row lacks it.
        ...items.map(({ name, indent }, index) => ({
          name,
          indent,
          figures: keep([totals[index % 6] as string, ...(figures[index] as (string | null)[]).slice(1)]),
        })),
        { name: "合计", indent: 0, figures: keep(totals) },
      ],
    };
  });

describe("a table of any layout without full rulings", () => {
  it("has its rows, its columns and its header spans", () => {
    fc.assert(
      fc.property(layout, (drawn) => {
        const { runs, rulings, expected } = setTable(drawn);
        const { tables } = findTables(pageOf(runs, rulings));
        expect(tables.map(showTable)).toEqual([expected]);
        expect(tables.flatMap(({ doubts }) => doubts)).toEqual([]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
