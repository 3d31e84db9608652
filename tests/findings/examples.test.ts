/**
 * Every rule is raised by a document that breaks it, and not by one like it that does not. The examples of the catalogue
 * are run here through the stage that raises them; where another test holds a rule both ways already, it is named.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import { checkDocument } from "../../src/checks/index.ts";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { FLAG_RULES, type FlagRule } from "../../src/contract/vocabulary.ts";
import { toDocument } from "../../src/meaning/index.ts";
import type { PageText } from "../../src/ocr/types.ts";
import { failedPage } from "../../src/pipeline/failedPage.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";
import {
  type DocumentSketch,
  dimension,
  misread,
  money,
  sketch,
  type TableSketch,
} from "../checks/builder.ts";

/** Tests, from tests/, that raise a rule and say when it is not raised. */
const ELSEWHERE: Partial<Record<FlagRule, string>> = {
  "PAGE-ILLEGIBLE": "assemble/lostTables.test.ts",
  "RESOLUTION-LOW": "assemble/lostTables.test.ts",
  "LOOSE-FIGURES": "assemble/lostTables.test.ts",
  "FONT-LIES": "pipeline/doubtText.test.ts",
  "UNREAD-FIGURE": "assemble/unread.test.ts",
  "UNREAD-INK": "assemble/unread.test.ts",
  "GRID-DOUBTFUL": "table/doubtGrid.test.ts",
  "PAGES-ORDER": "assemble/orderPages.test.ts",
  "PAGES-MISSING": "assemble/assemble.test.ts",
  "ROW-CUT": "assemble/assemble.test.ts",
  "COLUMNS-DIFFER": "assemble/assemble.test.ts",
  LEDGER: "meaning/ledger.test.ts",
  "TABLE-MISSING": "meaning/contents.test.ts",
  "TABLE-APART": "assemble/breaks.test.ts",
  "UNIT-INFERRED": "cities/finalAccounts.test.ts",
  "COLUMN-CHOSEN": "meaning/columnsByPlace.test.ts",
  "CODE-PAIR": "meaning/classification/codePairs.test.ts",
  "CODE-CHOSEN": "meaning/alternatives.test.ts",
  "NAME-CHOSEN": "meaning/alternatives.test.ts",
  "NAME-MISREAD": "meaning/alternatives.test.ts",
  "UNIT-CONTRADICTED": "cities/budgets.test.ts",
  UNPROVEN: "checks/readings.test.ts",
  "ROWS-MISSING": "checks/missing.test.ts",
};

/** The rule proves figures of sentences and is no reason for a flag: nothing says where a list in a sentence ends. */
const NEVER_RAISED: readonly FlagRule[] = ["STATEMENT-SUM"];

type Example = readonly [rule: FlagRule, fires: () => BudgetDocument, quiet: () => BudgetDocument];

const checked = (about: DocumentSketch) => () => checkDocument(sketch({ pageKind: "text", ...about }));
const printed = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  title = "2025年部门支出预算表（万元）",
  change: (page: PageText) => PageText = (page) => page,
): BudgetDocument => {
  const layout = { columnWidths: header.map(() => 110), fontSize: 10, pageHeight: 842, repeatHeader: true };
  const pages = printTable(header, rows, { ...layout, title }).map(change);
  const source = { file: "a.pdf", sha256: "0".repeat(64), pageCount: pages.length };
  return toDocument(assemble(pages.map(findTables)), source);
};

/** A row of figures, those in `red` printed so. */
const inRed = (red: readonly string[], figures: readonly string[]): BudgetDocument =>
  printed(
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    [["2010301", "行政运行", ...figures]],
    undefined,
    (page) => ({
      ...page,
      runs: page.runs.map((run) => (red.includes(run.text) ? { ...run, isRed: true } : run)),
    }),
  );

