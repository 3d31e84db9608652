import { expect, test } from "vitest";
import { pageNumberIn } from "../../src/table/pageNumber.ts";

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
