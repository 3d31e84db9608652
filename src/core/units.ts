import { Exact } from "./money.ts";

/** Money units a table may be printed in. */
export const UNITS = ["元", "千元", "万元", "亿元"] as const;
export type Unit = (typeof UNITS)[number];

const FACTOR: Record<Unit, number> = { 元: 1, 千元: 1_000, 万元: 10_000, 亿元: 100_000_000 };

/** Yuan in one of `unit`. */
export const yuanIn = (unit: Unit): Exact => new Exact(FACTOR[unit]);

/** `printed` of `unit` in yuan, exact. */
export const toYuan = (printed: Exact, unit: Unit): Exact => printed.times(FACTOR[unit]);

/** The money unit that a text such as `单位：万元`, `项目金额（万元）` or `金额单位:元` names, or null. */
export function findUnit(text: string): Unit | null {
  const plain = text.normalize("NFKC").replace(/\s+/gu, "");
  const match = /(?:单位[:：]?|\()(?:人民币)?(亿元|千元|万元|元)/u.exec(plain);
  return (match?.[1] as Unit | undefined) ?? null;
}
