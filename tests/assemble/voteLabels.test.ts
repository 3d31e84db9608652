import { expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import { voteLabels } from "../../src/assemble/voteLabels.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";

/** A page's table with these labels over it, each with a confidence. */
const part = (number: number, labels: readonly (readonly [text: string, confidence: number])[]) =>
  ({
    page: { number },
    table: {
      frame: {
        labels: labels.map(([text, confidence]) => ({ text, confidence, box: [0, 0, 1, 1], runs: [] })),
      },
    },
  }) as never;
const textsOf = (parts: readonly never[]) => voteLabels(parts).map(({ page, text }) => `${page} ${text}`);

it("a unit that only a later page shows is the table's, and a label that all repeat stands once", () => {
  const department = ["编制部门：市政务服务中心", 0.9] as const;
  expect(textsOf([part(1, [department]), part(2, [department, ["单位：元", 0.95]])])).toEqual([
    "1 编制部门：市政务服务中心",
    "2 单位：元",
  ]);
});

it("of different readings of a label most pages decide, and the surest of two", () => {
  expect(
    textsOf([part(1, [["单位：元", 0.99]]), part(2, [["单位：万元", 0.8]]), part(3, [["单位：万元", 0.9]])]),
  ).toEqual(["3 单位：万元"]);
  expect(textsOf([part(1, [["编制邦门：市财政局", 0.6]]), part(2, [["编制部门：市财政局", 0.9]])])).toEqual([
    "2 编制部门：市财政局",
  ]);
});

it("a page number that could not be read parts no table", () => {
  const pages = printTable(
    ["科目编码", "科目名称", "合计"],
    Array.from({ length: 20 }, (_, row) => [`2010${100 + row}`, "其他政府办公厅支出", `${row}.50`]),
    {
      columnWidths: [60, 90, 60],
      fontSize: 9,
      pageHeight: 320,
      repeatHeader: true,
      title: "2024年部门支出预算表",
    },
  );
  const illegible = pages.map((page) => ({
    ...page,
    runs: page.runs.map((run) => (run.text === `- ${page.number} -` ? { ...run, text: "1来" } : run)),
  }));
  expect(pages.length).toBeGreaterThan(1);
  expect(assemble(illegible.map(findTables)).tables.map(({ rows }) => rows.length)).toEqual([20]);
});
