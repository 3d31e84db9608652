import { normalise } from "../core/text.ts";

/** A printed label taken apart: `（一）其中：财政拨款` has depth 2, is of-which, and is named 财政拨款. */
export interface Label {
  readonly name: string;
  /** 1 for 一、, 2 for （一）, 3 for 1. and 1、, 4 for (1); 0 without an ordinal. */
  readonly depth: number;
  /** Its ordinal is 一、: a list starts here. */
  readonly isFirst: boolean;
  readonly ofWhich: boolean;
}

const ORDINALS: readonly (readonly [depth: number, pattern: RegExp])[] = [
  [1, /^[一二三四五六七八九十]+[、.,]/u],
  [2, /^\([一二三四五六七八九十]+\)[、.]?/u],
  [4, /^\(\d{1,2}\)[、.]?/u],
  [3, /^\d{1,2}[、.](?!\d)|^\d{1,2}[、.](?=20\d{2}年)/u],
];

/** Takes ordinal and 其中 off a label; what is left is its name, normalised. */
export function readLabel(text: string): Label {
  let name = normalise(text);
  let depth = 0;
  let ofWhich = false;
  const isFirst = /^一[、.,]/u.test(name);
  for (;;) {
    const ordinal = ORDINALS.find(([, pattern]) => pattern.test(name));
    if (/^其中[:：]?/u.test(name)) {
      ofWhich = true;
      name = name.replace(/^其中[:：]?/u, "");
    } else if (ordinal) {
      depth = Math.max(depth, ordinal[0]);
      name = name.replace(ordinal[1], "");
    } else return { name, depth, ofWhich, isFirst };
  }
}

const TOTAL = /^(?:(?:收入|支出|收支|资金)?(?:合计|总计|总额)|本表合计)$/u;
const SUBTOTAL = /^(?:小计|本年(?:收入|支出)(?:合计|小计)|.{2,12}(?:小计|合计))$/u;

/** Sums carried from page to page: what a page holds, what it takes over from the page before and hands on. */
const CARRIED = /^(?:本页(?:小计|合计)|承前页|承上页|过次页|转下页)[:：]?$/u;
export const isCarriedSum = (text: string): boolean => CARRIED.test(normalise(text));

/** What a label says of its row: it closes the list, sums a part of it, or neither. */
export function closingKind(label: string): "total" | "subtotal" | null {
  const name = label.replace(/[:：]$/u, "");
  if (TOTAL.test(name)) return "total";
  return SUBTOTAL.test(name) ? "subtotal" : null;
}
