/** Made-up logical tables: columns under a header tree, rows of words and exact amounts. */
import { DEPARTMENT_ITEMS, GOVERNMENT_ITEMS } from "../../samples/generate/document/economic.ts";
import { pick, type Random, wholeNumber } from "../corpus/random.ts";
import type { CaseOptions } from "./options.ts";

export interface InventedColumn {
  readonly path: readonly string[];
  /** Points. */
  readonly width: number;
  readonly kind: "code" | "name" | "amount";
  /** Filled in few rows; some pages print the table without it. */
  readonly rare: boolean;
}

export interface InventedRow {
  readonly kind: "total" | "group" | "detail";
  readonly cells: readonly string[];
  /** Rows with the same number share one cell in the first columns; null for a row of its own. */
  readonly sharedBy: number | null;
}

export interface InventedTable {
  readonly title: string;
  /** Printed over the grid: 单位：万元. */
  readonly unit?: string;
  readonly columns: readonly InventedColumn[];
  /** How many of the first columns are shared between neighbouring rows. */
  readonly sharedColumns: number;
  readonly rows: readonly InventedRow[];
}

const ITEMS: readonly (readonly [string, string])[] = [
  ...Object.entries(DEPARTMENT_ITEMS),
  ...Object.entries(GOVERNMENT_ITEMS),
  ["2010350", "事业运行"],
  ["2010399", "其他政府办公厅（室）及相关机构事务支出"],
  ["2080505", "机关事业单位基本养老保险缴费支出"],
  ["2101101", "行政单位医疗"],
  ["2210201", "住房公积金"],
];
const WORDS = [
  ...[
    "物业服务",
    "女职工卫生费",
    "年终一次性奖金",
    "网络",
    "“一件事一次办”",
    "光纤租赁费",
    "印刷",
    "大厅运行",
  ],
  ...["工作经费", "补助", "设备购置", "劳务派遣人员", "政务服务", "窗口", "信息化", "LED大屏", "12345热线"],
];
const FUND_WORDS = [
  ...["一般公共预算", "政府性基金", "国有资本经营预算", "财政专户管理资金", "事业收入", "上级补助收入"],
  ...["附属单位上缴收入", "经营收入", "其他收入", "上年结转", "单位资金", "专项收入"],
];
const GROUP_WORDS = ["本年拨款", "基本支出", "项目支出", "结转结余", "人员经费", "公用经费"];
const NAMES = ["单位名称", "项目名称", "功能科目名称", "经济科目名称", "项目类别", "项目分类"];
const CODES = ["单位编码", "功能科目", "经济科目代码", "项目编码"];
const TITLES = ["部门预算表", "项目支出表", "支出明细表", "资金安排表", "上年结转资金表", "采购预算表"];

/** Table number `index` of a document; titles and columns differ from one to the next. */
export function inventTable(random: Random, options: CaseOptions, index: number): InventedTable {
  const columns = inventColumns(random, options);
  const shared = options.merged ? wholeNumber(random, 1, Math.min(2, dimensionsOf(columns) - 1)) : 0;
  return {
    title: `202${4 + (index % 3)}年${TITLES[(options.seed + index) % TITLES.length]}`,
    columns,
    sharedColumns: shared,
    rows: inventRows(random, options, columns, shared),
  };
}

const dimensionsOf = (columns: readonly InventedColumn[]): number =>
  columns.filter(({ kind }) => kind !== "amount").length;

