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
