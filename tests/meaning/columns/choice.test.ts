import { describe, expect, it } from "vitest";
import type { Column } from "../../../src/contract/schema.ts";
import type { TableKind } from "../../../src/contract/vocabulary.ts";
import { withNumbersInHeader } from "../../../src/meaning/columns/columnNumbers.ts";
import { yearOfHeaders } from "../../../src/meaning/columns/headerYears.ts";
import { toColumns } from "../../../src/meaning/columns/index.ts";
import { COST } from "../../../src/meaning/columns/types.ts";
import { variantsSchema } from "../../../src/meaning/variants.ts";
import { logicalTable } from "../../builders/logicalTable.ts";

interface Setting {
  readonly kind?: TableKind;
  readonly title?: string;
  readonly year?: number;
}

function columnsOf(
  header: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
  { kind = "expenditure", title = "", year = 2026 }: Setting = {},
): Column[] {
  return toColumns(logicalTable(header, rows, { title }), kind, year).columns;
}

/** Role or dimension, what is said of the money, and whether it is of-which. */
const said = ({ role, dimension, coordinates, ofWhich }: Column): string =>
  [dimension ?? role, ...Object.values(coordinates ?? {}), ...(ofWhich ? ["of which"] : [])].join(" ");

describe("numbers of columns", () => {
  const header = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]];
  const data = ["2010301", "行政运行", "3", "2", "1"];
  it.each([["** ** 1 2=3+4 3"], ["甲 乙 1 2 3"], ["栏次 < 1 2 3"]])(
    "%s goes to the header, on every page of the table, and changes no column",
    (numbers) => {
      const row = numbers.split(" ");
      const table = withNumbersInHeader(logicalTable(header, [row, data, row.with(1, row[1] ?? ""), data]));
      expect(table.rows).toHaveLength(2);
      expect(table.header).toHaveLength(2);
      expect(toColumns(table, "expenditure").columns.map(said)).toEqual([
        "function.code",
        "function.name",
        "measure",
        "measure basic",
        "measure project",
      ]);
    },
  );
});

describe("其中 before the first part of a total", () => {
  const header = [["科目名称", "小计", "其中：基本支出", "项目支出"]];
  it("covers all of them where the rows add up", () => {
    const columns = columnsOf(header, [
      ["行政运行", "30", "20", "10"],
      ["机关服务", "12", "5", "7"],
    ]);
    expect(columns.map(said).slice(2)).toEqual(["measure basic", "measure project"]);
    expect(columns[2]?.chosen?.evidence).toContain("小计 = 其中：基本支出 + 项目支出 in 2 of 2 rows");
  });

  it("is a part beside the others where the rows say so", () => {
    const columns = columnsOf(
      [["科目名称", "合计", "其中：财政拨款", "政府性基金", "事业收入"]],
      [
        ["行政运行", "30", "8", "20", "10"],
        ["机关服务", "12", "3", "5", "7"],
      ],
      { kind: "revenue" },
    );
    expect(columns.map(({ ofWhich = false }) => ofWhich)).toEqual([false, false, true, false, false]);
  });

  it("covers all of them where no row tells, and is of-which where it stands alone", () => {
    expect(columnsOf(header, []).map(({ ofWhich = false }) => ofWhich)).toEqual([false, false, false, false]);
    const alone = columnsOf([["科目名称", "小计", "其中：财政拨款"]], [["行政运行", "30", "20"]]);
    expect(alone[2]?.ofWhich).toBe(true);
  });
});

describe("其中 over all parts of the column before it", () => {
  it("is none: their natures stand within its", () => {
    const columns = columnsOf(
      [["单位", "小计", "公务接待费", "公务用车购置及运行费", "其中：公务用车购置", "其中：公务用车运行费"]],
      [["某局", "6", "1", "5", "2", "3"]],
      { kind: "three-public-expenses" },
    );
    expect(columns.map(({ ofWhich = false }) => ofWhich)).toEqual(Array(6).fill(false));
  });
});

describe("a group of a purpose of its own beside the parts of the total", () => {
  const header = [
    ["科目名称", "总计", "基本支出", "项目支出", "2026年政府采购项目", "<"],
    ["^", "^", "^", "^", "合计", "其中：面向中小企业"],
  ];
  it("is of-which where the total is that of the others", () => {
    const columns = columnsOf(header, [
      ["行政运行", "30", "20", "10", "4", "3"],
      ["机关服务", "12", "5", "7", "2", "0"],
    ]);
    expect(columns.map(({ ofWhich = false }) => ofWhich)).toEqual([false, false, false, false, true, true]);
  });

  it("is a part where the total holds it", () => {
    const columns = columnsOf(header, [
      ["行政运行", "34", "20", "10", "4", "3"],
      ["机关服务", "14", "5", "7", "2", "0"],
    ]);
    expect(columns[4]?.ofWhich).toBeUndefined();
    expect(columns[5]?.ofWhich).toBe(true);
  });
});

