import fc from "fast-check";
import { expect, test } from "vitest";
import { InputError } from "../../src/core/errors.ts";
import { selectPages } from "../../src/pipeline/selectPages.ts";

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
  [{ first: 2, last: 1_000_000_000 }, "the document has pages 1 to 3; 2-1000000000 lies outside"],
])("%j is outside three pages", (range, message) => {
  const select = () => selectPages([range], 3);
  expect(select).toThrow(InputError);
  expect(select).toThrow(message);
});
