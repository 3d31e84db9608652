import type { CaseSpec, RuleSpec } from "../types.ts";

/** How the two sides of an identity are compared: a total with its parts, a figure with its copy, a whole with an 其中 part. */
const RELATIONS = ["sum", "copy", "bound"] as const;

/** Why an identity that a table's form calls for is not applied to it. */
const NOT_EVALUATED_REASONS = ["no-reading-closes", "readings-tie", "too-few-sums"] as const;

/** The identities that figures are checked by. */
export const SUM_RULES = [
  "SUM-ROW",
  "SUM-COLUMN",
  "SUM-FIELDS",
  "OF-WHICH",
  "TWO-SIDES",
  "TABLES-TOTAL",
  "TABLES-LINE",
  "STATEMENT",
  "STATEMENT-SUM",
] as const;
export type SumRule = (typeof SUM_RULES)[number];

/** Of an identity that does not close: the total, what is printed there (blank: ''), what the other side gives. */
const MISS = {
  total: "place",
  printed: "text",
  counted: "text",
  relation: { oneOf: RELATIONS },
  parts: "count",
  other: "place?",
  also: "texts",
} as const;

/** Why an identity does not close, as far as is known. */
const MISS_CASES = {
  /** Some of its figures may be misread: the flag names them. */
  doubt: { fields: { ...MISS, doubtful: "count" } },
  /** Rows of the table are missing with their pages. */
  "pages-missing": { fields: MISS },
  /** The difference is no more than one unit of the last printed place. */
  "last-digit": { fields: MISS },
  /** No figure is in doubt, and it is not proven that the identity holds here. */
  unexplained: { fields: MISS },
  /** No figure is in doubt, and the identity is known to hold: the printed figures are wrong. */
  source: { fields: MISS, blame: "source" },
} as const satisfies Record<string, CaseSpec>;

