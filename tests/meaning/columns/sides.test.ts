import { describe, expect, test } from "vitest";
import { readPrinted } from "../../builders/printDisclosure.ts";

const ROWS = `一、财政拨款收入|310.00|一、社会保障和就业支出|40.00
  二、事业收入|12.00|二、商业服务业等支出|300.00
  本年收入合计|322.00|本年支出合计|340.00
  年初结转和结余|18.00|年末结转和结余|
  收入总计|340.00|支出总计|340.00`;

describe("a table of revenue beside expenditure under one row of headers", () => {
  test.each(["收入|决算数|支出|决算数", "收入项目|决算数|支出项目|决算数", "项目|决算数|项目|决算数"])(
    "%s: every amount is of the side of its label",
    (head) => {
      const { tables, observations } = readPrinted([
        { table: { title: "2024年度收入支出决算总表", right: "单位：万元", grid: `${head}\n${ROWS}` } },
      ]);
      expect(tables.flatMap(({ columns }) => columns.map(({ dimension }) => dimension))).toEqual([
        "item",
        undefined,
        "item",
        undefined,
      ]);
      const leaves = observations.filter(({ leaf }) => leaf);
      const of = (side: string) =>
        leaves.filter(({ direction }) => direction === side).map(({ item }) => item);
      expect(of("revenue")).toEqual(["一、财政拨款收入", "二、事业收入", "年初结转和结余"]);
      expect(of("expenditure")).toEqual(["一、社会保障和就业支出", "二、商业服务业等支出"]);
      expect(leaves).toHaveLength(5);
    },
  );
});
