import { expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";

const [PAGE] = printTable(
  ["科目名称", "合计", "基本支出"],
  [
    ["行政运行", "12.5", ""],
    ["住房公积金", "3", "3"],
  ],
  {
    columnWidths: [120, 60, 60],
    fontSize: 9,
    pageHeight: 420,
    repeatHeader: true,
    title: "2024年部门支出预算表",
  },
);
const [RUN] = PAGE!.runs;

/** A figure's run outside the table, at a place where no row stands beside it. */
const loose = (text: string, index: number, confidence = 1) => {
  const box = [20 + 70 * (index % 2), 200 + 24 * index, 60 + 70 * (index % 2), 209 + 24 * index] as const;
  return { ...RUN!, text, box, lines: [box], glyphs: [], confidence };
};
const rulesOf = (texts: readonly string[], confidence = 1): string[] =>
  assemble([
    findTables({
      ...PAGE!,
      runs: [...PAGE!.runs, ...texts.map((text, index) => loose(text, index, confidence))],
    }),
  ]).findings.map(({ rule }) => rule);

it("figures that stand alone outside the tables betray one that was missed", () => {
  expect(rulesOf(["12.50", "1,204.33", "0.20", "7.00", "15.10"])).toEqual(["LOOSE-FIGURES"]);
  expect(rulesOf(["900.50", "0.00", "20.00", "30.00"].map((text) => `事业收入………… ${text}`))).toEqual([
    "LOOSE-FIGURES",
  ]);
  expect(rulesOf(["1", "2", "12", "15"].map((text) => `第一部分………… ${text}`))).toEqual([]);
});

it("page numbers, years and figures within sentences do not", () => {
  expect(rulesOf(["12", "2024", "13", "14", "15", "支出12.50万元"])).toEqual([]);
});

it("a page most of which is guessed is told as a whole", () => {
  const words = Array.from({ length: 20 }, () => "般共务");
  expect(rulesOf(words, 0.3)).toEqual(["PAGE-ILLEGIBLE"]);
  expect(rulesOf(words, 0.9)).toEqual([]);
});

it("a page that was scanned too coarsely is told of", () => {
  const { findings } = assemble([findTables({ ...PAGE!, dpi: 160, scanDpi: 80 })]);
  expect(findings.map(({ rule, severity, page }) => [rule, severity, page])).toEqual([
    ["RESOLUTION-LOW", "info", 1],
  ]);
  expect(findings[0]?.message).toContain("only 80 pixels per inch");
});
