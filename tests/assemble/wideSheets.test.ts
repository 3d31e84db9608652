import { describe, expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import type { PageText } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { toRun } from "../builders/printTable.ts";
import { type Paging, printSheet, type Sheet } from "../builders/wideSheet.ts";

const amount = (row: number, column: number): string =>
  (row * 7 + column * 3) % 5 === 0 && column > 3 ? "" : `${row + 1},${100 + column * 10 + row}.25`;

/** Units with a total and seven funds, six of them under one head. */
const SHEET: Sheet = {
  title: "二〇二五年某市教育局部门收入总表（按单位列示）",
  left: "部门：某局",
  right: "单位：万元",
  header: [
    ["单位代码", "单位名称", "总计", "收入来源", "<", "<", "<", "<", "<"],
    ["^", "^", "^", "财政拨款", "基金", "专户", "事业", "经营", "上年结转"],
  ],
  rows: Array.from({ length: 8 }, (_, row) => [
    ...[String(601001 + row), `小学${"甲乙丙丁戊己庚辛"[row]}`],
    ...Array.from({ length: 7 }, (_, at) => amount(row, at + 2)),
  ]),
};

const put = (pages: readonly PageText[]) => assemble(pages.map(findTables));
const print = (paging: Paging, sheet = SHEET) => put(printSheet(sheet, paging));
const textsOf = ({ tables }: ReturnType<typeof assemble>) =>
  tables.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));
const toldOf = ({ findings }: ReturnType<typeof assemble>) =>
  findings.filter(({ severity }) => severity !== "info").map(({ rule, pages }) => [rule, pages]);

describe("a sheet that is printed over several pages because it is too wide", () => {
  const over = { columns: [4, 7] };
  const cases: [string, Paging, number[]][] = [
    ["each page of rows followed by its further columns", { ...over, rows: [5] }, [1, 2, 3, 4, 5, 6]],
    ["all first columns before the next ones", { ...over, rows: [5], downFirst: true }, [1, 3, 5, 2, 4, 6]],
    ["labels and header on every page", { ...over, rows: [5], repeated: 2 }, [1, 2, 3, 4, 5, 6]],
    ["both", { ...over, rows: [5], downFirst: true, repeated: 2 }, [1, 3, 5, 2, 4, 6]],
    ["one page of rows", over, [1, 2, 3]],
  ];

  it.each(cases)("is one table: %s", (_, paging, pages) => {
    const assembly = print(paging);
    expect(textsOf(assembly)).toEqual([SHEET.rows]);
    const [table] = assembly.tables;
    expect(table?.pages).toEqual(pages);
    expect(table?.joins.map(({ pages: [from, to], kind }) => [from, to, kind])).toContainEqual([
      ...(paging.downFirst ? [1, 3] : [1, 2]),
      "right-half",
    ]);
    expect(table?.labels.map(({ text, page }) => [text, page])).toEqual([
      ["部门：某局", 1],
      ["单位：万元", paging.downFirst ? 5 : 3],
    ]);
    expect(table?.rows[1]?.cells.map(({ pieces }) => pieces[0]?.page)).toEqual(
      (paging.downFirst ? [1, 3, 5] : [1, 2, 3]).flatMap((page, at) =>
        Array.from({ length: [4, 3, 2][at] as number }, () => page),
      ),
    );
    expect(toldOf(assembly)).toEqual([]);
  });

  it("has one head over columns of several pages", () => {
    const [top] = print({ columns: [4, 7] }).tables[0]?.header ?? [];
    expect(
      top?.map(({ text, columnSpan, coveredBy }) => (coveredBy ? "<" : `${text} ${columnSpan}`)),
    ).toEqual([...["单位代码 1", "单位名称 1", "总计 1", "收入来源 6", "<", "<", "<", "<", "<"]]);
  });

  it("has its whole title, which the edge of a page cuts", () => {
    const assembly = print({ columns: [4, 7], repeated: 2 });
    expect(assembly.tables[0]?.title).toBe(SHEET.title);
    expect(assembly.tables[0]?.titleLines.map(({ page }) => page)).toEqual([1, 2]);
    expect(assembly.paragraphs).toEqual([]);
  });

  it("keeps a column without a head that another one equals in every row", () => {
    const rows = SHEET.rows.map((row) => row.with(4, row[3] as string));
    expect(textsOf(print({ columns: [4, 7], rows: [5] }, { ...SHEET, rows }))).toEqual([rows]);
  });

  it("has rows under a header of which a page prints one level alone", () => {
    const header = [
      ["科目编码", "<", "金额", "基金", "专户"],
      ["类", "款", "^", "^", "^"],
    ];
    const rows = SHEET.rows.map((row, at) => ["213", `0${at + 1}`, row[2] as string, `${at}.50`, "1.00"]);
    const assembly = print({ columns: [3] }, { ...SHEET, header, rows });
    expect(textsOf(assembly)).toEqual([rows]);
    expect(assembly.tables[0]?.header.map((row) => row.map(({ rowSpan }) => rowSpan)[3])).toEqual([2, 1]);
  });
});