const summary = (revenue: string, expenditure: string, education = expenditure): TableSketch => ({
  kind: "revenue-expenditure-summary",
  columns: [
    dimension("item", "收入/项目"),
    money("收入/预算数", { direction: "revenue" }),
    dimension("item", "支出/项目"),
    money("支出/预算数", { direction: "expenditure" }),
  ],
  lists: [
    { columns: [0, 1], kinds: ["detail", "total"] },
    { columns: [2, 3], kinds: ["detail", "total"] },
  ],
  rows: [
    ["detail", "一、财政拨款收入", revenue, "一、教育支出", education],
    ["total", "收入总计", revenue, "支出总计", expenditure],
  ],
});
const expenditure = (total: string, basic: string, project: string): TableSketch => ({
  kind: "expenditure",
  columns: [
    dimension("function.code"),
    money("合计"),
    money("基本支出", { nature: "basic" }),
    money("项目支出", { nature: "project" }),
  ],
  rows: [["total", "合计", total, basic, project]],
});
const list = (
  total: readonly string[],
  first: readonly string[],
  second: readonly string[],
): TableSketch => ({
  kind: "project-expenditure",
  columns: [dimension("project.name"), ...total.map((_, at) => money("甲乙丙"[at] as string))],
  rows: [
    ["total", "合计", ...total],
    ["detail", "子项目", ...first],
    ["detail", "丑项目", ...second],
  ],
});
const rows = (project: string): TableSketch => ({
  ...expenditure("", "", ""),
  rows: [
    ["detail", "2010301", "300.00", "200.00", project],
    ["detail", "2080505", "51.15", "41.05", "10.10"],
    ["detail", "2101101", "21.35", "12.21", "9.14"],
  ],
});
const form = (other: string): TableSketch => ({
  kind: "project-performance-targets",
  columns: [dimension("indicator.level1"), dimension("indicator.value")],
  rows: [["detail", "产出指标", "≥95%"]],
  fields: [
    ["资金总额", "100.00"],
    ["资金来源/财政拨款", "80.00"],
    ["资金来源/其他资金", other],
  ],
});
const part = (amount: string): TableSketch => ({
  columns: [
    dimension("project.name"),
    money("一般公共预算/合计"),
    money("一般公共预算/其中：财政拨款", {}, { ofWhich: true }),
  ],
  rows: [
    ["detail", "甲项目", "100.00", amount],
    ...["乙", "丙", "丁", "戊", "己", "庚"].map(
      (name) => ["detail", `${name}项目`, "50.13", "20.31"] as const,
    ),
  ],
});
const byCode = (kind: "general-public-budget-expenditure" | "expenditure", amount: string): TableSketch => ({
  kind,
  columns: [dimension("function.code"), money("合计", { direction: "expenditure" })],
  rows: [
    ["total", "合计", "300.00"],
    ["detail", "2010301", amount],
    amount === "200.00" ? ["detail", "2010399", "100.00"] : ["detail", "2010308", "90.00"],
  ],
});
const one = (text: string, more: Parameters<typeof misread>[2] = text) =>
  checkDocument(
    misread(
      sketch({ tables: [{ ...list([""], [""], [""]), rows: [["detail", "甲项目", text]] }] }),
      [0, 0, 1],
      more,
    ),
  );
const second = (text: string) => ({
  evidence: [{ kind: "reading" as const, engine: "tesseract", text, confidence: 0.9 }],
});
const CODED = ["科目编码", "科目名称", "合计", "基本支出"];
const coded = (code: string, name: string, header = CODED) => printed(header, [[code, name, "3.00", "3.00"]]);

