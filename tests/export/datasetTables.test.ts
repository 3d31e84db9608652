/** The tables of a dataset beside its observations, and what holds of all of them. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { BudgetDocument, Flag, Statement, Table } from "../../src/contract/schema.ts";
import { storedColumns } from "../../src/export/dataset/storage.ts";
import { tableSchema } from "../../src/export/dataset/tableSchema.ts";
import { DATASET_TABLES } from "../../src/export/dataset/tables.ts";
import { startTable } from "../../src/export/dataset/tableWriter.ts";
import { writeDataset } from "../../src/export/index.ts";
import { foundDocuments } from "./foundDocuments.ts";
import { parseCsv } from "./parseCsv.ts";
import { documentOf, tableOf } from "./smallDocument.ts";
import { SQL_KEYWORDS } from "./sqlKeywords.ts";

const CORRECTED_AT = "2026-01-02T03:04:05.000Z";
const PROJECT_CODE = "410500240000000012345";

const statement: Statement = {
  index: 0,
  disclosure: 1,
  section: "一、收支情况",
  figure: "一般公共预算",
  text: "与上年相比增加12.50万元，增长13.20%",
  amount: "125000",
  percent: "13.20",
  change: "increase",
  reason: "人员增加",
  role: "fact",
  status: "verified",
  confidence: 1,
  correction: { text: "12.60万元", amount: "126000", at: CORRECTED_AT },
  page: 2,
  box: [1, 2, 3, 4],
};

const flags: Flag[] = [
  {
    id: "SUM-COLUMN:t02:0:1",
    rule: "SUM-COLUMN",
    severity: "error",
    message: "a sum",
    messageZh: "合计",
    values: { blame: "source" },
    cells: [
      { table: "t02", row: 0, column: 1 },
      { table: "t02", field: 3 },
    ],
    page: 2,
    box: [0, 1, 2, 3],
    proposal: { changes: [{ table: "t02", row: 0, column: 1, amount: "3" }], evidence: [] },
  },
  {
    id: "PAGES-MISSING:p1",
    rule: "PAGES-MISSING",
    severity: "warning",
    message: "pages",
    messageZh: "缺页",
    values: {},
    cells: [],
    page: 1,
    missing: { pages: [1, null], amount: "165.04" },
  },
  {
    id: "STATEMENT-SHARE:p2",
    rule: "STATEMENT-SHARE",
    severity: "info",
    message: "a share",
    messageZh: "占比",
    values: {},
    cells: [{ statement: 0 }],
    decision: { by: "Anna", at: "2026-01-02T03:04:05.000Z", as: "dismissed", note: "rounded" },
  },
];

/** The table with another figure in its first amount. */
const corrected = (table: Table): Table => ({
  ...table,
  rows: table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, column) =>
      column === 1
        ? {
            ...cell,
            text: "70000",
            amount: "70000",
            correction: { text: "70000", amount: "70000", at: CORRECTED_AT },
          }
        : cell,
    ),
  })),
});

/** Two disclosures bound in one file: a department's and its unit's. */
function twoDisclosures(): BudgetDocument {
  const header = ["科目名称", "合计"];
  const first = tableOf({ header, rows: [["合计", "7"]] });
  const second = { ...tableOf({ id: "t02", pages: [2], header, rows: [["合计", "2"]] }), disclosure: 1 };
  const document = documentOf([first, second], { flags, statements: [statement] });
  const disclosures = [
    { ...document.disclosure, pages: [1] },
    { ...document.disclosure, pages: [2], departmentCode: "024", parent: { code: "150", name: "某局" } },
  ];
  const [one, two] = document.observations as [
    BudgetDocument["observations"][number],
    BudgetDocument["observations"][number],
  ];
  return {
    ...document,
    tables: [corrected(first), second],
    disclosures,
    disclosure: disclosures[0] as BudgetDocument["disclosure"],
    observations: [
      { ...one, projectCode: PROJECT_CODE, status: "verified" },
      { ...two, status: "disputed" },
    ],
  };
}

let out: string;
beforeAll(async () => {
  out = join(mkdtempSync(join(tmpdir(), "dataset-")), "set");
  await writeDataset(foundDocuments([twoDisclosures()]), out, {
    createdBy: "test",
    onLeftOut: (_, reason) => expect.unreachable(String(reason)),
  });
});

const csvText = (name: string) => readFileSync(join(out, `${name}.csv`), "utf8");

function csvRecords(name: string): Record<string, string>[] {
  const [header = [], ...records] = parseCsv(csvText(name));
  return records.map((record) => Object.fromEntries(header.map((field, at) => [field, record[at] ?? ""])));
}

describe("every table of a dataset", () => {
  test.each(DATASET_TABLES.map((table) => [table.name, table] as const))(
    "%s has no column that SQL takes for a keyword",
    (_, { schema }) => {
      const names = Object.keys(schema.shape);
      expect(names.filter((name) => SQL_KEYWORDS.has(name.toLowerCase()))).toEqual([]);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    },
  );

  test.each(DATASET_TABLES.map((table) => [table.name, table] as const))(
    "%s holds the same records in CSV and Parquet",
    async (name, table) => {
      const file = await asyncBufferFromFile(join(out, `${name}.parquet`));
      const rows = await parquetReadObjects({ file });
      const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));
      expect(
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, text(value)]))),
      ).toEqual(csvRecords(name));
      expect(Object.keys(rows[0] ?? {})).toEqual(storedColumns(table).map((column) => column.name));
    },
  );

  test("names a disclosure that `documents` has, and the data package says so", () => {
    const known = new Set(csvRecords("documents").map(({ sha256, disclosure }) => `${sha256} ${disclosure}`));
    const { resources } = JSON.parse(readFileSync(join(out, "datapackage.json"), "utf8"));
    for (const { name } of DATASET_TABLES) {
      for (const { sha256, disclosure } of csvRecords(name))
        expect(known).toContain(`${sha256} ${disclosure}`);
      const resource = resources.find((each: { name: string }) => each.name === name);
      const keys = resource.schema.foreignKeys?.map(
        (key: { reference: { resource: string } }) => key.reference.resource,
      );
      expect(keys).toEqual(name === "documents" ? undefined : ["documents"]);
    }
  });
});