describe("pages whose rows stand alike are not one sheet", () => {
  const pages = (right: Partial<Sheet>, columns = [4]) => {
    const left = printSheet(SHEET, { columns: [...columns, 9] })[0] as PageText;
    const sheet = { ...SHEET, title: "", left: "", right: "", ...right };
    return [left, { ...(printSheet(sheet, { columns: [] })[0] as PageText), number: 2, width: left.width }];
  };
  /** Figures without names under a header as deep. */
  const figures: Pick<Sheet, "header" | "rows"> = {
    header: [
      ["支出", "<", "<"],
      ["基本", "项目", "其他"],
    ],
    rows: SHEET.rows.map((_, row) => [3, 4, 5].map((column) => amount(row, column) || "1.00")),
  };
  const apart = (printed: readonly PageText[]) => {
    const assembly = put(printed);
    expect(assembly.tables.length).toBe(2);
    return toldOf(assembly);
  };

  it("are one, nothing speaking against it", () => {
    expect(put(pages(figures)).tables.length).toBe(1);
  });

  it("with names of their own (told)", () => {
    const rows = figures.rows.map((row, at) => [`项目${at}`, ...row.slice(1)]);
    expect(apart(pages({ ...figures, rows }))).toEqual([["COLUMNS-DIFFER", [1, 2]]]);
  });

  it("with names of their own behind numbers (told)", () => {
    const rows = figures.rows.map((row, at) => [String(at + 1), `项目${at}`, row[2] as string]);
    expect(apart(pages({ ...figures, rows }))).toEqual([["COLUMNS-DIFFER", [1, 2]]]);
  });

  it("under another title", () => {
    const titled = (page: PageText, title: string) => ({
      ...page,
      runs: [...page.runs.filter(({ text }) => !text.includes("年")), toRun(title, 80, 44, 14)],
    });
    const [left, right] = pages(figures) as [PageText, PageText];
    expect(put([titled(left, "部门收入总表"), right]).tables.length).toBe(1);
    apart([titled(left, "部门收入总表"), titled(right, "部门支出总表")]);
  });

  it("in another unit, behind text, or with a row more (told, as their rows have no names)", () => {
    const [left, right] = pages(figures) as [PageText, PageText];
    const unit = { ...left, runs: [...left.runs, toRun("单位：元", 200, 68, 9)] };
    const yuan = { ...right, runs: [...right.runs, toRun("单位：万元", 150, 68, 9)] };
    const said = { ...left, runs: [...left.runs, toRun("上表反映本部门各单位的全部收入情况。", 40, 300, 9)] };
    const more = pages({ ...figures, rows: [...figures.rows, ["1.00", "2.00", "3.00"]] });
    for (const printed of [[unit, yuan], [said, right], more])
      expect(apart(printed)).toEqual([["COLUMNS-DIFFER", [2]]]);
  });

  it("with the columns of the page before", () => {
    const [left] = pages(figures) as [PageText, PageText];
    const same = printSheet(SHEET, { columns: [4, 9] })[0] as PageText;
    const runs = same.runs.map((run) =>
      run.text.startsWith("60") ? { ...run, text: `7${run.text.slice(1)}` } : run,
    );
    const assembly = put([
      left,
      { ...same, number: 2, runs: runs.filter(({ text }) => !text.includes("年")) },
    ]);
    expect(toldOf(assembly).filter(([rule]) => rule === "COLUMNS-DIFFER")).toEqual([]);
    expect(assembly.tables.flatMap(({ joins }) => joins.map(({ kind }) => kind))).not.toContain("right-half");
  });

  it("where rows of the one have no name on the other", () => {
    const [left, right] = pages(figures) as [PageText, PageText];
    const bare = left.runs.filter(({ text, box }) => !(box[1] > 160 && /小学|^60/u.test(text)));
    expect(put([{ ...left, runs: bare }, right]).tables.length).toBe(2);
  });
});
