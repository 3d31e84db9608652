/** 项目名称 heads projects in one table and labels of lines in another: its cells say which. */
import { describe, expect, test } from "vitest";
import { readPrinted, showColumns } from "../../builders/printDisclosure.ts";

const columnsOf = (title: string, grid: string): string[] =>
  readPrinted([{ table: { title, right: "单位：万元", grid } }]).tables.flatMap(showColumns);
const names = (...texts: readonly string[]): string =>
  ["项目名称|金额", ...texts.map((text, at) => `${text}|${at + 1}0.00`)].join("\n");

describe("项目名称", () => {
  test("over funds is a column of labels", () => {
    const grid = `项目名称|<|金额
      收入总计||60.00
      一般公共预算资金|小计|50.00
      |公共财政拨款（补助）资金|40.00
      |专项收入|10.00
      政府性基金|小计|
      其他资金|小计|10.00
      |事业收入|10.00
      |其他收入|
      上年结转和结余资金|小计|`;
    expect(columnsOf("收入预算总表", grid)).toEqual(["项目名称: item", "项目名称: item", "金额:"]);
  });

  test("over labels with ordinals is one too, whichever ordinals follow the first ones", () => {
    const rows = ["一、机构运转", "1.日常办公", "2.会议组织", "（二）业务工作", "1.道路养护", "2.桥梁检测"];
    expect(columnsOf("项目支出表", names(...rows))[0]).toBe("项目名称: item");
  });

  test("over projects numbered 1. 2. 3. names projects", () => {
    const rows = ["1.道路养护", "2.桥梁检测", "3.绿化管护", "4.路灯维护"];
    expect(columnsOf("项目支出表", names(...rows))[0]).toBe("项目名称: project.name");
    const oneFund = ["道路养护", "桥梁检测", "政府性基金", "路灯维护"];
    expect(columnsOf("项目支出表", names(...oneFund))[0]).toBe("项目名称: project.name");
  });
});

test("where 资金性质 says the fund of each row, the title says none", () => {
  const [, , money] = columnsOf(
    "部门综合预算财政拨款上年结转资金支出表",
    `单位名称|项目名称|金额|资金性质
     某局|监测经费|10.00|一般公共预算`,
  );
  expect(money).toBe("金额:");
});

test("当年 before 预算金额 is of which year the budget is, not this year's money beside carried over money", () => {
  const [, money] = columnsOf(
    "2026年市级一般性项目绩效目标表",
    `项目名称|当年财政拨款预算金额|指标名称|指标值
     商务发展|71.45|培训人数|1066`,
  );
  expect(money).toBe("当年财政拨款预算金额: fiscal");
});
