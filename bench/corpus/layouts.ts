/** The layouts of the corpus: each a table of a random budget, as a city would print it. */

import { dimension, measure } from "../../samples/generate/document/common.ts";
import { DEPARTMENT_ITEMS, type DepartmentItem } from "../../samples/generate/document/economic.ts";
import type { ColumnModel, RowModel, Sheet, TableModel } from "../../samples/generate/model.ts";
import { groupBy } from "../../src/core/groupBy.ts";
import type { Exact } from "../../src/core/money.ts";
import { FUNDS, type Item, NATURES, ofFund, totalOf } from "./budget.ts";

export const ORGANISATION = { code: "150003", name: "市政务服务中心" } as const;

/** Type of a table in points; columns that are narrow at one size are narrow at all. */
export interface Type {
  readonly fontSize: number;
  /** Figures in groups of three (`1,234.50`). */
  readonly grouped: boolean;
  readonly unit: "元" | "万元";
}

const sheetOf = ({ fontSize }: Type, orientation: Sheet["orientation"]): Sheet => ({
  orientation,
  margins: [80, orientation === "landscape" ? 20 : 26, 44],
  fontSize,
  lineHeight: fontSize * 1.25,
  padding: fontSize * 0.18,
  amounts: "right",
  names: "left",
});

const frame = ({ unit }: Type) =>
  ({
    unit,
    unitSource: "printed",
    unitLine: [`单位：${unit}`],
    preparedBy: ORGANISATION.name,
    fields: [],
    notes: [],
  }) as const;

/** A figure as printed; nothing is printed for no money. */
function printed(amount: Exact, { grouped, unit }: Type): string {
  if (amount.isZero()) return "";
  const text = unit === "元" || grouped ? amount.toFixed(2) : amount.toFixed();
  return grouped ? text.replace(/\B(?=(?:\d{3})+(?!\d))/gu, ",") : text;
}

const NARROW_FUNDS: readonly string[] = [
  "一般公共预算/财政拨款",
  "一般公共预算/行政事业性收费",
  "一般公共预算/专项收入",
  "一般公共预算/国有资产(资源)有偿使用收入",
  "一般公共预算/其他一般公共预算资金",
  "一般公共预算/一般性转移支付资金",
  "政府性基金",
  "国有资本经营预算",
  "财政专户管理资金收入",
  "事业收入资金",
  "上级补助收入资金",
  "附属单位上缴收入资金",
  "事业单位经营收入资金",
  "其他收入资金",
];

const NARROW_COLUMNS: readonly ColumnModel[] = [
  dimension(["单位编码"], "administrative.code", 27),
  dimension(["单位名称"], "administrative.name", 24),
  dimension(["项目名称"], "project.name", 24),
  dimension(["项目类别"], "project.category", 22),
  dimension(["项目分类"], "project.type", 22),
  dimension(["功能科目"], "function.code", 27),
  dimension(["功能科目名称"], "function.name", 27),
  dimension(["经济科目代码"], "departmentEconomic.code", 27),
  dimension(["经济科目名称"], "departmentEconomic.name", 27),
  measure(["合计"], {}, 37),
  measure(["本年预算", "小计"], {}, 37),
  ...NARROW_FUNDS.map((path) => measure(["本年预算", ...path.split("/")], {}, 33)),
];

const PROJECT_TYPE: Readonly<Record<string, string>> = {
  "basic.personnel": "人员类",
  "basic.operating": "公用经费",
  "project.other-operating": "其他运转类",
  "project.targeted": "特定目标类",
};

/** 部门预算表: a row a line of the budget, 25 columns of one to four characters. */
export function narrowTable(items: readonly Item[], type: Type): TableModel {
  const amounts = (some: readonly Item[]): string[] =>
    [totalOf(some), totalOf(some), ...FUNDS.map((fund) => ofFund(some, fund))].map((amount) =>
      printed(amount, type),
    );
  const blanks = Array<string>(7).fill("");
  const detail = (item: Item): RowModel => ({
    kind: "detail",
    cells: [
      ...[ORGANISATION.code, ORGANISATION.name, item.project, "可执行项目"],
      PROJECT_TYPE[item.nature] ?? PROJECT_TYPE[item.nature.split(".").slice(0, 2).join(".")] ?? "",
      ...[item.functionCode, item.functionNames[2], item.economic, DEPARTMENT_ITEMS[item.economic]],
      ...amounts([item]),
    ],
  });
  return {
    ...frame(type),
    id: "t01",
    kind: "department-budget-detail",
    title: ["2024年部门预算表"],
    columns: NARROW_COLUMNS,
    rows: [{ kind: "total", cells: ["", "合计", ...blanks, ...amounts(items)] }, ...items.map(detail)],
    sheet: { ...sheetOf(type, "landscape"), names: "center", amounts: "center" },
  };
}

