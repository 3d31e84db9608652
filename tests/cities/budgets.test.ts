/** Layouts of budgets beside the samples': last year's figures, rates, rows that set the nature, many lists, units. */
import { expect, test } from "vitest";
import type { BudgetDocument, Table } from "../../src/contract/schema.ts";
import { type PrintedTable, readPrinted, showColumns, showRows } from "../builders/printDisclosure.ts";

const read = (...tables: PrintedTable[]): BudgetDocument => readPrinted(tables.map((table) => ({ table })));
const only = ({ tables: [table] }: BudgetDocument): Table => table as Table;
const rulesOf = ({ flags }: BudgetDocument) => flags.map(({ rule, severity }) => `${rule} ${severity}`);

test("years are told from the disclosure's own; a rate is no amount; the indented hierarchy closes", () => {
  const document = read({
    title: "2024年一般公共预算支出情况表",
    left: "部门：某市某局",
    right: "单位：元",
    grid: `功能分类科目|<|2023年执行数|2024年预算数|<|<|2024年预算数比2023年执行数|<
           科目编码|科目名称|^|合计|基本支出|项目支出|增减额|增减%
           201|一般公共服务支出|90.00|110.00|100.00|10.00|20.00|22.22
           　20103|政府办公厅（室）及相关机构事务|90.00|110.00|100.00|10.00|20.00|22.22
           　　2010301|行政运行|90.00|110.00|100.00|10.00|20.00|22.22
           208|社会保障和就业支出|10.00|10.00|10.00|||
           　20805|行政事业单位养老支出|10.00|10.00|10.00|||
           　　2080505|机关事业单位基本养老保险缴费支出|10.00|10.00|10.00|||
           合计|<|100.00|120.00|110.00|10.00|20.00|20.00`,
  });
  expect(only(document).kind).toBe("general-public-budget-expenditure");
  expect(showColumns(only(document))).toEqual([
    "功能分类科目/科目编码: function.code",
    "功能分类科目/科目名称: function.name",
    "2023年执行数: prior-year-execution",
    "2024年预算数/合计: budget",
    "2024年预算数/基本支出: basic budget",
    "2024年预算数/项目支出: project budget",
    "2024年预算数比2023年执行数/增减额: change",
    "2024年预算数比2023年执行数/增减%: change-rate %",
  ]);
  expect(only(document).rows.map(({ cells }) => cells[7])).toMatchObject([
    { percent: "22.22" },
    { percent: "22.22" },
    { percent: "22.22" },
    { text: "" },
    { text: "" },
    { text: "" },
    { percent: "20" },
  ]);
  const years = document.observations.filter(({ functionCode }) => functionCode === "2010301");
  expect(years.map(({ phase, year, printed }) => `${phase} ${year} ${printed}`)).toEqual([
    "prior-year-execution 2023 90.00",
    "budget 2024 110.00",
    "budget 2024 100.00",
    "budget 2024 10.00",
    "change 2024 20.00",
  ]);
  expect(document.flags).toEqual([]);
});

test("三公 as rows: each label is a nature, and 其中 goes on to the next part", () => {
  const document = read({
    title: "2024年一般公共预算“三公”经费支出情况表",
    right: "单位：万元",
    grid: `项目|2023年预算数|2024年预算数|比上年增减|<
           ^|^|^|金额|比率
           合计|50.00|40.00|-10.00|-20%
           1.因公出国（境）费用||||
           2.公务接待费|20.00|15.00|-5.00|-25%
           3.公务用车购置及运行费|30.00|25.00|-5.00|-16.67%
           其中：（1）公务用车运行维护费|30.00|25.00|-5.00|-16.67%
           （2）公务用车购置费||||`,
  });
  expect(document.flags).toEqual([]);
  const budget = document.observations.filter(({ phase }) => phase === "budget");
  expect(budget.map(({ nature, aggregation, printed }) => `${nature} ${aggregation} ${printed}`)).toEqual([
    "three-public.total total 40.00",
    "three-public.reception detail 15.00",
    "three-public.vehicles detail 25.00",
    "three-public.vehicles.operation of-which 25.00",
  ]);
  const prior = document.observations.filter(({ phase }) => phase === "prior-year-budget");
  expect(prior.map(({ year }) => year)).toEqual([2023, 2023, 2023, 2023]);
});

