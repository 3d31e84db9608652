import { describe, expect, it } from "vitest";
import { isCutByGap, isLostStart } from "../../src/assemble/lostHalves.ts";
import { learnPattern } from "../../src/assemble/rowPattern.ts";
import type { PlacedRow, SplitFragment } from "../../src/assemble/splitFragment.ts";
import { type Lines, rowOfLines } from "../builders/rowOfLines.ts";

/** The page behind the gap: its header is repeated, so that nothing is seen of the row's frame. */
const pageOf = (row: PlacedRow): SplitFragment =>
  ({ table: { openTop: false }, header: [[]], body: [row] }) as never;
const pattern = (texts: readonly (readonly string[])[], lines: Lines, leavesOpen = false) => {
  const rows = texts.map((row) => rowOfLines(row, lines));
  return learnPattern(rows, rows, leavesOpen);
};
const NAMES = ["女职工卫生费", "电费", "其他奖金", "水费", "印刷费"];

describe("the first row behind a gap", () => {
  const inMiddle = pattern(
    NAMES.map((name, at) => [`41050${at}`, name, "5.5"]),
    { above: [1, 0, 1], below: [1, 0, 1] },
  );

  it("is whole where a whole code stands in the middle of its cell, though a name ends as longer ones do", () => {
    const row = rowOfLines(["410507", "奖金", "80"], { below: [0, 1, 1] });
    expect(isLostStart(row, pageOf(row), inMiddle)).toBe(false);
  });

  it("is the rest of one where the code may be a rest too", () => {
    const row = rowOfLines(["507", "奖金", ""]);
    expect(isLostStart(row, pageOf(row), inMiddle)).toBe(true);
  });

  it("is whole under a blank line, or with a whole code at the top, though a column is blank that whole rows fill", () => {
    const lacking = rowOfLines(["", "电费", "80"], { above: [0, 0, 1], below: [0, 0, 1] });
    expect(isLostStart(lacking, pageOf(lacking), inMiddle)).toBe(false);
    const atTop = pattern(
      NAMES.map((name, at) => [`41050${at}`, name, "5.5"]),
      { below: [2, 0, 2] },
    );
    const coded = rowOfLines(["410507", "", "80"], { below: [1, 0, 1] });
    expect(isLostStart(coded, pageOf(coded), atTop)).toBe(false);
  });

  it("is whole under a short code with a blank line over it, as a rest of one stands at the top", () => {
    const coded = pattern(
      NAMES.map((name, at) => [`41050${at}`, name, "5.5"]),
      {},
    );
    const low = rowOfLines(["0507", "电费", "80"], { above: [1, 0, 1] });
    expect(isLostStart(low, pageOf(low), coded)).toBe(false);
    const high = rowOfLines(["0507", "电费", "80"]);
    expect(isLostStart(high, pageOf(high), coded)).toBe(true);
  });

  it("is not known to be cut by a code that may head a group, nor by what too few rows teach", () => {
    const coded = pattern(
      NAMES.map((name, at) => [`3020${at}`, name, "5.5"]),
      {},
    );
    const group = rowOfLines(["215", "窗口小组", "1"]);
    expect(isLostStart(group, pageOf(group), coded)).toBe(false);
    const units = pattern(
      NAMES.map((name, at) => [`15000${at}`, name, "5.5"]),
      {},
    );
    expect(isLostStart(group, pageOf(group), units)).toBe(false);
    const few = pattern(
      NAMES.slice(0, 3).map((name) => [name, "5.5"]),
      {},
    );
    const row = rowOfLines(["奖金", "80"]);
    expect(isLostStart(row, pageOf(row), few)).toBe(false);
  });
});

it("a total's label in a column of codes does not hide that they are codes", () => {
  const rows = [["合计", "", "9.5"], ...NAMES.map((name, at) => [`3020${at}`, name, "5.5"])];
  const row = rowOfLines(["3020", "维修费", "80"]);
  expect(isCutByGap(row, false, pattern(rows, {}))).toBe(true);
});

describe("the last row before a gap", () => {
  const codes = NAMES.map((name, at) => [`41050${at}`, name, "5.5"]);
  const group = ["1405", "大厅运行小组", "8.5"];

  it("is whole in a closed frame where cut rows are open, or with a text in the middle, though its code is short", () => {
    expect(isCutByGap(rowOfLines(group), false, pattern(codes, {}))).toBe(true);
    expect(isCutByGap(rowOfLines(group), false, pattern(codes, {}, true))).toBe(false);
    const inMiddle = pattern(codes, { above: [1, 0, 1], below: [1, 0, 1] });
    const row = rowOfLines(group, { above: [0, 0, 1], below: [0, 0, 1] });
    expect(isCutByGap(row, false, inMiddle)).toBe(false);
  });
});
