import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { BudgetDocument } from "../../../src/contract/schema.ts";
import { entriesOf } from "../../../src/export/report/overview/entries.ts";
import { overviewReport } from "../../../src/export/report/overview/overviewReport.ts";
import { readPrinted } from "../../builders/printDisclosure.ts";

/** A budget of a culture office with this total on both sides, in 万元. */
const budget = (year: number, total: number, printed = total): BudgetDocument =>
  readPrinted([
    { prose: [`某市文化局${year}年部门预算`] },
    {
      table: {
        title: "部门收支总表",
        right: "单位：万元",
        grid: `
          收入|<|支出|<
          项目|预算数|项目|预算数
          一、一般公共预算拨款收入|${total - 50}|一、文化旅游体育与传媒支出|${total - 80}
          二、事业收入|50|二、社会保障和就业支出|80
          收入总计|${total}|支出总计|${printed}`,
      },
    },
  ]);

const linked = (document: BudgetDocument, link: string | null = null) =>
  entriesOf(document).map((entry) => ({ ...entry, link }));

test("a disclosure is told of by its printed totals, what is proven and what is flagged", () => {
  const [entry] = entriesOf(budget(2024, 300));
  expect(entry).toMatchObject({ file: "printed.pdf", year: 2024, kind: "budget", tables: 1, pages: 2 });
  expect([entry?.revenue, entry?.expenditure].map(String)).toEqual(["3000000", "3000000"]);
  expect({ printed: entry?.printed, verified: entry?.verified }).toEqual({ printed: 6, verified: 6 });
});

test("a total that its parts do not add up to is not told", () => {
  const [entry] = entriesOf(budget(2024, 300, 390));
  expect(entry?.expenditure).toBeNull();
  expect(String(entry?.revenue)).toBe("3000000");
  expect(entry?.errors).toBeGreaterThan(0);
});

test("years of one department stand side by side, other departments do not", () => {
  const entries = [budget(2025, 400), budget(2023, 300)].flatMap((document) => linked(document));
  const other = linked(budget(2024, 500)).map((entry) => ({ ...entry, department: "某市财政局" }));
  const page = overviewReport([...entries, ...other], [], "en");
  const [, years = ""] = page.split("Years of one department side by side");
  expect(years).toContain('<th class="number">2023</th><th class="number">2025</th>');
  expect(years).toContain('<td>revenue</td><td class="number">300</td><td class="number">400</td>');
  expect(years).not.toContain("某市财政局");
});

test("a link leads to the document's own report, and what could not be read is named", () => {
  const page = overviewReport(
    linked(budget(2024, 300), "a%20b/report.html"),
    [{ document: "out/<b>/document.json", problem: "it cannot be read as JSON" }],
    "en",
  );
  expect(page).toContain('<a href="a%20b/report.html">printed.pdf</a>');
  expect(page).toContain("out/&lt;b&gt;/document.json: it cannot be read as JSON");
});

test("the page runs its own script alone", () => {
  const page = overviewReport(linked(budget(2024, 300)), [], "zh");
  const [, script = ""] = /<script>(.*?)<\/script>/su.exec(page) ?? [];
  const digest = createHash("sha256").update(script).digest("base64");
  expect(script).toContain("aria-sort");
  expect(page).toContain(`script-src &#39;sha256-${digest}&#39;`);
});
