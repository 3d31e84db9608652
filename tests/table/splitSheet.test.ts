import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextRun } from "../../src/ocr/types.ts";
import { splitSheet } from "../../src/table/splitSheet.ts";
import { centredAt, pageOf, rightAt, textAt } from "../builders/setText.ts";

/** Two A4 pages side by side, points; the left edge of either page's type area and its width. */
const SHEET = { width: 1190, height: 842 };
const [PAGE, MARGIN] = [595, 60];
const AREA = PAGE - 2 * MARGIN;

const sheetOf = (runs: TextRun[]) => ({ ...pageOf(runs), ...SHEET });
const PROSE = "本部门严格执行预算管理制度，各项支出按照批复的预算执行，年末结转资金按规定使用，";

/** Rows of a name and a figure, `step` points apart from `top` on. */
const list = (left: number, top: number, step: number, rows: number): TextRun[] =>
  Array.from({ length: rows }, (_, row) => top + row * step).flatMap((y, row) => [
    textAt(["行政运行", "办公费", "住房公积金"][row % 3] as string, left, y),
    rightAt(`${row + 1}2.50`, left + AREA, y),
  ]);

const prose = (left: number, top: number, step: number, lines: number): TextRun[] =>
  Array.from({ length: lines }, (_, line) => textAt(PROSE, left, top + line * step));

const [LEFT, RIGHT] = [MARGIN, PAGE + MARGIN];

describe("splitSheet", () => {
  it("parts two pages with consecutive numbers, whatever stands on them, and moves nothing", () => {
    const pages = fc.record({
      rows: fc.integer({ min: 4, max: 20 }),
      others: fc.integer({ min: 4, max: 20 }),
      number: fc.integer({ min: 1, max: 300 }),
      isProse: fc.tuple(fc.boolean(), fc.boolean()),
    });
    fc.assert(
      fc.property(pages, ({ rows, others, number, isProse: [a, b] }) => {
        const left = (a ? prose : list)(LEFT, 90, 22, rows);
        const right = (b ? prose : list)(RIGHT, 90, 22, others);
        const feet = [number, number + 1].map((each, side) =>
          centredAt(`- ${each} -`, PAGE * (side + 0.5), 800),
        ) as [TextRun, TextRun];
        const sides = splitSheet(sheetOf([...right, feet[1], ...left, feet[0]]));
        expect(sides.map(({ text }) => new Set(text.runs))).toEqual([
          new Set([...left, feet[0]]),
          new Set([...right, feet[1]]),
        ]);
      }),
    );
  });

  it.each([
    ["lines at different heights", [...list(LEFT, 90, 22, 12), ...list(RIGHT, 97, 25, 12)]],
    ["prose on both", [...prose(LEFT, 90, 22, 12), ...prose(RIGHT, 90, 22, 12)]],
    [
      "a title on each",
      [LEFT, RIGHT].flatMap((left) => [
        centredAt("部门收入总表", left + AREA / 2, 60),
        ...list(left, 90, 22, 12),
      ]),
    ],
  ])("parts two pages without numbers that have %s", (_, runs) => {
    expect(splitSheet(sheetOf(runs))).toHaveLength(2);
  });

  const lists = [...list(LEFT, 90, 22, 12), ...list(RIGHT, 90, 22, 12)];

  it.each([
    ["two lists of one table, row beside row", lists],
    ["two lists under one title", [...lists, centredAt("部门收支总表", PAGE, 60)]],
    ["a line of prose over both", [...lists, textAt(PROSE + PROSE, 2 * LEFT, 760)]],
    ["one page beside an empty one", list(LEFT, 90, 22, 12)],
  ])("leaves %s whole", (_, runs) => {
    expect(splitSheet(sheetOf(runs))).toHaveLength(1);
  });

  it("leaves an upright page whole", () => {
    const narrow = { ...sheetOf(lists), width: PAGE * 2, height: 1684 };
    expect(splitSheet(narrow)).toHaveLength(1);
  });
});
