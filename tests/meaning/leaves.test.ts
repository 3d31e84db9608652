import { expect, test } from "vitest";
import type { Row } from "../../src/contract/schema.ts";
import { leavesOf } from "../../src/meaning/leaves.ts";
import { treesOf } from "../../src/meaning/trees.ts";
import { type ColumnSketch, listOf, money, names } from "../builders/listOf.ts";

/** The printed figures of the leaves of a list. */
function leafFigures(sketch: readonly ColumnSketch[], text: string): string[] {
  const { columns, rows } = listOf(sketch, text);
  const { lists } = treesOf(rows, columns);
  const printed = rows.map(({ cells }, index) => ({
    index,
    cells: cells.map((cell, at) => ({
      ...cell,
      ...(columns[at]?.role === "measure" && cell.text !== "" ? { amount: cell.text } : {}),
    })),
  })) as unknown as Row[];
  const isLeaf = leavesOf(printed, lists);
  return printed.flatMap(({ index, cells }) =>
    cells.flatMap((cell, at) => (cell.amount !== undefined && isLeaf(index, at) ? [cell.text] : [])),
  );
}

const CODED = [names("function.code", "科目编码"), names("function.name", "科目名称")];

test("classes, totals and 合计 columns are no leaves", () => {
  expect(
    leafFigures(
      [
        ...CODED,
        money("合计"),
        money("基本支出", { nature: "basic" }),
        money("项目支出", { nature: "project" }),
      ],
      `|合计|30.33|20.21|10.12
       201|一般公共服务支出|30.33|20.21|10.12
       2010101|行政运行|20.21|20.21|
       2010199|其他|10.12||10.12`,
    ),
  ).toEqual(["20.21", "10.12"]);
});

test("what is broken down in no column or row is a leaf itself", () => {
  expect(
    leafFigures(
      [
        ...CODED,
        money("合计"),
        money("基本支出", { nature: "basic" }),
        money("项目支出", { nature: "project" }),
      ],
      `|合计|35.33|20.21|10.12
       201|一般公共服务支出|30.33|20.21|10.12
       2010101|行政运行|20.21|20.21|
       2010199|其他|10.12||10.12
       208|社会保障和就业支出|5.00||`,
    ),
  ).toEqual(["20.21", "10.12", "5.00"]);
});

test("a total that is all its table prints is a leaf; the sums of a page never are", () => {
  expect(leafFigures([names("item", "项目"), money("预算数")], "合计|7.00")).toEqual(["7.00"]);
  expect(
    leafFigures(
      [names("item", "项目"), money("预算数")],
      `甲|3.00
       本页小计|3.00
       承前页|3.00
       乙|4.00
       合计|7.00`,
    ),
  ).toEqual(["3.00", "4.00"]);
});

test("what 政府采购 says again of the same money is no leaf", () => {
  expect(
    leafFigures(
      [
        names("project.name", "项目"),
        money("总计"),
        money("基本支出"),
        money("项目支出"),
        money("政府采购项目/合计"),
      ],
      `甲|100.31|70.11|30.20|12.40
       乙|9.55|4.30|5.25|5.05
       丙|8.11|5.03|3.08|1.10`,
    ),
  ).toEqual(["70.11", "30.20", "4.30", "5.25", "5.03", "3.08"]);
});

test("a column that says again what another one of its meaning says is counted once", () => {
  const budget = { phase: "budget", origin: "current" } as const;
  const text = `一、财政拨款收入|1682.76|1682.76|0.00
    二、单位资金收入|12.50|12.50|0.00
    本年收入合计|1695.26|1695.26|0.00
    收入总计|1695.26|1695.26|0.00`;
  const sketch = [
    names("item", "项目"),
    money("本年预算", budget),
    money("编制预算", budget),
    money("上年结转", { origin: "carryover" }),
  ];
  expect(leafFigures(sketch, text).filter((figure) => figure !== "0.00")).toEqual(["1682.76", "12.50"]);
});

test("the same money by what it is for and by where it comes from is counted once", () => {
  const leaves = leafFigures(
    [
      ...CODED,
      money("合计"),
      money("按支出性质/基本支出", { nature: "basic" }),
      money("按支出性质/项目支出", { nature: "project" }),
      money("按资金来源/一般公共预算", { fund: "general-public" }),
      money("按资金来源/单位资金", { fund: "unit-funds" }),
    ],
    `|合计|46.61|20.21|26.40|40.61|6.00
     2010101|行政运行|20.21|20.21|0.00|20.21|0.00
     2010104|人大会议|10.12|0.00|10.12|10.12|0.00
     2010108|代表工作|16.28|0.00|16.28|10.28|6.00`,
  );
  expect(leaves.filter((figure) => figure !== "0.00")).toEqual(["20.21", "10.12", "16.28"]);
});
