import { expect, test } from "vitest";
import { isAt } from "../../src/decisions/places.ts";

const place = (page: number, ...box: number[]) => ({ page, box });

test.each([
  ["found a point further down", place(2, 100, 51, 180, 65), true],
  ["found narrower, as rulings are drawn anew", place(2, 104, 50, 150, 64), true],
  ["found with a quarter of it elsewhere", place(2, 120, 50, 200, 64), true],
  ["the next row, which it touches", place(2, 100, 64, 180, 78), false],
  ["the next row, which reaches into it", place(2, 100, 60, 180, 78), false],
  ["on another page", place(3, 100, 50, 180, 64), false],
])("%s: the same place %s", (_, found, expected) => {
  expect(isAt(found, place(2, 100, 50, 180, 64))).toBe(expected);
});
