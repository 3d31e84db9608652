/** The tables by function: 部门收入预算表 (by organisation), and the three of one shape that spend by 类款项. */
import type { ColumnModel, RowModel, TableModel } from "../model.ts";
import {
  CARRYOVER_NOTE,
  dimension,
  fill,
  LANDSCAPE,
  measure,
  PARENT,
  PRINTED_FRAME,
  partOf,
  UNIT,
} from "./common.ts";

const REVENUE = { direction: "revenue", origin: "current" } as const;

const REVENUE_COLUMNS: readonly ColumnModel[] = [
  dimension(["部门（单位）代码"], "administrative.code", 40),
  dimension(["部门（单位）名称"], "administrative.name", 60),
  measure(["总计"], {}, 46),
  measure(["本年收入", "合计"], REVENUE, 46),
  measure(["本年收入", "一般公共预算", "小计"], { ...REVENUE, fund: "general-public" }, 46),
  partOf(
    measure(
      ["本年收入", "一般公共预算", "其中：财政拨款"],
      { ...REVENUE, fund: "general-public.fiscal-appropriation" },
      46,
    ),
  ),
  measure(["本年收入", "政府性基金"], { ...REVENUE, fund: "government-fund" }, 36),
  measure(["本年收入", "国有资本经营预算"], { ...REVENUE, fund: "state-capital" }, 36),
  measure(["本年收入", "财政专户管理资金收入"], { ...REVENUE, fund: "fiscal-special-account" }, 36),
  measure(["本年收入", "事业收入"], { ...REVENUE, fund: "business" }, 32),
  measure(["本年收入", "事业单位经营收入"], { ...REVENUE, fund: "operating" }, 36),
  measure(["本年收入", "上级补助收入"], { ...REVENUE, fund: "superior-subsidy" }, 32),
  measure(["本年收入", "附属单位上缴收入"], { ...REVENUE, fund: "affiliated-remittance" }, 36),
  measure(["本年收入", "其他收入"], { ...REVENUE, fund: "other" }, 32),
  measure(["上年结转结余", "合计"], { origin: "carryover" }, 32),
  measure(["上年结转结余", "一般公共预算"], { origin: "carryover", fund: "general-public" }, 36),
  measure(["上年结转结余", "政府性基金"], { origin: "carryover", fund: "government-fund" }, 36),
  measure(["上年结转结余", "国有资本经营预算"], { origin: "carryover", fund: "state-capital" }, 36),
  measure(["上年结转结余", "财政专户管理资金"], { origin: "carryover", fund: "fiscal-special-account" }, 36),
  measure(["上年结转结余", "单位资金"], { origin: "carryover", fund: "unit-funds" }, 32),
];

const received = (code: string, name: string) =>
  fill(REVENUE_COLUMNS, [code, name, "1314.87", "1314.87", "1314.87", "1314.87"]);

const revenue: TableModel = {
  ...PRINTED_FRAME,
  id: "t02",
  kind: "revenue",
  title: ["2024年部门收入预算表"],
  columns: REVENUE_COLUMNS,
  rows: [
    { kind: "total", cells: received("", "合计") },
    { kind: "department", cells: received(PARENT.code, PARENT.name), organisation: PARENT },
    { kind: "detail", cells: received(UNIT.code, UNIT.name) },
  ],
  notes: [CARRYOVER_NOTE],
  sheet: { ...LANDSCAPE, fontSize: 9, lineHeight: 12 },
};

/** `household` is printed with and without 的. */
const functionColumns = (household: string): readonly ColumnModel[] => [
  dimension(["科目编码", "类"], "function.class", 28),
  dimension(["科目编码", "款"], "function.group", 24),
  dimension(["科目编码", "项"], "function.item", 24),
  dimension(["单位代码"], "administrative.code", 38),
  dimension(["单位（科目名称）"], "function.name", 130),
  measure(["合计"], {}, 54),
  measure(["基本支出", "小计"], { nature: "basic" }, 54),
  measure(["基本支出", "人员经费", "工资福利支出"], { nature: "basic.personnel.wages" }, 56),
  measure(["基本支出", "人员经费", household], { nature: "basic.personnel.household" }, 56),
  measure(["基本支出", "公用经费", "商品和服务支出"], { nature: "basic.operating.goods-services" }, 56),
  measure(["基本支出", "公用经费", "资本性支出"], { nature: "basic.operating.capital" }, 56),
  measure(["项目支出", "小计"], { nature: "project" }, 50),
  measure(["项目支出", "其他运转类"], { nature: "project.other-operating" }, 50),
  measure(["项目支出", "特定目标类"], { nature: "project.targeted" }, 50),
];
const COLUMNS = functionColumns("对个人和家庭补助");
const FUND_COLUMNS = functionColumns("对个人和家庭的补助");

const WHOLE = ["1314.87", "1148.87", "823.16", "12.58", "305.13", "8", "166", "", "166"];
const FUNCTION_ROWS: readonly RowModel[] = [
  { kind: "total", cells: fill(COLUMNS, ["", "", "", "", "合计", ...WHOLE]) },
  {
    kind: "department",
    cells: fill(COLUMNS, ["", "", "", PARENT.code, PARENT.name, ...WHOLE]),
    organisation: PARENT,
  },
  {
    kind: "detail",
    cells: fill(COLUMNS, [
      ...["201", "03", "99", "", "其他政府办公厅（室）及相关机构事务支出"],
      ...["1273.76", "1107.76", "782.05", "12.58", "305.13", "8", "166", "", "166"],
    ]),
  },
  {
    kind: "detail",
    cells: fill(COLUMNS, [
      "208",
      "05",
      "05",
      "",
      "机关事业单位基本养老保险缴费支出",
      "28.23",
      "28.23",
      "28.23",
    ]),
  },
  {
    kind: "detail",
    cells: fill(COLUMNS, ["210", "11", "01", "", "行政单位医疗", "12.88", "12.88", "12.88"]),
  },
];

const expenditure: TableModel = {
  ...PRINTED_FRAME,
  id: "t03",
  kind: "expenditure",
  title: ["2024年部门支出预算表"],
  columns: COLUMNS,
  rows: FUNCTION_ROWS,
  notes: [CARRYOVER_NOTE],
  sheet: LANDSCAPE,
};

const generalPublic: TableModel = {
  ...expenditure,
  id: "t05",
  kind: "general-public-budget-expenditure",
  title: ["2024年一般公共预算支出预算表"],
};

const governmentFund: TableModel = {
  ...expenditure,
  id: "t09",
  kind: "government-fund-expenditure",
  title: ["2024年政府性基金支出预算表"],
  columns: FUND_COLUMNS,
  rows: [{ kind: "total", cells: fill(FUND_COLUMNS, ["", "", "", "", "合计"]) }],
};

export { expenditure, generalPublic, governmentFund, revenue };
