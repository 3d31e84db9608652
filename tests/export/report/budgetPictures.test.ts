import { describe, expect, test } from "vitest";
import { documentReport } from "../../../src/export/report/documentReport.ts";
import { type PrintedTable, readPrinted } from "../../builders/printDisclosure.ts";

const report = (...tables: PrintedTable[]): string =>
  documentReport(
    readPrinted([{ prose: ["某市文化局2024年部门预算"] }, ...tables.map((table) => ({ table }))]),
    { language: "en" },
  );

/** Revenue 300 and expenditure 300 in 万元, in two lists side by side; the total of expenditure as given. */
const summary = (total = "300"): PrintedTable => ({
  title: "部门收支总表",
  right: "单位：万元",
  grid: `
    收入|<|支出|<
    项目|预算数|项目|预算数
    一、一般公共预算拨款收入|250|一、文化旅游体育与传媒支出|180
    二、事业收入|50|二、社会保障和就业支出|120
    收入总计|300|支出总计|${total}`,
});

const EXPENDITURE: PrintedTable = {
  title: "部门支出总表",
  right: "单位：万元",
  grid: `
    科目编码|科目名称|合计|基本支出|项目支出
    合计|<|300|200|100
    207|文化旅游体育与传媒支出|180|80|100
    20701|文化和旅游|180|80|100
    2070101|行政运行|150|50|100
    2070102|一般行政管理事务|30|30|
    208|社会保障和就业支出|120|120|
    20805|行政事业单位养老支出|120|120|
    2080505|机关事业单位基本养老保险缴费支出|120|120|`,
};

/** The captions of the pictures that are drawn. */
const captions = (page: string): string[] =>
  [...page.matchAll(/<figcaption>(.*?)<span class="soft">(.*?)<\/span>/gu)].map(
    ([, title = "", total]) => `${title.trim()}: ${total}`,
  );

describe("where the money comes from and goes to", () => {
  test("is drawn from the amounts that count once, with what it is drawn from", () => {
    const page = report(summary());
    expect(captions(page)).toContain("Where the money comes from and where it goes: 300 万元 (10,000 yuan)");
    expect(page).toContain("t01 部门收支总表: its parts add up to the printed total 300");
    for (const part of ["一般公共预算拨款收入 250", "事业收入 50", "文化旅游体育与传媒支出 180"])
      expect(page).toContain(`>${part}</text>`);
  });

  test("is not drawn where the parts do not add up to the printed total, and says so", () => {
    const page = report(summary("390"));
    expect(captions(page)).toEqual([]);
    expect(page).toContain(
      "not drawn: t01 部门收支总表 prints the total 390, but its parts add up to 300 万元",
    );
  });
});

test("each area is as large as its money", () => {
  const page = report(EXPENDITURE);
  const areas = [
    ...page.matchAll(/<rect x="\d+" y="\d+" width="(\d+)" height="(\d+)"[^>]*><title>(.*?) ([\d.,]+)</gu),
  ].map(([, width, height, name, amount]) => ({
    name,
    share: (Number(width) * Number(height)) / (960 * 460),
    amount: Number(amount),
  }));
  expect(areas.map(({ name }) => name)).toEqual([
    "文化旅游体育与传媒支出 · 行政运行",
    "文化旅游体育与传媒支出 · 一般行政管理事务",
    "社会保障和就业支出 · 机关事业单位基本养老保险缴费支出",
  ]);
  for (const { share, amount } of areas) expect(Math.abs(share - amount / 300)).toBeLessThan(0.01);
});

test("the year before stands beside it where the table prints it", () => {
  const page = report({
    title: "一般公共预算支出表",
    right: "单位：万元",
    grid: `
      科目编码|科目名称|2023年执行数|2024年预算数
      合计|<|210|260
      2070101|行政运行|150|140
      2070102|一般行政管理事务|60|120`,
  });
  expect(page).toContain(">2024 budget</text>");
  expect(page).toContain(">2023 execution</text>");
  expect(page).toContain("its parts add up to the printed total 210");
});

describe("the three public expenses", () => {
  const table = (grid: string): PrintedTable => ({ title: "“三公”经费预算表", right: "单位：万元", grid });

  test("are drawn from the row of their total, vehicles by what they are for", () => {
    const page = report(
      table(`
        “三公”经费合计|因公出国（境）费|公务用车购置及运行费|<|<|公务接待费
        ^|^|小计|公务用车购置费|公务用车运行维护费|^
        9|2|6|4|2|1`),
    );
    expect(captions(page)).toEqual(["The three public expenses: 9 万元 (10,000 yuan)"]);
    expect(page).toContain(">buying vehicles<");
    expect(page).not.toContain(">vehicles<");
  });

  test("are drawn from the column of their total where each is a row", () => {
    const page = report(
      table(`
        项目|2024年预算数
        “三公”经费合计|9
        因公出国（境）费|2
        公务用车购置及运行费|6
        公务接待费|1`),
    );
    expect(page).toContain(">vehicles<");
    expect(page).toContain("its parts add up to the printed total 9");
  });
});
