/**
 * The words that the names of tables are made of, and what each says of its table. Sources: the titles of the 40
 * disclosures of docs/cities.md and others (the national sets, Shanghai, Henan, Jiangsu, Guangdong,
 * Sichuan, Shaanxi, Hunan), and the samples. A new city's word is one entry here.
 */

/** What a word of a name says. `is` holds where it matters to the kind; a word without it only has to be known. */
export interface NameWord {
  readonly words: readonly string[];
  readonly says?: NameMeaning;
}

export interface NameMeaning {
  /** Which side of the accounts. */
  readonly side?: "revenue" | "expenditure" | "both";
  /** Whose money. */
  readonly fund?: "fiscal" | "general-public" | "government-fund" | "state-capital" | "other";
  /** What the money is for. */
  readonly nature?:
    | "basic"
    | "project"
    | "three-public"
    | "agency-operating"
    | "administrative"
    | "meeting"
    | "training"
    | "personnel"
    | "operating";
  /** What the table is about where it is no plain table of money. */
  readonly topic?: "performance-target" | "performance" | "procurement" | "carryover" | "organisation-budget";
  /** Whose performance. */
  readonly whole?: "department" | "project";
  /** How its rows are classified. */
  readonly by?: "economic" | "function" | "unsaid";
  /** 预算, 决算, 总, 明细, 情况: the plan and the form of the table. */
  readonly form?: "plan" | "total" | "detail" | "overview";
}

export const NAME_WORDS: readonly NameWord[] = [
  { words: ["表"] },
  // Sides.
  { words: ["收入"], says: { side: "revenue" } },
  { words: ["支出"], says: { side: "expenditure" } },
  { words: ["收支", "收入支出", "收入和支出", "收入与支出", "收入及支出"], says: { side: "both" } },
  // Funds.
  { words: ["一般公共预算", "公共财政预算"], says: { fund: "general-public" } },
  { words: ["政府性基金", "政府性基金预算"], says: { fund: "government-fund" } },
  {
    words: ["国有资本经营", "国有资本经营预算", "国有资本"],
    says: { fund: "state-capital" },
  },
  { words: ["财政拨款"], says: { fund: "fiscal" } },
  {
    words: ["财政专户", "财政专户管理资金", "单位资金", "非财政拨款", "社会保险基金"],
    says: { fund: "other" },
  },
  { words: ["拨款", "安排", "安排的", "资金", "经费"] },
  // Natures.
  { words: ["基本支出"], says: { nature: "basic" } },
  { words: ["项目支出", "专项业务经费", "专项业务经费支出"], says: { nature: "project", whole: "project" } },
  { words: ["三公经费", "三公", "三公支出"], says: { nature: "three-public" } },
  {
    words: ["机关运行经费", "行政参公单位机关运行经费", "机构运行经费", "机关运转经费"],
    says: { nature: "agency-operating" },
  },
  { words: ["行政经费"], says: { nature: "administrative" } },
  { words: ["会议费"], says: { nature: "meeting" } },
  { words: ["培训费"], says: { nature: "training" } },
  { words: ["人员经费", "人员支出"], says: { nature: "personnel" } },
  { words: ["公用经费", "公用支出"], says: { nature: "operating" } },
  // How rows are classified.
  {
    words: ["", "政府", "部门", "政府预算", "部门预算"].flatMap((whose) => [
      `${whose}经济分类`,
      `${whose}经济科目`,
      `${whose}经济分类科目`,
    ]),
    says: { by: "economic" },
  },
  {
    words: ["支出", "政府预算支出", "部门预算支出"].flatMap((whose) => [
      `${whose}经济分类`,
      `${whose}经济分类科目`,
    ]),
    says: { side: "expenditure", by: "economic" },
  },
  { words: ["功能分类", "功能科目", "功能分类科目"], says: { by: "function" } },
  { words: ["支出功能分类", "支出功能分类科目"], says: { side: "expenditure", by: "function" } },
  { words: ["分类"], says: { by: "unsaid" } },
  { words: ["按", "分", "科目"] },
  // Topics.
  {
    words: ["绩效目标", "绩效目标申报", "绩效目标批复", "支出绩效目标"],
    says: { topic: "performance-target" },
  },
  { words: ["绩效"], says: { topic: "performance" } },
  { words: ["整体", "部门整体", "单位整体", "总体绩效"], says: { whole: "department" } },
  {
    words: [
      "项目",
      "一级项目",
      "二级项目",
      "一般性项目",
      "重点项目",
      "专项资金",
      "重点专项资金",
      "专项资金总体",
      "专项资金整体",
    ],
    says: { whole: "project" },
  },
  {
    words: ["政府采购", "政府购买服务", "政府采购及购买服务", "政府采购和购买服务"],
    says: { topic: "procurement" },
  },
  {
    words: [
      "上年结转",
      "上年结转结余",
      "上年结转资金",
      "上年结转结余资金",
      "结转资金",
      "结转结余资金",
      "上年结余结转",
      "上年结转和结余",
    ],
    says: { topic: "carryover" },
  },
  // Plan and form.
  {
    words: ["预算", "决算", "预决算", "执行", "预算执行", "决算执行", "计划", "预算数", "年初预算"],
    says: { form: "plan" },
  },
  { words: ["总", "汇总", "总体", "总括"], says: { form: "total" } },
  { words: ["明细"], says: { form: "detail" } },
  { words: ["情况", "总体情况", "统计", "一览", "基本情况"], says: { form: "overview" } },
  { words: ["申报", "批复", "财务", "当年", "本年", "全年", "及其他支出", "和", "及", "与"] },
  // Whose table it is.
  {
    words: [
      "部门预算",
      "单位预算",
      "本部门预算",
      "本单位预算",
      "部门综合预算",
      "部门综合",
      "综合预算",
      "单位综合预算",
    ],
    says: { topic: "organisation-budget" },
  },
  {
    words: [
      "部门",
      "单位",
      "本部门",
      "本单位",
      "预算单位",
      "本级",
      "部门本级",
      "本级部门",
      "市本级",
      "区本级",
      "县本级",
      "省本级",
      "市级",
      "区级",
      "县级",
      "省级",
      "州级",
      "镇级",
      "中央",
      "部门决算",
      "单位决算",
    ],
  },
];

/** Words of other tables (a government's transfers, debts and assets; evaluations after the year): none of the kinds. */
export const FOREIGN_WORDS: readonly string[] = [
  "转移支付",
  "税收返还",
  "债务",
  "债券",
  "社会保险",
  "国有资产",
  "分地区",
  "分项目",
  "自评",
  "评价",
  "对比",
  "增减",
];
