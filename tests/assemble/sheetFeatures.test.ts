import { expect, it } from "vitest";
import { weigh } from "../../src/assemble/score.ts";
import { compareHalves } from "../../src/assemble/wideSheets/columnHalves.ts";
import { ONE_SHEET, SHEET_FEATURES } from "../../src/assemble/wideSheets/scoreHalves.ts";
import { type SheetPage, toSheetPage } from "../../src/assemble/wideSheets/sheetPage.ts";
import type { PageText } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { toRun } from "../builders/printTable.ts";
import { printSheet, type Sheet } from "../builders/wideSheet.ts";

const print = (sheet: Partial<Sheet>): PageText =>
  printSheet({ title: "", header: [], rows: [], ...sheet }, { columns: [] })[0] as PageText;
/** Names and two columns of money, as wide as the paper leaves room for. */
const LEFT = print({
  header: [["科目编码", "科目名称", "合计", "基本支出"]],
  rows: [0, 1, 2, 3].map((at) => [`2010${at}`, `科目${"甲乙丙丁"[at]}`, `${at + 5}00.25`, `${at + 2}00.25`]),
});
const figures = (count: number, head = ["项目支出", "上年结转"]): Partial<Sheet> => ({
  header: [head],
  rows: Array.from({ length: count }, (_, at) => [`${at + 3}00.00`, `${at + 1}1.50`]),
});
/** One row, which speaks less for a sheet than three do. */
const FEW = print({ header: [["名称", "合计"]], rows: [["甲", "5.25"]] });
const ONE = print({ header: [["基本", "项目"]], rows: [["3.00", "1.50"]] });
const said = (page: PageText, text: string, left: number, top = 68, size = 9): PageText => ({
  ...page,
  runs: [...page.runs, toRun(text, left, top, size)],
});
const named = print({
  header: [["项目名称", "金额"]],
  rows: [0, 1, 2, 3].map((at) => [`工程${"甲乙丙丁"[at]}`, `${at + 3}00.00`]),
});

interface Case {
  readonly feature: string;
  readonly left: PageText;
  readonly right: PageText;
  /** With the feature, and without it. */
  readonly outcomes: readonly [string, string];
  readonly change?: (page: SheetPage) => SheetPage;
  readonly between?: true;
}

const wide = (page: PageText, width = LEFT.width): PageText => ({ ...page, width });
const RIGHT = wide(print(figures(4)));
const openAt = (page: SheetPage): SheetPage => ({
  ...page,
  grid: { ...page.grid, table: { ...page.grid.table, openBottom: true } },
});

const CASES: readonly Case[] = [
  { feature: "rows", left: said(LEFT, "单位：元", 280), right: wide(named), outcomes: ["open", "no"] },
  { feature: "other rows", left: LEFT, right: wide(print(figures(5))), outcomes: ["no", "open"] },
  { feature: "labels", left: LEFT, right: RIGHT, outcomes: ["yes", "open"] },
  {
    feature: "rows without a name",
    left: { ...LEFT, runs: LEFT.runs.filter(({ text }) => !/^(?:2010|科目[甲乙丙丁])/u.test(text)) },
    right: RIGHT,
    outcomes: ["no", "yes"],
  },
  {
    feature: "heads",
    left: LEFT,
    right: wide(print(figures(4, ["合计（元）", "基本支出"]))),
    outcomes: ["no", "yes"],
  },
  {
    feature: "title",
    left: said(LEFT, "部门收入总表", 100, 44, 14),
    right: said(RIGHT, "部门支出总表", 60, 44, 14),
    outcomes: ["no", "yes"],
  },
  {
    feature: "unit",
    left: said(LEFT, "单位：元", 280),
    right: said(RIGHT, "单位：万元", 120),
    outcomes: ["no", "yes"],
  },
  {
    feature: "department",
    left: said(LEFT, "部门：甲局", 40),
    right: said(RIGHT, "部门：乙局", 40),
    outcomes: ["no", "yes"],
  },
  { feature: "text between", left: LEFT, right: RIGHT, between: true, outcomes: ["no", "yes"] },
  { feature: "room", left: wide(FEW, 900), right: wide(ONE, 900), outcomes: ["open", "yes"] },
  { feature: "paper", left: FEW, right: wide(ONE, FEW.width + 100), outcomes: ["open", "yes"] },
  {
    feature: "open frame",
    left: FEW,
    right: wide(ONE, FEW.width),
    change: openAt,
    outcomes: ["open", "yes"],
  },
];

it.each(CASES)("$feature alone decides whether pages are one sheet", (each) => {
  const sheetOf = (page: PageText, left?: SheetPage) => toSheetPage(findTables(page), left) as SheetPage;
  const left = sheetOf(each.left);
  const right = sheetOf(each.right, left);
  const lines = each.between ? findTables(said(RIGHT, "以上各表的有关情况说明如下", 40, 300)).lines : [];
  const halves = compareHalves([left], each.change ? each.change(right) : right, [], lines);
  const others = SHEET_FEATURES.filter(({ name }) => name !== each.feature);
  expect([SHEET_FEATURES, others].map((features) => weigh(features, ONE_SHEET, halves).outcome)).toEqual(
    each.outcomes,
  );
});

it("no feature is without a case", () => {
  expect(SHEET_FEATURES.map(({ name }) => name)).toEqual(CASES.map(({ feature }) => feature));
});
