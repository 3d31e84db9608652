import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { UNITS, type Unit } from "../core/units.ts";

/** What a figure is measured in: money, a rate in percent, or a count of something (people, cars, square metres). */
export type Measure = Unit | "%" | "count";

/** The longer names first, so that 百万元 is not read as 元. */
const MONEY = `(?:人民币)?(${[...UNITS].sort((a, b) => b.length - a.length).join("|")})`;
/** A unit of money ends where no word goes on: 元 in 元氏县 is none. 万元/人 and 元（列至角分） are money. */
const ENDS = "(?![\\u4e00-\\u9fff])";

/**
 * What is counted, by the words that forms print behind a label or in a column 计量单位. From the national forms
 * and the published disclosures of docs/cities.md: people, cars, batches, areas, devices, time.
 */
const COUNTS = new Set(
  (
    "个 人 名 辆 台 套 件 批 批次 人次 次 项 户 家 所 处 平方米 ㎡ m2 亩 公顷 公里 千米 米 吨 天 日 年 月 小时 分 分钟 篇 册 " +
    "本 场 期 组 台套 台/套 台(套) 辆(台) 人/次 人·次 班 份 宗 条 起 例 只 头 株 座 间 张 部 间次 万人 万人次 万平方米 平方公里 万亩"
  ).split(" "),
);

/** Counts named beside the unit of money (单位：人、万元). */
const BESIDE = `(?:(?:${[...COUNTS].map((word) => word.replace(/[()]/gu, "\\$&")).join("|")})[、,/和及])*`;
/** How a label names the unit: 单位, 金额单位, 计量单位. */
export const UNIT_WORD = "(?:金额|计量|货币|计价|数据)?单位";
/** What a pattern with one or the other place for the unit found in it. */
const unitOf = (found: RegExpExecArray | null): Unit | null =>
  (found?.slice(1).find((unit) => unit !== undefined) as Unit | undefined) ?? null;
/** 单位：万元, 金额单位:元, 金额：万元, and what a reader makes of the colon (单位.万元). */
const LABELLED = new RegExp(
  `(?:${UNIT_WORD}(?:名称)?[:：∶.·;,、]?(?:均?[为是])?|^[(【]?金额)[:：∶]?${BESIDE}${MONEY}(?![\\u4e00-\\u9fff]*[局委办院厅县区市镇乡村])`,
  "u",
);
const ALONE = new RegExp(`^(?:\\(?${MONEY}\\)?|以${MONEY}为单位)$`, "u");
const BRACKETED = new RegExp(`\\((?:金额)?(?:单位)?[:：]?${MONEY}(?:/[^()]*)?\\)`, "u");
/** 单位：万, whose 元 is cut off or printed in the next line: no other unit begins so. */
const CUT = /^(?:金额)?单位[:：](百万|亿|万|千|百)$/u;
/** 单位为千元, 以万元为单位, in a note under a table. */
const IN_NOTE = new RegExp(`(?:单位(?:均)?[为是]|单位[:：])${MONEY}${ENDS}|以${MONEY}为单位`, "u");

/** The money unit that a label over or under a table names (`单位：万元`, `金额单位:元`), or null. */
export function unitOfLabel(text: string): Unit | null {
  const plain = normalise(text);
  const found = ALONE.exec(plain) ?? LABELLED.exec(plain) ?? BRACKETED.exec(plain);
  const cut = CUT.exec(plain)?.[1];
  return unitOf(found) ?? (cut ? (`${cut}元` as Unit) : null);
}

/** The money unit that a note under a table names (`注：本表金额单位为千元。`), or null. */
export function unitOfNote(text: string): Unit | null {
  return unitOf(IN_NOTE.exec(normalise(text)));
}

/** 本套报表金额单位均为万元: a sentence before the tables that says the unit of all of them. */
const OF_ALL_TABLES = new RegExp(
  `(?:表|数据|金额)[^,。;:：]*单位[^,。;:：]*(?:均|都|一律|统一)[为是以用]*${MONEY}${ENDS}`,
  "u",
);

/** The money unit that a sentence of the prose names for all tables, or null. */
export const unitOfAllTables = (text: string): Unit | null => unitOf(OF_ALL_TABLES.exec(normalise(text)));

/** The money unit in brackets in a heading (`金额（万元）`, `项目金额(单位：元)`), or null. */
export const unitInBrackets = (text: string): Unit | null => unitOf(BRACKETED.exec(normalise(text)));

/** What a word that is a unit and nothing else measures (`万元`, `%`, `人次`); null for any other word. */
export function measureOfWord(word: string): Measure | null {
  const plain = normalise(word);
  const money = unitOf(ALONE.exec(plain));
  if (money) return money;
  if (/^[%％‰]$|^百分比$/u.test(plain)) return "%";
  return plain.split(/[、,]/u).every((part) => COUNTS.has(part)) ? "count" : null;
}

/** Words that count in a column of units, but in brackets behind a name say when or which (服务费（年）). */
const NO_COUNT_OF_A_LABEL = new Set("年 月 日 天 分 分钟 小时 期 项 部 间 组 场 班 本 起 条".split(" "));

/** What the label of a row says that its figures measure, in brackets at its end: （元）, （人）, （%）; null where it does not. */
export function measureOfLabel(label: string): Measure | null {
  const plain = normalise(label);
  const bracket = /\(([^()]*(?:\([^()]*\))?)\)$/u.exec(plain)?.[1];
  if (bracket === undefined) return null;
  const word = bracket.replace(/^(?:单位)?[:：]/u, "");
  if (NO_COUNT_OF_A_LABEL.has(word)) return null;
  return measureOfWord(word) ?? unitInBrackets(`(${bracket})`);
}

/** A figure with its unit in one cell: `38.5万元`, `9辆`; null where the text is anything else. */
export function figureWithMeasure(
  text: string,
): { readonly figure: string; readonly measure: Measure } | null {
  const found = /^(\D{0,2}[\d,]+(?:\.\d+)?\)?)(\D+)$/u.exec(normalise(text));
  const measure = found?.[2] ? measureOfWord(found[2]) : null;
  if (!found?.[1] || measure === null || measure === "%") return null;
  return parsePrinted(found[1]).kind === "amount" ? { figure: found[1], measure } : null;
}

const UNIT_IN_BRACKETS = new RegExp(
  `[（(](?:金额)?(?:单位)?[:：]?(?:人民币)?(?:${[...UNITS].sort((a, b) => b.length - a.length).join("|")}|%|％)[）)]`,
  "gu",
);

/** The text without the unit in brackets: `项目金额（万元）` is 项目金额. */
export const withoutUnit = (text: string): string => text.replace(UNIT_IN_BRACKETS, "");
