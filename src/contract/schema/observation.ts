import { z } from "zod";
import { AGGREGATIONS, DIRECTIONS, FUNDS, NATURES, ORIGINS, PHASES } from "../vocabulary.ts";
import { part, say } from "./say.ts";
import { amount, box, confidence, index, pageNumber, status, unit } from "./values.ts";

const text = (english: string, chinese: string) => say(z.string().nullable(), english, chinese);

export const observationSchema = part(
  "Observation",
  z.object({
    table: say(z.string(), "id of its table", "所在表的 id"),
    row: say(index, "index of its row", "所在行的序号"),
    column: say(index, "index of its column", "所在列的序号"),
    direction: say(z.enum(DIRECTIONS).nullable(), "revenue or expenditure", "收入或支出"),
    phase: say(
      z.enum(PHASES),
      "budget, final accounts, a prior year's, or a change",
      "阶段：预算、决算、上年数或增减",
    ),
    year: say(z.int().nullable(), "the year that the amount is about", "金额所属年度"),
    nature: say(
      z.enum(NATURES),
      "what the money is for: total, basic, project, three-public …",
      "支出性质：合计、基本支出、项目支出、“三公”经费等",
    ),
    fund: say(
      z.enum(FUNDS),
      "where the money comes from: all, fiscal (the three appropriations), general-public …",
      "资金来源：全部、财政拨款（三类合计）、一般公共预算等",
    ),
    origin: say(
      z.enum(ORIGINS),
      "this year's money, carried over, or both",
      "本年资金、上年结转，或两者合计",
    ),
    aggregation: say(
      z.enum(AGGREGATIONS),
      "what its row is; detail amounts of one table never count money twice",
      "所在行的类型；同一张表内明细金额不会重复计算",
    ),
    leaf: say(
      z.boolean(),
      "neither its row nor its column sums others or is a part that does not count (其中): leaves add up to the totals",
      "所在行与列均不是其他金额之和，也不是“其中”项：叶子金额相加等于合计",
    ),
    administrativeCode: text("code of the department or unit", "部门（单位）编码"),
    administrativeName: text("name of the department or unit", "部门（单位）名称"),
    functionCode: text(
      "function of expenditure: 3 digits 类, 5 款, 7 项",
      "支出功能分类编码：3 位类、5 位款、7 位项",
    ),
    functionName: text("name of the function", "支出功能分类名称"),
    functionNameStandard: text(
      "name of the code in the classification of the disclosure's year, null where it is not known",
      "该编码在所属年度政府收支分类科目中的名称；未收录时为空",
    ),
    departmentEconomicCode: text(
      "department budget economic class: 3 digits 类, 5 款",
      "部门预算支出经济分类编码：3 位类、5 位款",
    ),
    departmentEconomicName: text("name of that class", "部门预算支出经济分类名称"),
    departmentEconomicNameStandard: text(
      "name of the code in that classification, null where it is not known",
      "该编码在部门预算支出经济分类中的名称；未收录时为空",
    ),
    governmentEconomicCode: text(
      "government budget economic class: 3 digits 类, 5 款",
      "政府预算支出经济分类编码：3 位类、5 位款",
    ),
    governmentEconomicName: text("name of that class", "政府预算支出经济分类名称"),
    governmentEconomicNameStandard: text(
      "name of the code in that classification, null where it is not known",
      "该编码在政府预算支出经济分类中的名称；未收录时为空",
    ),
    revenueCode: text("class of revenue (1xx)", "收入分类科目编码（1xx）"),
    revenueName: text("name of that class", "收入分类科目名称"),
    projectCode: text("code of the project", "项目编码"),
    projectName: text("name of the project", "项目名称"),
    projectCategory: text("项目类别 as printed", "项目类别"),
    projectType: text("项目分类 or 类型 as printed", "项目分类（类型）"),
    projectDescription: text("description of the project", "项目名称说明"),
    item: text("the labelled line as printed, ordinal kept", "行标签原文，保留序号"),
    printed: say(z.string(), "the figure as printed", "所印数字"),
    unit: say(unit, "the money unit that it is printed in", "所印数字的单位"),
    amountYuan: amount,
    status,
    confidence,
    page: say(pageNumber, "page it stands on, counted from 1 in file order", "所在页，按文件顺序从 1 起"),
    box,
  }),
  "One amount of a measure cell with every coordinate: column, row and the table's defaults merged.",
  "一个金额单元格及其全部坐标：由列、行与该表类型的默认值合并而成。",
);

export type Observation = z.infer<typeof observationSchema>;
