import { describe, expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import type { PageText } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { type FragmentPage, printFragments } from "../builders/printFragments.ts";
import { toRun } from "../builders/printTable.ts";

const pagesOf = (pages: readonly FragmentPage[], kind: PageText["kind"] = "text"): PageText[] =>
  printFragments(pages).map((page) => ({ ...page, kind }));
const read = (pages: readonly PageText[]) => assemble(pages.map(findTables));
const put = (pages: readonly FragmentPage[], kind: PageText["kind"] = "text") => read(pagesOf(pages, kind));
const textsOf = ({ tables }: ReturnType<typeof assemble>): string[] =>
  tables.flatMap(({ header, rows }) =>
    [...header, ...rows.map(({ cells }) => cells)].flatMap((cells) =>
      cells.map(({ text }) => text).filter((text) => text !== ""),
    ),
  );
const titles = ({ tables }: ReturnType<typeof assemble>): string[] => tables.map(({ title }) => title);

/** Rows of a code, a name and three amounts. */
const coded = (from: number, count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => `${from + at}\t科目名称\t100,0${at + 10}.50\t100,00${at}.25\t100,010.25`,
  );
const HEADER = ["编码\t名称\t合计\t基本支出\t项目支出"];

describe("two grids at a page end are two tables", () => {
  const summary: FragmentPage = {
    title: "收支总表",
    unit: ["单位：万元"],
    header: ["项目\t预算数\t项目\t预算数"],
    rows: ["一、财政拨款\t31,888.00\t一、教育\t16,474.82", "收入总计\t50,616.94\t支出总计\t50,616.94"],
  };
  const revenue: FragmentPage = {
    title: "收入总表",
    unit: ["单位：万元"],
    header: ["科目编码\t科目名称\t合计\t一般\t基金\t资本\t专户\t事业\t经营\t其他"],
    rows: [
      "201\t一般公共服务\t50,616.94\t16,474.82\t1.10\t2.20\t3.30\t4.40\t5.50\t31,888.00",
      "208\t社会保障\t9.90\t8.80\t1.11\t2.21\t3.31\t4.41\t5.51\t7.70",
    ],
  };

  it.each(["text", "scan"] as const)(
    "whose titles differ by one character, and no cell is lost (%s)",
    (kind) => {
      const assembly = put([summary, revenue], kind);
      expect(titles(assembly)).toEqual(["收支总表", "收入总表"]);
      const printed = [summary, revenue].flatMap(({ header = [], rows = [] }) =>
        [...header, ...rows].flatMap((row) => row.split("\t")),
      );
      expect(textsOf(assembly).sort()).toEqual(printed.sort());
      expect(assembly.findings.filter(({ severity }) => severity !== "info")).toEqual([]);
    },
  );

  it("whose titles say 功能 and 经济, over the same columns", () => {
    const page = (title: string, from: number): FragmentPage => ({
      title,
      header: HEADER,
      rows: coded(from, 4),
    });
    const assembly = put([page("支出表（按功能分类科目）", 20101), page("支出表（按经济分类科目）", 30101)]);
    expect(titles(assembly)).toEqual(["支出表（按功能分类科目）", "支出表（按经济分类科目）"]);
    expect(assembly.findings.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  it("where a heading stands between them, though the header is the same", () => {
    const [first, second] = pagesOf([
      { title: "基本支出表", header: HEADER, rows: coded(30101, 4) },
      { header: HEADER, rows: coded(20101, 4) },
    ]) as [PageText, PageText];
    const heading = toRun("二、政府性基金预算支出的有关情况说明", 40, 44, 9);
    const assembly = read([first, { ...second, runs: [...second.runs, heading] }]);
    expect(assembly.tables).toHaveLength(2);
  });

  it("where each is a form filled in for a project of its own, and both projects' names are kept", () => {
    const form = (name: string, amount: string): FragmentPage => ({
      title: "项目支出绩效目标表",
      rows: [
        `项目名称\t${name}\t实施单位\t某局`,
        `项目资金\t${amount}\t其他资金\t0.00`,
        "指标\t完成率\t指标值\t100%",
      ],
    });
    const assembly = put([form("安保服务", "12.50"), form("物业服务", "8.40")]);
    expect(assembly.tables).toHaveLength(2);
    expect(JSON.stringify(assembly.tables)).toContain("安保服务");
    expect(JSON.stringify(assembly.tables)).toContain("物业服务");
  });
});

describe("two grids at a page end are one table", () => {
  const first: FragmentPage = { title: "基本支出表", header: HEADER, rows: coded(30101, 8) };
  /** The page's grid and text, moved to the right and made narrower. */
  const scaled = (page: PageText, by: number, shift: number): PageText => ({
    ...page,
    runs: page.runs.map((run) => {
      const move = ([a, b, c, d]: (typeof run)["box"]) => [a * by + shift, b, c * by + shift, d] as const;
      return { ...run, box: move(run.box), lines: run.lines.map(move) };
    }),
    rulings: page.rulings.map((ruling) =>
      ruling.axis === "vertical"
        ? { ...ruling, at: ruling.at * by + shift }
        : { ...ruling, from: ruling.from * by + shift, to: ruling.to * by + shift },
    ),
  });

  it.each([
    [1, 0],
    [0.96, 0],
    [1, 14],
    [1.04, -6],
  ])("where the second has neither title nor header, scaled by %d and shifted by %d points", (by, shift) => {
    const [one, two] = pagesOf([first, { rows: coded(30201, 8) }]) as [PageText, PageText];
    const assembly = read([one, scaled(two, by, shift)]);
    expect(assembly.tables).toHaveLength(1);
    expect(assembly.tables[0]?.rows).toHaveLength(16);
  });

  it("where a total and the row of column numbers stand on top of each page: both are kept once", () => {
    const top = ["**\t**\t1\t2\t3", "\t合计\t100.00\t60.00\t40.00"];
    const assembly = put([
      { title: "支出表", header: HEADER, rows: [...top, ...coded(30101, 4)] },
      { title: "支出表", header: HEADER, rows: [...top, ...coded(30201, 4)] },
    ]);
    expect(assembly.tables.map(({ rows }) => rows.length)).toEqual([10]);
  });
});

it("where as much speaks for one table as for two they stay apart, and one finding tells of it", () => {
  const assembly = put(
    [
      { title: "2024年基本支出预算表", header: HEADER, rows: coded(30101, 4) },
      { title: "某局", header: HEADER, rows: coded(30201, 4) },
    ],
    "scan",
  );
  expect(assembly.tables).toHaveLength(2);
  expect(assembly.findings.filter(({ rule }) => rule === "TABLE-APART")).toMatchObject([
    { severity: "warning", page: 2, pages: [1, 2] },
  ]);
});

it("rows under a cell that spans them are no header, whatever they hold", () => {
  const texts = Array.from({ length: 9 }, (_, at) => ["指标", `三级指标${at}`, `说明${at}`, `值${at}`]);
  const [page] = pagesOf([
    { rows: [...texts.map((row) => ["绩效指标", ...row].join("\t")), "备注\t无\t无\t无\t无"] },
  ]) as [PageText];
  const rows = page.rulings.filter(({ axis }) => axis === "horizontal").map(({ at }) => at);
  const edge = Math.min(...page.rulings.filter(({ axis }) => axis === "vertical").map(({ at }) => at));
  const columns = [
    ...new Set(page.rulings.filter(({ axis }) => axis === "vertical").map(({ at }) => at)),
  ].sort((a, b) => a - b);
  const second = columns[1] as number;
  const inner = [...new Set(rows)].sort((a, b) => a - b).slice(1, 9);
  const spanned: PageText = {
    ...page,
    rulings: page.rulings.filter(
      ({ axis, at, from }) => !(axis === "horizontal" && inner.includes(at) && from === edge),
    ),
    runs: page.runs.filter(({ box }, at) => box[0] > second || at < 3 || box[1] > (inner.at(-1) as number)),
  };
  const { tables } = read([spanned]);
  expect(tables[0]?.header).toEqual([]);
  expect(tables[0]?.rows).toHaveLength(10);
});
