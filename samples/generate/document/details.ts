/** 部门预算表: a row a project, function and economic item; the 32 rows that can be read, as one table. */
import type { ColumnModel, RowModel, TableModel } from "../model.ts";
import { dimension, fill, measure, PRINTED_FRAME, UNIT } from "./common.ts";
import { DEPARTMENT_ITEMS, type DepartmentItem, GOVERNMENT_ITEMS, type GovernmentItem } from "./economic.ts";

const CURRENT = { origin: "current" } as const;
const general = (
  leaf: string,
  fund:
    | "fiscal-appropriation"
    | "administrative-fees"
    | "special-revenue"
    | "state-assets-use"
    | "other"
    | "general-transfer"
    | "general-bond",
): ColumnModel =>
  measure(["本年预算", "一般公共预算", leaf], { ...CURRENT, fund: `general-public.${fund}` }, 29.4);

const COLUMNS: readonly ColumnModel[] = [
  dimension(["单位编码"], "administrative.code", 27),
  dimension(["单位名称"], "administrative.name", 21.8),
  dimension(["项目名称说明"], "project.description", 21.8),
  dimension(["项目名称"], "project.name", 21.8),
  dimension(["项目类别"], "project.category", 21.8),
  dimension(["项目分类"], "project.type", 21.8),
  dimension(["功能科目"], "function.code", 27),
  dimension(["功能科目名称"], "function.name", 21.8),
  dimension(["政府经济科目编码"], "governmentEconomic.code", 27),
  dimension(["政府经济分类科目"], "governmentEconomic.name", 21.8),
  dimension(["经济科目代码"], "departmentEconomic.code", 27),
  dimension(["经济科目名称"], "departmentEconomic.name", 21.8),
  measure(["合计"], {}, 36.4),
  measure(["本年预算", "小计"], CURRENT, 36.4),
  { ...general("财政拨款", "fiscal-appropriation"), width: 36.4 },
  general("行政事业性收费", "administrative-fees"),
  general("专项收入", "special-revenue"),
  general("国有资产(资源)有偿使用收入", "state-assets-use"),
  general("其他一般公共预算资金", "other"),
  general("一般性转移支付资金", "general-transfer"),
  general("一般债券", "general-bond"),
  measure(["本年预算", "政府性基金"], { ...CURRENT, fund: "government-fund" }, 29.4),
  measure(["本年预算", "国有资本经营预算"], { ...CURRENT, fund: "state-capital" }, 29.4),
  measure(["本年预算", "财政专户管理资金收入"], { ...CURRENT, fund: "fiscal-special-account" }, 29.4),
  measure(["本年预算", "事业收入资金"], { ...CURRENT, fund: "business" }, 29.4),
  measure(["本年预算", "上级补助收入资金"], { ...CURRENT, fund: "superior-subsidy" }, 29.4),
  measure(["本年预算", "附属单位上缴收入资金"], { ...CURRENT, fund: "affiliated-remittance" }, 29.4),
  measure(["本年预算", "事业单位经营收入资金"], { ...CURRENT, fund: "operating" }, 29.4),
  measure(["本年预算", "其他收入资金"], { ...CURRENT, fund: "other" }, 29.4),
];

type ProjectType = "人员类" | "公用经费" | "特定目标类";
const QUOTA = "公用经费综合定额";
const SUPPLEMENT = "人员运行费补充";
const PREMISES = "办公场所设施运维费";

