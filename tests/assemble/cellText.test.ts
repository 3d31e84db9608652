import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import type { LogicalTable } from "../../src/assemble/types.ts";
import { toDocument } from "../../src/meaning/index.ts";
import type { TextRun } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { type FragmentPage, printFragments } from "../builders/printFragments.ts";
import { toRun } from "../builders/printTable.ts";

const PAGE: FragmentPage = {
  title: "2024年部门预算表",
  department: "编制部门：某中心",
  unit: ["单位：万元"],
  widest: 2.6,
};

/** A page with a row twice, each cell given as its printed lines. */
function readRow(header: readonly string[], cells: readonly (readonly string[])[]): LogicalTable {
  const row = cells.map((lines) => lines.join(" ")).join("\t");
  const pages = printFragments([{ ...PAGE, header: [header.join("\t")], rows: [row, row] }]);
  return assemble(pages.map(findTables)).tables[0] as LogicalTable;
}

const HAN = [..."其他政府办公厅室及相关机构事务支出年终一次性奖金（）“”、·"];
const lineArbitrary = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.constantFrom(...HAN), { minLength: 1, maxLength: 4 })
      .map((signs) => signs.join("")),
  },
  { weight: 2, arbitrary: fc.stringMatching(/^\d{1,5}$/u) },
  { weight: 1, arbitrary: fc.constantFrom("12345", "IT", "5G", "A3", "No.") },
);
const joined = (lines: readonly string[]): string =>
  lines.reduce((head, tail) =>
    /[A-Za-z]$/u.test(head) && /^[A-Za-z]/u.test(tail) ? `${head} ${tail}` : head + tail,
  );
const isFigure = (line: string): boolean => /^\d+$/u.test(line);
/**
 * Lines of one cell with the text that they make up: only two Latin words have a blank between them. A cell of
 * nothing but figures below each other may be a list whose lines are not drawn: one figure each.
 */
const cellArbitrary = fc
  .array(lineArbitrary, { minLength: 1, maxLength: 9 })
  .map((lines) => lines.filter((line, at) => !isFigure(line) || lines.findIndex(isFigure) === at))
  .map((lines) => ({ lines, text: joined(lines) }));

describe("text that a narrow cell wraps, one to four characters a line", () => {
  it("is rejoined without any blank but those between Latin words", () => {
    fc.assert(
      fc.property(fc.array(cellArbitrary, { minLength: 3, maxLength: 6 }), (cells) => {
        const header = ["单位名称", ...cells.map((_, at) => `项目${"一二三四五六"[at]}`), "金额"];
        const unit = ["安阳", "市政", "务服", "务中", "心"];
        const table = readRow(header, [unit, ...cells.map(({ lines }) => lines), ["3.5"]]);
        const expected = [unit.join(""), ...cells.map(({ text }) => text), "3.5"];
        expect(table.rows.map((row) => row.cells.map(({ text }) => text))).toEqual([expected, expected]);
      }),
      { numRuns: 500, seed: 15 },
    );
  });

  it.each([
    ["15000 3", "150003"],
    ["20103 99", "2010399"],
    ["厅（ 室） 及相 关机 构事 务支 出", "厅（室）及相关机构事务支出"],
    ["“ 一 件 事 一 次 办 ” 工 作 经 费", "“一件事一次办”工作经费"],
    ["2024 年一 件事", "2024年一件事"],
    ["12345 热线 Web 端", "12345热线Web端"],
    ["国 有 资 产 ( 资 源 ) 有 偿 使 用 收 入", "国有资产(资源)有偿使用收入"],
  ])("%s is %s", (printed, text) => {
    const table = readRow(["名称", "科目", "金额"], [printed.split(" "), ["办公", "费"], ["3.5"]]);
    expect(table.rows[0]?.cells[0]?.text).toBe(text);
  });
});

describe("a heading set from top to bottom", () => {
  it("is read downwards, and names its column", () => {
    const header = ["项目名称", "国 有 资 本 经 营 预 算", "合 计"].join("\t");
    const pages = printFragments([{ ...PAGE, header: [header], rows: ["电费\t\t80", "水费\t\t10"] }]);
    const document = toDocument(assemble(pages.map(findTables)), {
      file: "page.pdf",
      sha256: "0".repeat(64),
      pageCount: 1,
    });
    expect(document.tables[0]?.columns.map(({ path }) => path.join("/"))).toEqual([
      "项目名称",
      "国有资本经营预算",
      "合计",
    ]);
  });
});

describe("an amount that its cell wraps", () => {
  const amountOf = (lines: readonly (readonly string[])[]) => {
    const pages = printFragments([
      {
        ...PAGE,
        header: [["项目名称", "项目类别", "合计"].join("\t")],
        rows: ["电费\t可执 行\t80", "水费\t可执 行\t"],
      },
    ]);
    const [page] = pages;
    const [table] = page ? findTables(page).tables : [];
    if (!page || !table) throw new Error("the page has no table");
    const [left, top] = [table.columnEdges[2] as number, table.rowEdges[2] as number];
    const runs = lines.flatMap((pieces, line): TextRun[] => {
      let x = left + 1;
      return pieces.map((piece) => {
        const run = toRun(piece, x, top + 2 + line * 10, 8);
        x = run.box[2] + 1;
        return run;
      });
    });
    const printed = { ...page, runs: [...page.runs, ...runs] };
    const document = toDocument(assemble([findTables(printed)]), {
      file: "page.pdf",
      sha256: "0".repeat(64),
      pageCount: 1,
    });
    return document.tables[0]?.rows[1]?.cells[2];
  };

  it.each([
    [[["1107.7"], ["6"]], "11077600"],
    [[["1,107,"], ["350.25"]], "11073502500"],
    [[["131"], ["4.87"]], "13148700"],
    [[["-78"], [".3"]], "-783000"],
  ])("%j keeps every digit", (lines, amount) => {
    expect(amountOf(lines)?.amount).toBe(amount);
    expect(amountOf(lines)?.text).not.toMatch(/\n/u);
  });

  it.each([[[["1 107.7"], ["6"]]], [[["1", "107.7"], ["6"]]]])(
    "%j may be two figures: the text has all digits, and there is no amount",
    (lines) => expect(amountOf(lines)).toMatchObject({ text: expect.stringMatching(/^1 107\.76$/u) }),
  );

  it("two figures beside each other are no amount", () =>
    expect(amountOf([["1 107.7"], ["6"]])?.amount).toBeUndefined());
});
