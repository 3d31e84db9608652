import { similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { readLabel } from "./label.ts";
import type { Variants } from "./variants.ts";
import type { TableKind } from "./vocabulary.ts";

/**
 * Table names as cities print them, without year, department and 部门/单位 before them. A new city's name for a
 * table is one entry here.
 */
const TITLES: Readonly<Partial<Record<TableKind, readonly string[]>>> = {
  "revenue-expenditure-summary": [
    "收支预算表",
    "收支总表",
    "收支预算总表",
    "收支决算总表",
    "收支总体情况表",
    "收入支出总表",
    "收入支出预算总表",
    "收入支出决算总表",
    "财务收支预算总表",
    "财务收支总表",
    "收支总体情况预算表",
    "收支决算表",
    "收入支出决算表",
    "收支预决算总表",
  ],
  revenue: [
    "收入预算表",
    "收入总表",
    "收入预算总表",
    "收入决算表",
    "收入决算总表",
    "收入总体情况表",
    "收入情况表",
    "收入决算明细表",
  ],
  expenditure: [
    "支出预算表",
    "支出总表",
    "支出预算总表",
    "支出决算表",
    "支出决算总表",
    "支出总体情况表",
    "支出情况表",
    "支出决算明细表",
  ],
  "fiscal-appropriation-summary": [
    "财政拨款收支预算表",
    "财政拨款收支总表",
    "财政拨款收支预算总表",
    "财政拨款收支决算总表",
    "财政拨款收入支出预算总表",
    "财政拨款收入支出决算总表",
    "财政拨款收支总体情况表",
  ],
  "general-public-budget-expenditure": [
    "一般公共预算支出预算表",
    "一般公共预算支出表",
    "一般公共预算支出情况表",
    "一般公共预算支出功能分类预算表",
    "一般公共预算支出总体情况表",
    "一般公共预算支出决算表",
    "一般公共预算当年拨款支出表",
    "一般公共预算拨款支出预算表",
    "一般公共预算财政拨款支出情况表",
    "一般公共预算财政拨款支出表",
    "一般公共预算财政拨款支出预算表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款收入支出决算表",
  ],
  "general-public-budget-basic-expenditure": [
    "一般公共预算基本支出表",
    "一般公共预算基本支出预算表",
    "一般公共预算基本支出情况表",
    "一般公共预算基本支出明细表",
    "一般公共预算基本支出部门预算经济分类预算表",
    "一般公共预算财政拨款基本支出预算表",
    "一般公共预算财政拨款基本支出决算表",
    "一般公共预算财政拨款基本支出决算明细表",
    "财政拨款基本支出决算表",
    "财政拨款基本支出预算表",
    "财政拨款基本支出表",
    "一般公共预算基本支出决算表",
    "一般公共预算基本支出决算明细表",
    "一般公共预算基本支出经济分类预算表",
    "一般公共预算财政拨款基本支出表",
    "一般公共预算财政拨款基本支出明细表",
  ],
  "economic-classification-expenditure": [
    "支出经济分类汇总表",
    "支出预算经济分类汇总表",
    "支出预算分类汇总表",
    "支出经济分类预算表",
  ],
  "three-public-expenses": [
    "三公经费预算表",
    "三公经费支出表",
    "三公经费支出预算表",
    "三公经费支出情况表",
    "三公经费支出决算表",
    "三公经费和机关运行经费预算表",
    "三公经费会议费培训费支出预算表",
    "一般公共预算三公经费预算表",
    "一般公共预算三公经费支出表",
    "一般公共预算三公经费支出情况表",
    "一般公共预算三公经费支出预算表",
    "一般公共预算三公经费支出决算表",
    "一般公共预算三公经费情况表",
    "财政拨款三公经费支出决算表",
    "财政拨款三公经费支出预算表",
    "财政拨款三公经费支出表",
    "一般公共预算财政拨款三公经费支出决算表",
    "一般公共预算财政拨款三公经费支出预算表",
    "一般公共预算拨款三公经费支出表",
    "三公经费会议费培训费支出表",
    "一般公共预算三公经费会议费培训费支出表",
    "一般公共预算三公经费会议费培训费支出预算表",
    "财政拨款三公经费会议费培训费支出表",
    "三公经费会议费培训费支出决算表",
    "行政经费及三公经费预算表",
    "一般公共预算安排的行政经费及三公经费预算表",
    "一般公共预算安排的三公经费预算表",
  ],
  "government-fund-expenditure": [
    "政府性基金支出预算表",
    "政府性基金预算支出表",
    "政府性基金预算支出情况表",
    "政府性基金预算支出预算表",
    "政府性基金预算支出功能分类预算表",
    "政府性基金预算收入支出表",
    "政府性基金支出表",
    "政府性基金预算支出决算表",
    "政府性基金预算收入支出决算表",
    "政府性基金预算财政拨款支出表",
    "政府性基金预算财政拨款支出预算表",
    "政府性基金预算财政拨款收入支出表",
    "政府性基金预算财政拨款支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
  ],
  "state-capital-operating-expenditure": [
    "国有资本经营预算支出表",
    "国有资本经营预算支出情况表",
    "国有资本经营预算支出预算表",
    "国有资本经营预算支出功能分类预算表",
    "国有资本经营支出预算表",
    "国有资本经营预算支出决算表",
    "国有资本经营预算收入支出决算表",
    "国有资本经营预算财政拨款支出表",
    "国有资本经营预算财政拨款支出预算表",
    "国有资本经营预算财政拨款收入支出表",
    "国有资本经营预算财政拨款支出决算表",
    "国有资本经营预算财政拨款收入支出决算表",
  ],
  "project-expenditure": [
    "项目支出预算表",
    "项目支出表",
    "项目支出情况表",
    "项目支出明细表",
    "项目支出预算明细表",
    "部门项目支出预算表",
    "项目支出及其他支出预算表",
    "部门预算项目支出及其他支出预算表",
  ],
  "department-budget-detail": ["部门预算表", "部门预算明细表", "单位预算表", "部门预算支出明细表"],
  "carryover-funds": ["上年结转资金表", "上年结转资金预算表", "上年结转结余资金表", "上年结转结余情况表"],
  "department-performance-targets": [
    "整体绩效目标表",
    "部门整体绩效目标表",
    "部门(单位)整体绩效目标表",
    "整体支出绩效目标表",
    "整体支出绩效目标申报表",
  ],
  "project-performance-targets": [
    "项目绩效目标表",
    "预算项目绩效目标表",
    "项目支出绩效目标表",
    "项目支出绩效目标申报表",
  ],
  "government-procurement": [
    "政府采购预算表",
    "政府采购支出表",
    "政府采购支出预算表",
    "政府采购情况表",
    "政府采购预算明细表",
    "政府采购支出明细表",
    "政府采购支出决算表",
    "政府采购预算表(货物工程服务)",
    "政府采购计划表",
    "政府购买服务预算表",
    "政府购买服务支出预算表",
  ],
};

/** A known name must agree with the end of the title at least this well: one misread character in five. */
const ALIKE = 0.8;
/** What may stand before the table's name in a title: nothing, a year, a body's name, 部门, 单位, 本级. */
const BEFORE_NAME =
  /(?:^|20\d{2}|年|年度|部门|单位|本级|本部门|汇总|[局委办会院校心站所处队厅部区县市省馆社团室库台庭]|\)|表)$/u;

