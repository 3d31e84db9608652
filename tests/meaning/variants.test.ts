import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import { checkDocument } from "../../src/checks/index.ts";
import { readConfiguration } from "../../src/cli/configuration.ts";
import { toDocument } from "../../src/meaning/index.ts";
import { NO_VARIANTS, variantsSchema } from "../../src/meaning/variants.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";

/** Three layouts of a city that no word list knows, told by this configuration alone. */
const CONFIGURATION = {
  titles: [
    { words: ["经费来路一览"], kind: "revenue" },
    { words: ["经费去路一览", "支用一览"], kind: "expenditure" },
    { words: ["两年比照"], kind: "general-public-budget-expenditure" },
  ],
  headers: [
    { words: ["归口号"], dimension: "function.code" },
    { words: ["归口"], dimension: "function.name" },
    { words: ["机构号"], dimension: "administrative.code" },
    { words: ["机构"], dimension: "administrative.name" },
    { words: ["顺位"], ignore: true },
    { words: ["市级统筹款"], coordinates: { fund: "general-public" } },
    { words: ["专柜款"], coordinates: { fund: "fiscal-special-account" } },
    { words: ["保运转"], coordinates: { nature: "basic" } },
    { words: ["办事项"], coordinates: { nature: "project" } },
    { words: ["去岁安排"], coordinates: { phase: "prior-year-budget" } },
    { words: ["今岁安排"], coordinates: { phase: "budget" } },
    { words: ["浮动"], coordinates: { phase: "change-rate" } },
  ],
};

const REVENUE = [
  "2025年滨海市档案馆经费来路一览",
  ["归口号", "归口", "合计(万元)", "市级统筹款", "专柜款"],
  [
    ["合计", "", "30.50", "20.00", "10.50"],
    ["2012604", "档案馆", "30.50", "20.00", "10.50"],
  ],
] as const;
const EXPENDITURE = [
  "2025年滨海市档案局支用一览",
  ["顺位", "机构号", "机构", "合计(万元)", "保运转", "办事项"],
  [
    ["1", "218001", "滨海市档案馆", "18", "12", "6"],
    ["2", "218002", "滨海市方志馆", "7", "5", "2"],
  ],
] as const;
const TWO_YEARS = [
  "2025年滨海市档案局两年比照",
  ["归口号", "归口", "去岁安排(万元)", "今岁安排(万元)", "浮动"],
  [["2012604", "档案馆", "20.00", "25.00", "25.00"]],
] as const;

type Sheet = readonly [title: string, header: readonly string[], rows: readonly (readonly string[])[]];

function read([title, header, rows]: Sheet, taught = CONFIGURATION as unknown) {
  const pages = printTable(header, rows, {
    columnWidths: header.map(() => 90),
    fontSize: 10,
    pageHeight: 842,
    repeatHeader: true,
    title,
  });
  const source = { file: "a.pdf", sha256: "0".repeat(64), pageCount: pages.length };
  const document = checkDocument(
    toDocument(assemble(pages.map(findTables)), source, variantsSchema.parse(taught)),
  );
  const [table] = document.tables;
  return { document, table, rules: document.flags.map(({ rule }) => rule) };
}

describe("three layouts of another city, by configuration alone", () => {
  it("are unknown, and say so, without it", () => {
    for (const sheet of [REVENUE, EXPENDITURE, TWO_YEARS]) {
      const { table, rules } = read(sheet, NO_VARIANTS);
      expect(table?.kind).toBe("unknown");
      expect(rules).toContain("COLUMN-UNMAPPED");
    }
  });

  it("income by source of money", () => {
    const { document, table, rules } = read(REVENUE);
    expect(table?.kind).toBe("revenue");
    expect(rules).not.toContain("COLUMN-UNMAPPED");
    const details = document.observations.filter(({ aggregation }) => aggregation === "detail");
    expect(details.map((row) => [row.direction, row.functionCode, row.fund, row.amountYuan])).toEqual([
      ["revenue", "2012604", "all", "305000"],
      ["revenue", "2012604", "general-public", "200000"],
      ["revenue", "2012604", "fiscal-special-account", "105000"],
    ]);
  });

  it("expenditure by body, line numbers beside it no money, its codes like classes no functions", () => {
    const { document, table } = read(EXPENDITURE);
    expect(table?.kind).toBe("expenditure");
    expect(table?.columns.map(({ role }) => role)).toEqual([
      "other",
      "dimension",
      "dimension",
      "measure",
      "measure",
      "measure",
    ]);
    expect(
      document.observations.map((row) => [
        row.administrativeCode,
        row.functionCode,
        row.nature,
        row.amountYuan,
      ]),
    ).toEqual([
      ["218001", null, "total", "180000"],
      ["218001", null, "basic", "120000"],
      ["218001", null, "project", "60000"],
      ["218002", null, "total", "70000"],
      ["218002", null, "basic", "50000"],
      ["218002", null, "project", "20000"],
    ]);
  });

  it("two years beside each other, their rate no amount", () => {
    const { document, table } = read(TWO_YEARS);
    expect(table?.kind).toBe("general-public-budget-expenditure");
    expect(document.observations.map((row) => [row.phase, row.year, row.amountYuan])).toEqual([
      ["prior-year-budget", 2024, "200000"],
      ["budget", 2025, "250000"],
    ]);
    const rate = table?.rows[0]?.cells[4];
    expect([rate?.percent, rate?.amount]).toEqual(["25", undefined]);
  });
});

describe("the configuration file", () => {
  const folderWith = (text?: string) => {
    const folder = mkdtempSync(join(tmpdir(), "budgetscan-config-"));
    if (text !== undefined) writeFileSync(join(folder, "budgetscan.config.json"), text);
    return folder;
  };

  it("is found in the working folder, or not needed", () => {
    expect(
      readConfiguration(undefined, folderWith(JSON.stringify(CONFIGURATION)))?.variants.titles,
    ).toHaveLength(3);
    expect(readConfiguration(undefined, folderWith())).toBeNull();
  });

  it.each([
    ["{", /budgetscan\.config\.json is no JSON/u],
    ['{"titels": []}', /budgetscan\.config\.json: .*titels/u],
    ['{"titles": [{"words": ["a"], "kind": "income"}]}', /titles\[0\]\.kind/u],
    ['{"headers": [{"words": ["a"], "coordinates": {"fund": "mine"}}]}', /headers\[0\]\.coordinates\.fund/u],
    ['{"headers": [{"words": ["a"], "ignore": true, "dimension": "item"}]}', /headers\[0\]: give one of/u],
  ])("%s: refused, naming file and field", (text, message) =>
    expect(() => readConfiguration(undefined, folderWith(text))).toThrow(message),
  );

  it("that is named must be there", () => {
    expect(() => readConfiguration("/nowhere/config.json", "/")).toThrow(
      /\/nowhere\/config\.json cannot be read/u,
    );
  });
});
