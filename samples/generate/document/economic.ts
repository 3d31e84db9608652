/** 一般公共预算基本支出表 and 支出经济分类汇总表: the same items of expenditure by both economic classifications. */
import type { ColumnModel, TableModel } from "../model.ts";
import {
  CARRYOVER_NOTE,
  dimension,
  fill,
  LANDSCAPE,
  measure,
  PARENT,
  PORTRAIT,
  PRINTED_FRAME,
  partOf,
} from "./common.ts";

/** Names of the department's economic items (部门预算支出经济分类, 款). */
export const DEPARTMENT_ITEMS = {
  "30101": "基本工资",
  "30102": "津贴补贴",
  "30103": "奖金",
  "30108": "机关事业单位基本养老保险缴费",
  "30110": "职工基本医疗保险缴费",
  "30112": "其他社会保障缴费",
  "30199": "其他工资福利支出",
  "30201": "办公费",
  "30202": "印刷费",
  "30205": "水费",
  "30206": "电费",
  "30207": "邮电费",
  "30211": "差旅费",
  "30213": "维修(护)费",
  "30214": "租赁费",
  "30215": "会议费",
  "30216": "培训费",
  "30217": "公务接待费",
  "30226": "劳务费",
  "30229": "福利费",
  "30231": "公务用车运行维护费",
  "30239": "其他交通费用",
  "30299": "其他商品和服务支出",
  "30302": "退休费",
  "30902": "办公设备购置",
} as const;
export type DepartmentItem = keyof typeof DEPARTMENT_ITEMS;

/** Names of the government's economic items (政府预算支出经济分类, 款). */
export const GOVERNMENT_ITEMS = {
  "50101": "工资奖金津补贴",
  "50102": "社会保障缴费",
  "50199": "其他工资福利支出",
  "50201": "办公经费",
  "50202": "会议费",
  "50203": "培训费",
  "50205": "委托业务费",
  "50206": "公务接待费",
  "50208": "公务用车运行维护费",
  "50209": "维修(护)费",
  "50299": "其他商品和服务支出",
  "50404": "设备购置",
  "50905": "离退休费",
} as const;
export type GovernmentItem = keyof typeof GOVERNMENT_ITEMS;

/** Items of basic expenditure in the order both tables print them; one table further on adds the projects. */
const ITEMS: readonly [DepartmentItem, GovernmentItem, basic: string][] = [
  ["30199", "50199", "570.7"],
  ["30302", "50905", "12.58"],
  ["30102", "50101", "54.58"],
  ["30112", "50102", "3.46"],
  ["30103", "50101", "79.45"],
  ["30101", "50101", "73.87"],
  ["30215", "50202", "0.5"],
  ["30216", "50203", "9"],
  ["30201", "50201", "130.62"],
  ["30226", "50205", "1"],
  ["30205", "50201", "10"],
  ["30211", "50201", "1.2"],
  ["30213", "50209", "15"],
  ["30239", "50201", "16.67"],
  ["30299", "50299", "0.4"],
  ["30902", "50404", "8"],
  ["30207", "50201", "8"],
  ["30206", "50201", "80"],
  ["30229", "50201", "1.74"],
  ["30202", "50201", "12"],
  ["30231", "50208", "4"],
  ["30214", "50201", "14"],
  ["30217", "50206", "1"],
  ["30108", "50102", "28.23"],
  ["30110", "50102", "12.88"],
];
/** 办公费 with the 166 of both projects; no other item has any. */
const OFFICE_EXPENSES_WITH_PROJECTS = "296.62";

const BASIC = { nature: "basic", fund: "general-public", origin: "current" } as const;

const BASIC_COLUMNS: readonly ColumnModel[] = [
  dimension(["部门预算支出经济分类科目", "科目编码"], "departmentEconomic.code", 50),
  dimension(["部门预算支出经济分类科目", "科目名称"], "departmentEconomic.name", 110),
  dimension(["政府预算支出经济分类科目", "科目编码"], "governmentEconomic.code", 50),
  dimension(["政府预算支出经济分类科目", "科目名称"], "governmentEconomic.name", 100),
  measure(["本年一般公共预算基本支出", "合计"], BASIC, 62),
  measure(["本年一般公共预算基本支出", "人员经费"], { ...BASIC, nature: "basic.personnel" }, 62),
  measure(["本年一般公共预算基本支出", "公用经费"], { ...BASIC, nature: "basic.operating" }, 62),
];

