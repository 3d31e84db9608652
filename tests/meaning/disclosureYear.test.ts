import { describe, expect, it } from "vitest";
import { disclosureYear, type YearSources } from "../../src/meaning/disclosureYear.ts";
import { readPrinted } from "../builders/printDisclosure.ts";

const yearOf = (
  titles: readonly string[],
  cover: readonly string[] = [],
  prose: readonly string[] = [],
  labels: readonly string[] = [],
): number | null => {
  const tables = titles.map((title) => ({
    title,
    header: [],
    labels: labels.map((text) => ({ text })),
  })) as unknown as YearSources["tables"];
  return disclosureYear({ cover, prose, tables });
};

describe("the year that a disclosure is about", () => {
  it("is what titles and cover name, and no date on which they were made or published", () => {
    expect(yearOf(["2024年度支出决算表"], ["编报日期：2025年2月18日"])).toBe(2024);
    expect(yearOf(["支出决算表"], ["某局2024年度决算", "2025-08-20", "公开时间：2025年9月1日"])).toBe(2024);
  });

  it("is that of a label over a table", () =>
    expect(yearOf(["部门收支总表"], [], [], ["预算年度：2026"])).toBe(2026));

  it("is what the prose tells of, where nothing else names one", () =>
    expect(
      yearOf(
        ["支出决算表"],
        ["制表日期：2025年8月20日"],
        ["2024年度收入总计10万元，比2023年增加。", "2024年度支出"],
      ),
    ).toBe(2024));

  it("is the date's where a budget was approved, and unknown of final accounts that print a date alone", () => {
    expect(yearOf(["部门收支总表"], ["部门预算", "2025年2月"])).toBe(2025);
    expect(yearOf(["部门收支总表"], ["部门预算", "2024年12月"])).toBeNull();
    expect(yearOf(["支出决算表"], ["2025年8月20日"])).toBeNull();
  });
});

it("a table of last year's accounts within a budget has that year and stage, and is held against none of this year's", () => {
  const grid = (total: string, parts: readonly string[]) =>
    `科目编码|科目名称|合计|基本支出|项目支出\n |合计|${total}|${parts.join("|")}\n 201|一般公共服务支出|${total}|${parts.join("|")}`;
  const { observations, flags } = readPrinted([
    {
      table: { title: "2025年部门支出总表", right: "单位：万元", grid: grid("960.50", ["900.50", "60.00"]) },
    },
    {
      table: {
        title: "2025年部门收支总表",
        right: "单位：万元",
        grid: "收入|预算数|支出|预算数\n 一般公共预算|960.50|一般公共服务支出|960.50\n 收入总计|960.50|支出总计|960.50",
      },
    },
    {
      table: {
        title: "2024年部门支出决算表",
        right: "单位：万元",
        grid: grid("900.50", ["850.50", "50.00"]),
      },
    },
  ]);
  const ofLast = observations.filter(({ page }) => page === 3);
  expect([...new Set(ofLast.map(({ phase, year }) => `${phase} ${year}`))]).toEqual([
    "prior-year-execution 2024",
  ]);
  expect(flags.filter(({ severity }) => severity === "error")).toEqual([]);
});