/** The table's number before its name (表1-1, 公开05表), and what a bracket after it adds: a year, how it is classified. */
const NUMBER = /^(?:附?表|公开|预算|附件)[\d一二三四五六七八九十]+(?:[-—.]\d+)*表?[:：.、]?/u;
const REMARK = /\((?:单位:.*|[^()表]{1,16})\)$/u;

/**
 * The kind of table that a printed title names, `unknown` when none. The name is looked for at the title's end, so
 * that a department's name before it does not matter; of the names that fit, the one that explains most of the
 * title wins (支出预算表 ends three titles).
 */
export const kindOfTitle = (title: string, taught: Variants["titles"] = []): TableKind =>
  matchTitle(title, taught).kind;

/** The kind that a title names, the name of a table that it was taken for, '' for none, and whose word that is. */
export interface TitleMatch {
  readonly kind: TableKind;
  readonly name: string;
  readonly match: "exact" | "misread" | "taught" | "unknown";
}

/** How `kindOfTitle` came to its kind. */
export function matchTitle(title: string, taught: Variants["titles"] = []): TitleMatch {
  const { name: whole } = readLabel(
    normalise(title)
      .replace(/[“”"'‘’「」、]/gu, "")
      .replace(NUMBER, ""),
  );
  const plain = whole.replace(/\(?(?:续表|续)\)?$/u, "").replace(REMARK, "");
  let best: TitleMatch & { explained: number } = {
    kind: "unknown",
    name: "",
    match: "unknown",
    explained: 0,
  };
  // A title that is taught wins over a known one that explains no more of it.
  for (const { kind, words } of taught) {
    for (const name of words.map(normalise)) {
      const explained = plain.endsWith(name) ? name.length : explainedBy(name, plain);
      if (explained > best.explained) best = { kind, name, match: "taught", explained };
    }
  }
  for (const [kind, names] of Object.entries(TITLES) as [TableKind, readonly string[]][]) {
    for (const name of names) {
      const explained = explainedBy(name, plain);
      const match = explained === name.length ? "exact" : "misread";
      if (explained > best.explained) best = { kind, name, match, explained };
    }
  }
  const { explained: _, ...found } = best;
  return found;
}

/** Two characters apart and the opposite in meaning: a table of 收入 is none of 支出, however alike the rest. */
const SIDES = ["收入", "支出"] as const;

/** How many characters of the title's end the name explains; 0 when it does not fit. */
function explainedBy(name: string, title: string): number {
  let best = 0;
  for (const length of [name.length, name.length - 1, name.length + 1]) {
    if (length > title.length || length < 3) continue;
    const end = title.slice(-length);
    if (SIDES.some((side) => end.includes(side) && !name.includes(side))) continue;
    const alike = similarity(end, name);
    if (alike >= ALIKE && BEFORE_NAME.test(title.slice(0, -length)))
      best = Math.max(best, alike * name.length);
  }
  return best;
}
