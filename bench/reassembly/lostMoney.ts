/**
 * A numbered document that lost a page of 部门预算表, and in another table has the sums of that table by economic code:
 * is the money of the lost rows told to the fen, by code?
 */

import { DEPARTMENT_ITEMS } from "../../samples/generate/document/economic.ts";
import { createRandom } from "../../samples/generate/random.ts";
import { assemble } from "../../src/assemble/index.ts";
import { checkDocument } from "../../src/checks/index.ts";
import type { Flag } from "../../src/contract/schema.ts";
import { Exact, formatAmount } from "../../src/core/money.ts";
import { toDocument } from "../../src/meaning/index.ts";
import { pick, type Random, wholeNumber } from "../corpus/random.ts";
import { inFile } from "./befall.ts";
import type { InventedColumn, InventedTable } from "./inventTable.ts";
import { misread } from "./noisyDocument.ts";
import type { CaseOptions } from "./options.ts";
import { type PrintedRow, printTables } from "./printPages.ts";

const [CODE, AMOUNT] = [5, 7];
const CODES = Object.keys(DEPARTMENT_ITEMS);
const PROJECTS = [
  "物业服务",
  "女职工卫生费",
  "年终一次性奖金",
  "光纤租赁费",
  "大厅运行工作经费",
  "政务服务窗口补助",
];

const column = (kind: InventedColumn["kind"], width: number, ...path: string[]): InventedColumn => ({
  ...{ path, width, kind, rare: false },
});
const DETAIL_COLUMNS = [
  column("code", 27, "单位编码"),
  column("name", 40, "单位名称"),
  column("name", 40, "项目名称"),
  column("code", 34, "功能科目"),
  column("name", 60, "功能科目名称"),
  column("code", 27, "经济科目代码"),
  column("name", 40, "经济科目名称"),
  column("amount", 50, "合计"),
  column("amount", 50, "本年预算", "小计"),
  column("amount", 50, "本年预算", "一般公共预算"),
];
const ECONOMIC_COLUMNS = [
  column("code", 60, "科目编码"),
  column("name", 120, "科目名称"),
  column("amount", 60, "总计"),
  column("amount", 60, "一般公共预算"),
];

/** Documents by what is told of the money of their lost rows. */
export interface LostMoneyTally {
  /** By code and to the fen. */
  byCode: number;
  /** One amount, to the fen: a row that lost its code with the page keeps its money, and nothing tells whose it is. */
  whole: number;
  /** Nothing, though the other table tells it. */
  untold: number;
  /** Another amount than was lost. */
  other: number;
}

/** `count` documents, the same for the same count; with reading noise figures that are misread elsewhere count as lost. */
export function runLostMoney(
  count: number,
  isNoisy: boolean,
  report: (line: string) => void = () => {},
): LostMoneyTally {
  const tally: LostMoneyTally = { byCode: 0, whole: 0, untold: 0, other: 0 };
  for (let seed = 1; seed <= count; seed++) {
    const verdict = lossOf(seed, isNoisy);
    tally[verdict]++;
    if (!isNoisy && (verdict === "untold" || verdict === "other"))
      report(`seed ${seed}: money of lost rows: ${verdict}`);
  }
  return tally;
}

/** Loses one page of the document, and judges what is told of the money on it. */
function lossOf(seed: number, isNoisy: boolean): keyof LostMoneyTally {
  const random = createRandom(seed * 6257);
  const options = optionsOf(random, seed);
  const document = printTables(inventTables(random, options), options, random);
  const [details, sums] = document.tables.map(({ rows }) => rows) as [PrintedRow[], PrintedRow[]];
  const pagesOf = (rows: readonly PrintedRow[]): number[] =>
    rows.flatMap(({ pieces }) => pieces.map(({ page }) => page));
  const last = Math.min(Math.max(...pagesOf(details)), Math.min(...pagesOf(sums)) - 1);
  const lost = wholeNumber(random, 1, last - 1);
  const order = [...document.pages.keys()].filter((page) => page !== lost);
  const pages = inFile(document.pages, order);
  const read = isNoisy ? pages.map((page) => misread(page, random)) : pages;
  const source = { file: "made-up.pdf", sha256: "0".repeat(64), pageCount: read.length };
  const { flags } = checkDocument(toDocument(assemble(read), source));
  return judge(flags, details, lost);
}

