import { expect, test } from "vitest";
import { orderPages } from "../../src/assemble/orderPages.ts";
import type { PageLayout } from "../../src/table/types.ts";

const layoutsOf = (printed: readonly (string | null)[]): PageLayout[] =>
  printed.map(
    (printedNumber, index) =>
      ({
        ...{ page: { number: index + 1 }, printedNumber, tables: [], unread: [] },
        lines: [{ text: `paragraph ${index + 1}` }],
      }) as never,
  );
const orderOf = (...printed: (string | null)[]) => {
  const { pages, findings } = orderPages(layoutsOf(printed));
  return { order: pages.map(({ page }) => page.number), rules: findings.map(({ rule }) => rule) };
};

test("a number one digit off what its neighbours leave for it is misread: the page stays, and it is told", () => {
  expect(orderOf("1", "2", "8", "4", "5", "6")).toEqual({
    order: [1, 2, 3, 4, 5, 6],
    rules: ["PAGES-ORDER"],
  });
});

test("in a short file a number that no other page's is beside is misread where its neighbours leave one digit off", () => {
  expect(orderOf("1", "6", "3")).toEqual({ order: [1, 2, 3], rules: ["PAGES-ORDER"] });
  expect(orderOf("1", "4", "3").order).toEqual([1, 3, 2]);
});

test("in a shuffled file a place between two numbers is left by chance", () => {
  expect(orderOf("2", "1", "4")).toEqual({ order: [2, 1, 3], rules: ["PAGES-ORDER", "PAGES-MISSING"] });
});

test("a page that was moved is put back, as its number's place is another's", () => {
  expect(orderOf("1", "2", "5", "4", "3").order).toEqual([1, 2, 5, 4, 3]);
  expect(orderOf("1", "3", "2", "4").order).toEqual([1, 3, 2, 4]);
});

test("a number misread as another's takes the numbers of a short file nothing of their worth", () => {
  const { findings } = orderPages(layoutsOf(["1", "2", "3", "4", "5", "6", "7", "3", "10", "11"]));
  expect(findings.map(({ rule, between }) => [rule, between])).toEqual([["PAGES-MISSING", [8, 9]]]);
  expect(orderOf("1", "2", "3", "4", "5", "2", "7")).toEqual({
    order: [1, 2, 3, 4, 5, 6, 7],
    rules: ["PAGES-ORDER"],
  });
});

test("numbers that start anew tell no order: several documents are bound together", () => {
  expect(orderOf("1", "2", "3", "4", "5", "1", "2")).toEqual({ order: [1, 2, 3, 4, 5, 6, 7], rules: [] });
  expect(orderOf("1", "2", "1")).toEqual({ order: [1, 2, 3], rules: [] });
});

test("a number that is another page's, in a file that all others count, is misread: the page stays, and it is told", () => {
  expect(orderOf(null, "2", "3", "1")).toEqual({ order: [1, 2, 3, 4], rules: ["PAGES-ORDER"] });
  expect(orderOf("1", null, "3", "2")).toEqual({ order: [1, 2, 3, 4], rules: ["PAGES-ORDER"] });
  expect(orderOf("4", "2", "3", "1").order).toEqual([4, 2, 3, 1]);
});
