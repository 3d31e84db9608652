/**
 * What printed words mean: the phrases of header paths and row labels, and the coordinates they assign. Matched on
 * normalised text without ordinal and 其中. Teaching a new city's word is one line here.
 */
import type { Coordinates } from "../contract/schema.ts";

interface Phrase {
  readonly pattern: RegExp;
  readonly assigns: Coordinates;
  /** Holds only where an outer word (of the path, or a parent label) matches. */
  readonly within?: RegExp;
}

const BASIC = /基本支出|人员经费|公用经费|人员支出|公用支出/u;
/** A difference from another year's or stage's figure: 增减额, 本年预算数比上年执行数. */
const CHANGE =
  /^增减(?:变化|变动)?(?:额|数|情况|金额)?$|增[(（]?[减+][)）]?[-减]?额?$|^(?:本年)?(?:预算|决算|执行)?数?(?:比|与|较)上年/u;
const CHANGE_RATE = /增减(?:率|幅度?|比例|变化率|百分比|%)|增长(?:率|幅度|%)|增幅|变动率|^±%$/u;
/** A rate of one figure by another; no money, and no change either: 为上年执行数的%, 完成预算的%. */
const RATE = /(?:为|占|完成).*(?:%|比例|比重|百分比)$|^(?:完成率|执行率|占比|比重)(?:\(?%\)?)?$/u;
/** A reader takes 一 for a dash, or for nothing. */
const GENERAL_PUBLIC = /般公共预算/u;