describe("a money column that no word explains", () => {
  const header = [["科目名称", "合计", "基本支出", "项目支出", "机动储备"]];
  it("is money where the rows add up with it, of nothing but its group", () => {
    const [, , , , column] = columnsOf(header, [["行政运行", "33", "20", "10", "3"]]);
    expect(column && said(column)).toBe("measure");
    expect(column?.chosen).toMatchObject({ by: "rows", runnerUp: { by: "words", role: "other" } });
  });

  it("is money where its word is a noun of money, figures or none", () => {
    const blank = columnsOf(
      [header[0]?.with(4, "单位预留机动经费") ?? []],
      [["行政运行", "30", "20", "10", ""]],
    );
    expect(blank[4]?.role).toBe("measure");
  });

  it("stays unknown where its whole numbers enter no sum, or its word names a count", () => {
    expect(columnsOf(header, [["行政运行", "30.5", "20.5", "10.0", "3"]])[4]?.role).toBe("other");
    const counted = columnsOf(
      [header[0]?.with(4, "公务用车保有辆数") ?? []],
      [["行政运行", "33", "20", "10", "3"]],
    );
    expect(counted[4]?.role).toBe("other");
  });

  it("is money where its figures are printed as money under a unit of money, or its head prints one", () => {
    const lone = (head: string, figures: readonly string[], labels: readonly string[] = []) =>
      toColumns(
        logicalTable(
          [["项目", head]],
          figures.map((figure, at) => [`某项${at}`, figure]),
          { labels },
        ),
        "unknown",
        2026,
      ).columns[1];
    expect(lone("某项储备", ["12.60", "8.90"], ["单位：亿元"])?.role).toBe("measure");
    expect(lone("年初数", ["5,210,300", "110,100"], ["单位：元"])?.role).toBe("measure");
    expect(lone("某项储备（万元）", ["350", "40"])).toMatchObject({ role: "measure", unit: "万元" });
    expect(lone("某项储备", ["12.60", "8.90"])?.role).toBe("other");
    expect(lone("某项储备", ["350", "40"], ["单位：亿元"])?.role).toBe("other");
    expect(lone("公务用车保有量", ["12.60", "8.90"], ["单位：亿元"])?.role).toBe("other");
  });

  it("has the coordinates of the heads above it", () => {
    const columns = columnsOf(
      [
        ["科目名称", "合计", "上年结转", "<"],
        ["^", "^", "一般公共预算", "某项存款"],
      ],
      [
        ["行政运行", "30.50", "20.25", "10.25"],
        ["机关服务", "3.50", "2.25", "1.25"],
      ],
    );
    expect(columns[3] && said(columns[3])).toBe("measure carryover");
  });

  it("is none in a table of performance targets", () => {
    const columns = columnsOf(
      [["项目名称", "资金总额", "三级指标", "目标数"]],
      [["培训", "10.50", "培训率", "98.50"]],
      { kind: "project-performance-targets" },
    );
    expect(columns[3]?.role).toBe("other");
  });
});

describe("years and stages", () => {
  it("are seen from the disclosure's year", () => {
    const columns = columnsOf(
      [
        ["科目名称", "2025年执行数", "<", "2026年预算数"],
        ["^", "执行数", "扣除中央基建投资后执行数", "^"],
      ],
      [],
    );
    expect(columns.map(said).slice(1)).toEqual([
      "measure prior-year-execution",
      "measure prior-year-execution of which",
      "measure budget",
    ]);
  });

  it("of last year's figures are the title's where no word prints them, and unknown where it does not either", () => {
    const header = [
      ["单位", "上年", "<", "当年", "<"],
      ["^", "会议费", "培训费", "会议费", "培训费"],
    ];
    const title = "会议费、培训费支出预算表";
    expect(columnsOf(header, [], { title }).map(said).slice(1)).toEqual([
      "measure meeting prior-year-budget",
      "measure training prior-year-budget",
      "measure meeting",
      "measure training",
    ]);
    expect(columnsOf(header, [])[1]?.role).toBe("other");
  });

  it("letters and sums in brackets behind a word say nothing of it", () =>
    expect(
      columnsOf([["项目名称", "全年预算数（A）", "全年执行数（B）", "执行率（B/A）", "合计（3=1+2）"]], [])
        .map(said)
        .slice(1),
    ).toEqual(["measure adjusted-budget", "measure final-accounts", "measure", "measure"]));

  it("a year that only headers print is the disclosure's", () => {
    const table = logicalTable([["科目名称", "2019年执行数", "2020年预算数"]], []);
    expect(yearOfHeaders([table])).toBe(2020);
    expect(yearOfHeaders([logicalTable([["科目名称", "预算数"]], [])])).toBeNull();
  });
});