test("four lists side by side, each with its own total", () => {
  const document = read({
    title: "部门收支总表",
    right: "单位：万元",
    grid: `收入|<|支出|<|<|<|<|<
           项目|预算数|支出功能分类科目|预算数|政府预算支出经济分类|预算数|部门预算支出经济分类|预算数
           一、财政拨款|100.00|一般公共服务支出|90.00|501 机关工资福利支出|60.00|301 工资福利支出|60.00
           二、事业收入||社会保障和就业支出|10.00|502 机关商品和服务支出|40.00|302 商品和服务支出|40.00
           合计|100.00|合计|100.00|合计|100.00|合计|100.00`,
  });
  expect(only(document).rows.map(({ labels }) => labels?.map(({ kind }) => kind))).toEqual([
    new Array(4).fill("detail"),
    new Array(4).fill("detail"),
    new Array(4).fill("total"),
  ]);
  const functions = document.observations.flatMap(({ functionCode }) => functionCode ?? []);
  expect(functions).toEqual(["201", "208"]);
  expect(rulesOf(document)).toEqual([]);
});

test("a summary whose expenditure side tells natures apart", () => {
  const document = read({
    title: "2025年单位收支预算总表",
    left: "编制单位：某市某中心",
    right: "单位：元",
    grid: `本年收入|<|本年支出|<|<|<|<
           项目|预算数|项目|预算数|<|<|<
           ^|^|^|合计|基本支出|<|项目支出
           ^|^|^|^|人员经费|日常公用经费|^
           一、财政拨款收入|171,915,169|一、一般公共服务支出|171,915,169|140,000,000|25,177,779|6,737,390
           1. 一般公共预算资金|171,915,169|||||
           收入总计|171,915,169|支出总计|171,915,169|140,000,000|25,177,779|6,737,390`,
  });
  expect(document.disclosure).toMatchObject({ level: "unit", year: 2025, department: "某市某中心" });
  expect(showColumns(only(document)).slice(3)).toEqual([
    "本年支出/预算数/合计: expenditure current budget",
    "本年支出/预算数/基本支出/人员经费: expenditure basic.personnel current budget",
    "本年支出/预算数/基本支出/日常公用经费: expenditure basic.operating current budget",
    "本年支出/预算数/项目支出: expenditure project current budget",
  ]);
  expect(document.flags).toEqual([]);
});

test("a unit above its projects is no project; a total may have no label", () => {
  const document = read({
    title: "2025年项目支出表",
    right: "单位：元",
    grid: `单位代码|单位名称|项目名称|合计|一般公共预算|政府性基金预算
           |||100|100|
           101001|某市某中心||100|100|
           ||项目一|60|60|
           ||项目二|40|40|`,
  });
  expect(only(document).rows.map(({ kind }) => kind)).toEqual(["total", "department", "detail", "detail"]);
  const projects = document.observations.filter(({ aggregation }) => aggregation === "detail");
  expect(
    projects.map(({ administrativeCode, projectName, fund }) => [administrativeCode, projectName, fund]),
  ).toEqual([
    ["101001", "项目一", "all"],
    ["101001", "项目一", "general-public"],
    ["101001", "项目二", "all"],
    ["101001", "项目二", "general-public"],
  ]);
  expect(document.flags).toEqual([]);
});

test("government procurement: goods, works and services as columns or as values of rows", () => {
  const document = read(
    {
      title: "2024年部门政府采购预算表",
      right: "单位：万元",
      grid: `序号|项目名称|采购品目|数量|合计|一般公共预算|政府性基金预算|其他资金
             合计|<|<|<|150.00|140.00|10.00|
             1|办公设备购置|货物|20|10.00|10.00||
             2|信息系统运维|服务|1|100.00|90.00|10.00|
             3|办公楼维修|工程|1|40.00|40.00||`,
    },
    {
      title: "2024年政府采购预算明细表",
      right: "单位：万元",
      grid: `单位名称|项目名称|采购预算金额|<|<|<|面向中小企业预留
             ^|^|合计|货物类|工程类|服务类|^
             某市某局|办公设备购置|10.00|10.00|||10.00
             某市某局|信息系统运维|100.00|||100.00|
             合计|<|110.00|10.00||100.00|10.00`,
    },
  );
  expect(document.tables.map(({ kind }) => kind)).toEqual([
    "government-procurement",
    "government-procurement",
  ]);
  const natures = document.observations.filter(({ table, fund }) => table === "t01" && fund === "all");
  expect(natures.map(({ nature, printed }) => `${nature} ${printed}`)).toEqual([
    "total 150.00",
    "procurement.goods 10.00",
    "procurement.services 100.00",
    "procurement.works 40.00",
  ]);
  expect(showColumns(document.tables[1] as Table).slice(2)).toEqual([
    "采购预算金额/合计:",
    "采购预算金额/货物类: procurement.goods",
    "采购预算金额/工程类: procurement.works",
    "采购预算金额/服务类: procurement.services",
    "面向中小企业预留: of-which",
  ]);
  expect(rulesOf(document).filter((rule) => !rule.endsWith("info"))).toEqual([]);
});

