import { describe, expect, test } from "vitest";
import { compare } from "../../bench/accuracy/compare.ts";
import { missedGates } from "../../bench/accuracy/gate.ts";
import { detailLines } from "../../bench/accuracy/report.ts";
import { share } from "../../bench/accuracy/tally.ts";
import type { Truth } from "../../samples/generate/truthSchema.ts";
import type { BudgetDocument, Cell, Flag } from "../../src/contract/schema.ts";
import type { FlagRule } from "../../src/contract/vocabulary.ts";
import { documentOf, tableOf } from "../export/smallDocument.ts";

const HEADER = ["科目名称", "合计", "基本支出/小计", "项目支出"];
const ROWS = [
  ["合计", "300", "200", "100"],
  ["行政运行", "200", "150", "50"],
  ["事业单位离退休", "60", "50", "10"],
  ["住房公积金", "40", "", "40"],
];
const expenditure = (rows = ROWS, header = HEADER) => tableOf({ id: "t02", header, rows, pages: [2] });
const revenue = tableOf({
  kind: "revenue",
  title: "收入总表",
  header: ["项目", "金额"],
  rows: [["总计", "300"]],
});
const STATEMENT = {
  index: 0,
  disclosure: 0,
  section: "一、收支总体情况",
  figure: "支出总计",
  text: "支出总计300元",
  amount: "300",
  status: "read" as const,
  role: "fact" as const,
  confidence: 1,
  page: 1,
  box: [0, 0, 1, 1] as [number, number, number, number],
};
const original = documentOf([revenue, expenditure()], { statements: [STATEMENT] });
const truth = truthOf(original);

/** The document as its own truth. */
function truthOf(document: BudgetDocument): Truth {
  const { disclosure, tables, observations, statements, prose } = document;
  return {
    disclosure,
    pageCount: 2,
    contentPages: [],
    tables: tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, pages: table.pages })),
      fields: [...table.fields],
    })),
    observations: [...observations],
    statements: [...statements],
    prose: [...prose],
    flags: [],
  };
}

/** The original with the expenditure table's rows or header read otherwise. */
const readAs = (rows: string[][], header = HEADER, flags: Flag[] = []): BudgetDocument =>
  documentOf([revenue, expenditure(rows, header)], { statements: [STATEMENT], flags });

const edited = (edit: (rows: string[][]) => void): string[][] => {
  const rows = structuredClone(ROWS);
  edit(rows);
  return rows;
};
const set = (row: number, column: number, text: string) =>
  edited((rows) => {
    (rows[row] as string[])[column] = text;
  });

const flag = (rule: FlagRule, cells: Flag["cells"], more: Partial<Flag> = {}): Flag => ({
  id: rule,
  rule,
  severity: "error",
  message: rule,
  messageZh: rule,
  values: {},
  cells,
  ...more,
});

test("a document compared with itself is right in everything, and there is nothing to tell", () => {
  const comparison = compare(truth, original);
  const { figures } = comparison;
  for (const name of [
    "tables",
    "kinds",
    "pageOrder",
    "rows",
    "headers",
    "cells",
    "amounts",
    "columns",
    "observations",
    "statements",
  ] as const) {
    expect([name, share(figures[name])]).toEqual([name, 1]);
  }
  expect(figures.cells.of).toBe(2 + 15);
  expect(figures.amounts.of).toBe(1 + 11 + 1);
  expect(figures.silentErrors + figures.rowsExtra + figures.invented + figures.observationsExtra).toBe(0);
  expect(detailLines(comparison)).toEqual([]);
});

