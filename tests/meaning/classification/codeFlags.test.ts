import { describe, expect, it } from "vitest";
import { assemble } from "../../../src/assemble/index.ts";
import { checkDocument } from "../../../src/checks/index.ts";
import { toDocument } from "../../../src/meaning/index.ts";
import { findTables } from "../../../src/table/index.ts";
import { printTable } from "../../builders/printTable.ts";

function read(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  title = "2025年部门支出预算表",
) {
  const pages = printTable(header, rows, {
    columnWidths: header.map(() => 100),
    fontSize: 10,
    pageHeight: 842,
    repeatHeader: true,
    title,
  });
  const source = { file: "a.pdf", sha256: "0".repeat(64), pageCount: pages.length };
  const document = checkDocument(toDocument(assemble(pages.map(findTables)), source));
  const flags = document.flags.filter(({ rule }) => rule.startsWith("CODE-"));
  return { document, flags: flags.map(({ rule, severity, cells }) => ({ rule, severity, cells })) };
}

const HEADER = ["科目编码", "科目名称", "合计(万元)", "基本支出"];

describe("codes and names", () => {
  it("that agree, or that are misread a little, raise nothing", () => {
    const { flags } = read(HEADER, [
      ["2101101", "行政单位医疔", "3", "3"],
      ["2080505", "机关事业单位基本养老保险缴费支出", "2", "2"],
    ]);
    expect(flags).toEqual([]);
  });

  it("that are not known are told of once a table, low", () => {
    const { flags } = read(HEADER, [
      ["2019701", "元宇宙事务", "3", "3"],
      ["2019702", "元宇宙运行", "2", "2"],
    ]);
    expect(flags).toEqual([
      {
        rule: "CODE-UNKNOWN",
        severity: "info",
        cells: [0, 1].flatMap((row) => [0, 1].map((column) => ({ table: "t01", row, column }))),
      },
    ]);
  });

  it("a code with letters read for digits stays one of its level, is told of, and its name's code proposed", () => {
    const { document, flags } = read(HEADER, [
      ["201", "一般公共服务支出", "5", "5"],
      ["201O1", "人大事务", "3", "3"],
      ["20103", "政府办公厅（室）及相关机构事务", "2", "2"],
    ]);
    expect(document.tables[0]?.rows.map(({ kind }) => kind)).toEqual(["subtotal", "detail", "detail"]);
    expect(document.observations.find(({ row }) => row === 1)?.functionCode).toBe("201O1");
    expect(flags).toEqual([
      {
        rule: "CODE-UNKNOWN",
        severity: "info",
        cells: [0, 1].map((column) => ({ table: "t01", row: 1, column })),
      },
    ]);
  });

  it("that contradict each other are a warning only where the row was read in an opened source", () => {
    const { flags } = read(HEADER, [
      ["2101101", "住房公积金", "3", "3"],
      ["2101302", "城乡社区规划与管理", "2", "2"],
    ]);
    expect(flags.map(({ rule, severity }) => [rule, severity])).toEqual([
      ["CODE-NAME", "warning"],
      ["CODE-NAME", "info"],
    ]);
  });

  it("that contradict each other all down a table are told of once: the column is not understood", () => {
    const { flags } = read(HEADER, [
      ["208", "行政单位离退休", "3", "3"],
      ["210", "行政单位医疗", "2", "2"],
      ["221", "购房补贴", "2", "2"],
    ]);
    expect(flags.map(({ rule, severity, cells }) => [rule, severity, cells.length])).toEqual([
      ["CODE-NAME", "warning", 6],
    ]);
  });

  it("a code that stands alone takes its name from an opened source, and from no other", () => {
    const { document } = read(
      ["科目编码", "合计(万元)"],
      [
        ["2101101", "3"],
        ["2101302", "2"],
      ],
    );
    expect(document.observations.map((row) => [row.functionCode, row.functionName])).toEqual([
      ["2101101", "行政单位医疗"],
      ["2101302", null],
    ]);
  });
});

describe("codes that the classification has without a row of their own", () => {
  it("a publisher's own items under a 款 of the economic classification are not told of", () => {
    const { flags, document } = read(
      ["部门预算支出经济分类科目编码", "部门预算支出经济分类科目名称", "合计(万元)", "基本支出"],
      [
        ["30102", "津贴补贴", "5", "5"],
        ["3010201", "规范性津补贴", "3", "3"],
        ["3010202", "其他津补贴", "2", "2"],
      ],
    );
    expect(flags).toEqual([]);
    const names = document.observations.map((row) => [
      row.departmentEconomicCode,
      row.departmentEconomicName,
      row.departmentEconomicNameStandard,
    ]);
    expect(names).toContainEqual(["30102", "津贴补贴", "津贴补贴"]);
    expect(names).toContainEqual(["3010201", "规范性津补贴", null]);
  });

  it("a 款 printed as an item 00 has the name of the 款", () => {
    const { flags, document } = read(HEADER, [["2121100", "农业土地开发资金安排的支出", "3", "3"]]);
    expect(flags).toEqual([]);
    expect(document.observations[0]?.functionNameStandard).toBe("农业土地开发资金安排的支出");
  });
});

describe("the standard's name beside the printed one", () => {
  it("is that of the disclosure's year, whatever is printed; none where the code is not known", () => {
    const rows = [
      ["210", "医疗卫生与计划生育支出", "5", "5"],
      ["2101101", "行政单位医疔", "3", "3"],
      ["2019701", "元宇宙事务", "2", "2"],
    ];
    const namesIn = (year: number) =>
      read(HEADER, rows, `${year}年部门支出预算表`)
        .document.observations.filter(({ column }) => column === 2)
        .map((row) => [row.functionName, row.functionNameStandard]);
    expect(namesIn(2025)).toEqual([
      ["医疗卫生与计划生育支出", "卫生健康支出"],
      ["行政单位医疔", "行政单位医疗"],
      ["元宇宙事务", null],
    ]);
    expect(namesIn(2018)[0]).toEqual(["医疗卫生与计划生育支出", "医疗卫生与计划生育支出"]);
  });
});

describe("figures that are no amounts, and codes that look like classes", () => {
  it("行次 is a line number beside the money, and a rate gives no observation", () => {
    const { document } = read(
      ["行次", "项目", "上年预算数(万元)", "本年预算数", "增减率"],
      [
        ["1", "一、一般公共预算拨款收入", "10.00", "12.00", "20.00"],
        ["2", "二、政府性基金预算拨款收入", "4.00", "2.00", "-50.00"],
      ],
      "2025年部门收入预算表",
    );
    expect(document.observations.map((row) => [row.phase, row.fund, row.year, row.amountYuan])).toEqual([
      ["prior-year-budget", "general-public", 2024, "100000"],
      ["budget", "general-public", 2025, "120000"],
      ["prior-year-budget", "government-fund", 2024, "40000"],
      ["budget", "government-fund", 2025, "20000"],
    ]);
  });

  it("a body's code in a column of codes is no function: 单位代码 201001", () => {
    const { document, flags } = read(
      ["科目编码", "单位代码", "单位(科目名称)", "合计(万元)"],
      [
        ["", "201", "滨海市教育局", "5.00"],
        ["2050202", "201001", "小学教育", "5.00"],
      ],
    );
    expect(flags).toEqual([]);
    expect(
      document.observations.map((row) => [row.aggregation, row.administrativeCode, row.functionCode]),
    ).toEqual([
      ["department", "201", null],
      ["detail", "201001", "2050202"],
    ]);
  });
});
