import type { Statement } from "../../contract/schema.ts";
import type { Language } from "../../core/problems.ts";
import type { ObservationRow } from "../dataset/row.ts";
import type { DECISION_COLUMNS, FLAG_COLUMNS } from "../flagsCsv.ts";

type Name = keyof ObservationRow | keyof Statement | (typeof FLAG_COLUMNS | typeof DECISION_COLUMNS)[number];

/** What the columns of the sheets of records are called in Chinese; in English they go by their names in the CSVs. */
const CHINESE: Readonly<Record<Name, string>> = {
  administrativeCode: "单位代码",
  administrativeName: "单位名称",
  aggregation: "汇总层次",
  amount: "金额",
  amountYuan: "金额（元）",
  box: "位置",
  cells: "单元格",
  change: "增减",
  column: "列",
  confidence: "置信度",
  correction: "更正",
  decision: "处理",
  department: "部门",
  departmentCode: "部门代码",
  departmentEconomicCode: "部门经济分类代码",
  departmentEconomicName: "部门经济分类名称",
  departmentEconomicNameStandard: "部门经济分类标准名称",
  direction: "收支方向",
  disclosure: "公开序号",
  disclosureYear: "公开年度",
  evidence: "依据",
  figure: "数字名称",
  file: "文件",
  functionCode: "功能分类代码",
  functionName: "功能分类名称",
  functionNameStandard: "功能分类标准名称",
  fund: "资金来源",
  governmentEconomicCode: "政府经济分类代码",
  governmentEconomicName: "政府经济分类名称",
  governmentEconomicNameStandard: "政府经济分类标准名称",
  id: "编号",
  index: "序号",
  item: "项目行名",
  kind: "预算或决算",
  leaf: "末级",
  level: "公开层级",
  message: "说明（英文）",
  messageZh: "说明",
  missing: "缺页",
  names: "位置名称",
  nature: "支出性质",
  note: "备注",
  origin: "资金年度来源",
  page: "页",
  percent: "百分比",
  phase: "阶段",
  printed: "所印",
  projectCategory: "项目类别",
  projectCode: "项目代码",
  projectDescription: "项目说明",
  projectName: "项目名称",
  projectType: "项目类型",
  proposal: "建议",
  reason: "原因",
  region: "行政区划",
  regionCode: "行政区划代码",
  revenueCode: "收入科目代码",
  revenueName: "收入科目名称",
  role: "性质",
  row: "行",
  rule: "规则",
  section: "章节",
  severity: "级别",
  sha256: "文件的 SHA-256",
  status: "状态",
  table: "表",
  tableKind: "表种",
  text: "原文",
  unit: "单位",
  value: "内容",
  year: "年度",
};

/** Between a column's name and what it is called. */
const BETWEEN = " ";

/** The head of a column: its name, by which it is read back, and in Chinese what it is called. */
export const headOf = (name: Name, language: Language): string =>
  language === "zh" ? `${name}${BETWEEN}${CHINESE[name]}` : name;

/** The name of the column of this head, in whatever language it is. */
export const nameOfHead = (head: string): string => head.split(BETWEEN)[0] ?? head;
