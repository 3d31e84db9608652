import { expect, test } from "vitest";
import { befall, inFile } from "../../bench/reassembly/befall.ts";
import { printDocument } from "../../bench/reassembly/printPages.ts";
import { caseOf } from "../../bench/reassembly/runCases.ts";
import { assemble } from "../../src/assemble/index.ts";
import { beginsAnew, isContinued, withoutContinued } from "../../src/assemble/titles.ts";

test("a title that says continued is the same title", () => {
  expect(withoutContinued("部门预算表(续)")).toBe("部门预算表");
  expect(withoutContinued("部门预算表续表1")).toBe("部门预算表");
  expect(beginsAnew("部门预算表(续)", "部门预算表")).toBe(false);
  expect(beginsAnew("", "部门预算表")).toBe(false);
});

test("a title begins a table anew where it is another, or says continued no more", () => {
  expect(beginsAnew("政府采购表(续)", "部门预算表")).toBe(true);
  expect(beginsAnew("部门预算表", "部门预算表(续)")).toBe(true);
});

test("续 within a word does not say continued", () => {
  expect(isContinued("手续费支出表")).toBe(false);
});

test("a table whose first page prints no title has the one that a later page prints, where pages are in disorder", () => {
  const options = caseOf(4);
  const { pages } = printDocument(options);
  const { tables } = assemble(inFile(pages, befall(pages.length, options)));
  expect(tables.map(({ title, titleLines }) => [title, titleLines.map(({ page }) => page)])).toEqual([
    ["2024年上年结转资金表", [2]],
  ]);
});
