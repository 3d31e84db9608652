import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import type { Assembly } from "../../src/assemble/types.ts";
import type { PageText } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { type FragmentPage, printFragments } from "../builders/printFragments.ts";
import { type Layout, printTable } from "../builders/printTable.ts";

const HEADER = ["单位编码", "单位名称", "项目名称", "功能科目", "功能科目名称", "合计", "小计"];
const LAYOUT: Layout = {
  columnWidths: [30, 30, 40, 34, 34, 44, 44],
  fontSize: 9,
  pageHeight: 260,
  repeatHeader: true,
  title: "2024年部门预算表",
};
const PROJECTS = [
  "办公费",
  "办公费用补贴",
  "办公费（一般）",
  "物业服务补贴",
  "物业服务补贴（在职人员）",
  "级别（技术等级）工资",
  "公务用车运行维护费",
  "电费",
];
const FUNCTIONS = [
  ["2010399", "其他政府办公厅（室）及相关机构事务支出"],
  ["2080505", "机关事业单位基本养老保险缴费支出"],
  ["2080506", "机关事业单位职业年金缴费支出"],
];

const rowArbitrary = fc
  .tuple(fc.constantFrom(...PROJECTS), fc.constantFrom(...FUNCTIONS), fc.integer({ min: 1, max: 99_999 }))
  .map(([project, [code, name], cents]) => {
    const amount = (cents / 100).toFixed(2);
    return ["150003", "安阳市政务服务中心", project, code as string, name as string, amount, amount];
  });
const tableArbitrary = fc.array(rowArbitrary, { minLength: 6, maxLength: 24 });

const assembled = (pages: readonly PageText[]): Assembly => assemble(pages.map(findTables));
const textsOf = (assembly: Assembly): string[][] =>
  assembly.tables.flatMap((table) => table.rows.map((row) => row.cells.map((cell) => cell.text)));
/** The pages without their numbers, counted anew. */
const unnumbered = (pages: readonly PageText[]): PageText[] =>
  pages.map((page, index) => ({
    ...page,
    number: index + 1,
    runs: page.runs.filter(({ text }) => !/^- \d+ -$/u.test(text)),
  }));

