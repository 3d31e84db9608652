import { Exact, formatAmount } from "../../core/money.ts";
import type { Bilingual } from "../../core/problems.ts";

/** The unit that a report tells amounts in: budgets of departments are published in it. */
export const UNIT: Bilingual = { en: "万元 (10,000 yuan)", zh: "万元" };
const YUAN = 10_000;

/** An exact amount of yuan in 万元, thousands marked: `1,314.87`. */
export function inWan(yuan: Exact | string): string {
  const [whole = "", fraction] = formatAmount(new Exact(yuan).dividedBy(YUAN)).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
