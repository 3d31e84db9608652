import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import type { Assembly } from "../../src/assemble/types.ts";
import type { PageText } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import type { PageTable } from "../../src/table/types.ts";
import { type Layout, printTable, toRun } from "../builders/printTable.ts";

const HEADER = ["单位编码", "单位名称", "项目名称", "功能科目", "功能科目名称", "合计", "小计"];
const LAYOUT: Layout = {
  columnWidths: [30, 30, 40, 34, 34, 44, 44],
  fontSize: 9,
  pageHeight: 420,
  repeatHeader: true,
  title: "2024年部门预算表",
};

const PROJECTS = [
  "物业服务补贴",
  "在职女职工卫生费",
  "年终一次性奖金",
  "公务用车运行维护费",
  "“一件事一次办”工作经费",
  "电费",
  "光纤租赁费",
];
const FUNCTIONS = [
  ["2010399", "其他政府办公厅（室）及相关机构事务支出"],
  ["2080505", "机关事业单位基本养老保险缴费支出"],
  ["2101101", "行政单位医疗"],
];

const rowArbitrary = fc
  .tuple(
    fc.constantFrom(...PROJECTS),
    fc.constantFrom(...FUNCTIONS),
    fc.integer({ min: 1, max: 999_999 }),
    fc.boolean(),
  )
  .map(([project, [code, name], cents, decimals]) => {
    const amount = decimals ? (cents / 100).toFixed(2) : String(cents % 1000);
    return ["150003", "安阳市政务服务中心", project, code as string, name as string, amount, amount];
  });
const tableArbitrary = fc.array(rowArbitrary, { minLength: 3, maxLength: 24 });

const assembled = (pages: readonly PageText[]): Assembly => assemble(pages.map(findTables));
const textsOf = (assembly: Assembly): string[][] =>
  assembly.tables.flatMap((table) => table.rows.map((row) => row.cells.map((cell) => cell.text)));
const renumber = (pages: readonly PageText[]): PageText[] =>
  pages.map((page, index) => ({ ...page, number: index + 1 }));