describe("what the cells hold", () => {
  it.each([
    ["功能科目名称", "[2010301]行政运行", "function.name"],
    ["科目", "[30101]基本工资", "departmentEconomic.name"],
    ["科目名称", "50101 工资奖金津补贴", "governmentEconomic.name"],
    ["科目名称", "10101-增值税", "revenue.name"],
    ["支出项目名称", "一、基本支出", "item"],
    ["支出项目类别（资金使用单位）", "工资福利支出", "departmentEconomic.name"],
    ["支出项目类别（资金使用单位）", "某局信息化建设", "project.name"],
  ])("%s over %s: %s", (word, text, dimension) => {
    const [column] = columnsOf([[word, "金额"]], [[text, "3"]]);
    expect(column?.dimension).toBe(dimension);
  });

  it("texts under a word of money are no amounts", () =>
    expect(columnsOf([["科目名称", "本年工作安排"]], [["行政运行", "完成全部年度检查"]])[1]?.role).toBe(
      "other",
    ));
});

describe("a total over the three public expenses and others", () => {
  it("is of all of them", () => {
    const columns = columnsOf(
      [
        ["单位名称", "合计", "“三公”经费", "<", "<", "会议费", "培训费"],
        ["^", "^", "小计", "公务接待费", "公务用车购置费", "^", "^"],
      ],
      [],
      { kind: "three-public-expenses" },
    );
    expect(columns[1] && said(columns[1])).toBe("measure total");
    expect(columns[2] && said(columns[2])).toBe("measure three-public.total");
  });
});

describe("a choice", () => {
  it("records what spoke for it and the next best meaning", () => {
    const [, name] = columnsOf([["科目编码", "科目名称", "金额"]], [["30101", "基本工资", "3"]]);
    expect(name?.chosen).toEqual({
      by: "rows",
      evidence: ["its codes are such as 30101"],
      runnerUp: { by: "words", role: "dimension", dimension: "function.name", margin: 1.5 },
    });
  });

  it("is a person's where a configuration teaches the word", () => {
    const variants = variantsSchema.parse({
      headers: [
        { words: ["机动储备"], money: true, ofWhich: true },
        { words: ["保运转"], coordinates: { nature: "basic" } },
      ],
    });
    const table = logicalTable([["科目名称", "合计", "机动储备", "保运转"]], []);
    const { columns } = toColumns(table, "expenditure", 2026, variants);
    expect(columns.slice(2).map(said)).toEqual(["measure of which", "measure basic"]);
    expect(columns[2]?.chosen?.by).toBe("taught");
  });

  it("is a person's even where the cells say something else", () => {
    const taught = { headers: [{ words: ["科目名称"], dimension: "function.name" }] };
    const dimensionWith = (variants: unknown) => {
      const table = logicalTable([["科目名称", "金额"]], [["[30101]基本工资", "3"]]);
      return toColumns(table, "expenditure", 2026, variantsSchema.parse(variants)).columns[0]?.dimension;
    };
    expect([dimensionWith({}), dimensionWith(taught)]).toEqual(["departmentEconomic.name", "function.name"]);
  });

  it("goes by the order of its sources: a person, the rows, the columns beside, the words, the form, nothing", () => {
    expect(
      Object.keys(COST).toSorted((a, b) => COST[a as keyof typeof COST] - COST[b as keyof typeof COST]),
    ).toEqual([
      "taught",
      "sumsOfParts",
      "sides",
      "cells",
      "bothNeighbours",
      "words",
      "neighbours",
      "wordsAndTable",
      "misreadWords",
      "template",
      "groupOfUnread",
      "moneyOfRows",
      "unknown",
    ]);
    expect(new Set(Object.values(COST)).size).toBe(Object.keys(COST).length);
  });
});
