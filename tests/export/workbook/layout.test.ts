/** How a workbook's sheets are laid out: widths, heights, frozen lines, and where a sheet ends. */
import { expect, test } from "vitest";
import { columnWidth, rowHeight } from "../../../src/export/workbook/fit.ts";
import { recordSheet } from "../../../src/export/workbook/recordSheet.ts";
import { tableSheet } from "../../../src/export/workbook/tableSheet.ts";
import { documentOf, tableOf } from "../smallDocument.ts";

test("a column is as wide as its longest text, a Chinese character counting two, within bounds", () => {
  expect(columnWidth(["12"], "类", 3)).toBe(8);
  expect(columnWidth(["410500240000000012345"], "项目编码", 3)).toBe(23);
  expect(columnWidth(["安阳市政务服务中心"], "单位", 3)).toBe(20);
  expect(columnWidth(["长".repeat(400)], "", 3)).toBe(32);
  expect(columnWidth([], "国有资产有偿使用收入合计", 3)).toBe(10);
});

test("a line is as high as the text that wraps most, up to what a sheet allows", () => {
  expect(rowHeight([{ text: "合计", width: 8 }])).toBeUndefined();
  expect(rowHeight([{ text: "长".repeat(30), width: 32 }])).toBe(30);
  expect(rowHeight([{ text: "长".repeat(9000), width: 32 }])).toBe(409);
});

test("the header stays in sight, but for one below a form's head that would fill the window", () => {
  const withHead = (lines: number) => {
    const table = tableOf({ header: ["a", "b"], rows: Array.from({ length: lines }, () => ["x", "1"]) });
    const rows = table.rows.map((row) => ({ ...row, form: true as const }));
    return tableSheet({ ...table, rows }, documentOf([]), { commentsOf: () => [], language: "en" }).frozen;
  };
  expect(withHead(3)).toEqual({ lines: 6, columns: 1 });
  expect(withHead(20)).toBeUndefined();
});

test("a sheet of too many records says where they all are", () => {
  const sheet = (records: number) =>
    recordSheet(
      { name: { en: "x", zh: "某" }, language: "en" },
      [],
      new Array(records).fill(1),
      "observations.csv",
    ).lines;
  expect(sheet(100_000)).toHaveLength(100_001);
  const cut = sheet(100_002);
  expect(cut).toHaveLength(100_001);
  expect(cut.at(-1)).toEqual(["… 3 more in observations.csv"]);
});
