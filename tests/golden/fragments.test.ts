import { describe, expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import { checkDocument } from "../../src/checks/index.ts";
import { type BudgetDocument, documentSchema, type Row } from "../../src/contract/schema.ts";
import { Exact, formatAmount } from "../../src/core/money.ts";
import { normalise } from "../../src/core/text.ts";
import { toDocument } from "../../src/meaning/index.ts";
import { findTables } from "../../src/table/index.ts";
import { type FragmentPage, printFragments, readFragments } from "../builders/printFragments.ts";

const pages = readFragments("anyang-2024-fragments");
const read = (
  given: readonly FragmentPage[],
  options?: Parameters<typeof printFragments>[1],
): BudgetDocument => {
  const assembly = assemble(printFragments(given, options).map(findTables));
  const file = { file: "fragments.pdf", sha256: "0".repeat(64), pageCount: given.length };
  return checkDocument(toDocument(assembly, file));
};
const document = read(pages);
const detailOf = ({ tables }: BudgetDocument) => {
  const [table, ...others] = tables.filter(({ kind }) => kind === "department-budget-detail");
  expect(others).toEqual([]);
  return table as NonNullable<typeof table>;
};
const table = detailOf(document);

const textOf = (row: Row): string =>
  row.cells
    .map(({ text }) => text)
    .join("|")
    .replace(/\|+$/u, "");
const rowsWith = (rows: readonly Row[], incomplete: Row["incomplete"]): Row[] =>
  rows.filter((row) => row.kind === "detail" && row.incomplete === incomplete);

/** Sums of a column by a code, straight from the fixture's lines. */
function addUp(
  title: string,
  codeOf: (cells: readonly string[]) => string,
  column: number,
): Map<string, Exact> {
  const sums = new Map<string, Exact>();
  for (const page of pages.filter((page) => page.title === title)) {
    for (const cells of (page.rows ?? []).map((row) => row.split("\t"))) {
      const code = codeOf(cells).replaceAll(" ", "");
      const amount = cells[column] ?? "";
      if (!/^\d+$/u.test(code) || amount === "") continue;
      sums.set(code, (sums.get(code) ?? new Exact(0)).plus(amount));
    }
  }
  return sums;
}

describe("部门预算表 of a real disclosure, pages lost in six places", () => {
  it("comes out as the golden file has it", async () => {
    expect(documentSchema.safeParse(document).error).toBeUndefined();
    const gaps = document.flags.filter(({ rule }) => rule === "PAGES-MISSING");
    const lacks = document.flags.filter(({ missing }) => missing?.by);
    const lines = [
      "# columns: path",
      ...table.columns.map(({ path }) => path.join("/")),
      "# rows: kind, incomplete, cells",
      ...table.rows.map((row) => `${row.kind} ${row.incomplete ?? "whole"} ${textOf(row)}`),
      "# joins: pages, kind",
      ...table.joins.map(({ pages, kind }) => `${pages.join("-")} ${kind}`),
      "# gaps: pages",
      ...gaps.map(({ missing }) => missing?.pages.join("-") ?? ""),
      "# missing: dimension, code, yuan",
      ...lacks.flatMap(({ missing }) => [
        ...(missing?.by ?? []).map(({ dimension, code, amount }) => `${dimension} ${code} ${amount}`),
        `together ${missing?.amount}`,
      ]),
    ];
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("anyang-2024-fragments.txt");
  });

  it("takes each word of the header from the pages that have it", () => {
    const leaves = table.columns.map(({ path }) => path.at(-1));
    expect(leaves).toContain("一般债券");
    expect(leaves).toContain("国有资本经营预算");
    expect(leaves).toContain("国有资产(资源)有偿使用收入");
    expect(table.columns.slice(12).every(({ role }) => role === "measure")).toBe(true);
  });

  it("has 26 rows whole, six heads and five tails", () => {
    expect(rowsWith(table.rows, undefined)).toHaveLength(26);
    expect(rowsWith(table.rows, "head").map(({ cells }) => cells[2]?.text)).toEqual([
      "年终一次性奖金",
      "级别（技术等",
      "服务手册等材",
      "残疾人就业保",
      "人事代理人员",
      "市长热线能力",
    ]);
    expect(rowsWith(table.rows, "tail").map(({ cells }) => cells[2]?.text)).toEqual([
      "费",
      "",
      "",
      "行政)",
      "经费",
    ]);
    expect(table.joins.filter(({ kind }) => kind === "cut-row")).toHaveLength(10);
  });

  it("joins nothing across a gap, where the text would fit too", () => {
    const lone = rowsWith(table.rows, "tail").filter(({ cells }) => cells[9]?.text === "贴");
    expect(lone.map(({ cells }) => cells[0]?.fragments.map(({ page }) => page))).toEqual([[23], [29]]);
    const gaps = document.flags.flatMap(({ rule, missing }) =>
      rule === "PAGES-MISSING" ? [missing?.pages] : [],
    );
    for (const row of table.rows) {
      const on = new Set(row.cells.flatMap(({ fragments }) => fragments.map(({ page }) => page)));
      for (const gap of gaps) expect([...on]).not.toEqual(expect.arrayContaining(gap ?? []));
    }
    expect(table.joins.map(({ pages }) => pages)).not.toEqual(expect.arrayContaining(gaps));
  });

  it("invents no blank, and loses no character of what is printed", () => {
    const printed = pages.filter(({ title }) => title === table.title).flatMap(({ rows = [] }) => rows);
    const letters = (text: string) => [...normalise(text)].sort().join("");
    expect(letters(table.rows.map(textOf).join("").replaceAll("|", ""))).toBe(letters(printed.join("")));
    for (const { cells } of table.rows) for (const { text } of cells) expect(text).not.toMatch(/\s/u);
    expect(new Set(table.rows.map(({ cells }) => cells[0]?.text))).toEqual(new Set(["", "150003"]));
    expect(textOf(rowsWith(table.rows, undefined)[4] as Row)).toContain(
      "|其他政府办公厅（室）及相关机构事务支出|",
    );
  });

  it("tells what is missing by economic code, against 支出经济分类汇总表", () => {
    const detail = addUp("2024年部门预算表", (cells) => cells[10] ?? "", 12);
    const summary = addUp(
      "2024年支出经济分类汇总表",
      ([group = "", item = ""]) => (item === "" ? "" : group + item),
      6,
    );
    const short = [...summary].flatMap(([code, amount]) => {
      const lack = amount.minus(detail.get(code) ?? 0);
      return lack.gt("0.01") ? [{ code, amount: formatAmount(lack.times(10000)) }] : [];
    });
    const told = document.flags.filter(({ missing }) =>
      missing?.by?.every(({ dimension }) => dimension === "departmentEconomic.code"),
    );
    expect(told).toHaveLength(1);
    const by = told[0]?.missing?.by?.map(({ code, amount }) => ({ code, amount }));
    expect(by).toEqual(short.sort((a, b) => (a.code < b.code ? -1 : 1)));
    expect(by).toHaveLength(11);
    expect(told[0]?.missing?.amount).toBe("1650400");
    // 73.86 under 73.87: rounding.
    expect(by?.map(({ code }) => code)).not.toContain("30101");
  });

  it("keeps an amount in the column where it stands, and says that it belongs to the next", () => {
    const row = table.rows.find(({ cells }) => cells[2]?.text === "公务招待费") as Row;
    expect(row.cells.slice(12, 16).map(({ text }) => text)).toEqual(["1", "1", "", "1"]);
    const named = document.flags.flatMap(({ severity, cells }) => (severity === "error" ? cells : []));
    expect(named).toContainEqual({ table: table.id, row: row.index, column: 15 });
  });

  it("is judged the same twice", () => {
    expect(checkDocument(document)).toEqual(document);
  });
});

it("pages of the same table that a ruling closes at their foot give the same rows", () => {
  const { rows } = detailOf(read(pages, { alwaysClosed: true }));
  expect(rows.map(textOf)).toEqual(table.rows.map(textOf));
  // Nothing but 津补 for 津补贴 tells that the first one is cut.
  const [, ...heads] = rowsWith(table.rows, "head").map(({ cells }) => cells[2]?.text);
  expect(rowsWith(rows, "head").map(({ cells }) => cells[2]?.text)).toEqual(expect.arrayContaining(heads));
  expect(rowsWith(rows, "tail")).toHaveLength(5);
});
