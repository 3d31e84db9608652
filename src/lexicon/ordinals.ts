import { normalise } from "../core/text.ts";

/** Chinese numerals that number items, sections and forms. */
export const NUMERALS = "一二三四五六七八九十";

/**
 * The ordinals that number items, by the depth they are printed at: `一、` holds `（一）`, which holds `1.`, which holds
 * `(1)`, which holds `①`. A comma or a full stop may stand for the mark 、 (both are printed, and readers confuse them).
 * `1.5` is a figure and no ordinal; `1.2024年…` is the first item, about 2024. From the disclosures of docs/cities.md.
 */
const LEVELS: readonly (readonly [depth: number, pattern: RegExp])[] = [
  [1, new RegExp(`^[${NUMERALS}]+[、.,]`, "u")],
  [2, new RegExp(`^\\([${NUMERALS}]+\\)[、.]?`, "u")],
  [4, /^\(\d{1,2}\)[、.]?/u],
  [3, /^\d{1,2}[、.](?!\d)|^\d{1,2}[、.](?=20\d{2}年)/u],
  [5, /^[①②③④⑤⑥⑦⑧⑨⑩]/u],
];

/** `第一部分`, `第二章`: the parts that a document is divided into. */
const PART = new RegExp(`^第[${NUMERALS}]+(?:部分|章|节)`, "u");

/** An ordinal taken off a text: how deep it numbers, the ordinal itself and the text behind it. */
export interface Numbered {
  readonly depth: number;
  readonly ordinal: string;
  readonly rest: string;
}

/** Circled digits become plain ones under NFKC, so they are looked for in the text as printed. */
const CIRCLED = /^\s*([①②③④⑤⑥⑦⑧⑨⑩])/u;

/** Takes the ordinal off the front of `text`; null where it has none. `rest` is normalised. */
export function takeOrdinal(text: string): Numbered | null {
  const circled = CIRCLED.exec(text);
  if (circled)
    return { depth: 5, ordinal: circled[1] as string, rest: normalise(text.slice(circled[0].length)) };
  const plain = normalise(text);
  for (const [depth, pattern] of LEVELS) {
    const found = pattern.exec(plain);
    if (found) return { depth, ordinal: found[0], rest: plain.slice(found[0].length) };
  }
  return null;
}

/** How deep the ordinal of `text` numbers: 1 for 一、, 2 for （一）, 3 for 1., 4 for (1), 5 for ①; 0 without one. */
export const ordinalDepth = (text: string): number => takeOrdinal(text)?.depth ?? 0;

/** The number that the ordinal of `text` stands for: 3 for 三、, （三）, 3. and ③, 21 for 二十一、; 0 without one. */
export function ordinalNumber(text: string): number {
  const printed = takeOrdinal(text)?.ordinal ?? "";
  const circled = "①②③④⑤⑥⑦⑧⑨⑩".indexOf(printed.trim());
  if (printed !== "" && circled >= 0) return circled + 1;
  const digits = /\d+/u.exec(printed)?.[0];
  if (digits) return Number(digits);
  const [tens = "", ones = ""] = printed.replace(/[^一二三四五六七八九十]/gu, "").split("十");
  const digitOf = (numeral: string): number => NUMERALS.indexOf(numeral) + 1;
  if (!printed.includes("十")) return tens === "" ? 0 : digitOf(tens);
  return 10 * (tens === "" ? 1 : digitOf(tens)) + (ones === "" ? 0 : digitOf(ones));
}

/** Does `text` begin with an ordinal? */
export const hasOrdinal = (text: string): boolean => takeOrdinal(text) !== null;

/** `text` without the ordinals at its front, normalised. */
export function withoutOrdinals(text: string): string {
  let rest = normalise(text);
  for (let numbered = takeOrdinal(text); numbered !== null; numbered = takeOrdinal(rest))
    rest = numbered.rest;
  return rest;
}

/** The deepest ordinal that numbers headings; (1) and ① number the sentences of a list. */
const DEEPEST_HEADING = 3;

/** Does `text` begin as a heading does: with 第一部分, 一、, （一） or 1.? */
export function isNumberedHeading(text: string): boolean {
  const depth = ordinalDepth(text);
  return beginsPart(text) || (depth > 0 && depth <= DEEPEST_HEADING);
}

/** Does `text` begin a part of the document (第一部分, 第二章)? */
export const beginsPart = (text: string): boolean => PART.test(normalise(text));
