import { expect, test } from "vitest";
import { movePages } from "../../src/assemble/movePages.ts";
import { orderPages } from "../../src/assemble/orderPages.ts";
import { findTables } from "../../src/table/index.ts";
import { pageTexts } from "../builders/printDisclosure.ts";

/** Pages of one small table each that print these numbers. */
const order = (...printed: number[]) => {
  const table = (number: number) => ({ title: `表${number}`, grid: `项目|金额\n 甲${number}|${number}.50` });
  const texts = pageTexts(printed.map((number) => ({ table: table(number) })));
  const numbered = texts.map((page, index) => ({
    ...page,
    runs: page.runs.map((run) =>
      /^- \d+ -$/u.test(run.text) ? { ...run, text: `- ${printed[index]} -` } : run,
    ),
  }));
  return orderPages(numbered.map(findTables));
};
const numbers = ({ pages }: ReturnType<typeof orderPages>) => pages.map(({ page }) => page.number);
const gaps = ({ gapsAfter }: ReturnType<typeof orderPages>) => [...gapsAfter].map(({ page }) => page.number);

test("a page follows the one that it is put behind, or comes first", () => {
  const found = order(1, 2, 3, 4);
  expect(numbers(movePages(found, [{ page: 4, after: 1 }]))).toEqual([1, 4, 2, 3]);
  expect(
    numbers(
      movePages(found, [
        { page: 3, after: null },
        { page: 1, after: 4 },
      ]),
    ),
  ).toEqual([3, 2, 4, 1]);
});

test("a page that is not there, or is put behind itself, moves nothing", () => {
  const found = order(1, 2, 3);
  expect(
    movePages(found, [
      { page: 9, after: 1 },
      { page: 2, after: 2 },
      { page: 1, after: 9 },
    ]),
  ).toBe(found);
});

test("a gap is told as long as its pages follow each other, and no longer when a page is put there", () => {
  const found = order(1, 2, 5, 6);
  expect(gaps(found)).toEqual([2]);
  const rulesOf = ({ findings }: typeof found) => findings.map(({ rule }) => rule);
  expect(rulesOf(found)).toEqual(["PAGES-MISSING"]);
  const elsewhere = movePages(found, [{ page: 1, after: 4 }]);
  expect([gaps(elsewhere), rulesOf(elsewhere)]).toEqual([[2], ["PAGES-MISSING"]]);
  const within = movePages(found, [{ page: 1, after: 2 }]);
  expect([gaps(within), rulesOf(within)]).toEqual([[], []]);
});

test("what was told of a page's place is told no more once a person moved it", () => {
  const found = order(2, 1, 3);
  expect(numbers(found)).toEqual([2, 1, 3]);
  expect([...found.moved].map(({ page }) => page.number)).toEqual([1, 3]);
  const decided = movePages(found, [{ page: 1, after: null }]);
  expect([...decided.moved].map(({ page }) => page.number)).toEqual([3]);
});