/** Later phrases override earlier ones: the more special stands below. */
const PHRASES: readonly Phrase[] = [
  // direction
  {
    pattern: /^(?:本年)?收入(?:预算|决算|合计|总计|情况)?$|^财政拨款收入$/u,
    assigns: { direction: "revenue" },
  },
  {
    pattern: /^(?:本年)?支出(?:预算|决算|合计|总计|情况)?$|^财政拨款支出$/u,
    assigns: { direction: "expenditure" },
  },
  // origin
  { pattern: /^(?:[省市县区]级)?(?:本年|当年)(?!度|.*数$)/u, assigns: { origin: "current" } },
  {
    pattern: /^上年结转|^(?:年初|上年)?(?:财政拨款)?结转(?:和|及)?结余|^年初结转|结转结余资金$|^上年结余/u,
    assigns: { origin: "carryover" },
  },
  { pattern: /^年初(?:财政拨款)?结转/u, assigns: { direction: "revenue" } },
  // phase
  {
    pattern: /^(?:年初|本年)?预算(?:数|金额|安排数?)?$|^\d{4}年(?:年初)?预算(?:数)?$/u,
    assigns: { phase: "budget" },
  },
  { pattern: /^(?:调整|全年|调整后|本年调整)预算/u, assigns: { phase: "adjusted-budget" } },
  {
    pattern:
      /^(?:本年)?(?:支出|收入)?决算(?:数|金额)?$|^(?:本年|全年)?(?:预计|预算)?(?:执行|完成)(?:数|情况)$/u,
    assigns: { phase: "final-accounts" },
  },
  { pattern: /^上年(?:年初)?预算(?!执行|完成)/u, assigns: { phase: "prior-year-budget" } },
  { pattern: /^上年(?:预计|预算)?(?:执行|决算|完成)/u, assigns: { phase: "prior-year-execution" } },
  { pattern: CHANGE, assigns: { phase: "change" } },
  { pattern: CHANGE_RATE, assigns: { phase: "change-rate" } },
  {
    pattern: /^[+-±]?%$|^(?:比率|比例|幅度|百分比)(?:\(?%\)?)?$/u,
    within: CHANGE,
    assigns: { phase: "change-rate" },
  },
  // nature
  { pattern: /基本支出(?:预算|决算)?$/u, assigns: { nature: "basic" } },
  { pattern: /^项目支出(?:预算|决算)?$/u, assigns: { nature: "project" } },
  { pattern: /^人员(?:经费|支出|类|经费支出)(?:合计)?$/u, assigns: { nature: "basic.personnel" } },
  { pattern: /^(?:日常)?公用(?:经费|支出|经费支出)(?:合计)?$/u, assigns: { nature: "basic.operating" } },
  { pattern: /^工资福利支出$/u, within: BASIC, assigns: { nature: "basic.personnel.wages" } },
  {
    pattern: /^对个人和家庭的?补助(?:支出)?$/u,
    within: BASIC,
    assigns: { nature: "basic.personnel.household" },
  },
  {
    pattern: /^(?:一般)?商品和服务支出$/u,
    within: BASIC,
    assigns: { nature: "basic.operating.goods-services" },
  },
  { pattern: /^资本性支出$/u, within: BASIC, assigns: { nature: "basic.operating.capital" } },
  { pattern: /^其他运转类(?:项目)?$/u, assigns: { nature: "project.other-operating" } },
  { pattern: /^特定目标类(?:项目)?$/u, assigns: { nature: "project.targeted" } },
  { pattern: /^上缴上级支出$/u, assigns: { nature: "superior-remittance" } },
  { pattern: /^(?:事业单位)?经营支出$/u, assigns: { nature: "business-operating" } },
  { pattern: /^对附属单位补助支出$/u, assigns: { nature: "affiliated-subsidy" } },
  {
    pattern: /^[“"]?三公[”"]?经费(?:支出)?(?:合计|小计|预算数)?$/u,
    assigns: { nature: "three-public.total" },
  },
  {
    pattern: /^[“"]?三公[”"]?经费.*(?:财政拨款)?(?:支出)?(?:预算|决算)数?$/u,
    assigns: { nature: "three-public.total" },
  },
  { pattern: /^(?:因公)?出国/u, assigns: { nature: "three-public.abroad" } },
  { pattern: /^公务(?:用)?车购置(?:及|和|与)运(?:行|维)/u, assigns: { nature: "three-public.vehicles" } },
  {
    pattern: /^(?:公务(?:用)?车)?购置费(?:用)?$|^公务(?:用)?车购置(?:支出)?$/u,
    assigns: { nature: "three-public.vehicles.purchase" },
  },
  {
    pattern: /^(?:公务(?:用)?车)?(?:运行(?:维护)?|运维)(?:费(?:用)?|支出)$/u,
    assigns: { nature: "three-public.vehicles.operation" },
  },
  { pattern: /^公务接待费/u, assigns: { nature: "three-public.reception" } },
  { pattern: /^机关运行经费|^机构运转经费|^行政经费$/u, assigns: { nature: "agency-operating" } },
  { pattern: /^会议费$/u, assigns: { nature: "meeting" } },
  { pattern: /^培训费$/u, assigns: { nature: "training" } },
  { pattern: /^(?:政府采购)?货物(?:类)?(?:预算|支出)?$/u, assigns: { nature: "procurement.goods" } },
  { pattern: /^(?:政府采购)?工程(?:类)?(?:预算|支出)?$/u, assigns: { nature: "procurement.works" } },
  { pattern: /^(?:政府采购)?服务(?:类)?(?:预算|支出)?$/u, assigns: { nature: "procurement.services" } },
  { pattern: /^结余分配$/u, assigns: { nature: "surplus-distribution" } },
  {
    pattern: /^(?:年终|年末)(?:财政拨款)?结转(?:和|及)?结余|^结转下年/u,
    assigns: { nature: "closing-balance" },
  },
  // fund
  { pattern: /^(?:本年|当年)?财政拨款(?:收入|资金|支出)?(?:合计|小计)?$/u, assigns: { fund: "fiscal" } },
  { pattern: /^(?:本年)?[一-]?般公共预算|^经费拨款/u, assigns: { fund: "general-public" } },
  {
    pattern: /^财政拨款$/u,
    within: GENERAL_PUBLIC,
    assigns: { fund: "general-public.fiscal-appropriation" },
  },
  { pattern: /^行政事业性收费/u, assigns: { fund: "general-public.administrative-fees" } },
  { pattern: /^专项收入$/u, assigns: { fund: "general-public.special-revenue" } },
  { pattern: /^国有资产(?:\(资源\)|资源)?有偿使用/u, assigns: { fund: "general-public.state-assets-use" } },
  { pattern: /^其他(?:[一-]?般)?公共预算(?:资金)?$/u, assigns: { fund: "general-public.other" } },
  { pattern: /^[一-]?般性转移支付/u, assigns: { fund: "general-public.general-transfer" } },
  { pattern: /^[一-]?般债券/u, assigns: { fund: "general-public.general-bond" } },
  { pattern: /^政府性基金/u, assigns: { fund: "government-fund" } },
  { pattern: /^国有资本(?:经营)?(?:预算)?|^国有本(?:营|经营)预算/u, assigns: { fund: "state-capital" } },
  { pattern: /^财政专户|^教育收费/u, assigns: { fund: "fiscal-special-account" } },
  { pattern: /^事业收入/u, assigns: { fund: "business" } },
  { pattern: /^(?:事业单位)?经营收入/u, assigns: { fund: "operating" } },
  { pattern: /^上级补助收入/u, assigns: { fund: "superior-subsidy" } },
  { pattern: /^附属单位(?:上缴|缴入?)收入/u, assigns: { fund: "affiliated-remittance" } },
  { pattern: /^其他(?:收入|资金)/u, assigns: { fund: "other" } },
  { pattern: /^单位(?:自有)?资金/u, assigns: { fund: "unit-funds" } },
  { pattern: /^(?:使用非财政拨款结余|用事业基金弥补收支差额)/u, assigns: { fund: "non-fiscal-surplus" } },
];

