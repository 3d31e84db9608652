/** Random budgets whose tables agree with each other to the last digit. */

import { DEPARTMENT_ITEMS, type DepartmentItem } from "../../samples/generate/document/economic.ts";
import { Exact } from "../../src/core/money.ts";
import { pick, type Random, wholeNumber } from "./random.ts";

/** 支出功能分类 items (项) of general departments: code and names of 类, 款 and 项. */
const FUNCTIONS: readonly (readonly [code: string, className: string, groupName: string, name: string])[] = [
  ["2010301", "一般公共服务支出", "政府办公厅（室）及相关机构事务", "行政运行"],
  ["2010302", "一般公共服务支出", "政府办公厅（室）及相关机构事务", "一般行政管理事务"],
  ["2010350", "一般公共服务支出", "政府办公厅（室）及相关机构事务", "事业运行"],
  ["2010601", "一般公共服务支出", "财政事务", "行政运行"],
  ["2010607", "一般公共服务支出", "财政事务", "信息化建设"],
  ["2010699", "一般公共服务支出", "财政事务", "其他财政事务支出"],
  ["2050803", "教育支出", "进修及培训", "培训支出"],
  ["2060404", "科学技术支出", "技术研究与开发", "科技成果转化与扩散"],
  ["2070109", "文化旅游体育与传媒支出", "文化和旅游", "群众文化"],
  ["2080501", "社会保障和就业支出", "行政事业单位养老支出", "行政单位离退休"],
  ["2080505", "社会保障和就业支出", "行政事业单位养老支出", "机关事业单位基本养老保险缴费支出"],
  ["2080506", "社会保障和就业支出", "行政事业单位养老支出", "机关事业单位职业年金缴费支出"],
  ["2082701", "社会保障和就业支出", "财政对其他社会保险基金的补助", "财政对失业保险基金的补助"],
  ["2101101", "卫生健康支出", "行政事业单位医疗", "行政单位医疗"],
  ["2101102", "卫生健康支出", "行政事业单位医疗", "事业单位医疗"],
  ["2101103", "卫生健康支出", "行政事业单位医疗", "公务员医疗补助"],
  ["2110301", "节能环保支出", "污染防治", "大气"],
  ["2120101", "城乡社区支出", "城乡社区管理事务", "行政运行"],
  ["2120303", "城乡社区支出", "城乡社区公共设施", "小城镇基础设施建设"],
  ["2130104", "农林水支出", "农业农村", "事业运行"],
  ["2130122", "农林水支出", "农业农村", "农业生产发展"],
  ["2140106", "交通运输支出", "公路水路运输", "公路养护"],
  ["2210201", "住房保障支出", "住房改革支出", "住房公积金"],
  ["2210203", "住房保障支出", "住房改革支出", "购房补贴"],
  ["2240106", "灾害防治及应急管理支出", "应急管理事务", "安全监管"],
];
const PROJECTS = [
  "物业服务",
  "信息系统运维",
  "设备购置",
  "专项培训",
  "宣传印刷",
  "办公用房维修",
  "2024年专项经费",
];

/** Sources of money in the order 部门预算表 prints them; the first holds most of it. */
export const FUNDS = [
  "fiscal-appropriation",
  "administrative-fees",
  "special-revenue",
  "state-assets-use",
  "other",
  "general-transfer",
  "government-fund",
  "state-capital",
  "fiscal-special-account",
  "business",
  "superior-subsidy",
  "affiliated-remittance",
  "operating",
  "other-revenue",
] as const;
export type Fund = (typeof FUNDS)[number];

export const NATURES = [
  "basic.personnel.wages",
  "basic.personnel.household",
  "basic.operating.goods-services",
  "basic.operating.capital",
  "project.other-operating",
  "project.targeted",
] as const;
export type Nature = (typeof NATURES)[number];

/** One line of the budget; its amounts by fund, in the unit of the document, are what every table adds up. */
export interface Item {
  readonly functionCode: string;
  readonly functionNames: readonly [className: string, groupName: string, name: string];
  readonly economic: DepartmentItem;
  readonly nature: Nature;
  readonly project: string;
  readonly amounts: ReadonlyMap<Fund, Exact>;
}

/** `count` lines of a budget. `largest` is the largest amount of a line, in the unit of the document. */
export function randomBudget(random: Random, count: number, largest: number): Item[] {
  return Array.from({ length: count }, () => {
    const economic = pick(random, Object.keys(DEPARTMENT_ITEMS) as DepartmentItem[]);
    const [functionCode, ...functionNames] = pick(random, FUNCTIONS);
    const funds = FUNDS.filter((_, index) => index === 0 || random() < 0.35);
    return {
      functionCode,
      functionNames: functionNames as [string, string, string],
      economic,
      nature: natureOf(economic, random),
      project: pick(random, PROJECTS),
      amounts: new Map(funds.map((fund) => [fund, randomAmount(random, largest)])),
    };
  });
}

function natureOf(economic: DepartmentItem, random: Random): Nature {
  if (random() < 0.3) return random() < 0.5 ? "project.other-operating" : "project.targeted";
  if (economic.startsWith("301")) return "basic.personnel.wages";
  if (economic.startsWith("303")) return "basic.personnel.household";
  return economic.startsWith("302") ? "basic.operating.goods-services" : "basic.operating.capital";
}

/** Of any size up to `largest`, as often small as large; now and then without decimals. */
function randomAmount(random: Random, largest: number): Exact {
  const cents = Math.ceil(Math.exp(random() * Math.log(largest * 100)));
  return random() < 0.15 ? new Exact(wholeNumber(random, 1, 90)) : new Exact(cents).dividedBy(100);
}

const sum = (amounts: Iterable<Exact>): Exact =>
  [...amounts].reduce((total, amount) => total.plus(amount), new Exact(0));

export const totalOf = (items: readonly Item[]): Exact =>
  sum(items.flatMap(({ amounts }) => [...amounts.values()]));

export const ofFund = (items: readonly Item[], fund: Fund): Exact =>
  sum(items.flatMap(({ amounts }) => amounts.get(fund) ?? []));
