/** 部门收支预算表 and 财政拨款收支预算表: two lists side by side that share nothing but the paper. */
import type { ColumnModel, LabelModel, RowModel, TableModel } from "../model.ts";
import { CARRYOVER_NOTE, dimension, LANDSCAPE, measure, PORTRAIT, PRINTED_FRAME, partOf } from "./common.ts";

/** One line of one list: its printed cells, label first, and what the label says. */
interface Line extends Omit<LabelModel, "columns" | "kind"> {
  readonly kind?: LabelModel["kind"];
  readonly cells: readonly string[];
}

/** The lists as halves of common rows: the shorter list is filled up with blank lines above its `closing` ones. */
function sideBySide(
  left: { width: number; lines: readonly Line[]; closing: readonly Line[] },
  right: { width: number; lines: readonly Line[]; closing: readonly Line[] },
): RowModel[] {
  const length = Math.max(left.lines.length, right.lines.length);
  const [leftHalves, rightHalves] = [left, right].map(({ lines, closing }) => [
    ...lines,
    ...Array<Line>(length - lines.length).fill({ cells: [] }),
    ...closing,
  ]) as [Line[], Line[]];
  const half = ({ cells: _, ...label }: Line, start: number, width: number): LabelModel => ({
    kind: "detail",
    ...label,
    columns: Array.from({ length: width }, (_, offset) => start + offset),
  });
  const filled = (cells: readonly string[], width: number) =>
    Array.from({ length: width }, (_, index) => cells[index] ?? "");
  return leftHalves.map((leftLine, index) => {
    const rightLine = rightHalves[index] as Line;
    return {
      kind: leftLine.kind ?? "detail",
      cells: [...filled(leftLine.cells, left.width), ...filled(rightLine.cells, right.width)],
      labels: [half(leftLine, 0, left.width), half(rightLine, left.width, right.width)],
    };
  });
}

const SUMMARY_COLUMNS: readonly ColumnModel[] = [
  dimension(["收入", "项目"], "item", 30),
  measure(["收入", "金额"], { direction: "revenue" }, 16),
  dimension(["支出", "项目"], "item", 34),
  measure(["支出", "金额"], { direction: "expenditure" }, 16),
];

const REVENUE_LINES: readonly Line[] = [
  { cells: ["一、一般公共预算", "1314.87"], coordinates: { fund: "general-public" } },
  {
    cells: ["其中：财政拨款", "1314.87"],
    coordinates: { fund: "general-public.fiscal-appropriation" },
    ofWhich: true,
  },
  { cells: ["二、政府性基金预算拨款收入"], coordinates: { fund: "government-fund" } },
  { cells: ["三、国有资本经营预算拨款收入"], coordinates: { fund: "state-capital" } },
  { cells: ["四、财政专户管理资金收入"], coordinates: { fund: "fiscal-special-account" } },
  { cells: ["五、事业收入"], coordinates: { fund: "business" } },
  { cells: ["六、事业单位经营收入"], coordinates: { fund: "operating" } },
  { cells: ["七、上级补助收入"], coordinates: { fund: "superior-subsidy" } },
  { cells: ["八、附属单位上缴收入"], coordinates: { fund: "affiliated-remittance" } },
  { cells: ["九、其他收入"], coordinates: { fund: "other" } },
];

/**
 * The functional classes (类) as either table labels them, and the one amount of the line where there is one.
 * （九）医疗卫生与计划生育支出 is the former name of 210, left in the template: nothing is booked on it.
 */
const CLASSES: readonly [code: string, summary: string, fiscal: string, amount?: string][] = [
  ["201", "一、一般公共服务", "（一）一般公共服务支出", "1273.76"],
  ["202", "二、外交", "（二）外交支出"],
  ["203", "三、国防", "（三）国防支出"],
  ["204", "四、公共安全", "（四）公共安全支出"],
  ["205", "五、教育", "（五）教育支出"],
  ["206", "六、科学技术", "（六）科学技术支出"],
  ["207", "七、文化旅游体育与传媒", "（七）文化体育旅游与传媒支出"],
  ["208", "八、社会保障和就业", "（八）社会保障和就业支出", "28.23"],
  ["209", "九、社会保险基金支出", "（九）医疗卫生与计划生育支出"],
  ["210", "十、卫生健康", "（十）卫生健康支出", "12.88"],
  ["211", "十一、节能环保", "（十一）节能环保支出"],
  ["212", "十二、城乡社区事务", "（十二）城乡社区事务支出"],
  ["213", "十三、农林水事务", "（十三）农林水事务支出"],
  ["214", "十四、交通运输", "（十四）交通运输支出"],
  ["215", "十五、资源勘探信息等", "（十五）资源勘探信息等支出"],
  ["216", "十六、商业服务业等", "（十六）商业服务业等支出"],
  ["217", "十七、金融支出", "（十七）金融支出"],
  ["219", "十九、援助其他地区支出", "（十九）援助其他地区支出"],
  ["220", "二十、自然资源海洋气象等支出", "（二十）自然资源海洋气象等支出"],
  ["221", "二十一、住房保障支出", "（二十一）住房保障支出"],
  ["222", "二十二、粮油物资储备支出", "（二十二）粮油物资储备支出"],
  ["223", "二十三、国有资本经营预算", "（二十三）国有资本经营预算"],
  ["224", "二十四、灾害防治及应急管理", "（二十四）灾害防治及应急管理"],
  ["227", "二十七、预备费", "（二十七）预备费"],
  ["229", "二十九、其他支出", "（二十九）其他支出"],
  ["230", "三十、转移性支出", "（三十）转移性支出"],
  ["231", "三十一、债务还本支出", "（三十一）债务还本支出"],
  ["232", "三十二、债务付息支出", "（三十二）债务付息支出"],
  ["233", "三十三、债务发行费用支出", "（三十三）债务发行费用支出"],
  ["234", "三十四、抗疫特别国债安排的支出", "（三十四）抗疫特别国债安排的支出"],
];

