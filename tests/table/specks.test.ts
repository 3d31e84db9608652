import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { TextRun } from "../../src/ocr/types.ts";
import { isSpecks, withoutEndMarks } from "../../src/table/aligned/specks.ts";
import { findTables } from "../../src/table/index.ts";
import type { PageTable } from "../../src/table/types.ts";
import { centredAt, horizontal, pageOf, rightAt, showTable, textAt } from "../builders/setText.ts";

/** Right ends of the figures; the names of the columns stand over their middles, wider than most of them. */
const ENDS = [200, 260, 320, 380, 440];
const NAMES: readonly (readonly string[])[] = [
  ["合计"],
  ["一般公共预", "算"],
  ["政府性基金"],
  ["国有资本经", "营预算"],
  ["单位资金"],
];
const ROWS = ["工资福利支出", "基本工资", "津贴补贴", "奖金", "办公费", "印刷费", "咨询费", "退休费", "合计"];

const asRead = (run: TextRun): TextRun => ({ ...run, engine: "ppocr" });

const HEADER = [
  centredAt("科目名称", 90, 110),
  ...NAMES.flatMap((lines, column) =>
    lines.map((line, index) =>
      centredAt(line, (ENDS[column] as number) - 24, lines.length > 1 ? 104 + 12 * index : 110),
    ),
  ),
].map(asRead);
const BODY = ROWS.flatMap((name, index) => [
  textAt(name, 60, 136 + 18 * index),
  ...ENDS.map((end, column) => rightAt(`${100 * index + 7 * column + 11}.20`, end, 136 + 18 * index)),
]).map(asRead);
const RULES = [horizontal(100, 55, 445), horizontal(131, 55, 445), horizontal(302, 55, 445)];
const tableOf = (runs: readonly TextRun[]): PageTable | undefined =>
  findTables(pageOf(runs, RULES)).tables[0];
const CLEAN = showTable(tableOf([...HEADER, ...BODY]) as PageTable);

/** The run with a mark that a reader made of a speck `gap` points off its left or its right end. */
function withMark(run: TextRun, mark: string, gap: number, isLeft: boolean): TextRun {
  const [left, top, right, bottom] = run.box;
  const x = isLeft ? left - gap - 2 : right + gap;
  const glyph = { text: mark, box: [x, top, x + 2, bottom] as const, confidence: 0.5 };
  const box = [Math.min(left, x), top, Math.max(right, x + 2), bottom] as const;
  return {
    ...run,
    box,
    lines: [box],
    text: isLeft ? mark + run.text : run.text + mark,
    glyphs: isLeft ? [glyph, ...run.glyphs] : [...run.glyphs, glyph],
  };
}

describe("a table without verticals on a page that was read", () => {
  it("has nine rows under a header of five columns and a name", () => {
    expect(CLEAN[0]).toBe("科目名称|合计|一般公共预算|政府性基金|国有资本经营预算|单位资金");
    expect(CLEAN).toHaveLength(ROWS.length + 1);
  });

  it("keeps its columns and rows, and each run its cell, whatever marks were read beside some", () => {
    const marks = fc.uniqueArray(
      fc.record({
        at: fc.nat(BODY.length - 1),
        mark: fc.constantFrom("·", "：", "'", ",", "、"),
        gap: fc.integer({ min: 1, max: 9 }),
        isLeft: fc.boolean(),
      }),
      { selector: ({ at }) => at, minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(marks, (chosen) => {
        const runs = BODY.map((run, at) => {
          const mark = chosen.find((one) => one.at === at);
          return mark ? withMark(run, mark.mark, mark.gap, mark.isLeft) : run;
        });
        const found = showTable(tableOf([...HEADER, ...runs]) as PageTable);
        expect(found.map((row) => row.replace(/[·：',、]/gu, ""))).toEqual(CLEAN);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it("keeps them where the box of a figure reaches into the white beside it", () => {
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.integer({ min: -14, max: 14 }), (at, by) => {
        const runs = BODY.map((run, index): TextRun => {
          if (index !== at || run.box[0] <= 60) return run;
          const [left, top, right, bottom] = run.box;
          const box = [left + Math.min(0, by), top, right + Math.max(0, by), bottom] as const;
          return { ...run, box, lines: [box] };
        });
        expect(showTable(tableOf([...HEADER, ...runs]) as PageTable)).toEqual(CLEAN);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it("has one row of a total whose figures take two lines, their rests below the middle of its name", () => {
    const upper = ENDS.map((end) => rightAt("5,581,335.", end + 6, 293));
    const lower = ENDS.map((end) => rightAt("98", end, 308));
    const runs = [...BODY.filter(({ box }) => box[1] < 270), textAt("合计", 60, 300), ...upper, ...lower].map(
      asRead,
    );
    const { tables } = findTables(
      pageOf([...HEADER, ...runs], [...RULES.slice(0, 2), horizontal(325, 55, 450)]),
    );
    expect(showTable(tables[0] as PageTable).at(-1)).toBe(`合计${"|5,581,335.98".repeat(ENDS.length)}`);
  });
});

const TEXT_HEIGHT = 10;
const run = (text: string, width: number, height: number, engine = "ppocr"): TextRun => {
  const box = [0, 0, width, height] as const;
  return { box, lines: [box], text, confidence: 0.5, engine, glyphs: [{ text, box, confidence: 0.5 }] };
};

test("specks are marks and ink too small for a character, but no flat dash and nothing that a text layer prints", () => {
  expect(isSpecks(run("：", 6, 8), TEXT_HEIGHT)).toBe(true);
  expect(isSpecks(run("l", 2, 4), TEXT_HEIGHT)).toBe(true);
  expect(isSpecks(run("-", 2, 4), TEXT_HEIGHT)).toBe(true);
  expect(isSpecks(run("-", 4, 1), TEXT_HEIGHT)).toBe(false);
  expect(isSpecks(run("1", 3, 7), TEXT_HEIGHT)).toBe(false);
  expect(isSpecks(run("：", 6, 8, "text-layer"), TEXT_HEIGHT)).toBe(false);
});

test("a run is no wider for the marks at its ends", () => {
  const figure = asRead(rightAt("12.20", 100, 0));
  const [left, , right] = withoutEndMarks(withMark(withMark(figure, ":", 9, true), "'", 9, false));
  expect(left).toBeGreaterThan(figure.box[0] - 4);
  expect(right).toBeLessThan(figure.box[2] + 4);
  expect(withoutEndMarks(figure)).toEqual(figure.box);
});