const EXAMPLES: readonly Example[] = [
  ["SUM-ROW", checked({ tables: [rows("90.00")] }), checked({ tables: [rows("100.00")] })],
  [
    "SUM-COLUMN",
    checked({ tables: [list(["300", "12.73", "9.38"], ["200", "5.31", "2.27"], ["90", "7.42", "7.11"])] }),
    checked({ tables: [list(["300", "12.73", "9.38"], ["200", "5.31", "2.27"], ["100", "7.42", "7.11"])] }),
  ],
  ["SUM-FIELDS", checked({ tables: [form("10.00")] }), checked({ tables: [form("20.00")] })],
  ["OF-WHICH", checked({ tables: [part("120.00")] }), checked({ tables: [part("80.00")] })],
  ["TWO-SIDES", checked({ tables: [summary("300", "310")] }), checked({ tables: [summary("300", "300")] })],
  [
    "TABLES-TOTAL",
    checked({ tables: [summary("300", "300"), expenditure("310", "210", "100")] }),
    checked({ tables: [summary("300", "300"), expenditure("300", "200", "100")] }),
  ],
  [
    "TABLES-LINE",
    checked({
      tables: [byCode("general-public-budget-expenditure", "200.00"), byCode("expenditure", "210.00")],
    }),
    checked({
      tables: [byCode("general-public-budget-expenditure", "200.00"), byCode("expenditure", "200.00")],
    }),
  ],
  [
    "STATEMENT",
    checked({ tables: [summary("300", "300")], prose: ["# 支出总表", "支出总计310万元。"] }),
    checked({ tables: [summary("300", "300")], prose: ["# 支出总表", "支出总计300万元。"] }),
  ],
  [
    "STATEMENT-SHARE",
    checked({ prose: ["# 支出", "支出300万元，其中：基本支出200万元，占76.67%。"] }),
    checked({ prose: ["# 支出", "支出300万元，其中：基本支出200万元，占66.67%。"] }),
  ],
  [
    "ROUNDING",
    checked({
      tables: [list(["0.67", "12.73", "9.38"], ["0.33", "5.31", "2.27"], ["0.33", "7.42", "7.11"])],
    }),
    checked({
      tables: [list(["0.66", "12.73", "9.38"], ["0.33", "5.31", "2.27"], ["0.33", "7.42", "7.11"])],
    }),
  ],
  [
    "NOT-EVALUATED",
    checked({ tables: [list(["61.37"], ["14.12"], ["15.93"])] }),
    checked({ tables: [list(["30.05"], ["14.12"], ["15.93"])] }),
  ],
  ["READING", () => one("22.2", second("222")), () => one("22.2", second("22.2"))],
  ["CONFIDENCE", () => one("12.5", { confidence: 0.41 }), () => one("12.5", { confidence: 0.98 })],
  [
    "SIGN-COLOUR",
    () => inRed(["7.90"], ["300.00", "7.90", "292.10"]),
    () => inRed(["-7.90"], ["300.00", "-7.90", "307.90"]),
  ],
  [
    "SIGN-COLOUR",
    () => inRed(["7.90"], ["300.00", "7.90", "292.10"]),
    () => inRed(["300.00", "7.90", "292.10"], ["300.00", "7.90", "292.10"]),
  ],
  ["AMOUNT-FORMAT", () => one("12.3.4"), () => one("-")],
  ["CODE-UNKNOWN", () => coded("2019701", "元宇宙事务"), () => coded("2010301", "行政运行")],
  ["CODE-NAME", () => coded("2101101", "住房公积金"), () => coded("2101101", "行政单位医疗")],
  [
    "UNIT-MISSING",
    () => printed(CODED, [["2010301", "行政运行", "3.00", "3.00"]], "2025年部门支出预算表"),
    () => coded("2010301", "行政运行"),
  ],
  [
    "COLUMN-UNMAPPED",
    () => coded("2010301", "行政运行", [...CODED.slice(0, 3), "其他说明数"]),
    () => coded("2010301", "行政运行"),
  ],
  [
    "PAGE-DAMAGED",
    () =>
      printed(CODED, [["2010301", "行政运行", "3.00", "3.00"]], undefined, (page) => ({
        ...page,
        lost: ["font"],
      })),
    () => coded("2010301", "行政运行"),
  ],
  [
    "PAGE-FAILED",
    () => printed(CODED, [], "", () => failedPage(1, {}, 200, new Error("the picture is damaged"))),
    () => coded("2010301", "行政运行"),
  ],
];

describe("the examples of a rule", () => {
  test.each(EXAMPLES)("%s", (rule, fires, quiet) => {
    const raised = (document: BudgetDocument) => document.flags.filter((flag) => flag.rule === rule).length;
    expect([raised(fires()), raised(quiet())]).toEqual([1, 0]);
  });
});

describe("every rule has its examples", () => {
  test.each(FLAG_RULES)("%s", (rule) => {
    const path = ELSEWHERE[rule];
    const held = [path !== undefined, EXAMPLES.some(([own]) => own === rule), NEVER_RAISED.includes(rule)];
    expect(held.filter(Boolean)).toHaveLength(1);
    if (path === undefined) return;
    const file = new URL(`../${path}`, import.meta.url);
    expect(existsSync(file)).toBe(true);
    if (rule !== "GRID-DOUBTFUL") expect(readFileSync(file, "utf8")).toContain(rule);
  });
});
