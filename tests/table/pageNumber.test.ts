import { expect, test } from "vitest";
import { findPageNumber, pageNumberIn } from "../../src/table/pageNumber.ts";
import type { PageLine } from "../../src/table/types.ts";

test.each([
  ["12", "12"],
  ["- 12 -", "12"],
  ["— 3 —", "3"],
  ["第12页 共60页", "12"],
  ["-l-", "1"],
  ["— 1O —", "10"],
])("%s is the number of a page", (text, number) => {
  expect(pageNumberIn(text)).toBe(number);
});

test.each(["l", "lO", "- a -", "合计", "3.5", "-"])("%s is none", (text) => {
  expect(pageNumberIn(text)).toBeNull();
});

const line = (text: string, top: number): PageLine => ({
  ...{ text, confidence: 1, runs: [] },
  box: [300, top, 330, top + 12],
});

test("a number between dashes is a page's further from the edge too, where nothing stands beyond it", () => {
  const height = 595;
  expect(findPageNumber([line("—8—", 526)], height)?.number).toBe("8");
  expect(findPageNumber([line("8", 526)], height)).toBeNull();
  expect(findPageNumber([line("—8—", 526), line("一段文字", 560)], height)).toBeNull();
  expect(findPageNumber([line("—8—", 300)], height)).toBeNull();
});
