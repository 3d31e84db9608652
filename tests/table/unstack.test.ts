import { describe, expect, test } from "vitest";
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

describe("figures of two rows that were read as one stack, the ruling between them lost", () => {
  /** What the table shows with two lines in the place where the horizontal is missing; rows of `height` points. */
  const show = (height: number, lines: readonly [string, string], leading = height): string[] => {
    const edges = [100, 120, 120 + height, 120 + 2 * height, 120 + 3 * height];
    const [lost, bottom] = [edges[2] as number, edges[4] as number];
    const rulings = [
      ...edges.filter((y) => y !== lost).map((y) => horizontal(y, 50, 290)),
      ...[horizontal(lost, 50, 130), horizontal(lost, 210, 290)],
      ...[50, 130, 210, 290].map((x) => vertical(x, 100, bottom)),
    ];
    const top = (row: number): number => 120 + (row + 0.5) * height - 5;
    const stack = stacked(lines.map((text, line) => rightAt(text, 205, lost - 5 + (line - 0.5) * leading)));
    const others = [
      ...["甲市", "乙市", "丙市"].map((name, row) => textAt(name, 60, top(row))),
      ...["3.20", "1.90", "2.40"].map((text, row) => rightAt(text, 285, top(row))),
    ];
    const runs = [...header, ...others, stack, rightAt("8.80", 205, top(2))];
    return findTables(pageOf(runs, rulings)).tables.flatMap(showTable);
  };

  test("are parted where each has its point, or stands in the middle of its row", () => {
    for (const [height, first, second] of [
      [15, "66.81", "66.81"],
      [24, "212", "213"],
      [24, "1,107", "62"],
    ] as const)
      expect(show(height, [first, second])).toEqual([
        "项目|上年|本年",
        `甲市|${first}|3.20`,
        `乙市|${second}|1.90`,
        "丙市|8.80|2.40",
      ]);
  });

  test("stay one where one wraps: it has one point, ends with its mark, or stands close under itself", () => {
    for (const [lines, leading] of [
      [["1,107.", "62"], 24],
      [["150", "003"], 12],
    ] as const)
      expect(show(24, lines, leading)[1]).toBe(`甲市|${lines.join("")}[2x1]|3.20`);
  });
});

test("lines of a stack that stand in several cells are parted, whatever they say", () => {
  const edges = [100, 120, 135, 150].map((y) => horizontal(y, y === 135 ? 53 : 50, 290));
  const rulings = [...edges, ...[50, 130, 210, 290].map((x) => vertical(x, 100, 150))];
  const stack = stacked([textAt("甲市", 60, 122), textAt("乙市", 60, 137)]);
  const figures = ["3.20", "1.90"].flatMap((text, row) => [
    rightAt(text, 205, 122 + row * 15),
    rightAt(text, 285, 122 + row * 15),
  ]);
  expect(findTables(pageOf([...header, stack, ...figures], rulings)).tables.map(showTable)).toEqual([
    ["项目|上年|本年", "甲市|3.20|3.20", "乙市|1.90|1.90"],
  ]);
});
