import { printPdf } from "../../samples/generate/print.ts";

/** A text that would run in a page that took it for HTML. */
export const HOSTILE = '<img src=x onerror="document.title=1">';

/** Rows of the first table: code, name, total, basic, project. The two figures of 行政运行 have changed places. */
const EXPENDITURE = [
  ["", "合计", "1000.00", "701.00", "299.00"],
  ["2010301", "行政运行", "400.00", "99.00", "301.00"],
  ["2010302", "一般行政管理事务", "300.00", "200.00", "100.00"],
  ["2010303", HOSTILE, "200.00", "100.00", "100.00"],
  ["2080595", "机关事业单位基本养老保险缴费支出", "100.00", "100.00", "0.00"],
];

/** A name so long that its row is cut by the end of the page. */
const LONG = "物业管理服务及设施设备维护保养与更新改造专项补助资金".repeat(6);

const SIGNS = [..."甲乙丙丁戊己庚辛壬癸子丑"];

/** So many rows of the second table: code, name, amount; every other one has two figures in one cell. */
const projects = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [
    `${150000 + index}`,
    index === 4 ? LONG : `项目${SIGNS[index] ?? index + 1}`,
    index % 2 === 0 ? `${index + 10}.00\n${index + 3}.00` : `${index + 10}.00`,
  ]);

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");

const line = (name: "td" | "th", texts: readonly string[]): string =>
  `<tr>${texts.map((text) => `<${name}>${escaped(text)}</${name}>`).join("")}</tr>`;

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead>${line("th", head)}</thead><tbody>${rows.map((row) => line("td", row)).join("")}</tbody></table>`;

/** A page of HTML as a budget is printed: its parts one after the other. */
const page = (
  ...parts: readonly string[]
): string => `<!doctype html><html lang="zh"><meta charset="utf-8"><style>
  @page { size: A4; margin: 20mm }
  body { font: 10pt "WenQuanYi Zen Hei", sans-serif }
  h1 { font-size: 14pt; text-align: center }
  h1 + p { text-align: right }
  table { width: 100%; border-collapse: collapse }
  td, th { border: 1px solid; padding: 4pt }
  .low { break-before: page; padding-top: 165mm }
</style><body>${parts.join("\n")}</body></html>`;

const titled = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<h1>${title}</h1><p>单位：万元</p>${tableOf(head, rows)}`;

const EXPENDITURE_HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

/**
 * A small budget as a born-digital PDF, with figures that changed places, a row that a page end cuts, and so many projects:
 * of twelve it has three pages.
 */
export const printBudget = (projectCount: number = SIGNS.length): Promise<Uint8Array> =>
  printPdf(
    page(
      "<p>清河市文化局2024年部门预算</p>",
      titled("2024年部门支出总表", EXPENDITURE_HEAD, EXPENDITURE),
      '<div class="low"></div>',
      titled("2024年项目支出表", ["项目编码", "项目名称", "2024年预算"], projects(projectCount)),
    ),
  );

/** A budget of one page and one table, whose expenditure is so many times 700 万元 and adds up. */
export const printExpenditure = (department: string, times: number): Promise<Uint8Array> => {
  const row = (code: string, name: string, ...figures: readonly number[]): string[] => [
    code,
    name,
    ...figures.map((figure) => (figure * times).toFixed(2)),
  ];
  const rows = [
    row("", "合计", 700, 500, 200),
    row("2010301", "行政运行", 400, 400, 0),
    row("2010302", "一般行政管理事务", 200, 0, 200),
    row("2080505", "机关事业单位基本养老保险缴费支出", 100, 100, 0),
  ];
  return printPdf(
    page(`<p>${department}2024年部门预算</p>`, titled("2024年部门支出总表", EXPENDITURE_HEAD, rows)),
  );
};
