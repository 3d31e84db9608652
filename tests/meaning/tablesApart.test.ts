import { expect, test } from "vitest";
import type { Table } from "../../src/contract/schema.ts";
import { tablesApart } from "../../src/meaning/tablesApart.ts";
import { dimension, money, sketch } from "../checks/builder.ts";

/** Two tables on pages 1 and 2, the second with this title and these measure columns. */
function twoTables(title: string, measures: readonly string[]): Table[] {
  const columns = ["合计", "基本支出", "项目支出"];
  const built = [columns, measures].map((words) => ({
    columns: [dimension("function.code", "科目编码"), ...words.map((word) => money(word))],
    rows: [["detail", "2010399", ...words.map(() => "1.50")] as const],
  }));
  const { tables } = sketch({ tables: built as never });
  return tables.map((table, index) => ({
    ...table,
    title: index === 0 ? "2024年部门支出预算表" : title,
    pages: [index + 1],
  }));
}

test.each(["", "2024年部门支出预算表", "2024年部门支岀预算表"])(
  "a table with the columns of the one before it and the title “%s” is told of on the pages of both",
  (title) => {
    expect(tablesApart(twoTables(title, ["合计", "基本支出", "项目支出"]))).toMatchObject([
      { id: "TABLE-APART:p1", severity: "warning", page: 1, cells: [] },
      { id: "TABLE-APART:p2", severity: "warning", page: 2, cells: [] },
    ]);
  },
);

test("tables with titles or columns of their own are not", () => {
  expect(tablesApart(twoTables("2024年政府性基金支出预算表", ["合计", "基本支出", "项目支出"]))).toEqual([]);
  expect(tablesApart(twoTables("", ["合计", "本年收入", "上年结转"]))).toEqual([]);
});
