import fc from "fast-check";
import { expect, test } from "vitest";
import { InputError } from "../../src/core/errors.ts";
import { pagesBeyond, selectPages } from "../../src/pipeline/selectPages.ts";

test("no ranges are all pages", () => {
  expect(selectPages(undefined, 3)).toEqual([1, 2, 3]);
});

test("pages come ascending and once", () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }));
  fc.assert(
    fc.property(fc.array(range, { minLength: 1 }), (pairs) => {
      const ranges = pairs.map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));
      const expected = Array.from({ length: 30 }, (_, index) => index + 1).filter((page) =>
        ranges.some(({ first, last }) => first <= page && page <= last),
      );
      expect(selectPages(ranges, 30)).toEqual(expected);
    }),
  );
});

test.each([
  [{ first: 4, last: 4 }, "the document has pages 1 to 3; 4 lies outside"],
  [{ first: 5, last: 1_000_000_000 }, "the document has pages 1 to 3; 5-1000000000 lies outside"],
])("%j is outside three pages", (range, message) => {
  const select = () => selectPages([range], 3);
  expect(select).toThrow(InputError);
  expect(select).toThrow(message);
});

test("what goes beyond the last page is left off and told of", () => {
  const ranges = [
    { first: 2, last: 1_000_000_000 },
    { first: 7, last: 7 },
  ];
  expect(selectPages(ranges, 3)).toEqual([2, 3]);
  expect(pagesBeyond(ranges, 3)?.en).toBe(
    "2-1000000000,7 goes beyond the last page, 3: what there is was read",
  );
  expect(pagesBeyond([{ first: 1, last: 3 }], 3)).toBeNull();
});