const balanceBrought: Line = { cells: ["上年结转结余"], coordinates: { origin: "carryover" } };

const summary: TableModel = {
  ...PRINTED_FRAME,
  id: "t01",
  kind: "revenue-expenditure-summary",
  title: ["2024年部门收支预算表"],
  columns: SUMMARY_COLUMNS,
  rows: sideBySide(
    {
      width: 2,
      lines: REVENUE_LINES,
      closing: [
        { cells: ["本年收入合计", "1314.87"], kind: "subtotal", coordinates: { origin: "current" } },
        balanceBrought,
        { cells: ["收入总计", "1314.87"], kind: "total" },
      ],
    },
    {
      width: 2,
      lines: CLASSES.map(([functionCode, label, , amount]) => ({
        cells: [label, amount ?? ""],
        functionCode,
      })),
      closing: [
        { cells: ["本年支出合计", "1314.87"], kind: "subtotal", coordinates: { origin: "current" } },
        { cells: ["年终结转结余", "0"], coordinates: { nature: "closing-balance" } },
        { cells: ["支出总计", "1314.87"], kind: "total" },
      ],
    },
  ),
  notes: [CARRYOVER_NOTE],
  sheet: { ...PORTRAIT, lineHeight: 12, padding: 2.2 },
};

const FISCAL_COLUMNS: readonly ColumnModel[] = [
  dimension(["收入", "项 目"], "item", 28),
  measure(["收入", "金 额"], { direction: "revenue" }, 13),
  dimension(["支出", "项 目"], "item", 18),
  measure(["支出", "合 计"], { direction: "expenditure" }, 13),
  measure(["支出", "一般公共预算", "小 计"], { direction: "expenditure", fund: "general-public" }, 13),
  partOf(
    measure(
      ["支出", "一般公共预算", "其中：财政拨款"],
      { direction: "expenditure", fund: "general-public.fiscal-appropriation" },
      15,
    ),
  ),
  measure(["支出", "政府性基金"], { direction: "expenditure", fund: "government-fund" }, 12),
  measure(["支出", "国有资本经营预算"], { direction: "expenditure", fund: "state-capital" }, 12),
];

const spent = (label: string, amount = ""): string[] => [label, amount, amount, amount];

/** The bracketed lines say whose money it is; the numbered line above them, of which year. */
const FISCAL_REVENUE: readonly Line[] = [
  { cells: ["一、本年收入", "1314.87"], kind: "subtotal", coordinates: { origin: "current" } },
  {
    cells: ["（一）一般公共预算拨款", "1314.87"],
    coordinates: { fund: "general-public", origin: "current" },
  },
  {
    cells: ["其中：财政拨款", "1314.87"],
    coordinates: { fund: "general-public.fiscal-appropriation", origin: "current" },
    ofWhich: true,
  },
  { cells: ["（二）政府性基金预算拨款"], coordinates: { fund: "government-fund", origin: "current" } },
  { cells: ["（三）国有资本经营预算拨款"], coordinates: { fund: "state-capital", origin: "current" } },
  { cells: ["二、上年结转"], kind: "subtotal", coordinates: { origin: "carryover" } },
  { cells: ["（一）一般公共预算拨款"], coordinates: { fund: "general-public", origin: "carryover" } },
  { cells: ["（二）政府性基金预算拨款"], coordinates: { fund: "government-fund", origin: "carryover" } },
  { cells: ["（三）国有资本经营预算拨款"], coordinates: { fund: "state-capital", origin: "carryover" } },
];

const fiscalSummary: TableModel = {
  ...PRINTED_FRAME,
  id: "t04",
  kind: "fiscal-appropriation-summary",
  title: ["2024年财政拨款收支预算表"],
  columns: FISCAL_COLUMNS,
  rows: sideBySide(
    {
      width: 2,
      lines: FISCAL_REVENUE,
      closing: [{ cells: ["收入合计", "1314.87"], kind: "total" }],
    },
    {
      width: 6,
      lines: [
        { cells: spent("一、本年支出", "1314.87"), kind: "subtotal", coordinates: { origin: "current" } },
        ...CLASSES.map(
          ([functionCode, , label, amount]): Line => ({
            cells: spent(label, amount),
            functionCode,
            coordinates: { origin: "current" },
          }),
        ),
        { cells: ["二、年终结转结余"], coordinates: { nature: "closing-balance" } },
      ],
      closing: [{ cells: spent("支出合计", "1314.87"), kind: "total" }],
    },
  ),
  notes: [CARRYOVER_NOTE],
  sheet: LANDSCAPE,
};

export { fiscalSummary, summary };
