import { expect, test } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import type { Table } from "../../src/contract/schema.ts";
import { explainTable } from "../../src/meaning/explainTable.ts";
import { toDocument } from "../../src/meaning/index.ts";
import { NO_VARIANTS, type Variants, variantsSchema } from "../../src/meaning/variants.ts";
import type { PageText } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";

/** A table as read with confidence 0.6, explained: each column with what settled it and how each word was matched. */
function explain(
  title: string,
  header: readonly string[],
  row: readonly string[],
  variants: Variants = NO_VARIANTS,
) {
  const pages = printTable(header, [row], {
    columnWidths: header.map(() => 120),
    fontSize: 10,
    pageHeight: 842,
    repeatHeader: true,
    title,
  }).map((page): PageText => ({ ...page, runs: page.runs.map((run) => ({ ...run, confidence: 0.6 })) }));
  const source = { file: "a.pdf", sha256: "0".repeat(64), pageCount: pages.length };
  const { tables, disclosure } = toDocument(assemble(pages.map(findTables)), source, variants);
  const table = tables[0] as Table;
  const { title: named, columns } = explainTable(table, disclosure.year, variants);
  return {
    title: `${named.match} ${named.name}`,
    columns: columns.map(
      ({ column, words, by }) =>
        `${column.dimension ?? column.role} by ${by}: ${words.map(({ match, word }) => `${match} ${word}`).join(" / ")}`,
    ),
    words: columns.flatMap(({ words }) => words),
    table,
  };
}

test("each word tells how it was matched and what it assigns", () => {
  const { title, columns, words } = explain(
    "2025年单位支出总颜表",
    ["科目编码", "科自名称", "合计(万元)", "本年基本支出", "2024年预算数", "顺位"],
    ["2101101", "行政单位医疗", "3", "2", "1", "7"],
  );
  expect(title).toBe("misread 单位支出总体表");
  expect(columns).toEqual([
    "function.code by words: exact 科目编码",
    "function.name by words: misread 科目名称",
    "measure by words: exact 合计",
    "measure by words: synonym 本年基本支出",
    "measure by words: synonym 上年预算数",
    "other by words: unknown 顺位",
  ]);
  expect(words.map(({ assigns }) => assigns)).toEqual([
    {},
    {},
    {},
    { origin: "current", nature: "basic" },
    { phase: "prior-year-budget" },
    {},
  ]);
});

test("a taught word and title say so, and so does what the rows settle", () => {
  const variants = variantsSchema.parse({
    titles: [{ words: ["支用一览"], kind: "expenditure" }],
    headers: [{ words: ["保运转"], coordinates: { nature: "basic" } }],
  });
  const { title, columns, words } = explain(
    "2025年某局支用一览",
    ["功能分类科目", "合计(万元)", "保运转"],
    ["行政单位医疗", "3", "2"],
    variants,
  );
  expect(title).toBe("taught 支用一览");
  expect(columns).toEqual([
    "function.name by rows: exact 功能分类科目",
    "measure by words: exact 合计",
    "measure by words: taught 保运转",
  ]);
  expect(words.at(-1)).toEqual({
    printed: "保运转",
    word: "保运转",
    match: "taught",
    assigns: { nature: "basic" },
  });
});