/** Description (项目名称说明), project, type, both economic items, amount. */
const DETAILS: readonly [string, string, ProjectType, GovernmentItem, DepartmentItem, string][] = [
  ["物业服务补贴", "物业服务补贴", "人员类", "50101", "30102", "4.86"],
  ["2024年市民之家午餐补助", "2024年市民之家午餐补助", "特定目标类", "50201", "30201", "126"],
  ["在职女职工卫生费", "在职女职工卫生费", "人员类", "50101", "30102", "0.29"],
  ["退休人员规范津补贴(行政)", "退休人员规范津补贴(行政)", "人员类", "50905", "30302", "11.76"],
  ["2024年一件事集成办理", "2024年一件事集成办理", "特定目标类", "50201", "30201", "40"],
  ["年终一次性奖金", "年终一次性奖金", "人员类", "50101", "30103", "6.16"],
  ["生活性补贴", "生活性补贴", "人员类", "50101", "30102", "23.54"],
  ["公务通讯费用补贴(行政)", "公务通讯费用补贴(行政)", "人员类", "50101", "30102", "2.81"],
  ["劳务派遣人员劳务费", "劳务派遣人员劳务费", "人员类", "50199", "30199", "399"],
  ["人员车补", QUOTA, "公用经费", "50201", "30239", "15.67"],
  ["劳务费用", QUOTA, "公用经费", "50205", "30226", "1"],
  ["级别(技术等级)工资", "级别(技术等级)工资", "人员类", "50101", "30101", "43.21"],
  ["公务用车运行维护费", QUOTA, "公用经费", "50208", "30231", "4"],
  ["服务手册等材料印刷费", SUPPLEMENT, "公用经费", "50201", "30202", "12"],
  ["会议费", QUOTA, "公用经费", "50202", "30215", "0.5"],
  ["体检费", QUOTA, "公用经费", "50201", "30229", "1.74"],
  ["水费", PREMISES, "公用经费", "50201", "30205", "10"],
  ["租车等其他交通费", SUPPLEMENT, "公用经费", "50201", "30239", "1"],
  ["差旅费", QUOTA, "公用经费", "50201", "30211", "1.2"],
  ["光纤租赁费", PREMISES, "公用经费", "50201", "30214", "14"],
  ["公务招待费", QUOTA, "公用经费", "50206", "30217", "1"],
  ["办公费", QUOTA, "公用经费", "50201", "30201", "3.56"],
  ["工伤保险", "工伤保险", "人员类", "50102", "30112", "0.71"],
  ["残疾人就业保障金", "残疾人就业保障金", "人员类", "50102", "30112", "2.75"],
  ["政务大厅运行管理费", SUPPLEMENT, "公用经费", "50201", "30201", "49.42"],
  ["基础绩效奖(行政)", "基础绩效奖(行政)", "人员类", "50101", "30103", "53.98"],
  ["保留价福利补贴(在职)", "保留价福利补贴(在职)", "人员类", "50101", "30102", "3.32"],
  ["职务(岗位)工资", "职务(岗位)工资", "人员类", "50101", "30101", "30.65"],
  ["电费", PREMISES, "公用经费", "50201", "30206", "80"],
  ["人事代理人员工资", "人事代理人员工资", "人员类", "50199", "30199", "171.7"],
  ["“一件事一次办”工作经费", SUPPLEMENT, "公用经费", "50201", "30201", "5"],
  ["市长热线能力提升经费", SUPPLEMENT, "公用经费", "50201", "30201", "29"],
];

const detail = ([
  description,
  name,
  type,
  government,
  department,
  amount,
]: (typeof DETAILS)[number]): RowModel => ({
  kind: "detail",
  cells: fill(COLUMNS, [
    ...[UNIT.code, UNIT.name, description, name, "可执行项目", type],
    ...["2010399", "其他政府办公厅(室)及相关机构事务支出"],
    ...[government, GOVERNMENT_ITEMS[government], department, DEPARTMENT_ITEMS[department]],
    ...[amount, amount, amount],
  ]),
});

const whole = (code: string, name: string): RowModel["cells"] =>
  fill(COLUMNS, [code, name, ...Array<string>(10).fill(""), "1314.87", "1314.87", "1314.87"]);

export const details: TableModel = {
  ...PRINTED_FRAME,
  id: "t11",
  kind: "department-budget-detail",
  title: ["2024年部门预算表"],
  unitLine: ["单位", "：万", "元"],
  columns: COLUMNS,
  rows: [
    { kind: "total", cells: whole("", "合计") },
    { kind: "department", cells: whole(UNIT.code, UNIT.name), organisation: UNIT },
    ...DETAILS.map(detail),
  ],
  notes: [],
  sheet: {
    orientation: "landscape",
    margins: [100, 18, 64],
    fontSize: 8,
    lineHeight: 12,
    padding: 7,
    amounts: "center",
    names: "center",
  },
};
