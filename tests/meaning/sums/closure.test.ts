import { describe, expect, test } from "vitest";
import { addPart, closureOf, costOfClosure, NO_PARTS } from "../../../src/meaning/sums/closure.ts";

/** What a grammar of rows asks for a level that nothing in print speaks for (rowGrammar.ts). */
const LEVEL = 3;

/** Cost of a whole over parts, in units of the last printed place; `times` columns repeat it. */
function costOf(whole: number, parts: readonly number[], times = 1): number {
  const row = (figure: number): bigint[] => Array.from({ length: times }, () => BigInt(figure));
  const sum = parts.map(row).reduce(addPart, NO_PARTS);
  return costOfClosure(closureOf(row(whole), true, sum));
}
/** A figure of so many digits, none of them zero, as the sum of two. */
const exact = (digits: number, times = 1): number => {
  const whole = Number("7".repeat(digits));
  return costOf(whole, [whole - 2, 2], times);
};
const copied = (digits: number, times = 1): number =>
  costOf(Number("7".repeat(digits)), [Number("7".repeat(digits))], times);
const rounded = (digits: number, times = 1): number => {
  const whole = Number("7".repeat(digits));
  return costOf(whole + 1, [whole - 2, 2], times);
};
const failed = (times = 1): number => costOf(777, [111, 222], times);

describe("a sum of two figures that is exact", () => {
  test("says as much as it has digits: two do not make a level, four do", () => {
    expect(exact(2)).toBeGreaterThan(-LEVEL);
    expect(exact(4)).toBeLessThan(-LEVEL);
  });

  test("says in twelve digits no more than in six, which is two levels", () => {
    expect(exact(12)).toBe(exact(6));
    expect(exact(12)).toBeCloseTo(-2 * LEVEL, 0);
  });

  test("says a little more in further columns, and in a hundred no more than in seven", () => {
    expect(exact(3, 5)).toBeLessThan(exact(4) - 0.5);
    expect(exact(3, 5)).toBeGreaterThan(exact(6) - 0.5);
    expect(exact(3, 7)).toBeLessThan(exact(3, 3));
    expect(exact(3, 7)).toBeLessThan(exact(3, 6));
    expect(exact(3, 100)).toBe(exact(3, 7));
  });
});

test("a figure that repeats its one part says something, and never makes a level by itself", () => {
  expect(copied(9, 100)).toBeGreaterThan(-LEVEL);
  expect(copied(2)).toBeGreaterThan(-1);
  expect(copied(2)).toBeLessThan(-0.4);
  expect(copied(9)).toBeLessThan(-1);
  expect(copied(2, 5)).toBeLessThan(copied(2) - 0.3);
});

test("a sum within rounding says half of an exact one, and never makes a level in one column", () => {
  expect(rounded(9)).toBeGreaterThan(-LEVEL);
  expect(rounded(9)).toBeLessThan(-2);
  expect(rounded(3)).toBeCloseTo(exact(3) / 2, 1);
  expect(rounded(3, 5)).toBeLessThan(-2);
  expect(rounded(3, 5)).toBeGreaterThan(-LEVEL);
});

describe("a figure that is not the sum", () => {
  test("costs more than one digit that is exact is worth, and less than three", () => {
    expect(failed() + exact(1)).toBeGreaterThan(0);
    expect(failed() + exact(3)).toBeLessThan(0);
  });

  test("costs little more in further columns: what one column misses, its neighbours miss", () => {
    expect(failed(10)).toBeGreaterThan(failed() + 0.5);
    expect(failed(10) + exact(4)).toBeLessThan(0);
  });
});