describe("a table printed over several pages", () => {
  it("comes back as one table with every row once, wherever the pages end", () => {
    fc.assert(
      fc.property(
        tableArbitrary,
        fc.integer({ min: 220, max: 600 }),
        fc.boolean(),
        (rows, pageHeight, repeatHeader) => {
          const pages = printTable(HEADER, rows, { ...LAYOUT, pageHeight, repeatHeader });
          const assembly = assembled(pages);
          expect(assembly.tables).toHaveLength(1);
          expect(textsOf(assembly)).toEqual(rows);
          expect(assembly.tables[0]?.joins).toHaveLength(pages.length - 1);
          expect(assembly.findings).toEqual([]);
        },
      ),
      { numRuns: 150, seed: 20240 },
    );
  });

  it("comes back in its order when the pages are shuffled, and says so", () => {
    fc.assert(
      fc.property(tableArbitrary, fc.integer(), (rows, seed) => {
        const pages = printTable(HEADER, rows, { ...LAYOUT, pageHeight: 260 });
        fc.pre(pages.length > 2);
        const shuffled = renumber(shuffle(pages, seed));
        const assembly = assembled(shuffled);
        expect(textsOf(assembly)).toEqual(rows);
        const inOrder = shuffled.every((page, index) => page.runs === pages[index]?.runs);
        expect(assembly.findings.map(({ rule }) => rule)).toEqual(inOrder ? [] : ["PAGES-ORDER"]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it("is told to lack a page where one is missing, and joins nothing over the gap", () => {
    fc.assert(
      fc.property(tableArbitrary, fc.nat(), (rows, pick) => {
        const pages = printTable(HEADER, rows, { ...LAYOUT, pageHeight: 260 });
        fc.pre(pages.length > 3);
        const lost = 1 + (pick % (pages.length - 2));
        const left = renumber(pages.filter((_, index) => index !== lost));
        const assembly = assembled(left);
        const gaps = assembly.findings.filter(({ rule }) => rule === "PAGES-MISSING");
        expect(gaps.map(({ between }) => between)).toEqual([[lost, lost + 1]]);
        expect(assembly.tables[0]?.joins.some((join) => join.pages[0] === lost)).toBe(false);
        const whole = assembly.tables.flatMap((table) => table.rows).filter((row) => !row.incomplete);
        for (const row of whole) expect(rows).toContainEqual(row.cells.map((cell) => cell.text));
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

it("stains under and over a table do not part it, a line of text does", () => {
  const [row] = [["150003", "某中心", "电费", "2010399", "其他支出", "80", "80"]];
  const pages = printTable(HEADER, new Array(12).fill(row), { ...LAYOUT, pageHeight: 225 });
  expect(pages.length).toBeGreaterThan(1);
  const withLine = (text: string): PageText[] =>
    pages.map((page, index) =>
      index > 0 ? page : { ...page, runs: [...page.runs, toRun(text, 4, page.height - 12, 9)] },
    );
  expect(assembled(withLine("一")).tables).toHaveLength(1);
  expect(assembled(withLine("上表收支平衡")).tables.length).toBeGreaterThan(1);
});

it("a line that every page repeats at the same place is a running header: it parts no table and is no title", () => {
  const rows = Array.from({ length: 30 }, (_, at) => [
    "150003",
    "某中心",
    "电费",
    `20103${10 + at}`,
    "支出",
    "8",
    "8",
  ]);
  const print = (repeatHeader: boolean): PageText[] =>
    printTable(HEADER, rows, { ...LAYOUT, pageHeight: 225, repeatHeader }).map((page) => ({
      ...page,
      runs: [...page.runs, toRun("某某市政务中心2024年度部门预算公开说明", 4, 2, 7)],
    }));
  for (const repeatHeader of [true, false]) {
    const { tables, findings } = assembled(print(repeatHeader));
    expect(tables.map(({ title }) => title)).toEqual(["2024年部门预算表"]);
    expect(tables[0]?.rows).toHaveLength(30);
    expect(findings).toEqual([]);
  }
});

it("a page with a column more than the page before is told of, and its figures are named", () => {
  const [row] = [["150003", "某中心", "电费", "2010399", "其他支出", "80", "80"]];
  const pages = printTable(HEADER, new Array(12).fill(row), { ...LAYOUT, pageHeight: 225 });
  const { box, columnEdges } = findTables(pages[1] as PageText).tables[0] as PageTable;
  const at = ((columnEdges[2] as number) + (columnEdges[3] as number)) / 2;
  const stroke = { axis: "vertical", at, from: box[1], to: box[3], thickness: 0.5 } as const;
  const torn = pages.map((page, index) =>
    index === 1 ? { ...page, rulings: [...page.rulings, stroke] } : page,
  );
  const { findings } = assembled(torn);
  const differ = findings.filter(({ rule }) => rule === "COLUMNS-DIFFER");
  expect(differ.filter(({ namesFigures }) => namesFigures).map(({ page }) => page)).toContain(1);
  expect(differ.filter(({ namesFigures }) => namesFigures).map(({ page }) => page)).toContain(2);
  expect(assembled(pages).findings).toEqual([]);
});

describe("a title that was badly read on a later page", () => {
  const row = [
    "150003",
    "安阳市政务服务中心",
    "电费",
    "2010399",
    "其他政府办公厅（室）及相关机构事务支出",
    "80",
    "80",
  ];
  const rows = new Array(4).fill(row) as string[][];
  const withTitle = (pages: readonly PageText[], title: string): PageText[] =>
    pages.map((page, index) =>
      index === 0
        ? { ...page, kind: "scan" as const }
        : { ...page, kind: "scan" as const, runs: [...page.runs, toRun(title, page.width / 2 - 30, 22, 12)] },
    );

  it("does not part a table whose row the page end left open", () => {
    const pages = withTitle(printTable(HEADER, rows, { ...LAYOUT, pageHeight: 225 }), "Z0Z4华郜冂颅算裘");
    expect(pages.length).toBeGreaterThan(1);
    expect(textsOf(assembled(pages))).toEqual(rows);
    expect(assembled(pages).tables).toHaveLength(1);
  });

  it("parts tables that end with their page, however alike their columns", () => {
    const [page] = printTable(HEADER, rows.slice(0, 1), LAYOUT);
    const second = printTable(HEADER, rows.slice(0, 1), { ...LAYOUT, title: "2024年政府性基金预算表" })[0];
    expect(assembled([page as PageText, { ...(second as PageText), number: 2 }]).tables).toHaveLength(2);
  });
});

describe("a frame left open at a page end", () => {
  const ROWS = Array.from({ length: 20 }, (_, index) => {
    const name = index % 3 === 0 ? "机关事业单位基本养老保险缴费支出" : "行政运行";
    return ["150003", "政务中心", "电费", "2010399", name, "80.25", "80.25"];
  });
  const wide = { ...LAYOUT, columnWidths: [50, 60, 60, 50, 60, 44, 44], pageHeight: 330 };
  /** The pages as printed, the last line of the first one's frame missing. */
  const opened = (rows: readonly (readonly string[])[]): PageText[] => {
    const [first, ...others] = printTable(HEADER, rows, wide) as [PageText, ...PageText[]];
    const across = first.rulings.filter(({ axis }) => axis === "horizontal").map(({ at }) => at);
    const lowest = Math.max(...across);
    const rulings = first.rulings.filter(({ axis, at }) => axis !== "horizontal" || at !== lowest);
    return [{ ...first, rulings }, ...others];
  };

  it("is no cut where the next page's first row shows that nothing of it stands above", () => {
    const pages = opened(ROWS);
    const assembly = assembled(pages);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map(findTables)[0]?.tables[0]?.openBottom).toBe(true);
    expect(textsOf(assembly)).toEqual(ROWS);
    expect(assembly.findings).toEqual([]);
  });

  it("is told of where that page does not follow for sure", () => {
    const pages = opened(ROWS).map((page) => ({
      ...page,
      runs: page.runs.filter(({ box }) => box[1] < page.height - 40),
    }));
    expect(assembled(pages).findings.map(({ rule }) => rule)).toContain("ROW-CUT");
  });
});

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed >>> 0;
  for (let index = result.length - 1; index > 0; index--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (index + 1);
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}
