/** Every run of text that a page prints stands in the document once, or a flag says that it does not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { withEntries } from "../../src/core/pageBooks.ts";
import { toDocument } from "../../src/meaning/index.ts";
import type { PageText } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import type { GridCell, PageLayout } from "../../src/table/types.ts";
import { type PrintedPage, readPrinted } from "../builders/printDisclosure.ts";
import { printTable } from "../builders/printTable.ts";
import { textAt } from "../builders/setText.ts";

const read = (layouts: readonly PageLayout[]): BudgetDocument =>
  toDocument(assemble(layouts), { file: "a.pdf", sha256: "0".repeat(64), pageCount: layouts.length });

const runsOf = ({ source }: BudgetDocument, page = 1) => source.pages[page - 1]?.ledger?.runs;
const flagsOf = ({ flags }: BudgetDocument) =>
  flags
    .filter(({ rule }) => rule === "LEDGER")
    .map(({ severity, values }) => [severity, values.case, values.texts]);

const HEADER = ["科目名称", "合计", "基本支出"];
const ROWS = [
  ["行政运行", "12.50", "12.50"],
  ["住房公积金", "3.00", "3.00"],
];
const LAYOUT = {
  columnWidths: [120, 60, 60],
  fontSize: 9,
  pageHeight: 420,
  repeatHeader: true,
  title: "2024年部门支出预算表",
};
const layoutsOf = (pages: readonly PageText[]): PageLayout[] => pages.map(findTables);

/** The layout with the cell of a text made other. */
const withCell = (layout: PageLayout, text: string, change: (cell: GridCell) => GridCell): PageLayout => ({
  ...layout,
  tables: layout.tables.map((table) => ({
    ...table,
    cells: table.cells.map((cell) => (cell.runs.some((run) => run.text === text) ? change(cell) : cell)),
  })),
});

