import { CITIES, FORMS, type PlainWord } from "./types.ts";

/** Words that close a group of columns or just say that money stands below them. */
export const AMOUNT_WORDS: readonly PlainWord[] = [
  {
    concept: "amount",
    spellings: [
      "[项目|资金|总|预算]金额",
      "采购[预算]{金额|总额|数}",
      "[本年|资金|收支|收入|支出]{合计|小计|总计}",
      "[资金|预算|年度资金|项目资金]总额",
      "数额",
      "[年初]预算[数]",
      "决算[数]",
      "年度预算",
      "{预算|执行|完成|安排|下达|支出|收入|本年|本年度|当年|本期}数",
    ],
    source: `${FORMS}; ${CITIES}`,
  },
];

/** A percentage of one figure by another; no money, and no change either. */
export const RATE_WORDS: readonly PlainWord[] = [
  {
    concept: "rate",
    spellings: ["…{为|占|完成}…{%|(%)|比例|比重|百分比}", "{完成率|执行率|占比|比重|预算执行率}[%|(%)]"],
    source: FORMS,
  },
];

/** Words of columns that are a part of the column before them without 其中. */
export const PART_WORDS: readonly PlainWord[] = [
  {
    concept: "procurement set apart for small firms",
    spellings: ["[预留]面向{中小|小微|小型}…"],
    source: FORMS,
  },
  {
    concept: "without central investment in construction",
    spellings: ["扣除…后[预算数|执行数|决算数|小计|合计]"],
    source: "budgets of the central bodies (扣除中央基建投资后执行数)",
  },
];

/** Heads of columns that restate a part of the row's money for a purpose of their own. */
export const RESTATED_WORDS: readonly PlainWord[] = [
  {
    concept: "procurement among other money",
    spellings: ["[####年][其中]政府采购…", "政府购买服务…"],
    source: "budgets of Liaoning and Jiangsu (2026年政府采购项目)",
  },
  {
    concept: "operation of the body among other money",
    spellings: ["机关运行经费…"],
    source: FORMS,
  },
  {
    concept: "money passed on before the year",
    spellings: ["[…]提前下达…"],
    source: "budgets of Guizhou and Hunan",
  },
];

/** Columns that are printed but are neither money nor a dimension. */
export const OTHER_WORDS: readonly PlainWord[] = [
  { concept: "number of a line", spellings: ["行次", "栏次", "序[号]", "排序", "编号(序号)"], source: FORMS },
  {
    concept: "remark",
    spellings: ["备注", "说明", "…{原因|理由|依据|标准|情况说明}", "是否…", "拟变动情况", "公开空表理由"],
    source: `${FORMS}; ${CITIES}`,
  },
  {
    concept: "count",
    spellings: [
      "[采购|购置|现有|编制]数量[({台|套|辆|个|件}…)]",
      "[在职|离休|退休|编制|实有|培训|参会]人{数|员}[({人|人数})]",
      "…{人次|批次|辆数|台数|套数|个数|场次|团组数}[(…)]",
      "编制[人]数",
      "[建筑]面积[(…)]",
      "…保有量[(…)]",
    ],
    source: `${FORMS}; ${CITIES}`,
  },
  {
    concept: "unit of measure or price",
    spellings: ["{计量|度量}单位", "[采购]单价[(…)]", "指标单位"],
    source: FORMS,
  },
  {
    concept: "what is bought, and how",
    spellings: [
      "规格[型号|要求]",
      "[采购|购买][服务][物品]{品目|目录|方式|时间|组织形式|内容}[名称|编码|大类]",
      "[采购]物品名称",
      "购买服务的内容",
      "实施采购时间",
      "{一|二|三}级目录[代码|名称]",
      "采购{类别|类型}",
    ],
    source: `${FORMS}; Jiangsu, Xi'an`,
  },
  {
    concept: "time",
    spellings: [
      "[项目]起止{年度|年限|时间}",
      "项目期限",
      "时间",
      "年度",
      "年份",
      "[计划][开始|结束|完成|实施]时间",
    ],
    source: FORMS,
  },
  {
    concept: "part of an indicator that is no name and no value",
    spellings: [
      "指标{性质|方向|类型|分类|符号|值类型}",
      "[指标][值][分值]{权重|分值}[(…)]",
      "[自评]{得分|分数|分值}",
      "评(扣)分标准",
      "[总体|年度|当年|整体|部门整体|项目|实施期][整体][绩效]目标",
      "[年度]绩效[目标]指标",
      "四级指标",
      "[上年|全年|年度|半年][实际]{完成值|完成情况}[(…)]",
      "{实际值|历史值}",
      "{评分|计分}{规则|方法|细则}",
      "{指标|数据}来源",
      "[指标]{属性|运算符号}",
      "[偏差|未完成][原因][分析][及|和][拟采取的]改进措施",
      "{偏差|未完成}原因分析",
    ],
    source: `${FORMS}; Changsha, Chongqing; forms of self-assessment (实际完成值, 偏差原因分析及改进措施)`,
  },
  {
    concept: "names in lists that are no accounts",
    spellings: ["报表[名称]", "{会议|培训}名称", "表{名|号}"],
    source: "Xi'an",
  },
];

/** What the last characters of a word that names money may be; what stands before them says which. */
export const MONEY_NOUNS: readonly PlainWord[] = [
  {
    concept: "money",
    spellings: [
      "…{经费|支出|收入|拨款|资金|基金|金额|余额|结余|结转|补助|补贴|收费|债券|债务|费用|费|款}[{合计|小计}][支出|收入|预算|数]",
      "…{预算|决算|执行|安排|下达|批复|到位|调整}{数|金额}",
      "[…]{限额|年初余额|年末余额|总额|总值|原值|净值|账面价值}",
    ],
    source:
      "the last character of a Chinese noun names its sort: 单位预留机动经费 (Jiangsu), 专项业务经费支出 (Xi'an)",
  },
];

/** Money of other years than the table's: it has an amount, and none of the coordinates that the table's money has. */
export const OTHER_SCOPE_WORDS: readonly PlainWord[] = [
  {
    concept: "money over several years",
    spellings: [
      "…总投资…",
      "[…]累计{完成|安排|下达|拨付|支付|投入|投资|到位}…",
      "…概算…",
      "{以前|以后}年度…",
      "…{中期|三年}规划…",
    ],
    source: "project lists of Zhejiang (总投资, 累计完成投资)",
  },
];

/** Money for each of some things (人均公用经费, 标准（元/人）): amounts that do not add up, and are a part of none. */
export const AVERAGE_WORDS: readonly PlainWord[] = [
  {
    concept: "money for each person, household, pupil, month or year",
    spellings: ["…{人|户|生|师|亩|床|次|车|月|日|年}均…", "…([人民币][百|千|万|亿]元/…)…"],
    unless: ["…均衡…"],
    source: "tables of quotas and subsidies, beside the money that they make",
  },
];

/** What the last characters of a word that names no money may be. */
export const NO_MONEY_NOUNS: readonly PlainWord[] = [
  {
    concept: "count, rate, score, time, number or code",
    spellings: [
      "…{率|比|比例|比重|系数|指数|得分|分数|分值|权重|次数|人数|人次|批次|辆|台|套|天|年限|期限|号|码|等级|职级|星级|面积|数量|指标}[(…)]",
    ],
    source: "the last character of a Chinese noun names its sort",
  },
];