/** Rules about whether figures agree with each other and with their readings. */
export const FIGURE_RULES = {
  "SUM-ROW": {
    title: { en: "Sum of a row", zh: "行内合计" },
    stage: "checks",
    severities: ["error", "warning", "info"],
    about: {
      en: "A total column of a row is not the sum of the columns that it covers.",
      zh: "某行合计列的数字不等于其所含各列之和。",
    },
    cases: MISS_CASES,
    fires: { en: "合计 300, 基本支出 200, 项目支出 90.", zh: "合计300，基本支出200，项目支出90。" },
    quiet: { en: "合计 300, 基本支出 200, 项目支出 100.", zh: "合计300，基本支出200，项目支出100。" },
  },
  "SUM-COLUMN": {
    title: { en: "Sum of a column", zh: "列合计" },
    stage: "checks",
    severities: ["error", "warning", "info"],
    about: {
      en: "A total row is not the sum of its rows in a column, or a figure stands in the column beside its own.",
      zh: "合计行某列的数字不等于各明细行之和，或某数字错列。",
    },
    cases: {
      ...MISS_CASES,
      exchanged: { fields: { surplus: "text", lacking: "text", amount: "text", cell: "place" } },
      displaced: { fields: { surplus: "text", lacking: "text", amount: "text", rows: "count" } },
    },
    fires: { en: "合计 300 stands over 200 and 90.", zh: "合计300，下列明细为200和90。" },
    quiet: { en: "合计 300 stands over 200 and 100.", zh: "合计300，下列明细为200和100。" },
  },
  "SUM-FIELDS": {
    title: { en: "Sum in a form", zh: "申报表内合计" },
    stage: "checks",
    severities: ["error", "warning", "info"],
    about: {
      en: "The total in the head of a form is not the sum of the fields that it covers.",
      zh: "申报表表头的总额不等于其所含各栏之和。",
    },
    cases: MISS_CASES,
    fires: {
      en: "资金总额 100, 财政拨款 80, 其他资金 10.",
      zh: "资金总额100，财政拨款80，其他资金10。",
    },
    quiet: {
      en: "资金总额 100, 财政拨款 80, 其他资金 20.",
      zh: "资金总额100，财政拨款80，其他资金20。",
    },
  },
  "OF-WHICH": {
    title: { en: "Of-which part", zh: "其中项" },
    stage: "checks",
    severities: ["error", "warning", "info"],
    about: {
      en: "A part printed under 其中 is more than the whole that it is a part of.",
      zh: "“其中”项大于其所属的总数。",
    },
    cases: MISS_CASES,
    fires: { en: "合计 100, 其中：财政拨款 120.", zh: "合计100，其中：财政拨款120。" },
    quiet: { en: "合计 100, 其中：财政拨款 80.", zh: "合计100，其中：财政拨款80。" },
  },
  "TWO-SIDES": {
    title: { en: "Revenue and expenditure totals", zh: "收支总计平衡" },
    stage: "checks",
    severities: ["error", "warning", "info"],
    about: {
      en: "The total of the revenue side of a summary is not that of its expenditure side.",
      zh: "收支总表中收入总计与支出总计不相等。",
    },
    cases: MISS_CASES,
    fires: { en: "收入总计 300 stands beside 支出总计 310.", zh: "收入总计300，支出总计310。" },
    quiet: { en: "收入总计 300 stands beside 支出总计 300.", zh: "收入总计300，支出总计300。" },
  },
  "TABLES-TOTAL": {
    title: { en: "Totals of two tables", zh: "表间合计" },
    stage: "checks",
    severities: ["error", "warning", "info"],
    about: {
      en: "The totals that two tables print of the same money differ.",
      zh: "两张表对同一资金的合计数不一致。",
    },
    cases: MISS_CASES,
    fires: { en: "收支总表 has 300 and 支出总表 310.", zh: "收支总表为300，支出总表为310。" },
    quiet: { en: "Both have 300.", zh: "两表均为300。" },
  },
  "TABLES-LINE": {
    title: { en: "Lines of two tables", zh: "表间明细" },
    stage: "checks",
    severities: ["error", "warning", "info"],
    about: {
      en: "The amounts that two tables print on the same code or item differ.",
      zh: "两张表对同一科目的金额不一致。",
    },
    cases: MISS_CASES,
    fires: {
      en: "2010301 has 200 in one table and 210 in another.",
      zh: "科目2010301在一表为200，在另一表为210。",
    },
    quiet: { en: "It has 200 in both.", zh: "两表均为200。" },
  },
  STATEMENT: {
    title: { en: "Text and table", zh: "文字说明与表格" },
    stage: "checks",
    severities: ["warning", "error", "info"],
    about: {
      en: "A sentence states another amount than the table that it is about.",
      zh: "文字说明中的金额与相应表格不一致。",
    },
    cases: MISS_CASES,
    fires: {
      en: "支出总计310万元 in the text, 支出总计 300 in the table.",
      zh: "文字说明为“支出总计310万元”，表中支出总计为300。",
    },
    quiet: { en: "Both say 300.", zh: "两处均为300。" },
  },
  "STATEMENT-SUM": {
    title: { en: "Sum in a sentence", zh: "文字说明内合计" },
    stage: "checks",
    severities: ["warning", "info"],
    about: {
      en: "A total stated in the text is the sum of the parts stated after it: an identity that proves figures. No flag is raised where it is not, since nothing says where a list in a sentence ends.",
      zh: "文字说明中的总额等于其后所列各部分之和，据此核实数字；文中列举何处结束无从判定，故不相等时不作提示。",
    },
    cases: MISS_CASES,
    fires: { en: "None: the identity only proves figures.", zh: "无：该勾稽关系只用于核实数字。" },
    quiet: {
      en: "支出300万元，其中：基本支出200万元，项目支出100万元。",
      zh: "“支出300万元，其中：基本支出200万元，项目支出100万元。”",
    },
  },
  "STATEMENT-SHARE": {
    title: { en: "Percentage in the text", zh: "文字说明中的百分比" },
    stage: "checks",
    severities: ["warning", "error"],
    about: {
      en: "A stated percentage follows from none of the amounts stated before it. `error` where other shares of the same whole are right.",
      zh: "文字说明中的百分比不能由其前所列金额算出；同一总额的其他占比均正确时为错误级。",
    },
    cases: {
      unmatched: { fields: { statement: "place", percent: "text", figure: "text" } },
      source: { fields: { statement: "place", percent: "text", figure: "text" }, blame: "source" },
    },
    fires: {
      en: "支出300万元，其中：基本支出200万元，占76.67%。",
      zh: "“支出300万元，其中：基本支出200万元，占76.67%。”",
    },
    quiet: {
      en: "支出300万元，其中：基本支出200万元，占66.67%。",
      zh: "“支出300万元，其中：基本支出200万元，占66.67%。”",
    },
  },
  "UNIT-CONTRADICTED": {
    title: { en: "Unit contradicted by the text", zh: "金额单位与文字说明矛盾" },
    stage: "checks",
    severities: ["error"],
    about: {
      en: "The text repeats a figure of a table digit by digit in another unit: one of the two units is wrong.",
      zh: "文字说明以另一单位重复了表中的同一数字，两处单位必有一误。",
    },
    cases: { repeated: { fields: { table: "text", statement: "place", cell: "place" } } },
    fires: {
      en: "1314.87 in a table in 元, and 1314.87万元 in the text.",
      zh: "表中单位为元的1314.87，在文字说明中为1314.87万元。",
    },
    quiet: { en: "The table is in 万元.", zh: "表格单位为万元。" },
  },
  ROUNDING: {
    title: { en: "Rounding", zh: "四舍五入" },
    stage: "checks",
    severities: ["info"],
    about: {
      en: "Sums of a table miss by no more than rounding of the printed figures explains.",
      zh: "表内合计与明细之差不超过四舍五入所能解释的范围。",
    },
    cases: { sums: { fields: { sums: "count", most: "text", total: "place" } } },
    fires: { en: "合计 1.00 stands over 0.33, 0.33 and 0.33.", zh: "合计1.00，明细为0.33、0.33、0.33。" },
    quiet: { en: "合计 0.99 stands over them.", zh: "合计为0.99。" },
  },
  "NOT-EVALUATED": {
    title: { en: "Check not applied", zh: "未执行的校验" },
    stage: "checks",
    severities: ["info"],
    about: {
      en: "A check was not applied to a table, because it is not clear which of its rows or columns are parts of which. Told once for a table and check.",
      zh: "因无法确定表中哪些行或列是哪些合计的组成部分，未对该表执行某项校验；每表每项校验提示一次。",
    },
    cases: {
      "structure-open": {
        fields: { table: "text", rule: { oneOf: SUM_RULES }, reason: { oneOf: NOT_EVALUATED_REASONS } },
      },
    },
    fires: {
      en: "A list adds up to its total under none of the ways to read it.",
      zh: "某列表按任何一种层级理解都与合计不符。",
    },
    quiet: { en: "It adds up under one of them.", zh: "按其中一种层级理解与合计相符。" },
  },
  READING: {
    title: { en: "Two readers differ", zh: "两次识别不一致" },
    stage: "checks",
    severities: ["warning"],
    about: {
      en: "The two text recognisers read a figure or a code differently, and no sum decides between them.",
      zh: "两个识别引擎对同一数字或编码的结果不同，且无勾稽关系可判定。",
    },
    cases: { differ: { fields: { cell: "place", first: "text", second: "text" } } },
    fires: { en: "One reads 22.2, the other 222.", zh: "一个识别为22.2，另一个识别为222。" },
    quiet: { en: "Both read 22.2.", zh: "两者均识别为22.2。" },
  },
  CONFIDENCE: {
    title: { en: "Unsure reading", zh: "识别置信度低" },
    stage: "checks",
    severities: ["warning", "info"],
    about: {
      en: "A text was read with low confidence, and nothing confirms it; `info` for words.",
      zh: "某处文字识别置信度低且无佐证；普通文字为提示级。",
    },
    cases: { low: { fields: { cell: "place", text: "text", confidence: "text" } } },
    fires: { en: "12.5 was read with a confidence of 0.41.", zh: "12.5的识别置信度为0.41。" },
    quiet: { en: "It was read with a confidence of 0.98.", zh: "识别置信度为0.98。" },
  },
  UNPROVEN: {
    title: { en: "Figures without proof on a bad page", zh: "低质量页面上未经证实的数字" },
    stage: "checks",
    severities: ["warning"],
    about: {
      en: "A page was read badly, and neither a sum nor a second reading confirms some of its figures.",
      zh: "某页识别质量差，部分数字既无勾稽关系也无第二次识别可佐证。",
    },
    cases: {
      one: { fields: { page: "page", cell: "place" } },
      several: { fields: { page: "page", figures: "count" } },
    },
    fires: {
      en: "The two readers often differ on a page, and a figure there enters no sum.",
      zh: "两个识别引擎在某页上常不一致，而该页某数字不参与任何合计。",
    },
    quiet: { en: "The figure enters a sum that is right.", zh: "该数字参与的合计相符。" },
  },
  "AMOUNT-FORMAT": {
    title: { en: "Not a number", zh: "金额格式有误" },
    stage: "checks",
    severities: ["error", "warning", "info"],
    about: {
      en: "What stands where an amount belongs is not one amount: a text, a note mark alone, several figures, `####` of a column too narrow, or a figure struck out. `error` where digits were misread or are not printed, `info` where one amount stands beside a figure struck out.",
      zh: "应为金额之处并非单一金额：文字、仅有注释标记、多个数字、列宽不足而显示的“####”，或被划去的数字。数码误识或未印出时为错误级；被划去的数字旁另有一个金额时为信息级。",
    },
    cases: {
      text: { fields: { cell: "place", text: "text" } },
      note: { fields: { cell: "place", text: "text" } },
      several: { fields: { cell: "place", text: "text" } },
      overflow: { fields: { cell: "place" } },
      struck: { fields: { cell: "place", text: "text" } },
      digits: { fields: { statement: "place" } },
    },
    fires: { en: "A money column holds 12.3.4.", zh: "金额列中为“12.3.4”。" },
    quiet: { en: "It holds 12.34, or - for zero.", zh: "为“12.34”，或以“-”表示零。" },
  },
  "ROWS-MISSING": {
    title: { en: "Money of missing rows", zh: "缺失明细的金额" },
    stage: "checks",
    severities: ["error", "info"],
    about: {
      en: "The rows of a table add up to less than its total, or than another table prints by code. `missing` holds the amounts.",
      zh: "表中明细之和小于合计数，或小于另一表按科目所列金额；差额见 `missing`。",
    },
    cases: {
      "no-gap": { fields: { table: "text", amount: "text", other: "text", codes: "texts" } },
      gaps: { fields: { table: "text", amount: "text", gaps: "count", other: "text", codes: "texts" } },
    },
    fires: {
      en: "合计 300 stands over 200; another table has 100 more, on 30103.",
      zh: "合计300而明细为200；另一表多出科目30103的100。",
    },
    quiet: { en: "合计 300 stands over 200 and 100.", zh: "合计300，明细为200和100。" },
  },
} as const satisfies Record<string, RuleSpec>;
