import { expect, test } from "vitest";
import { areAsWide } from "../../src/assemble/alignColumns.ts";
import type { SplitFragment } from "../../src/assemble/splitFragment.ts";
import { rowOfLines } from "../builders/rowOfLines.ts";

const page = (words: readonly string[], widths: readonly number[]): SplitFragment => {
  const columnEdges = [40];
  for (const width of widths) columnEdges.push((columnEdges.at(-1) as number) + width);
  const header = [rowOfLines(words)];
  return { table: { columnEdges }, rows: header, form: [], header, body: [] } as never;
};
const WORDS = ["项目编码", "单位名称", "合计", "专项收入", "上年结转", "其他收入"];
const WIDTHS = [32, 60, 40, 30, 44, 50];

test("columns under the same words that are as wide, at any scale, are of one table though the other page lacks some", () => {
  const without = <T>(items: readonly T[]): T[] => items.filter((_, column) => column !== 4);
  const narrow = without(WIDTHS).map((width) => width * 1.3);
  expect(areAsWide(page(without(WORDS), narrow), page(WORDS, WIDTHS))).toBe(true);
});

test("columns under the same words, but of other widths, are of another table", () => {
  const other = page(["项目编码", "单位名称", "合计", "专项收入", "经营收入"], [38, 24, 51, 36, 35]);
  expect(areAsWide(other, page(WORDS, WIDTHS))).toBe(false);
});