const HIERARCHY_COLUMNS: readonly ColumnModel[] = [
  dimension(["科目编码", "类"], "function.class", 24),
  dimension(["科目编码", "款"], "function.group", 20),
  dimension(["科目编码", "项"], "function.item", 20),
  dimension(["科目名称"], "function.name", 100),
  measure(["合计"], {}, 57),
  measure(["基本支出", "小计"], {}, 57),
  measure(["基本支出", "人员经费", "工资福利支出"], {}, 57),
  measure(["基本支出", "人员经费", "对个人和家庭的补助"], {}, 57),
  measure(["基本支出", "公用经费", "商品和服务支出"], {}, 57),
  measure(["基本支出", "公用经费", "资本性支出"], {}, 57),
  measure(["项目支出", "小计"], {}, 57),
  measure(["项目支出", "其他运转类"], {}, 57),
  measure(["项目支出", "特定目标类"], {}, 57),
];

/** 部门支出预算表 by 类, 款 and 项, a subtotal at each level. */
export function hierarchicalTable(items: readonly Item[], type: Type): TableModel {
  const amounts = (some: readonly Item[]): string[] => {
    const of = (prefix: string): readonly Item[] => some.filter(({ nature }) => nature.startsWith(prefix));
    const leaves = NATURES.map((nature) => totalOf(of(nature)));
    return [
      totalOf(some),
      totalOf(of("basic")),
      ...leaves.slice(0, 4),
      totalOf(of("project")),
      ...leaves.slice(4),
    ].map((amount) => printed(amount, type));
  };
  const line = (kind: RowModel["kind"], digits: number) => (some: readonly Item[]) => {
    const { functionCode: code, functionNames } = some[0] as Item;
    return {
      kind,
      cells: [
        code.slice(0, 3),
        digits > 3 ? code.slice(3, 5) : "",
        digits > 5 ? code.slice(5) : "",
        functionNames[(digits - 3) / 2] as string,
        ...amounts(some),
      ],
    };
  };
  const groupedBy = (some: readonly Item[], digits: number): Item[][] =>
    [...groupBy(some, ({ functionCode }) => functionCode.slice(0, digits))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, group]) => group);
  const rows = groupedBy(items, 3).flatMap((inClass) => [
    line("subtotal", 3)(inClass),
    ...groupedBy(inClass, 5).flatMap((inGroup) => [
      line("subtotal", 5)(inGroup),
      ...groupedBy(inGroup, 7).map(line("detail", 7)),
    ]),
  ]);
  return {
    ...frame(type),
    id: "t02",
    kind: "expenditure",
    title: ["2024年部门支出预算表"],
    columns: HIERARCHY_COLUMNS,
    rows: [{ kind: "total", cells: ["", "", "", "合计", ...amounts(items)] }, ...rows],
    // In 元 the figures are too long for thirteen columns across an upright page.
    sheet: sheetOf(type, type.unit === "元" ? "landscape" : "portrait"),
  };
}

const ECONOMIC_COLUMNS: readonly ColumnModel[] = [
  dimension(["科目编码"], "departmentEconomic.code", 56),
  dimension(["科目名称"], "departmentEconomic.name", 150),
  measure(["合计"], {}, 74),
  measure(["一般公共预算"], {}, 74),
  measure(["政府性基金"], {}, 74),
  measure(["国有资本经营预算"], {}, 74),
  measure(["财政专户管理资金"], {}, 74),
  measure(["单位资金"], {}, 74),
];
const ECONOMIC_CLASSES: Readonly<Record<string, string>> = {
  "301": "工资福利支出",
  "302": "商品和服务支出",
  "303": "对个人和家庭的补助",
  "309": "资本性支出",
};

/** 支出经济分类汇总表 as a table with three lines: over the header, under it, at the foot. */
export function threeLineTable(items: readonly Item[], type: Type): TableModel {
  const groups: readonly (readonly string[])[] = [
    FUNDS.slice(0, 6),
    ["government-fund"],
    ["state-capital"],
    ["fiscal-special-account"],
    FUNDS.slice(9),
  ];
  const amounts = (some: readonly Item[]): string[] => [
    printed(totalOf(some), type),
    ...groups.map((funds) =>
      printed(
        FUNDS.filter((fund) => funds.includes(fund)).reduce(
          (total, fund) => total.plus(ofFund(some, fund)),
          totalOf([]),
        ),
        type,
      ),
    ),
  ];
  const ofCode = (start: string): Item[] => items.filter(({ economic }) => economic.startsWith(start));
  const classes = [...new Set(items.map(({ economic }) => economic.slice(0, 3)))].sort();
  const codes = [...new Set(items.map(({ economic }) => economic))].sort();
  const rows = classes.flatMap((start): RowModel[] => [
    { kind: "subtotal", cells: [start, ECONOMIC_CLASSES[start] ?? "", ...amounts(ofCode(start))] },
    ...codes
      .filter((code) => code.startsWith(start))
      .map((code): RowModel => {
        const name = DEPARTMENT_ITEMS[code as DepartmentItem];
        return { kind: "detail", cells: [code, name, ...amounts(ofCode(code))] };
      }),
  ]);
  return {
    ...frame(type),
    id: "t03",
    kind: "economic-classification-expenditure",
    title: ["2024年支出经济分类汇总表"],
    columns: ECONOMIC_COLUMNS,
    rows: [{ kind: "total", cells: ["", "合计", ...amounts(items)] }, ...rows],
    sheet: sheetOf(type, "portrait"),
  };
}
