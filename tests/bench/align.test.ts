import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { align, assign } from "../../bench/accuracy/align.ts";

const same = (a: string, b: string): number => (a === b ? 1 : 0);
const letters = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });

describe("align", () => {
  test("pairs around what is lost and what is extra", () => {
    expect(align([..."abcd"], [..."axcd"], same)).toEqual([
      [0, 0],
      [2, 2],
      [3, 3],
    ]);
    expect(align([..."abcd"], [..."bcde"], same)).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
  });

  test("pairs as many equal letters as the longest common subsequence, in order", () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const pairs = align(a, b, same);
        expect(pairs.every(([i, j]) => a[i] === b[j])).toBe(true);
        expect(
          pairs.slice(1).every(([i, j], k) => i > (pairs[k]?.[0] ?? 0) && j > (pairs[k]?.[1] ?? 0)),
        ).toBe(true);
        expect(pairs).toHaveLength(commonLength(a, b));
      }),
    );
  });
});

test("assign pairs the best first, in any order, each once", () => {
  const score = (a: number, b: number): number => 10 - Math.abs(a - b);
  expect(assign([1, 5, 9], [9, 2, 30], score)).toEqual([
    [0, 1],
    [2, 0],
  ]);
});

/** Length of the longest common subsequence, by definition. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  const table = [new Array(b.length + 1).fill(0)];
  for (const [i, x] of a.entries()) {
    const row = [0];
    for (const [j, y] of b.entries()) {
      row.push(x === y ? table[i]?.[j] + 1 : Math.max(table[i]?.[j + 1], row[j] as number));
    }
    table.push(row);
  }
  return table[a.length]?.[b.length];
}
