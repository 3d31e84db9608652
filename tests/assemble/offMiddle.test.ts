import { expect, test } from "vitest";
import type { PlacedCell } from "../../src/assemble/fragment.ts";
import { standsOffMiddle } from "../../src/assemble/offMiddle.ts";
import { learnPattern } from "../../src/assemble/rowPattern.ts";
import { rowOfLines } from "../builders/rowOfLines.ts";

/** Names of three lines with an amount beside their second. */
const WHOLE = ["女职工卫生费", "公务接待费", "电费", "水费"].map((name) =>
  rowOfLines([name, "5.5"], { above: [0, 1], below: [0, 1], height: 3 }),
);
const pattern = learnPattern(WHOLE, WHOLE);
const head = rowOfLines(["公务", ""], { height: 1 });

test("halves that would set a text off the middle of its cell are of two rows", () => {
  const tail = rowOfLines(["接待费", "8"], { above: [0, 0], below: [0, 1], height: 2 });
  expect(standsOffMiddle(head, tail, pattern)).toBe(false);
  const low = rowOfLines(["接待费", "8"], { above: [0, 2], below: [0, 0], height: 3 });
  expect(standsOffMiddle(head, low, pattern)).toBe(true);
  const over = rowOfLines(["公务", "8"], { height: 1 });
  expect(standsOffMiddle(over, rowOfLines(["接待费", ""], { height: 3 }), pattern)).toBe(true);
});

test("where every text of a half spans rows nothing is told", () => {
  const [name] = rowOfLines(["接待费"], { height: Number.POSITIVE_INFINITY });
  const tail = [name as PlacedCell, rowOfLines([""])[0] as PlacedCell];
  expect(standsOffMiddle(rowOfLines(["公务", "8"], { height: 1 }), tail, pattern)).toBe(false);
});

test("where texts begin at the top nothing is told", () => {
  const atTop = WHOLE.map((_, at) => rowOfLines([`名${at}`, "5.5"], { below: [0, 2], height: 3 }));
  const low = rowOfLines(["接待费", "8"], { above: [0, 2], below: [0, 0], height: 3 });
  expect(standsOffMiddle(head, low, learnPattern(atTop, atTop))).toBe(false);
});