describe("a misread amount", () => {
  test("is one silent error, and its row still aligns", () => {
    const comparison = compare(truth, readAs(set(1, 1, "280")));
    expect(comparison.figures).toMatchObject({
      rows: { right: 5, of: 5 },
      cells: { right: 16, of: 17 },
      amounts: { right: 12, of: 13 },
      silentErrors: 1,
      observations: { right: 11, of: 12 },
      observationsExtra: 1,
    });
    expect(detailLines(comparison).filter((line) => line.startsWith("SILENT"))).toEqual([
      "SILENT       t02 row 1 «行政运行 200 150» column 1 合计 [t02 row 1 column 1]: expected 200 got 280 (read; no flag)",
    ]);
  });

  const place = { table: "t02", row: 1, column: 1 };
  test.each([
    ["an error names it", [flag("SUM-ROW", [place])], 0],
    ["a warning names it", [flag("SUM-ROW", [place], { severity: "warning" })], 0],
    ["only info names it", [flag("SUM-ROW", [place], { severity: "info" })], 1],
    ["an error names another cell", [flag("SUM-ROW", [{ ...place, row: 2 }])], 1],
    ["an error names its page", [flag("UNREAD-INK", [], { page: 2 })], 1],
  ])("is told of when %s: silent errors", (_, flags, silent) => {
    expect(compare(truth, readAs(set(1, 1, "280"), HEADER, flags)).figures.silentErrors).toBe(silent);
  });

  test("is told of when it is disputed", () => {
    const ours = readAs(set(1, 1, "280"));
    cellAt(ours, 1, 1, 1).status = "disputed";
    expect(compare(truth, ours).figures.silentErrors).toBe(0);
  });
});

test("an amount in the column beside it is two silent errors and invented text", () => {
  const { figures } = compare(
    truth,
    readAs(
      edited((rows) => {
        rows[3] = ["住房公积金", "40", "40", ""];
      }),
    ),
  );
  expect(figures).toMatchObject({ silentErrors: 2, invented: 1, cells: { right: 16, of: 17 } });
});

describe("a lost row", () => {
  const without = edited((rows) => rows.splice(2, 1));
  test("loses its amounts silently", () => {
    const { figures } = compare(truth, readAs(without));
    expect(figures).toMatchObject({
      rows: { right: 4, of: 5 },
      rowsExtra: 0,
      silentErrors: 3,
      cells: { right: 13, of: 17 },
    });
  });
  test.each([
    ["a flag on its page tells of it", flag("UNREAD-INK", [], { page: 2 }), 0],
    ["a flag on another page does not", flag("UNREAD-INK", [], { page: 1 }), 3],
    [
      "a gap beside its page does not",
      flag("PAGES-MISSING", [], { page: 2, missing: { pages: [2, null] } }),
      3,
    ],
  ])("%s", (_, told, silent) => {
    expect(compare(truth, readAs(without, HEADER, [told])).figures.silentErrors).toBe(silent);
  });
});

test("a row that is not there is extra, and its amounts are silent errors", () => {
  const { figures } = compare(truth, readAs([...ROWS, ["捏造", "7777", "", "888"]]));
  expect(figures).toMatchObject({
    rows: { right: 5, of: 5 },
    rowsExtra: 1,
    silentErrors: 2,
    amounts: { right: 13, of: 15 },
  });
});

test("a lost column costs its own cells only", () => {
  const { figures } = compare(
    truth,
    readAs(
      ROWS.map((row) => row.filter((_, column) => column !== 2)),
      HEADER.filter((_, column) => column !== 2),
    ),
  );
  expect(figures).toMatchObject({
    rows: { right: 5, of: 5 },
    cells: { right: 14, of: 17 },
    silentErrors: 3,
    columns: { right: 5, of: 6 },
  });
});

test("a lost table loses its rows; a table of another kind keeps them", () => {
  expect(compare(truth, documentOf([revenue])).figures).toMatchObject({
    tables: { right: 1, of: 2 },
    rows: { right: 1, of: 5 },
  });
  const [first, second] = original.tables;
  const other = documentOf([first, { ...second, kind: "unknown" }] as BudgetDocument["tables"]);
  expect(compare(truth, other).figures).toMatchObject({
    tables: { right: 2, of: 2 },
    kinds: { right: 1, of: 2 },
    rows: { right: 5, of: 5 },
  });
});

