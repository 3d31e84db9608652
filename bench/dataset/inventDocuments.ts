import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { Exact, formatAmount } from "../../src/core/money.ts";
import { type PrintedPage, readPrinted } from "../../tests/builders/printDisclosure.ts";

/** What stands in each pattern, and is another thing in every document that is made of it. */
const PLACE = "安阳市";
const OFFICE = "政务服务中心";
const YEAR = 2011;

/** So many patterns, of one project, two, three … */
const PATTERNS = 20;
const YEARS = 10;
const REGIONS = fileURLToPath(new URL("../../src/meaning/classification/data/regions.csv", import.meta.url));

/** Prefectures, code and name: regions.csv has four digits and 00 for them. */
const prefectures = readFileSync(REGIONS, "utf8")
  .split("\n")
  .map((line) => line.split(","))
  .filter(
    ([code = "", name = "", , to]) =>
      /^\d{4}00$/u.test(code) && !code.endsWith("0000") && !to && name.endsWith("市"),
  )
  .map(([code = "", name = ""]) => ({ code, name }));

/**
 * A disclosure of three pages: its prose, its expenditure by function, and `projects` projects that add up. Where they are a multiple
 * of ten, the prose states another total than the table, which is a flag.
 */
function printPattern(projects: number): PrintedPage[] {
  const department = `${PLACE}${OFFICE}`;
  const project = (amount: number): string => amount.toFixed(2);
  const sum = (projects * (projects + 1)) / 2;
  return [
    {
      prose: [
        `${department}${YEAR}年部门预算`,
        `${YEAR}年支出总计${project(sum + (projects % 10 === 0 ? 61 : 60))}万元。`,
      ],
    },
    {
      table: {
        title: `${YEAR}年支出总表`,
        left: `编制部门：${department}`,
        right: "单位：万元",
        grid: `科目编码|科目名称|合计|基本支出|项目支出
               |合计|${project(sum + 60)}|60.00|${project(sum)}
               2010301|行政运行|60.00|60.00|
               2010302|一般行政管理事务|${project(sum)}||${project(sum)}`,
      },
    },
    {
      table: {
        title: `${YEAR}年项目支出表`,
        left: `编制部门：${department}`,
        right: "单位：万元",
        grid: [
          "项目编码|项目名称|金额",
          ...Array.from(
            { length: projects },
            (_, row) => `${1_000_001 + row}|运行维护${row + 1}|${project(row + 1)}`,
          ),
        ].join("\n"),
      },
    },
  ];
}

/**
 * `count` documents, all different, the first of them number `first`: a few disclosures are printed and read, and each document
 * is one of them with another place, office, year and figures (its own multiple of every figure, so that sums hold).
 */
export function* inventDocuments(count: number, first = 0): Generator<BudgetDocument> {
  const patterns = new Map<number, BudgetDocument>();
  for (let number = first; number < first + count; number++) {
    const projects = 1 + (number % PATTERNS);
    const pattern = patterns.get(projects) ?? readPrinted(printPattern(projects));
    patterns.set(projects, pattern);
    yield vary(pattern, number);
  }
}

/** The document of that number. */
function vary(pattern: BudgetDocument, number: number): BudgetDocument {
  const region = prefectures[number % prefectures.length];
  if (region === undefined) throw new Error("regions.csv holds no city");
  const year = YEAR + 1 + (Math.floor(number / PATTERNS) % YEARS);
  const changed = (key: string, value: unknown): unknown => {
    if (value === YEAR && key.toLowerCase().endsWith("year")) return year;
    if (typeof value !== "string") return value;
    if (key === "sha256") return number.toString(16).padStart(64, "0");
    if (key === "file") return `${number}.pdf`;
    if (key.startsWith("amount")) return times(value, number + 1);
    if (/^\d+\.\d\d$/u.test(value)) return new Exact(value).times(number + 1).toFixed(2);
    return value
      .replaceAll(`${PLACE}${OFFICE}`, `${region.name}第${number}号中心`)
      .replaceAll(String(YEAR), String(year));
  };
  const document = JSON.parse(JSON.stringify(pattern), changed) as BudgetDocument;
  const disclosures = document.disclosures.map((disclosure) => ({ ...disclosure, region }));
  return { ...document, disclosures, disclosure: disclosures[0] as BudgetDocument["disclosure"] };
}

const times = (amount: string, factor: number): string => formatAmount(new Exact(amount).times(factor));
