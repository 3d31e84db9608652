import { describe, expect, it } from "vitest";
import { findRunning, isFall, isJump, stepsOver } from "../../src/assemble/runningNumbers.ts";
import { rowOfLines } from "../builders/rowOfLines.ts";

const rows = (...numbers: readonly (string | number)[]) =>
  numbers.map((number) => rowOfLines([String(number), "150003", "水费"]));
const page = (first: number) => rows(...Array.from({ length: 8 }, (_, at) => first + at));

describe("numbers that run down a table", () => {
  it("are known by their steps of one, blanks and codes that head groups aside", () => {
    expect(findRunning([page(1), page(9)])).toEqual([0]);
    expect(
      findRunning([rows(410500, 410501, 736, 410502, "", 410503, 410504, 410505, 410506, 410507)]),
    ).toEqual([0]);
    expect(findRunning([rows(3, 8, 1, 9, 2, 4, 7, 5)])).toEqual([]);
  });

  it("tell of rows lost at a page end, but not of rows that it may have cut", () => {
    expect(stepsOver(page(1), page(30), [0])).toEqual([[7, 31]]);
    expect(stepsOver(page(1), page(30), [0]).some(isJump)).toBe(true);
    expect(stepsOver(page(1), page(9), [0]).some(isJump)).toBe(false);
  });

  it("tell of pages in another order where they fall, but not where a list begins anew", () => {
    expect(stepsOver(page(30), page(20), [0]).some(isFall)).toBe(true);
    expect(stepsOver(page(30), page(1), [0]).some(isFall)).toBe(false);
  });
});