test("long texts count by character, short ones as a whole, white space and width in neither", () => {
  const long = "统筹推进全市政务服务体系建设，负责市级政务服务大厅的日常运行管理和协调工作。";
  const rows = (text: string, name: string) => [
    [text, "1"],
    [name, "2"],
  ];
  const table = (text: string, name: string) => tableOf({ header: ["内容", "数"], rows: rows(text, name) });
  const { figures } = compare(
    truthOf(documentOf([table(long, "（一）甲 乙")])),
    documentOf([table(`${long.slice(0, 10)} ${long.slice(11)}`, "(一)甲乙")]),
  );
  expect(figures.characters).toEqual({ right: [...long].length - 1, of: [...long].length });
  expect(figures.cells).toEqual({ right: 3, of: 3 });
});

test("a column's meaning includes the defaults of the table's kind", () => {
  const ours = structuredClone(original);
  const columns = ours.tables[1]?.columns ?? [];
  Object.assign(columns[1] ?? {}, { coordinates: { fund: "all", nature: "total" } });
  expect(share(compare(truth, ours).figures.columns)).toBe(1);
  Object.assign(columns[2] ?? {}, { coordinates: { nature: "basic" } });
  Object.assign(columns[0] ?? {}, { dimension: "project.name" });
  expect(compare(truth, ours).figures.columns).toEqual({ right: 4, of: 6 });
});

describe("review load", () => {
  const place = { table: "t02", row: 0, column: 1 };
  const withFlags = (flags: Flag[]) => readAs(ROWS, HEADER, flags);
  test("counts right amounts named without need", () => {
    const { figures } = compare(truth, withFlags([flag("SUM-COLUMN", [place, { statement: 0 }])]));
    expect(figures).toMatchObject({ review: { right: 2, of: 13 }, flagsExtra: 1 });
  });
  test("does not count those that the truth's flag names", () => {
    const expected = { ...truth, flags: [{ ...flag("SUM-COLUMN", [place]), note: "" }] };
    const ours = withFlags([flag("SUM-COLUMN", [place])]);
    cellAt(ours, 1, 0, 1).status = "disputed";
    expect(compare(expected, ours).figures).toMatchObject({
      review: { right: 0, of: 13 },
      flags: { right: 1, of: 1 },
      flagsExtra: 0,
    });
  });
  test("counts disputed ones", () => {
    const ours = withFlags([]);
    cellAt(ours, 1, 2, 2).status = "disputed";
    expect(compare(truth, ours).figures.review).toEqual({ right: 1, of: 13 });
  });
});

test("flags are the same where their rule, places and gap are, wherever our rows stand", () => {
  const expected = {
    ...truth,
    flags: [{ ...flag("SUM-COLUMN", [{ table: "t02", row: 3, column: 1 }]), note: "" }],
  };
  const without = edited((rows) => rows.splice(1, 1));
  const ours = readAs(without, HEADER, [flag("SUM-COLUMN", [{ table: "t02", row: 2, column: 1 }])]);
  expect(compare(expected, ours).figures).toMatchObject({ flags: { right: 1, of: 1 }, flagsExtra: 0 });
});

test("a statement is found by its value and text; a wrong value is a silent error", () => {
  const ours = { ...original, statements: [{ ...STATEMENT, amount: "3000", text: "支出总计3000元" }] };
  expect(compare(truth, ours).figures).toMatchObject({ statements: { right: 0, of: 1 }, silentErrors: 1 });
  expect(compare(truth, { ...original, statements: [] }).figures).toMatchObject({
    statements: { right: 0, of: 1 },
    silentErrors: 1,
  });
});

test("observations count as often as they come", () => {
  const [first] = original.observations;
  const twice = { ...original, observations: [...original.observations, first] } as BudgetDocument;
  expect(compare(truth, twice).figures).toMatchObject({
    observations: { right: 12, of: 12 },
    observationsExtra: 1,
  });
});

test("a gate names the figures that miss it", () => {
  const { figures } = compare(truth, readAs(set(1, 1, "280")));
  expect(missedGates(figures, { cells: 0.9, rows: 1, silentErrors: 1 })).toEqual([]);
  expect(missedGates(figures, { cells: 0.95, silentErrors: 0, review: 0 })).toEqual([
    `cells is ${16 / 17}, must be at least 0.95`,
    "silentErrors is 1, must be at most 0",
  ]);
});

function cellAt(document: BudgetDocument, table: number, row: number, column: number): Cell {
  return document.tables[table]?.rows[row]?.cells[column] as Cell;
}
