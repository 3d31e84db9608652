import { expect, it } from "vitest";
import { countFrameRows, frameInside, isTitledInside } from "../../src/table/frameInside.ts";
import { rightAt, textAt } from "../builders/setText.ts";

/** A cell of a grid of four columns: its place, how many columns it spans, and what is printed in it. */
const cell = (row: number, column: number, columnSpan: number, runs: ReturnType<typeof textAt>[]) => ({
  row,
  column,
  rowSpan: 1,
  columnSpan,
  runs,
  box: [60 + 80 * column, 100 + 20 * row, 60 + 80 * (column + columnSpan), 120 + 20 * row] as const,
});
const HEADER = [cell(9, 0, 1, [textAt("科目", 65, 285)]), cell(9, 1, 3, [textAt("合计", 145, 285)])];
const at = (row: number, cells: typeof HEADER) => cells.map((one) => ({ ...one, row }));

it("form number, title, department and unit of one wide cell are each their own", () => {
  const cells = [
    cell(0, 0, 4, [
      textAt("公开02表", 62, 102),
      textAt("收入总表", 200, 114),
      textAt("部门：某市审计局", 62, 128),
      rightAt("单位：万元", 378, 128),
    ]),
    ...at(1, HEADER),
    ...at(2, HEADER),
  ];
  expect(countFrameRows(cells, 4, false)).toBe(1);
  const { title, labels } = frameInside(cells, 1);
  expect(title.map(({ text }) => text)).toEqual(["收入总表"]);
  expect(labels.map(({ text }) => text)).toEqual(["公开02表", "部门：某市审计局", "单位：万元"]);
  expect(isTitledInside(cells, 4)).toBe(true);
});

it("rows of labels are above the header also where a blank row parts them", () => {
  const cells = [
    cell(0, 0, 1, [textAt("表11", 62, 102)]),
    cell(1, 0, 4, [textAt("2019年结转资金支出表", 180, 122)]),
    cell(2, 0, 4, []),
    cell(3, 2, 2, [textAt("单位：万元", 300, 162)]),
    ...at(4, HEADER),
    ...at(5, HEADER),
  ];
  expect(countFrameRows(cells, 4, false)).toBe(4);
});

it("a full-width row under a title is the outermost header, and a grid of labels alone is a table", () => {
  const wide = cell(0, 0, 4, [textAt("本年收入", 180, 102)]);
  expect(countFrameRows([wide, ...at(1, HEADER)], 4, true)).toBe(0);
  expect(countFrameRows([cell(0, 0, 4, [textAt("单位：万元", 180, 102)])], 4, true)).toBe(0);
});
