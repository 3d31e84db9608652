import { normalise } from "../core/text.ts";

/** Words that a row, a column or a list is closed with. From the national forms and the disclosures of docs/cities.md. */
const CLOSING_WORDS = ["合计", "总计", "小计", "总额"];
/** Words that say which side a total closes. */
const SIDES = ["收入", "支出", "收支", "资金"];

const either = (words: readonly string[]): string => `(?:${words.join("|")})`;

/** 合计, 收入总计, 支出合计, 本表合计: the whole of a list. */
const TOTAL = new RegExp(`^(?:${either(SIDES)}?(?:合计|总计|总额)|本表(?:合计|总计))$`, "u");
/** 小计, 本年收入合计, 人员经费合计: the sum of a part of a list. */
const SUBTOTAL = /^(?:小计|本年(?:收入|支出)(?:合计|小计)|.{2,12}(?:小计|合计))$/u;
/** A label of nothing but a closing word and the side it closes, of this year or not. */
const BARE = /^(?:本年)?(?:收入|支出|收支)?(?:合计|总计|小计)$/u;
const CLOSES = new RegExp(`${either(CLOSING_WORDS.slice(0, 3))}$`, "u");

/**
 * Lines that carry a sum over a page end, as ledgers print them: a page's own sum, the sum brought forward at the top
 * of a page, the sum carried forward at its foot. From ledgers as they are usually printed.
 */
const PAGE_LINES: readonly (readonly [kind: PageLineKind, pattern: RegExp])[] = [
  ["page-subtotal", /^(?:本页|此页|当页|页)(?:小计|合计)$/u],
  ["brought-forward", /^(?:承前页|承上页|接前页|接上页|上页(?:结转|转来|合计|累计)|前页(?:结转|转来))$/u],
  ["carried-forward", /^(?:过次页|过下页|转次页|转下页|结转(?:次页|下页)|(?:本页)?累计|至本页(?:累计|止))$/u],
];

/** What a line that carries a sum over a page end does. */
export type PageLineKind = "page-subtotal" | "brought-forward" | "carried-forward";

/** What `label` carries over a page end (本页小计, 承前页, 过次页); null for any other label. */
export function pageLineKind(label: string): PageLineKind | null {
  const plain = normalise(label).replace(/[:：]$/u, "");
  return PAGE_LINES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Does `label` stand for a sum that is carried over a page end, and so is none of the table's own rows? */
export const isCarriedSum = (label: string): boolean => pageLineKind(label) !== null;

/** What the name of a row says of it (ordinal and 其中 taken off): it closes the list, sums a part of it, or neither. */
export function closingKind(name: string): "total" | "subtotal" | null {
  const plain = normalise(name).replace(/[:：]$/u, "");
  if (pageLineKind(plain) !== null) return "subtotal";
  if (TOTAL.test(plain)) return "total";
  return SUBTOTAL.test(plain) ? "subtotal" : null;
}

/** Is `label` a closing word alone, with at most the side that it closes (合计, 本年支出合计; not 人员经费合计)? */
export const isBareTotal = (label: string): boolean => BARE.test(normalise(label));

/** Does `label` end with a closing word (合计, 人员经费小计)? */
export const endsInTotal = (label: string): boolean => CLOSES.test(normalise(label));