function judge(flags: readonly Flag[], details: readonly PrintedRow[], lost: number): keyof LostMoneyTally {
  const told = flags.find(
    ({ rule, missing }) => rule === "PAGES-MISSING" && missing?.amount !== undefined,
  )?.missing;
  if (!told) return "untold";
  const gone = new Map<string, Exact>();
  let isSplit = false;
  for (const { cells, pieces } of details) {
    const [code, amount] = [cells[CODE] as string, new Exact(cells[AMOUNT] as string)];
    const left = pieces.filter(({ page }) => page !== lost).map((piece) => piece.cells);
    const hasAll = (at: number): boolean => left.some((piece) => piece[at] === cells[at]);
    if (hasAll(AMOUNT)) isSplit ||= !hasAll(CODE);
    else gone.set(code, (gone.get(code) ?? new Exact(0)).plus(amount));
  }
  const yuan = (amount: Exact): string => formatAmount(amount.times(10_000));
  const total = [...gone.values()].reduce((sum, amount) => sum.plus(amount), new Exact(0));
  if (told.amount !== yuan(total)) return "other";
  if (!told.by) return isSplit ? "whole" : "untold";
  const codes = new Map(told.by.map(({ code, amount }) => [code, amount]));
  const isRight =
    codes.size === gone.size && [...gone].every(([code, amount]) => codes.get(code) === yuan(amount));
  return isRight ? "byCode" : "other";
}

const optionsOf = (random: Random, seed: number): CaseOptions => ({
  ...{ seed, tables: 2, prose: false, merged: false, groups: false, stacked: true, variants: "none" },
  rows: wholeNumber(random, 60, 200),
  pageLines: wholeNumber(random, 24, 48),
  title: pick(random, ["first", "repeated"]),
  header: "repeated",
  total: pick(random, ["first", "every-page"]),
  cuts: pick(random, ["none", "open", "closed"]),
  align: pick(random, ["top", "middle"]),
  numbers: true,
  mishap: "drop",
});

/** 部门预算表, and the sums of it by economic code. */
function inventTables(random: Random, { rows }: CaseOptions): [InventedTable, InventedTable] {
  const codeWidth = pick(random, [20, 27]);
  const details = Array.from({ length: rows }, () => ({
    code: pick(random, CODES),
    project: pick(random, PROJECTS),
    cents: wholeNumber(random, 1, 10 ** wholeNumber(random, 3, 6)),
  }));
  const sumOf = (some: readonly { cents: number }[]): string =>
    (some.reduce((sum, { cents }) => sum + cents, 0) / 100).toFixed(2);
  const detail = (cells: string[]) => ({ kind: "detail" as const, cells, sharedBy: null });
  const total = (cells: string[]) => ({ kind: "total" as const, cells, sharedBy: null });
  const all = sumOf(details);
  const codes = [...new Set(details.map(({ code }) => code))].sort();
  const frame = { unit: "单位：万元", sharedColumns: 0 };
  return [
    {
      ...frame,
      title: "2024年部门预算表",
      columns: DETAIL_COLUMNS.map((each, at) => (at === CODE ? { ...each, width: codeWidth } : each)),
      rows: [
        total(["", "合计", "", "", "", "", "", all, all, all]),
        ...details.map(({ code, project, cents }) => {
          const amount = sumOf([{ cents }]);
          return detail([
            ...["150003", "某市政务服务中心", project, "2010399", "其他政府办公厅（室）及相关机构事务支出"],
            ...[code, DEPARTMENT_ITEMS[code as keyof typeof DEPARTMENT_ITEMS], amount, amount, amount],
          ]);
        }),
      ],
    },
    {
      ...frame,
      title: "2024年支出经济分类汇总表",
      columns: ECONOMIC_COLUMNS,
      rows: [
        total(["", "合计", all, all]),
        ...codes.map((code) => {
          const sum = sumOf(details.filter((each) => each.code === code));
          return detail([code, DEPARTMENT_ITEMS[code as keyof typeof DEPARTMENT_ITEMS], sum, sum]);
        }),
      ],
    },
  ];
}
