import { describe, expect, it } from "vitest";
import { readPrinted } from "../builders/printDisclosure.ts";

const read = (title: string, unit: string, grid: string) =>
  readPrinted([{ table: { title, right: unit, grid } }]);
const errorsOf = ({ flags }: ReturnType<typeof read>): string[] =>
  flags.filter(({ severity }) => severity === "error").map(({ id }) => id);

describe("money for each of some things", () => {
  const document = read(
    "2025年危房改造补助资金分配表",
    "单位：万元",
    `乡镇|中央|省级|合计|人均补助（元）
     合计|300.00|75.00|375.00|187500.00
     甲镇|200.00|50.00|250.00|250000.00
     乙镇|60.00|15.00|75.00|125000.00
     丙镇|40.00|10.00|50.00|158158.81`,
  );

  it("does not add up, and is not accused of it", () => expect(errorsOf(document)).toEqual([]));

  it("has its amounts, and none of them is a leaf", () => {
    const averages = document.observations.filter(({ column }) => column === 4);
    expect(averages.map(({ amountYuan, leaf }) => [amountYuan, leaf])).toEqual([
      ["187500", false],
      ["250000", false],
      ["125000", false],
      ["158158.81", false],
    ]);
  });
});

it("统计数 beside 预算数 is what was spent, and a dash under it sums nothing", () => {
  const document = read(
    "机构运行信息决算表",
    "单位：万元",
    `项目|预算数|统计数
     一、“三公”经费支出|10.30|8.30
     1.公务用车运行维护费|3.00|1.00
     2.公务接待费|7.30|7.30
     （1）国内接待费|—|7.30
     （2）国（境）外接待费|—|0.00`,
  );
  expect(
    document.tables[0]?.columns.map(({ role, coordinates }) => `${role} ${coordinates?.phase ?? ""}`.trim()),
  ).toEqual(["dimension", "measure budget", "measure final-accounts"]);
  expect(errorsOf(document)).toEqual([]);
});

it("a total that prints no figure in a column is no wrong one", () => {
  const document = read(
    "国有资本经营预算支出表",
    "单位：万元",
    `项目|小计|资本性支出|费用性支出
     一、解决历史遗留问题|20500.00|20500.00|
     二、国有企业资本金注入|900.00|600.00|300.00
     支出总计|21400.00||`,
  );
  expect(errorsOf(document)).toEqual([]);
});

it("a figure that spans two rows is of both, and sums in neither; its name's rows stand beside each other", () => {
  const document = read(
    "2025年专项资金分配表",
    "单位：万元",
    `地区|项目|省级|市级|合计
     合计||500.00|300.00|800.00
     东区|维稳|300.00|60.00|460.00
     ^|救助|^|100.00|^
     西区|维稳|200.00|140.00|340.00`,
  );
  expect(errorsOf(document)).toEqual([]);
  expect(document.tables[0]?.rows.map(({ kind, parent }) => `${kind} ${parent ?? ""}`.trim())).toEqual([
    "total",
    "detail 0",
    "detail 0",
    "detail 0",
  ]);
});

it("本年收入合计 and 本年支出合计 of accounts need not agree, where no 总计 stands under them", () => {
  const sides = (spent: string) =>
    read(
      "收入支出决算总表",
      "单位：万元",
      `收入|决算数|支出|决算数
       一、财政拨款收入|5200.00|一、基本支出|3200.00
       二、事业收入|375.50|二、项目支出|${spent}
       本年收入合计|5575.50|本年支出合计|${(3200 + Number(spent)).toFixed(2)}`,
    );
  expect(errorsOf(sides("2420.00"))).toEqual([]);
  expect(sides("2375.50").tables[0]?.rows.at(-1)?.cells[1]?.status).toBe("verified");
});

it("其中：财政拨款 and 其他资金 beside it make the 总额 of a task", () => {
  const form = (other: string) =>
    read(
      "部门整体支出绩效目标申报表",
      "",
      `部门名称|<|某区卫生健康局|<|<|<
       年度主要任务|任务名称|主要内容|预算金额（万元）总额|其中：财政拨款|其他资金
       ^|任务1疾病预防|流感疫苗接种|1250.00|1200.00|${other}
       ^|任务2医疗能力|设备购置|24000.50|23000.50|1000.00
       ^|金额合计||25250.50|24200.50|1050.00
       年度绩效指标|一级指标|二级指标|三级指标|指标值|<
       ^|产出指标|数量指标|建档人数|≥52万人|<
       ^|效益指标|社会效益|死亡率|≤9/10万|<`,
    ).flags.filter(({ rule }) => rule === "SUM-FIELDS");
  expect(form("50.00")).toEqual([]);
  expect(form("60.00").map(({ severity }) => severity)).toEqual(["warning"]);
});

it("years that stand in the rows are those of their figures; a year that no coordinate says is in no observation", () => {
  const { observations } = read(
    "2025年“三公”经费预算情况表",
    "单位：万元",
    `项目|合计|公务用车运行维护费|公务接待费
     2023年决算数|39.00|38.00|1.00
     2024年预算数|48.00|45.00|3.00
     2024年决算数|39.72|38.50|1.22
     2025年预算数|46.50|44.00|2.50
     2025年预算比2024年预算增减额|-1.50|-1.00|-0.50`,
  );
  const totals = observations.filter(({ column }) => column === 1);
  expect(totals.map(({ phase, year, printed }) => `${phase} ${year} ${printed}`)).toEqual([
    "prior-year-budget 2024 48.00",
    "prior-year-execution 2024 39.72",
    "budget 2025 46.50",
    "change 2025 -1.50",
  ]);
});
