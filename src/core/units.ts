import { Exact } from "./money.ts";

/** Money units a table may be printed in. */
export const UNITS = ["元", "百元", "千元", "万元", "百万元", "亿元"] as const;
export type Unit = (typeof UNITS)[number];

const FACTOR: Record<Unit, number> = {
  元: 1,
  百元: 100,
  千元: 1_000,
  万元: 10_000,
  百万元: 1_000_000,
  亿元: 100_000_000,
};

/** Yuan in one of `unit`. */
export const yuanIn = (unit: Unit): Exact => new Exact(FACTOR[unit]);

/** `printed` of `unit` in yuan, exact. */
export const toYuan = (printed: Exact, unit: Unit): Exact => printed.times(FACTOR[unit]);
