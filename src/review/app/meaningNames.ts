import type {
  DIRECTIONS,
  Dimension,
  FUNDS,
  NATURES,
  ORIGINS,
  PHASES,
  TableKind,
} from "../../contract/vocabulary.ts";
import { kindNameIn } from "../../lexicon/kindNames.ts";
import { language } from "./words.ts";

/** What dimensions and coordinates are called in Chinese budgets; in English they go by the contract's own names. */

const DIMENSION_NAMES: Record<Dimension, string> = {
  "administrative.code": "单位编码",
  "administrative.name": "单位名称",
  "function.code": "功能科目编码",
  "function.class": "功能科目：类",
  "function.group": "功能科目：款",
  "function.item": "功能科目：项",
  "function.name": "功能科目名称",
  "departmentEconomic.code": "部门经济科目编码",
  "departmentEconomic.class": "部门经济科目：类",
  "departmentEconomic.item": "部门经济科目：款",
  "departmentEconomic.name": "部门经济科目名称",
  "governmentEconomic.code": "政府经济科目编码",
  "governmentEconomic.class": "政府经济科目：类",
  "governmentEconomic.item": "政府经济科目：款",
  "governmentEconomic.name": "政府经济科目名称",
  "revenue.code": "收入科目编码",
  "revenue.name": "收入科目名称",
  "project.code": "项目编码",
  "project.name": "项目名称",
  "project.description": "项目说明",
  "project.category": "项目类别",
  "project.type": "项目分类",
  "fund.name": "资金性质",
  item: "项目（行标题）",
  "indicator.level1": "一级指标",
  "indicator.level2": "二级指标",
  "indicator.level3": "三级指标",
  "indicator.value": "指标值",
  "indicator.explanation": "指标说明",
};

type CoordinateName =
  | (typeof DIRECTIONS)[number]
  | (typeof PHASES)[number]
  | (typeof NATURES)[number]
  | (typeof FUNDS)[number]
  | (typeof ORIGINS)[number];

const COORDINATE_NAMES: Record<CoordinateName, string> = {
  revenue: "收入",
  expenditure: "支出",
  budget: "预算",
  "adjusted-budget": "调整预算",
  "prior-year-budget": "上年预算",
  "prior-year-execution": "上年执行数",
  "final-accounts": "决算",
  change: "增减额",
  "change-rate": "增减率",
  total: "合计",
  basic: "基本支出",
  "basic.personnel": "人员经费",
  "basic.personnel.wages": "工资福利支出",
  "basic.personnel.household": "对个人和家庭的补助",
  "basic.operating": "公用经费",
  "basic.operating.goods-services": "商品和服务支出",
  "basic.operating.capital": "资本性支出",
  project: "项目支出",
  "project.other-operating": "其他运转类",
  "project.targeted": "特定目标类",
  "three-public.total": "“三公”经费",
  "three-public.abroad": "因公出国（境）费",
  "three-public.vehicles": "公务用车购置及运行费",
  "three-public.vehicles.purchase": "公务用车购置费",
  "three-public.vehicles.operation": "公务用车运行费",
  "three-public.reception": "公务接待费",
  "agency-operating": "机关运行经费",
  meeting: "会议费",
  training: "培训费",
  "superior-remittance": "上缴上级支出",
  "business-operating": "事业单位经营支出",
  "affiliated-subsidy": "对附属单位补助支出",
  "procurement.goods": "政府采购：货物",
  "procurement.works": "政府采购：工程",
  "procurement.services": "政府采购：服务",
  "surplus-distribution": "结余分配",
  "closing-balance": "年末结转和结余",
  all: "全部",
  fiscal: "财政拨款",
  "general-public": "一般公共预算",
  "general-public.fiscal-appropriation": "一般公共预算：财政拨款",
  "general-public.administrative-fees": "行政事业性收费",
  "general-public.special-revenue": "专项收入",
  "general-public.state-assets-use": "国有资源（资产）有偿使用收入",
  "general-public.other": "一般公共预算：其他",
  "general-public.general-transfer": "一般性转移支付",
  "general-public.general-bond": "一般债券",
  "government-fund": "政府性基金",
  "state-capital": "国有资本经营预算",
  "fiscal-special-account": "财政专户管理资金",
  business: "事业收入",
  operating: "经营收入",
  "superior-subsidy": "上级补助收入",
  "affiliated-remittance": "附属单位上缴收入",
  other: "其他收入",
  "unit-funds": "单位资金",
  "non-fiscal-surplus": "非财政拨款结余",
  current: "当年",
  carryover: "上年结转",
};

const inLanguage =
  <Name extends string>(names: Record<Name, string>) =>
  (name: Name): string =>
    language.value === "zh" ? names[name] : name;

export const kindName = (kind: TableKind): string => kindNameIn(kind, language.value);
export const dimensionName = inLanguage(DIMENSION_NAMES);
export const coordinateName = inLanguage(COORDINATE_NAMES);