describe("what becomes of a page's runs", () => {
  it("is counted by where they stand", () => {
    const page: PrintedPage = {
      prose: ["第一部分 部门概况", "二、本年支出12.50万元。"],
      table: {
        title: "2024年部门支出预算表",
        left: "编制部门：某市档案局",
        right: "单位：万元",
        grid: `科目名称|合计|基本支出
               行政运行|12.50|12.50`,
        note: "注：本表不含单位资金。",
      },
    };
    const document = readPrinted([page]);
    expect(runsOf(document)).toMatchObject({
      ...{ cell: 3, header: 3, title: 1, label: 1, field: 1, note: 1, prose: 2, pageNumber: 1, repeated: 0 },
    });
    expect(flagsOf(document)).toEqual([]);
  });

  it("is a repetition where a later page prints the header and the labels once more", () => {
    const rows = Array.from({ length: 40 }, (_, at) => [`项目${at}`, "1.00", "1.00"]);
    const document = read(layoutsOf(printTable(HEADER, rows, LAYOUT)));
    expect(document.tables.map(({ pages }) => pages)).toEqual([[1, 2, 3]]);
    expect(runsOf(document)).toMatchObject({ header: 3, title: 1, repeated: 0 });
    expect(runsOf(document, 2)).toMatchObject({ header: 0, title: 0, repeated: 3, pageNumber: 1 });
    expect(flagsOf(document)).toEqual([]);
  });

  it("is a field where the head of a form prints a label and its value, and a cell where only its row has it", () => {
    const grid = `项目名称|信访工作|<|<
                  一级指标|二级指标|三级指标|指标值
                  产出指标|数量指标|接待人次|≥90`;
    const document = readPrinted([{ table: { title: "项目绩效目标表", grid } }]);
    expect(document.tables[0]?.fields.map(({ name, text }) => [name, text])).toEqual([
      ["项目名称", "信访工作"],
    ]);
    expect(runsOf(document)).toMatchObject({ field: 2, header: 4, cell: 4 });
  });

  it("is a cell once where a ruling cuts a run between two cells", () => {
    const [page] = printTable(HEADER, ROWS, LAYOUT) as [PageText];
    const [, top] = page.runs.find(({ text }) => text === "12.50")?.box ?? [0, 0];
    const edge = 40 + 120 + 60;
    const over = textAt("12.50  12.50", edge - 30, top);
    const runs = [...page.runs.filter(({ text }) => text !== "12.50"), over];
    const document = read(layoutsOf([{ ...page, runs }]));
    expect(document.tables[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([
      "行政运行",
      "12.50",
      "12.50",
    ]);
    expect(runsOf(document)).toMatchObject({ cell: 5 });
    expect(flagsOf(document)).toEqual([]);
  });
});

describe("an error of the program", () => {
  const [layout] = layoutsOf(printTable(HEADER, ROWS, LAYOUT)) as [PageLayout];

  it("is a run that no stage handed on, with its text and its place", () => {
    const { flags } = read([withCell(layout, "3.00", (cell) => ({ ...cell, runs: [] }))]);
    const found = flags.find(({ rule }) => rule === "LEDGER");
    expect(found).toMatchObject({
      severity: "error",
      page: 1,
      values: { case: "lost", runs: "2", texts: "3.00; 3.00" },
    });
    expect(found?.box).toEqual([
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
    ]);
  });

  it("is a run that stands in two cells", () => {
    const again = layout.tables[0]?.cells.find(({ runs }) => runs[0]?.text === "住房公积金")?.runs[0];
    const twice = withCell(layout, "行政运行", (cell) => ({
      ...cell,
      runs: [...cell.runs, ...(again ? [again] : [])],
    }));
    expect(flagsOf(read([twice]))).toEqual([["error", "doubled", "住房公积金"]]);
  });

  it("is a run of which a part is cut away", () => {
    const short = withCell(layout, "住房公积金", (cell) => ({
      ...cell,
      runs: cell.runs.map((run) => ({ ...run, text: "住房" })),
    }));
    expect(flagsOf(read([short]))).toEqual([["error", "lost", "住房公积金"]]);
  });
});

it("a run whose middle lies on the edge between two cells stands in one of them", () => {
  const [page] = printTable(HEADER, ROWS, LAYOUT) as [PageText];
  const edge = page.rulings.filter(({ axis }) => axis === "horizontal").map(({ at }) => at)[2] as number;
  const run = { ...textAt("备", 60, edge - 5), glyphs: [] };
  const document = read(layoutsOf([{ ...page, runs: [...page.runs, run] }]));
  expect(flagsOf(document)).toEqual([]);
  const cells = document.tables[0]?.rows.flatMap((row) => row.cells.map(({ text }) => text)) ?? [];
  expect(cells.filter((text) => text.includes("备"))).toHaveLength(1);
});

it("a unit printed in three lines over each other is one label, and no prose", () => {
  const [page] = printTable(HEADER, ROWS, LAYOUT) as [PageText];
  const stacked = ["单位", "：万", "元"].map((text, at) => textAt(text, 240, 26 + 11 * at));
  const lower = page.runs.map((run) => (run.text === LAYOUT.title ? textAt(LAYOUT.title, 60, 40) : run));
  const moved = { ...page, runs: [...lower, ...stacked] };
  const document = read(layoutsOf([moved]));
  expect(document.tables[0]?.unit).toBe("万元");
  expect(document.prose).toEqual([]);
  expect(runsOf(document)).toMatchObject({ label: 3, title: 1 });
  expect(flagsOf(document)).toEqual([]);
});

/** Printed texts as they stand in budgets: words, codes, figures, several lines, blanks. */
const cellText = fc.oneof(
  fc.constantFrom(
    "",
    "-",
    "0.00",
    "行政运行",
    "其中：财政拨款",
    "2010301",
    "合计",
    "住房改革支出（含提租补贴）以及购房补贴",
  ),
  fc.integer({ min: 0, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2)),
  fc.stringMatching(/^[\u4e00-\u4e20]{1,20}$/u),
);

const tables = fc.integer({ min: 2, max: 6 }).chain((width) =>
  fc.record({
    header: fc.array(fc.constantFrom("科目编码", "科目名称", "合计", "基本支出", "项目支出", "备注"), {
      minLength: width,
      maxLength: width,
    }),
    rows: fc.array(fc.array(cellText, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 30,
    }),
    repeatHeader: fc.boolean(),
    pageHeight: fc.integer({ min: 200, max: 842 }),
  }),
);

it("the runs of tables printed over several pages come out once", () => {
  fc.assert(
    fc.property(tables, ({ header, rows, repeatHeader, pageHeight }) => {
      const columnWidths = header.map(() => 70);
      const pages = printTable(header, rows, { ...LAYOUT, columnWidths, repeatHeader, pageHeight });
      const document = read(layoutsOf(pages));
      expect(flagsOf(document)).toEqual([]);
      for (const [index, { runs }] of pages.entries()) {
        const counts = Object.values(runsOf(document, index + 1) ?? {}).filter(
          (count) => typeof count === "number",
        );
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(runs.length);
      }
    }),
    { numRuns: 60, seed: 11 },
  );
});

it("what came to no run is in the books of its page, with its place", () => {
  const [page] = printTable(HEADER, ROWS, LAYOUT) as [PageText];
  const dropped = [{ why: "askew" as const, count: 1, texts: ["样本"] }];
  const books = withEntries(undefined, { dropped, unread: 1, ink: { text: 40, speck: 3 } });
  const document = read(layoutsOf([{ ...page, books, unread: [{ box: [10, 300, 20, 310] }] }]));
  expect(document.source.pages[0]?.ledger).toMatchObject({
    runs: { cell: 6, dropped, unread: 1 },
    ink: { text: 40, speck: 3, seal: 0, unread: [[10, 300, 20, 310]] },
  });
});
