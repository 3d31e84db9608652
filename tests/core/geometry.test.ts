import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, contains, intersection, turnBox, union } from "../../src/core/geometry.ts";

const box: fc.Arbitrary<Box> = fc
  .tuple(
    fc.integer({ max: 500, min: 0 }),
    fc.integer({ max: 500, min: 0 }),
    fc.integer({ max: 200, min: 1 }),
    fc.integer({ max: 200, min: 1 }),
  )
  .map(([x, y, width, height]) => [x, y, x + width, y + height]);
const page = { width: 600, height: 800 };

describe("boxes", () => {
  it("lie within their union, and their intersection within them", () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const all = union([a, b]);
        expect(contains(all, a[0], a[1]) && contains(all, b[2], b[3])).toBe(true);
        const common = intersection(a, b);
        if (common) expect(contains(a, common[0], common[1]) && contains(b, common[2], common[3])).toBe(true);
      }),
    );
  });

  it("are held by the box that a turn and the turn back give", () => {
    fc.assert(
      fc.property(box, fc.double({ min: -3, max: 3, noNaN: true }), (a, degrees) => {
        const back = turnBox(turnBox(a, degrees, page), -degrees, page);
        expect(back[0]).toBeLessThanOrEqual(a[0] + 1e-6);
        expect(back[3]).toBeGreaterThanOrEqual(a[3] - 1e-6);
      }),
    );
  });

  it("do not move where the page is straight", () => {
    expect(turnBox([1, 2, 3, 4], 0, page)).toEqual([1, 2, 3, 4]);
  });
});