/** What one word assigns, seen inside the `outer` words (joined); empty when it says nothing. */
export function coordinatesOfWord(word: string, outer: string): Coordinates {
  let coordinates: Coordinates = {};
  for (const { pattern, within, assigns } of PHRASES) {
    if (pattern.test(word) && (within === undefined || within.test(outer)))
      coordinates = { ...coordinates, ...assigns };
  }
  return coordinates;
}

/** Does a percentage stand under the word, whether or not a percent sign does? */
export const isRateWord = (word: string): boolean => RATE.test(word);

/** Words that close a group of columns or just say that money stands below them. */
const AMOUNT_WORD =
  /^(?:金额|项目金额|采购(?:预算)?(?:金额|总额|数)|合计|小计|总计|总额|资金总额|本年合计|数额|(?:年初)?预算数?|决算数?|预算金额|年度预算)$/u;
export const isAmountWord = (word: string): boolean => AMOUNT_WORD.test(word);

/** Money set apart for small firms is a part of the procurement beside it, without 其中. */
export const isPartWord = (word: string): boolean => /^(?:预留)?面向(?:中小|小微|小型)/u.test(word);

/** Columns that are printed but are neither money nor a dimension. */
const OTHER =
  /^(?:行次|栏次|序号|备注|说明|排序|(?:采购)?数量|计量单位|单价|人数|面积|增减原因|规格(?:型号|要求)?|(?:采购|购买)?(?:品目|目录|方式|时间|组织形式)(?:名称|编码|大类)?|[一二三]级目录|(?:项目)?起止(?:年度|年限|时间)|项目期限)$/u;
export const isOtherWord = (word: string): boolean => OTHER.test(word);

const NATURE_OF_TYPE: readonly (readonly [RegExp, NonNullable<Coordinates["nature"]>])[] = [
  [/^人员(?:类|经费|支出)/u, "basic.personnel"],
  [/^(?:日常)?公用经费|^运转类?公用|^公用/u, "basic.operating"],
  [/^其他运转类/u, "project.other-operating"],
  [/^特定目标类/u, "project.targeted"],
];

/** The nature that a value of 项目分类 stands for, or null. */
export const natureOfProjectType = (text: string): NonNullable<Coordinates["nature"]> | null =>
  NATURE_OF_TYPE.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** What is bought, as a value of a row of a procurement table. */
export const natureOfPurchase = (text: string): NonNullable<Coordinates["nature"]> | null =>
  PURCHASES.find(([pattern]) => pattern.test(text))?.[1] ?? null;

const PURCHASES: readonly (readonly [RegExp, NonNullable<Coordinates["nature"]>])[] = [
  [/^(?:[A-C]-?)?货物(?:类|采购)?$/u, "procurement.goods"],
  [/^(?:[A-C]-?)?工程(?:类|采购)?$/u, "procurement.works"],
  [/^(?:[A-C]-?)?服务(?:类|采购)?$/u, "procurement.services"],
];

/** What the title of a table of unknown kind says of all its money: 一般公共预算收入预算表. */
export function coordinatesOfTitle(title: string): Coordinates {
  const [revenue, expenditure] = [/收入/u.test(title), /支出/u.test(title)];
  const fund = /政府性基金/u.test(title)
    ? "government-fund"
    : /国有资本经营/u.test(title)
      ? "state-capital"
      : GENERAL_PUBLIC.test(title)
        ? "general-public"
        : /财政拨款/u.test(title)
          ? "fiscal"
          : undefined;
  return {
    ...(revenue === expenditure ? {} : { direction: revenue ? "revenue" : "expenditure" }),
    ...(fund ? { fund } : {}),
  };
}