test("a whole government's revenue: codes from 101 on, and a rate of last year's figure", () => {
  const document = read({
    title: "2024年某市本级一般公共预算收入预算表",
    right: "单位：万元",
    grid: `科目编码|科目名称|2022年执行数|2023年执行数|2024年预算数|为上年执行数的%
           101|税收收入|900|1000|1100|110.00
           10101|增值税|500|600|660|110.00
           10104|企业所得税|400|400|440|110.00
           103|非税收入|180|200|190|95.00
           10302|专项收入|180|200|190|95.00
           合计|<|1080|1200|1290|107.50`,
  });
  expect(document.disclosure.level).toBe("government");
  expect(showColumns(only(document))).toEqual([
    "科目编码: revenue.code",
    "科目名称: revenue.name",
    "2022年执行数: other",
    "2023年执行数: prior-year-execution",
    "2024年预算数: budget",
    "为上年执行数的%: %",
  ]);
  expect(document.observations.at(0)).toMatchObject({
    direction: "revenue",
    fund: "general-public",
    revenueCode: "101",
    revenueName: "税收收入",
    functionCode: null,
    year: 2023,
  });
  expect(showRows(only(document)).map((row) => row.split(":")[0])).toEqual([
    "subtotal",
    "detail",
    "detail",
    "subtotal",
    "detail",
    "total",
  ]);
});

test("a department and its unit bound in one file are two disclosures", () => {
  const summary = (name: string, amount: string): PrintedTable => ({
    title: `${name}收支总表`,
    right: "单位：万元",
    left: `编制${name}：某市${name === "部门" ? "某局" : "某中心"}`,
    grid: `收入|<|支出|<
           项目|预算数|项目|预算数
           一、财政拨款收入|${amount}|一、教育支出|${amount}
           收入总计|${amount}|支出总计|${amount}`,
  });
  const document = readPrinted([
    { prose: ["2024年度某市某局部门预算公开"] },
    { prose: ["目录", "一、部门收支总表"] },
    { table: summary("部门", "150.00") },
    { prose: ["第二部分 2024年部门预算情况说明", "2024年收入总计150.00万元。"] },
    { prose: ["某市某中心2024年单位预算"] },
    { prose: ["目录", "一、单位收支总表"] },
    { table: summary("单位", "50.00") },
    { prose: ["第二部分 2024年单位预算情况说明", "2024年收入总计50.00万元。"] },
  ]);
  expect(
    document.disclosures.map(({ level, department, pages }) => [level, department, pages.join(" ")]),
  ).toEqual([
    ["department", "某市某局", "1 2 3 4"],
    ["unit", "某市某中心", "5 6 7 8"],
  ]);
  expect(document.tables.map(({ disclosure }) => disclosure)).toEqual([0, 1]);
  expect(document.statements.map(({ index, disclosure, status }) => [index, disclosure, status])).toEqual([
    [0, 0, "verified"],
    [1, 1, "verified"],
  ]);
  expect(document.flags).toEqual([]);
});

const LEVELS_FILLED_ONCE = `功能分类科目编码|<|<|科目名称|合计|基本支出|项目支出
  类|款|项|^|^|^|^
  201|||一般公共服务支出|30.00|20.00|10.00
  |06||财政事务|30.00|20.00|10.00
  ||01|行政运行|20.00|20.00|
  ||02|一般行政管理事务|10.00||10.00
  210|||卫生健康支出|5.00|5.00|
  |11||行政事业单位医疗|5.00|5.00|
  ||01|行政单位医疗|5.00|5.00|
  合计|<|<|<|35.00|25.00|10.00`;
