import type { TableKind } from "../contract/vocabulary.ts";
import type { Language } from "../core/problems.ts";

/** What kinds of tables are called in Chinese budgets. */
const KINDS: Readonly<Record<TableKind, string>> = {
  "revenue-expenditure-summary": "部门收支总表",
  revenue: "收入总表",
  expenditure: "支出总表",
  "fiscal-appropriation-summary": "财政拨款收支总表",
  "general-public-budget-expenditure": "一般公共预算支出表",
  "general-public-budget-basic-expenditure": "一般公共预算基本支出表",
  "economic-classification-expenditure": "支出经济分类汇总表",
  "three-public-expenses": "“三公”经费表",
  "government-fund-expenditure": "政府性基金预算支出表",
  "project-expenditure": "项目支出表",
  "department-budget-detail": "部门预算表",
  "carryover-funds": "上年结转资金表",
  "department-performance-targets": "部门整体绩效目标表",
  "project-performance-targets": "项目绩效目标表",
  "state-capital-operating-expenditure": "国有资本经营预算支出表",
  "government-procurement": "政府采购预算表",
  unknown: "未知",
};

/** What people call a kind: in English by the contract's own name. */
export const kindNameIn = (kind: TableKind, language: Language): string =>
  language === "zh" ? KINDS[kind] : kind;