test("a column that is true or false is so in both files", async () => {
  const table = {
    name: "observations" as const,
    schema: z.object({ id: z.string(), leaf: z.boolean() }),
    primaryKey: ["id"],
    records: () => [],
  };
  const folder = mkdtempSync(join(tmpdir(), "table-"));
  const writer = startTable(table, folder, "test");
  const records = [
    { id: "024", leaf: true },
    { id: "1", leaf: false },
  ];
  writer.add(records);
  expect(writer.finish()).toBe(2);
  expect(readFileSync(join(folder, "observations.csv"), "utf8").split("\r\n").slice(1, 3)).toEqual([
    '"024",true',
    '"1",false',
  ]);
  const file = await asyncBufferFromFile(join(folder, "observations.parquet"));
  expect(await parquetReadObjects({ file })).toEqual(records);
  expect(tableSchema(table).fields[1]).toMatchObject({ name: "leaf", type: "boolean" });
});

describe("codes in a CSV", () => {
  test("stand unchanged and in quotes, so that they can be told from numbers", () => {
    const [, first] = csvText("observations").split("\r\n");
    expect(first).toContain(`"${PROJECT_CODE}"`);
    expect(csvText("documents")).toContain('"024"');
    expect(csvRecords("observations")[0]).toMatchObject({ projectCode: PROJECT_CODE, amountYuan: "7" });
  });

  test("amounts, indices and blanks have no quotes", () => {
    const [header = "", first = ""] = csvText("observations")
      .replace(/^\uFEFF/u, "")
      .split("\r\n");
    const fields = first.split(",");
    const field = (name: string) => fields[header.split(",").indexOf(name)];
    expect([field("amountYuan"), field("rowIndex"), field("year"), field("item")]).toEqual([
      "7",
      "0",
      "2024",
      "",
    ]);
  });

  test("a note beside the tables says how to open them", () => {
    const note = readFileSync(join(out, "README.md"), "utf8");
    for (const word of ["Parquet", "Excel", "LibreOffice", "dtype=str", "不检测数据类型"])
      expect(note).toContain(word);
  });
});

test("documents has a record a disclosure, with what is proven and what is flagged in it", () => {
  expect(csvRecords("documents")).toMatchObject([
    {
      disclosure: "0",
      regionCode: "410500",
      region: "安阳市",
      departmentCode: "150003",
      parentCode: "",
      pageCount: "1",
      tableCount: "1",
      observationCount: "1",
      verifiedCount: "1",
      disputedCount: "0",
      statementCount: "0",
      errorCount: "0",
      warningCount: "1",
      infoCount: "0",
    },
    {
      disclosure: "1",
      departmentCode: "024",
      parentCode: "150",
      parentName: "某局",
      observationCount: "1",
      verifiedCount: "0",
      disputedCount: "1",
      statementCount: "1",
      errorCount: "1",
      warningCount: "0",
      infoCount: "1",
    },
  ]);
});

test("flags name their first place in the words of the other tables, and every place as JSON", () => {
  const [sum, gap, share] = csvRecords("flags");
  expect(sum).toMatchObject({
    flagIndex: "0",
    flagId: "SUM-COLUMN:t02:0:1",
    messageZh: "合计",
    blame: "source",
    disclosure: "1",
    tableId: "t02",
    rowIndex: "0",
    columnIndex: "1",
    statementIndex: "",
    box: "0 1 2 3",
  });
  expect(JSON.parse(sum?.places ?? "")).toEqual([
    { tableId: "t02", rowIndex: 0, columnIndex: 1 },
    { tableId: "t02", fieldIndex: 3 },
  ]);
  expect(JSON.parse(sum?.proposal ?? "")).toEqual([
    { tableId: "t02", rowIndex: 0, columnIndex: 1, amount: "3" },
  ]);
  expect(gap).toMatchObject({
    disclosure: "0",
    tableId: "",
    places: "",
    missingAfterPage: "1",
    missingBeforePage: "",
    missingYuan: "165.04",
  });
  expect(share).toMatchObject({ disclosure: "1", statementIndex: "0", tableId: "" });
  expect([sum?.decision, share?.decision, share?.decisionNote]).toEqual(["", "dismissed", "rounded"]);
});

test("statements keep the figures of the prose: a change, its direction and its reason", () => {
  expect(csvRecords("statements")).toMatchObject([
    {
      disclosure: "1",
      statementIndex: "0",
      amountYuan: "125000",
      percent: "13.2",
      change: "increase",
      reason: "人员增加",
      text: statement.text,
      box: "1 2 3 4",
    },
  ]);
});

test("corrections name what was read, what a person put in its place, and when", () => {
  expect(csvRecords("corrections")).toMatchObject([
    {
      disclosure: "0",
      correctionIndex: "0",
      tableId: "t01",
      rowIndex: "0",
      columnIndex: "1",
      fieldIndex: "",
      statementIndex: "",
      readText: "7",
      correctedText: "70000",
      amountYuan: "70000",
      correctedAt: CORRECTED_AT,
      page: "1",
    },
    {
      disclosure: "1",
      correctionIndex: "1",
      tableId: "",
      statementIndex: "0",
      readText: statement.text,
      correctedText: "12.60万元",
      amountYuan: "126000",
      page: "2",
    },
  ]);
});