function inventColumns(random: Random, { variants }: CaseOptions): InventedColumn[] {
  const columns: InventedColumn[] = [];
  const [codes, names] = [[...CODES], [...NAMES]];
  const take = (words: string[]): string => words.splice(Math.floor(random() * words.length), 1)[0] as string;
  for (let count = wholeNumber(random, 2, 6); count > 0; count--) {
    const kind = columns.length === 0 || (random() < 0.35 && codes.length > 0) ? "code" : "name";
    const words = kind === "code" ? codes : names;
    const width = kind === "code" ? wholeNumber(random, 14, 40) : wholeNumber(random, 14, 90);
    columns.push({ path: [take(words)], width, kind, rare: false });
  }
  columns.push({ path: ["合计"], width: wholeNumber(random, 26, 60), kind: "amount", rare: false });
  const funds = [...FUND_WORDS];
  const rareAt = variants === "column" ? wholeNumber(random, 1, 4) : -1;
  let group: string[] = [];
  for (let count = wholeNumber(random, 2, 10), at = 0; at < count; at++) {
    if (random() < 0.4) group = random() < 0.5 ? [] : [pick(random, GROUP_WORDS)];
    else if (group.length === 1 && random() < 0.3) group = [...group, pick(random, GROUP_WORDS)];
    const width = wholeNumber(random, 22, 50);
    columns.push({ path: [...group, take(funds)], width, kind: "amount", rare: at === rareAt });
  }
  return columns;
}

function inventRows(
  random: Random,
  options: CaseOptions,
  columns: readonly InventedColumn[],
  shared: number,
): InventedRow[] {
  const rows: InventedRow[] = [];
  const blankName = columns.findLastIndex(({ kind }) => kind === "name");
  let [left, sharedBy, units] = [0, 0, [] as string[]];
  for (let count = 0; count < options.rows; count++) {
    if (left === 0) {
      left = wholeNumber(random, 1, 5);
      sharedBy++;
      units = columns.slice(0, shared).map((column) => textOf(random, column, count));
      if (options.groups && random() < 0.5) rows.push(groupRow(random, columns));
    }
    left--;
    const amount = printAmount(random);
    let filled = 0;
    const cells = columns.map((column, at) => {
      if (at < shared) return units[at] as string;
      if (column.kind !== "amount")
        return at === blankName && at > 1 && random() < 0.06 ? "" : textOf(random, column, count);
      if (column.path[0] === "合计") return amount;
      if (random() < (column.rare ? 0.9 : 0.6) || filled > 1) return "";
      filled++;
      return random() < 0.6 ? amount : printAmount(random);
    });
    rows.push({ kind: "detail", cells, sharedBy: shared > 0 ? sharedBy : null });
  }
  const total: InventedRow = { kind: "total", cells: totalCells(random, columns), sharedBy: null };
  if (options.total === "last") return [...rows, total];
  return options.total === "none" ? rows : [total, ...rows];
}

/** A row over others: a code and a name of its own, a sum, and nothing else. */
function groupRow(random: Random, columns: readonly InventedColumn[]): InventedRow {
  const sum = printAmount(random);
  const cells = columns.map((column, at) => {
    if (at === 0) return String(wholeNumber(random, 100, 999));
    if (column.kind === "amount") return column.path[0] === "合计" ? sum : "";
    return at === columns.findIndex(({ kind }) => kind === "name") ? `${pick(random, WORDS)}小组` : "";
  });
  return { kind: "group", cells, sharedBy: null };
}

const totalCells = (random: Random, columns: readonly InventedColumn[]): string[] =>
  columns.map((column, at) => {
    if (column.kind === "amount") return column.rare ? "" : printAmount(random);
    return at === Math.min(1, dimensionsOf(columns) - 1) ? "合计" : "";
  });

/** Codes rise down the table; a name is now and then that of the row above. */
function textOf(random: Random, column: InventedColumn, row: number): string {
  if (column.kind === "code") {
    if (column.path[0] === "项目编码") return String(410500 + row);
    return column.path[0] === "单位编码" ? "150003" : (pick(random, ITEMS)[0] as string);
  }
  if (column.path[0] === "项目名称")
    return Array.from({ length: wholeNumber(random, 1, 3) }, () => pick(random, WORDS)).join("");
  return pick(random, ITEMS)[1] as string;
}

function printAmount(random: Random): string {
  const cents = wholeNumber(random, 1, 10 ** wholeNumber(random, 2, 7));
  const plain = (cents / 100).toFixed(random() < 0.5 ? 2 : random() < 0.5 ? 1 : 0);
  if (random() < 0.04) return pick(random, ["0", "0.00", "-"]);
  return random() < 0.3 ? plain.replace(/\B(?=(?:\d{3})+(?!\d))/gu, ",") : plain;
}
