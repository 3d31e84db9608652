import { expect, test } from "vitest";
import { union } from "../../src/core/geometry.ts";
import type { TextRun } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { horizontal, pageOf, rightAt, showTable, textAt, vertical } from "../builders/setText.ts";

/** Lines under each other as one run, as the reader of a narrow cell gives them. */
const stacked = (lines: readonly TextRun[]): TextRun => ({
  box: union(lines.map(({ box }) => box)),
  lines: lines.map(({ box }) => box),
  text: lines.map(({ text }) => text).join(""),
  confidence: 1,
  engine: "ppocr",
  glyphs: lines.flatMap(({ glyphs }) => glyphs),
});

const frame = [
  ...[100, 120, 220].map((y) => horizontal(y, 50, 290)),
  ...[50, 130, 210, 290].map((x) => vertical(x, 100, 220)),
];
const header = [textAt("项目", 60, 105), textAt("上年", 150, 105), textAt("本年", 230, 105)];

test("a table whose columns alone are drawn has a row in each line, however its cells were read", () => {
  const names = ["甲市", "乙市", "丙市", "丁市", "戊市", "己市"];
  const column = (texts: readonly string[], x: number) =>
    stacked(texts.map((text, row) => rightAt(text, x, 125 + row * 15)));
  const runs = [
    ...header,
    stacked(names.map((name, row) => textAt(name, 60, 125 + row * 15))),
    column(["2.3", "0.21", "8.8", "1.1", "8.6", "1.5"], 205),
    column(["3.2", "0", "13.4", "1.9", "11.2", "2.4"], 285),
  ];
  expect(findTables(pageOf(runs, frame)).tables.map(showTable)).toEqual([
    [
      "项目|上年|本年",
      "甲市|2.3|3.2",
      "乙市|0.21|0",
      "丙市|8.8|13.4",
      "丁市|1.1|1.9",
      "戊市|8.6|11.2",
      "己市|1.5|2.4",
    ],
  ]);
});

test("a name and a figure that wrap stay one row", () => {
  const runs = [
    ...header,
    stacked(["机关事业", "单位基本", "养老保险"].map((line, row) => textAt(line, 60, 140 + row * 15))),
    stacked([textAt("1,410,", 150, 150), textAt("886.00", 150, 165)]),
    textAt("5.00", 230, 155),
  ];
  expect(findTables(pageOf(runs, frame)).tables.map(showTable)).toEqual([
    ["项目|上年|本年", "机关事业单位基本养老保险|1,410,886.00|5.00"],
  ]);
});

test("figures of two rows that were read as one stack, each with its point, are parted where the ruling between them is lost", () => {
  const rows = [100, 120, 135, 150, 165].map((y) => horizontal(y, 50, 290));
  const lost = [horizontal(135, 50, 130), horizontal(135, 210, 290)];
  const rulings = [
    ...rows.filter(({ at }) => at !== 135),
    ...lost,
    ...[50, 130, 210, 290].map((x) => vertical(x, 100, 165)),
  ];
  const names = ["甲市", "乙市", "丙市"].map((name, row) => textAt(name, 60, 122 + row * 15));
  const right = ["3.20", "1.90", "2.40"].map((text, row) => rightAt(text, 285, 122 + row * 15));
  const show = (first: string, second: string): string[] => {
    const stack = stacked([rightAt(first, 205, 122), rightAt(second, 205, 137)]);
    const runs = [...header, ...names, ...right, stack, rightAt("8.80", 205, 152)];
    return findTables(pageOf(runs, rulings)).tables.flatMap(showTable);
  };
  expect(show("66.81", "66.81")).toEqual([
    "项目|上年|本年",
    "甲市|66.81|3.20",
    "乙市|66.81|1.90",
    "丙市|8.80|2.40",
  ]);
  // A figure that wraps has one point.
  expect(show("1,107.", "62")[1]).not.toContain("|1,107.|");
});
