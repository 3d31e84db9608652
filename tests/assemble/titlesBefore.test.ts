import { describe, expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable, toRun } from "../builders/printTable.ts";

const SIZE = 9;
const WIDTH = 400;
const HEIGHT = 600;

/** A line of text in the middle of the page. */
const centred = (text: string, top: number, size = 14): TextRun =>
  toRun(text, WIDTH / 2 - (text.length * size) / 2, top, size);

/** A page of lines, and one after it whose grid has no title. */
function put(lines: readonly TextRun[], over: readonly TextRun[] = [], numbers: readonly number[] = []) {
  const header = ["项目", "行次", "决算数", "备注"];
  const rows = ["财政拨款", "事业收入", "经营收入"].map((name, at) => [
    name,
    String(at + 1),
    `${at + 1}00.25`,
    "",
  ]);
  const [grid] = printTable(header, rows, {
    ...{ columnWidths: [80, 80, 80, 80], fontSize: SIZE, pageHeight: HEIGHT, repeatHeader: true, title: "" },
  }) as [PageText];
  const runs = grid.runs.filter(({ text }) => text !== "" && !text.startsWith("-"));
  const first = { ...grid, rulings: [], runs: [...lines] };
  const second = { ...grid, number: 2, runs: [...runs, ...over] };
  const cover = { ...first, runs: [centred("某市教育局", 200)] };
  const pages = numbers.length > 0 ? [cover, first, second] : [first, second];
  return assemble(
    pages.map((page, at) => {
      const printed = numbers[at] === undefined ? [] : [centred(`- ${numbers[at]} -`, 570, SIZE)];
      return findTables({ ...page, number: at + 1, runs: [...page.runs, ...printed] });
    }),
  );
}

const TITLE = "收入支出决算总表";
const LABELS = [toRun("部门：某局", 40, 55, SIZE), toRun("金额单位：元", 300, 55, SIZE)];
const titleOf = ({ tables }: ReturnType<typeof assemble>): string | undefined => tables[0]?.title;

describe("a title at the foot of the page before its table", () => {
  it("is the table's, with its own page, and stays no paragraph", () => {
    const assembly = put([centred("第二部分 2023年度部门决算表", 40), centred(TITLE, 500)], LABELS);
    expect(titleOf(assembly)).toBe(TITLE);
    expect(assembly.tables[0]?.titleLines.map(({ page }) => page)).toEqual([1]);
    expect(assembly.tables[0]?.pages).toEqual([2]);
    expect(assembly.paragraphs.map(({ text }) => text)).toEqual(["第二部分2023年度部门决算表"]);
  });

  it("comes with the labels that stand under it", () => {
    const under = [toRun("部门：某局", 40, 520, SIZE), toRun("金额单位：元", 300, 520, SIZE)];
    const assembly = put([centred(TITLE, 500), ...under]);
    expect(titleOf(assembly)).toBe(TITLE);
    expect(assembly.tables[0]?.labels.map(({ text, page }) => [text, page])).toEqual([
      ["部门：某局", 1],
      ["金额单位：元", 1],
    ]);
  });
});

describe("the last line of a page is no title of the next page's table", () => {
  const not: [string, TextRun[], TextRun[]?][] = [
    [
      "an entry of the contents",
      ["一、收入支出决算总表", "二、收入决算表"].map((text, at) => toRun(text, 40, 60 + 20 * at, SIZE)),
    ],
    [
      "an entry of contents in the middle",
      ["收入支出决算总表", "收入决算表"].map((text, at) => centred(text, 60 + 20 * at)),
    ],
    ["a line of prose", [centred("详见收入支出决算总表。", 500, SIZE)]],
    ["a heading of another sort", [centred("收入支出决算情况说明", 500)]],
    ["the name of the whole disclosure", [centred("某市教育局2023年度部门决算", 200)]],
    ["the name of a part", [centred("第二部分 2023年度部门决算表", 200)]],
    ["a heading at the left", [toRun("收入支出决算总表", 40, 500, SIZE)]],
    ["a title over a table with its own", [centred(TITLE, 500)], [...LABELS, centred("支出决算表", 40)]],
    [
      "a title over a page that begins with text",
      [centred(TITLE, 500)],
      [...LABELS, toRun("以下为各项收入的明细情况", 40, 30, SIZE)],
    ],
  ];

  it.each(not)("%s", (_, lines, over = LABELS) => {
    expect(titleOf(put(lines, over))).not.toBe(lines.at(-1)?.text);
  });

  it("where a page is missing between them, or the line runs over several pages", () => {
    expect(titleOf(put([centred(TITLE, 500)], LABELS, [1, 2, 3]))).toBe(TITLE);
    expect(titleOf(put([centred(TITLE, 500)], LABELS, [1, 2, 5]))).toBe("");
    const running = put([toRun(TITLE, 130, 560, SIZE)], [...LABELS, toRun(TITLE, 130, 560, SIZE)]);
    expect(titleOf(running)).toBe("");
  });
});
