import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeDigit } from "../../../bench/cities/mutate/changeDigit.ts";
import { howTold, withText } from "../../../bench/cities/mutate/mutateDocument.ts";
import { summedCells } from "../../../bench/cities/mutate/summedCells.ts";
import { createRandom } from "../../../samples/generate/random.ts";
import { checkDocument } from "../../../src/checks/index.ts";
import type { BudgetDocument } from "../../../src/contract/schema.ts";
import type { ReadAssembly } from "../../../src/meaning/alternatives/doubtfulTexts.ts";
import { dimension, money, sketch } from "../../checks/builder.ts";

describe("changeDigit", () => {
  const figure = fc.tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom("", ".0", ".57", ".00"));

  test("changes one digit to another one and nothing else", () => {
    fc.assert(
      fc.property(figure, fc.integer(), ([whole, decimals], seed) => {
        const text = whole.toLocaleString("en-US") + decimals;
        const changed = changeDigit(text, createRandom(seed))?.text ?? "";
        const differing = [...text].filter((character, index) => character !== changed[index]);
        expect(changed).toHaveLength(text.length);
        expect(differing).toHaveLength(1);
        expect(changed).toMatch(/^(?!0[\d,])[\d,]+(?:\.\d+)?$/u);
      }),
    );
  });

  test("says whether the digit stands after the point; a dash has no digit", () => {
    const places = Array.from({ length: 30 }, (_, seed) => changeDigit("1.5", createRandom(seed)));
    for (const changed of places) expect(changed?.isDecimal).toBe(changed?.text.startsWith("1"));
    expect(changeDigit("-", createRandom(1))).toBeNull();
  });
});

/** A table of which every cell stands at a place of its own. */
function documentOf(
  rows: readonly (readonly ["total" | "detail", string, string, string])[],
): BudgetDocument {
  const { tables, ...document } = sketch({
    pageKind: "text",
    tables: [
      {
        columns: [dimension("function.code"), dimension("function.name"), money("合计")],
        rows,
      },
    ],
  });
  for (const row of tables[0]?.rows ?? []) {
    for (const [column, cell] of row.cells.entries()) {
      for (const fragment of cell.fragments) fragment.box = [column, row.index, column + 1, row.index + 1];
    }
  }
  return checkDocument({ ...document, tables });
}

const CLOSED = [
  ["total", "", "合计", "30.00"],
  ["detail", "201", "一般公共服务支出", "10.00"],
  ["detail", "208", "社会保障和就业支出", "20.00"],
] as const;
const spoiled = (figure: string) =>
  documentOf([CLOSED[0], [CLOSED[1][0], CLOSED[1][1], CLOSED[1][2], figure], CLOSED[2]]);

test("figures in a sum that closes may be changed; those in one that fails may not", () => {
  const cells = summedCells(documentOf(CLOSED));
  expect(cells.map(({ text }) => text)).toEqual(["30.00", "10.00", "20.00"]);
  expect(cells.map(({ sums }) => [...sums])).toEqual(Array(3).fill([cells[0]?.spot]));
  expect(summedCells(spoiled("14.00"))).toEqual([]);
});

test("a changed digit is told by a new flag at the cell or at its sum, not by one that was there before", () => {
  const before = documentOf(CLOSED);
  const [total, part] = summedCells(before);
  const after = spoiled("14.00");
  if (total === undefined || part === undefined) throw new Error("no summed cells");
  expect(after.flags.map(({ rule }) => rule)).toContain("SUM-COLUMN");
  expect(howTold(before, after, part)).toBe("at a sum");
  expect(howTold(before, after, total)).toBe("at the cell");
  expect(howTold(after, after, part)).toBe("not told");
  expect(howTold(before, { ...after, flags: [] }, part)).toBe("not told");
});

test("the text of one assembled cell is changed, found by its place", () => {
  const cell = (text: string, y: number) => ({
    text,
    confidence: 1,
    rowSpan: 1,
    columnSpan: 1,
    pieces: [{ page: 1, box: [0, y, 1, y + 1] as const, text, confidence: 1 }],
  });
  const assembly = {
    tables: [{ rows: [{ cells: [cell("10.00", 0)] }, { cells: [cell("10.00", 1)] }] }],
  } as unknown as ReadAssembly;
  const target = { spot: "1 0 1 1 2", page: 1, text: "10.00", sums: new Set<string>() };
  const rows = withText(assembly, target, "14.00").tables[0]?.rows ?? [];
  expect(rows.map(({ cells }) => [cells[0]?.text, cells[0]?.pieces[0]?.text])).toEqual([
    ["10.00", "10.00"],
    ["14.00", "14.00"],
  ]);
  expect(() => withText(assembly, { ...target, spot: "2 0 1 1 2" }, "14.00")).toThrow(/0 cells/u);
});
