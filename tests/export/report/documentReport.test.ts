import { expect, test } from "vitest";
import type { BudgetDocument } from "../../../src/contract/schema.ts";
import { documentReport } from "../../../src/export/report/documentReport.ts";
import { readPrinted } from "../../builders/printDisclosure.ts";

const HOSTILE = "<img src=x onerror=alert(1)>";

/** An expenditure table in which 76 should be 70, as its row and its column say. */
const withMistake = (name: string) =>
  readPrinted([
    { prose: ["某市财政局2024年部门预算"] },
    {
      table: {
        title: "部门支出总表",
        right: "单位：万元",
        grid: `
          科目编码|科目名称|合计|基本支出|项目支出
          合计|<|300|200|100
          2010301|${name}|140|100|40
          2010302|一般行政管理事务|60|40|20
          2080505|养老保险缴费支出|76|60|10
          2210201|住房公积金|30|0|30`,
      },
    },
  ]);

/** Names of the elements that the page has, each once. */
const elementsOf = (page: string): string[] => [
  ...new Set([...page.matchAll(/<([a-z][a-z0-9]*)/gu)].map(([, name]) => name as string)),
];

test("whatever a document prints stays text", () => {
  const document = withMistake(`'"${HOSTILE}`);
  const hostile = {
    ...document,
    source: { ...document.source, file: `${HOSTILE}.pdf` },
    flags: document.flags.map((flag) => ({ ...flag, message: `${flag.message} ${HOSTILE}\u202e` })),
  };
  const page = documentReport(hostile, { language: "en" });
  expect(hostile.flags.length).toBeGreaterThan(0);
  expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;.pdf");
  expect(page).toContain("&#39;&quot;&lt;img src=x onerror=");
  expect(page).not.toContain("\u202e");
  expect(elementsOf(page)).not.toContain("img");
});

test("a report fetches nothing and runs nothing", () => {
  const page = documentReport(withMistake("行政运行"), { language: "zh" });
  expect(page).toContain("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:");
  expect(elementsOf(page)).not.toEqual(expect.arrayContaining(["script"]));
  expect(page).not.toMatch(/(?:https?:|src=|href=|url\()/u);
});

test("flags come worst first, with what is printed at their places", () => {
  const document = withMistake("行政运行");
  const [flag] = document.flags as [BudgetDocument["flags"][number]];
  const others = (["info", "warning"] as const).map((severity) => ({ ...flag, severity }));
  const page = documentReport({ ...document, flags: [...others, ...document.flags] }, { language: "en" });
  const severities = [...page.matchAll(/<article class="flag (\w+)"/gu)].map(([, severity]) => severity);
  expect(severities).toEqual(["error", "error", "warning", "info"]);
  expect(page).toContain(document.flags.find(({ rule }) => rule === "SUM-ROW")?.message);
  expect(page).toContain("t01 部门支出总表 · 养老保险缴费支出 · 合计 · C7: <b>76</b> · read");
});

test("what a person has decided is folded away with the decision", () => {
  const document = withMistake("行政运行");
  const decision = { by: "张三", at: "2026-01-02T03:04:05Z", as: "source-error", note: "<b>" } as const;
  const flags = document.flags.map((flag) => ({ ...flag, decision }));
  const page = documentReport({ ...document, flags }, { language: "zh" });
  const [open = "", decided = ""] = page.split("<summary>2 条已由人处理</summary>");
  expect(open).toContain("没有待处理的错误和警告");
  expect(decided).toContain("<b>发布单位差错</b> · 张三 · 2026-01-02T03:04:05Z: &lt;b&gt;");
});

test("of very many flags the worst are shown, and it is told how many more there are", () => {
  const document = withMistake("行政运行");
  const flags = Array.from({ length: 150 }, () => document.flags).flat();
  const page = documentReport({ ...document, flags }, { language: "en" });
  expect(page.match(/<article/gu)).toHaveLength(200);
  expect(page).toContain("100 more stand in flags.csv");
});

test("it tells how many printed amounts are proven, by rule", () => {
  const document = withMistake("行政运行");
  const verified = document.observations.filter(({ status }) => status === "verified").length;
  const page = documentReport(document, { language: "zh" });
  expect(verified).toBeGreaterThan(0);
  expect(page).toContain(`所印 15 个金额中有 ${verified} 个`);
  expect(page).toMatch(/行内合计 <span class="soft">SUM-ROW<\/span><\/td>\s*<td class="number">\d+/u);
});

test("it is in the language that is asked for, and the same bytes each time", () => {
  const document = withMistake("行政运行");
  const [english, chinese] = (["en", "zh"] as const).map((language) =>
    documentReport(document, { language }),
  );
  expect(english).toContain('<html lang="en">');
  expect(chinese).toContain('<html lang="zh-CN">');
  expect(chinese).toContain(document.flags[0]?.messageZh.slice(0, 6));
  expect(documentReport(document, { language: "en" })).toBe(english);
});
