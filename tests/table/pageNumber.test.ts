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

const page = { height: 595, from: 0, to: 630 };

test("a number between dashes is a page's further from the edge too, where nothing stands beyond it", () => {
  expect(findPageNumber([line("—8—", 526)], { ...page, to: 842 })?.number).toBe("8");
  expect(findPageNumber([line("8", 526)], { ...page, to: 842 })).toBeNull();
  expect(findPageNumber([line("—8—", 526), line("一段文字", 560)], page)).toBeNull();
  expect(findPageNumber([line("—8—", 300)], page)).toBeNull();
});

test("a bare number is a page's there in the middle of the page, where nothing stands beyond it", () => {
  expect(findPageNumber([line("8", 496)], page)?.number).toBe("8");
  expect(findPageNumber([line("8", 496)], { ...page, from: 30 })?.number).toBeUndefined();
  expect(findPageNumber([line("8", 460)], page)).toBeNull();
  expect(findPageNumber([line("8", 496), line("一段文字", 530)], page)).toBeNull();
  expect(findPageNumber([line("8.50", 496)], page)).toBeNull();
});
