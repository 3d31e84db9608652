import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/checks/index.ts";
import type { BudgetDocument, Place } from "../../src/contract/schema.ts";
import { dimension, misread, money, sketch, type TableSketch } from "./builder.ts";

/** Leaf amounts of one row in hundredths: wages, household, project; null where blank. */
type Leaves = readonly (number | null)[];

/** More than a sum of a few rows may miss by rounding, so that no error hides in it. */
const leaf = fc.option(fc.integer({ min: 1_00, max: 99_999_99 }), { nil: null, freq: 3 });
const detail: fc.Arbitrary<Leaves> = fc
  .tuple(leaf, leaf, leaf)
  .filter((leaves) => leaves.some((value) => value !== null));
const departments = fc.array(fc.array(detail, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 3,
});
/** With thousands separators, with two decimals always, or with zeros dropped as the seed has them. */
const style = fc.constantFrom(
  (cents: number) => (cents / 100).toFixed(2).replace(/\B(?=(?:\d{3})+(?!\d))/gu, ","),
  (cents: number) => (cents / 100).toFixed(2),
  (cents: number) => String(cents / 100),
);

const plus = (rows: readonly Leaves[]): Leaves =>
  [0, 1, 2].map((at) => {
    const values = rows.flatMap((row) => row[at] ?? []);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
  });

/** 合计 | 基本支出 > 小计, 工资, 家庭 | 项目支出, for a total, its departments and their details. */
function consistent(groups: readonly (readonly Leaves[])[], print: (cents: number) => string): TableSketch {
  const cells = ([wages = null, household = null, project = null]: Leaves): string[] => {
    const basic = wages === null && household === null ? null : (wages ?? 0) + (household ?? 0);
    const total = (basic ?? 0) + (project ?? 0);
    return [total, basic, wages, household, project].map((value) => (value === null ? "" : print(value)));
  };
  return {
    columns: [
      dimension("administrative.code"),
      dimension("function.code"),
      money("合计"),
      money("基本支出/小计", { nature: "basic" }),
      money("基本支出/工资福利支出", { nature: "basic.personnel.wages" }),
      money("基本支出/对个人和家庭的补助", { nature: "basic.personnel.household" }),
      money("项目支出", { nature: "project" }),
    ],
    rows: [
      ["total", "", "合计", ...cells(plus(groups.flat()))],
      ...groups.flatMap((details, group): TableSketch["rows"] => [
        ["department", `1500${group}`, "", ...cells(plus(details))],
        ...details.map((leaves, at): TableSketch["rows"][number] => [
          "detail",
          "",
          `20103${10 + at}`,
          ...cells(leaves),
        ]),
      ]),
    ],
  };
}

const tables = fc
  .tuple(departments, style)
  .map(([groups, print]) => sketch({ tables: [consistent(groups, print)] }));

const amounts = (document: BudgetDocument) =>
  (document.tables[0]?.rows ?? []).flatMap((row) =>
    row.cells.flatMap((cell, column) =>
      cell.amount === undefined ? [] : [{ row: row.index, column, cell }],
    ),
  );

/** Named by an error or a warning, or disputed. */
function isTold(checked: BudgetDocument, row: number, column: number): boolean {
  const isHere = (place: Place) => "row" in place && place.row === row && place.column === column;
  const flags = checked.flags.filter(({ severity }) => severity !== "info");
  return (
    flags.some(({ cells }) => cells.some(isHere)) ||
    checked.tables[0]?.rows[row]?.cells[column]?.status === "disputed"
  );
}

describe("a table whose sums close", () => {
  it("is verified whole, with nothing to tell", () => {
    fc.assert(
      fc.property(tables, (document) => {
        const checked = checkDocument(document);
        expect(checked.flags).toEqual([]);
        expect(new Set(amounts(checked).map(({ cell }) => cell.status))).toEqual(new Set(["verified"]));
      }),
    );
  });

  it("gives every misread digit away, and changes no reading", () => {
    fc.assert(
      fc.property(
        tables,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (document, which, where, step) => {
          const all = amounts(document);
          const chosen = all[which % all.length] as (typeof all)[number];
          const digits = [...chosen.cell.text.matchAll(/\d/gu)];
          const digit = digits[where % digits.length] as RegExpExecArray;
          const other = String((Number(digit[0]) + step) % 10);
          const text =
            chosen.cell.text.slice(0, digit.index) + other + chosen.cell.text.slice(digit.index + 1);
          const read = misread(document, [0, chosen.row, chosen.column], text);
          const checked = checkDocument(read);
          expect(isTold(checked, chosen.row, chosen.column)).toBe(true);
          const readings = (of: BudgetDocument) => amounts(of).map(({ cell }) => [cell.text, cell.amount]);
          expect(readings(checked)).toEqual(readings(read));
        },
      ),
      { numRuns: 300, seed: 2024 },
    );
  });

  it("gives an amount away that was read into the blank column beside its own", () => {
    fc.assert(
      fc.property(tables, fc.nat(), (document, which) => {
        const movable = amounts(document).flatMap(({ row, column, cell }) => {
          const cells = document.tables[0]?.rows[row]?.cells ?? [];
          const isLeaf = column >= 4 && document.tables[0]?.rows[row]?.kind === "detail";
          const to = [column - 1, column + 1].find((at) => at >= 4 && cells[at]?.text === "");
          return isLeaf && to !== undefined ? [{ row, column, to, text: cell.text }] : [];
        });
        fc.pre(movable.length > 0);
        const { row, column, to, text } = movable[which % movable.length] as (typeof movable)[number];
        const checked = checkDocument(misread(misread(document, [0, row, column], ""), [0, row, to], text));
        expect(isTold(checked, row, column)).toBe(true);
        expect(isTold(checked, row, to)).toBe(true);
      }),
    );
  });

  it("comes out the same when judged again", () => {
    fc.assert(
      fc.property(tables, fc.nat(), (document, which) => {
        const all = amounts(document);
        const { row, column } = all[which % all.length] as (typeof all)[number];
        const once = checkDocument(misread(document, [0, row, column], "7.77"));
        expect(checkDocument(once)).toEqual(once);
      }),
    );
  });
});