const IN_ONE_CELL = `功能分类科目|合计|基本支出|项目支出
  [201]一般公共服务支出|30.00|20.00|10.00
  [20106]财政事务|30.00|20.00|10.00
  [2010601]行政运行|20.00|20.00|
  [2010602]一般行政管理事务|10.00||10.00
  [210]卫生健康支出|5.00|5.00|
  [21011]行政事业单位医疗|5.00|5.00|
  [2101101]行政单位医疗|5.00|5.00|
  合计|35.00|25.00|10.00`;

test.each([
  ["each level printed once, in a column of its own", LEVELS_FILLED_ONCE],
  ["code and name in one cell", IN_ONE_CELL],
])("codes of functions: %s", (_, grid) => {
  const document = read({ title: "2024年部门支出总表", right: "单位：万元", grid });
  const totals = document.observations.filter(({ nature }) => nature === "total");
  expect(
    totals.map(({ aggregation, functionCode, functionName }) => [aggregation, functionCode, functionName]),
  ).toEqual([
    ["subtotal", "201", "一般公共服务支出"],
    ["subtotal", "20106", "财政事务"],
    ["detail", "2010601", "行政运行"],
    ["detail", "2010602", "一般行政管理事务"],
    ["subtotal", "210", "卫生健康支出"],
    ["subtotal", "21011", "行政事业单位医疗"],
    ["detail", "2101101", "行政单位医疗"],
    ["total", null, null],
  ]);
  expect(document.flags).toEqual([]);
  const misread = read({
    title: "2024年部门支出总表",
    right: "单位：万元",
    grid: grid.replace("行政运行|20.00", "行政运行|80.00"),
  });
  expect(rulesOf(misread)).toContain("SUM-COLUMN error");
});

test.each([
  ["比上年增长（%）", "change-rate %"],
  ["2024年比2023年增减％", "change-rate %"],
  ["完成预算的%", "%"],
  ["占比（%）", "%"],
  ["增减额", "change"],
])("under %s stand no amounts but of a difference", (word, meaning) => {
  const document = read({
    title: "2024年部门收入总表",
    right: "单位：万元",
    grid: `科目编码|科目名称|2023年预算数|2024年预算数|${word}
           201|一般公共服务支出|100.00|112.50|12.50
           合计|<|100.00|112.50|12.50`,
  });
  expect(showColumns(only(document)).at(-1)).toBe(`${word}: ${meaning}`);
  const [{ cells } = { cells: [] }] = only(document).rows;
  expect(cells.at(-1)).toMatchObject(meaning === "change" ? { amount: "125000" } : { percent: "12.5" });
});

test("prose that repeats a table's figure in another unit throws doubt on all amounts of the table", () => {
  const pages = (unit: string) => [
    { prose: ["2024年某市某局部门预算"] },
    {
      table: {
        title: "2024年部门收支总表",
        right: `单位：${unit}`,
        grid: `收入|<|支出|<
               项目|预算数|项目|预算数
               一、财政拨款收入|150.25|一、教育支出|150.25
               收入总计|150.25|支出总计|150.25`,
      },
    },
    { prose: ["第二部分 预算情况说明", "2024年收入总计150.25万元。"] },
  ];
  const wrong = readPrinted(pages("元")).flags.filter(({ rule }) => rule === "UNIT-CONTRADICTED");
  expect(wrong).toMatchObject([{ severity: "error", cells: { length: 4 } }]);
  expect(readPrinted(pages("万元")).flags).toEqual([]);
});

test("a year over several columns says whose they are; where the stage is not told nothing is guessed", () => {
  const document = read({
    title: "2024年部门支出总表",
    right: "单位：万元",
    grid: `科目编码|科目名称|2022年|<|2023年|<|<|2024年|<
           ^|^|预算数|执行数|预算数|执行数|基本支出|预算数|基本支出
           201|一般公共服务支出|1.00|2.00|3.00|4.00|2.00|5.00|5.00`,
  });
  expect(showColumns(only(document)).slice(2)).toEqual([
    "2022年/预算数: other",
    "2022年/执行数: other",
    "2023年/预算数: prior-year-budget",
    "2023年/执行数: prior-year-execution",
    "2023年/基本支出: other",
    "2024年/预算数: budget",
    "2024年/基本支出: basic",
  ]);
  expect(document.flags.map(({ rule }) => rule)).toEqual(new Array(3).fill("COLUMN-UNMAPPED"));
});