describe("pages that print no number", () => {
  it("come back whole where none is missing, however alike the texts of their rows", () => {
    fc.assert(
      fc.property(tableArbitrary, fc.integer({ min: 225, max: 500 }), (rows, pageHeight) => {
        const assembly = assembled(unnumbered(printTable(HEADER, rows, { ...LAYOUT, pageHeight })));
        expect(textsOf(assembly)).toEqual(rows);
        expect(assembly.findings.filter(({ severity }) => severity !== "info")).toEqual([]);
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});

it("pages that the caller left out are not missing, and nothing is joined over them", () => {
  fc.assert(
    fc.property(tableArbitrary, fc.boolean(), fc.nat(), (rows, isNumbered, pick) => {
      const printed = printTable(HEADER, rows, { ...LAYOUT, pageHeight: 225 });
      fc.pre(printed.length > 4);
      const out = 1 + (pick % (printed.length - 2));
      const pages = (isNumbered ? printed : unnumbered(printed)).filter((_, index) => index !== out);
      const assembly = assembled(pages);
      expect(assembly.findings.filter(({ rule }) => rule === "PAGES-MISSING")).toEqual([]);
      const whole = assembly.tables.flatMap((table) => table.rows).filter((row) => !row.incomplete);
      for (const row of whole) expect(rows).toContainEqual(row.cells.map((cell) => cell.text));
      const joins = assembly.tables.flatMap((table) => table.joins.map((join) => join.pages));
      expect(joins).not.toContainEqual([out, out + 2]);
    }),
    { numRuns: 100, seed: 36 },
  );
});

const COLUMNS = ["单位名称", "项目名称", "科目", "金额"].join("\t");
const UNIT = "安阳 市政 务中 心";
/** A table on two pages of narrow columns, with whole rows enough to know them by; no numbers. */
function twoPages(
  head: readonly string[],
  tail: readonly string[],
  numbers: readonly string[] = [],
): Assembly {
  const whole = ["水费", "印刷 费", "培训 费"].map((name) => [UNIT, name, name, "8.5"].join("\t"));
  const page: FragmentPage = {
    title: "2024年部门预算表",
    department: "编制部门：某中心",
    unit: ["单位：万元"],
    header: [COLUMNS],
    widest: 2.6,
    open: true,
  };
  const pages = printFragments([
    {
      ...page,
      rows: [...whole, [UNIT, "公用 经费 定额", "办公 费用 支出", "7.5"].join("\t"), head.join("\t")],
    },
    { ...page, rows: [tail.join("\t"), ...whole, ...whole], open: false },
  ]);
  return assembled(
    pages.map((each, at) => ({ ...each, runs: [...each.runs, ...numberOf(numbers[at], each)] })),
  );
}
const numberOf = (number: string | undefined, page: PageText): PageText["runs"] => {
  if (number === undefined) return [];
  const at = page.height - 20;
  const box = [100, at, 120, at + 9] as const;
  return [{ box, lines: [box], text: number, confidence: 1, engine: "ppocr", glyphs: [] }];
};
const gapsOf = ({ findings }: Assembly) =>
  findings.flatMap(({ rule, between }) => (rule === "PAGES-MISSING" ? [between] : []));
const cutOf = ({ tables }: Assembly) =>
  tables.flatMap(({ rows }) => rows.flatMap(({ incomplete }) => incomplete ?? []));

describe("two halves at a page end", () => {
  it("are joined where nothing speaks against it", () => {
    const assembly = twoPages(["安阳 市政", "体检", "办公", "3.5"], ["务中 心", "费", "费", ""]);
    expect(gapsOf(assembly)).toEqual([]);
    expect(textsOf(assembly)).toContainEqual(["安阳市政务中心", "体检费", "办公费", "3.5"]);
  });

  it.each([
    [
      "the name that all rows have is whole above",
      [UNIT, "体检 费用", "办公", "3.5"],
      ["务中 心", "", "费", ""],
    ],
    ["a bracket stays open", ["安阳 市政", "级别 （技", "工资", "3.5"], ["务中 心", "", "", ""]],
    [
      "two texts stay cut that other rows have whole",
      ["安阳 市政", "公用 经费", "办公 费用", "3.5"],
      ["务中 心", "", "", ""],
    ],
  ])("are not joined where %s, and pages are said to be missing", (_, head, tail) => {
    const assembly = twoPages(head, tail);
    expect(gapsOf(assembly)).toEqual([[1, 2]]);
    expect(cutOf(assembly)).toEqual(["head", "tail"]);
    expect(assembly.tables.flatMap(({ joins }) => joins)).toEqual([]);
  });

  it("are not joined where the name would not be the one beside the same code", () => {
    const header = ["项目名称", "科目", "科目名称", "金额"].join("\t");
    const rows = [
      ["水费", "30201", "办公 经费", "8.5"],
      ["保险 费", "30112", "其他 社会 保障 缴费", "2.5"],
      ["印刷 费", "30201", "办公 经费", "7.5"],
      ["工伤 保险", "30112", "其他 社会 保障 缴费", "1.5"],
    ].map((cells) => cells.join("\t"));
    const page = { title: "2024年部门预算表", header: [header], widest: 2.6 };
    const join = (tail: string) =>
      assembled(
        printFragments([
          { ...page, rows: [...rows, "残疾 人就\t30112\t其他 社会\t3.5"], open: true },
          { ...page, rows: [tail, ...rows] },
        ]),
      );
    expect(gapsOf(join("业保 障金\t\t保障 缴费\t"))).toEqual([]);
    expect(gapsOf(join("业保 障金\t\t福利 支出 和补 贴\t"))).toEqual([[1, 2]]);
    expect(gapsOf(join("业保 障金\t\t\t"))).toEqual([[1, 2]]);
  });

  it("are joined all the same where the printed numbers follow on each other", () => {
    const assembly = twoPages(
      ["安阳 市政", "级别 （技", "工资", "3.5"],
      ["务中 心", "", "", ""],
      ["- 1 -", "- 2 -"],
    );
    expect(gapsOf(assembly)).toEqual([]);
    expect(textsOf(assembly)).toContainEqual(["安阳市政务中心", "级别（技", "工资", "3.5"]);
  });

  it("are not joined for one sign alone, that a slip of the reader may make", () => {
    const assembly = twoPages(["安阳 市政", "公用 经费", "办公", "3.5"], ["务中 心", "", "费", ""]);
    expect(gapsOf(assembly)).toEqual([]);
  });
});