/** 301 and 303 pay people (人员经费); the rest keeps the office running (公用经费). */
const isPersonnel = (item: DepartmentItem): boolean => item.startsWith("301") || item.startsWith("303");

const basicExpenditure: TableModel = {
  ...PRINTED_FRAME,
  id: "t06",
  kind: "general-public-budget-basic-expenditure",
  title: ["2024一般公共预算基本支出表"],
  columns: BASIC_COLUMNS,
  rows: [
    { kind: "total", cells: ["合计", "", "", "", "1148.87", "835.74", "313.13"], repeated: true },
    ...ITEMS.map(([department, government, amount]) => ({
      kind: "detail" as const,
      cells: [
        ...[department, DEPARTMENT_ITEMS[department], government, GOVERNMENT_ITEMS[government], amount],
        ...(isPersonnel(department) ? [amount, ""] : ["", amount]),
      ],
    })),
  ],
  notes: [CARRYOVER_NOTE],
  sheet: { ...PORTRAIT, padding: 6.5 },
};

const SUMMARY_COLUMNS: readonly ColumnModel[] = [
  dimension(["部门预算经济分类", "类"], "departmentEconomic.class", 30),
  dimension(["部门预算经济分类", "款"], "departmentEconomic.item", 24),
  dimension(["部门预算经济分类", "科目名称"], "departmentEconomic.name", 88),
  dimension(["政府预算经济分类", "类"], "governmentEconomic.class", 30),
  dimension(["政府预算经济分类", "款"], "governmentEconomic.item", 24),
  dimension(["政府预算经济分类", "科目名称"], "governmentEconomic.name", 80),
  measure(["总计"], {}, 48),
  measure(["一般公共预算", "小计"], { fund: "general-public" }, 48),
  partOf(measure(["一般公共预算", "其中：财政拨款"], { fund: "general-public.fiscal-appropriation" }, 50)),
  measure(["政府性基金"], { fund: "government-fund" }, 36),
  measure(["国有资本经营预算"], { fund: "state-capital" }, 36),
  measure(["上年结转结余"], { origin: "carryover" }, 36),
  measure(["财政专户管理资金收入"], { fund: "fiscal-special-account" }, 38),
  measure(["事业收入"], { fund: "business" }, 34),
  measure(["上级补助收入"], { fund: "superior-subsidy" }, 36),
  measure(["附属单位上缴收入"], { fund: "affiliated-remittance" }, 36),
  measure(["事业单位经营收入"], { fund: "operating" }, 36),
  measure(["其他收入"], { fund: "other" }, 34),
];

const thrice = (amount: string): string[] => [amount, amount, amount];

const classification: TableModel = {
  ...PRINTED_FRAME,
  id: "t07",
  kind: "economic-classification-expenditure",
  title: ["2024年支出经济分类汇总表"],
  columns: SUMMARY_COLUMNS,
  rows: [
    {
      kind: "total",
      cells: fill(SUMMARY_COLUMNS, ["", "", "合计", "", "", "", ...thrice("1314.87")]),
      repeated: true,
    },
    {
      kind: "department",
      cells: fill(SUMMARY_COLUMNS, [PARENT.code, "", PARENT.name, "", "", "", ...thrice("1314.87")]),
      organisation: PARENT,
    },
    ...ITEMS.map(([department, government, basic]) => ({
      kind: "detail" as const,
      cells: fill(SUMMARY_COLUMNS, [
        ...[department.slice(0, 3), department.slice(3), DEPARTMENT_ITEMS[department]],
        ...[government.slice(0, 3), government.slice(3), GOVERNMENT_ITEMS[government]],
        ...thrice(department === "30201" ? OFFICE_EXPENSES_WITH_PROJECTS : basic),
      ]),
    })),
  ],
  notes: [CARRYOVER_NOTE],
  sheet: { ...LANDSCAPE, fontSize: 9, lineHeight: 12 },
};

export { basicExpenditure, classification };
