import type { Figures } from "./compare.ts";
import { share, type Tally } from "./tally.ts";

/** Least share of a tally, or greatest count, that a sample must reach. */
export type Gate = { readonly [Name in keyof Figures]?: number };

/** Figures of which less is better, even where they are shares. */
const LOWER_IS_BETTER: ReadonlySet<keyof Figures> = new Set(["review"]);

/** One line for each figure that misses its gate. */
export function missedGates(figures: Figures, gate: Gate): string[] {
  const names = Object.keys(gate) as (keyof Figures)[];
  return names.flatMap((name) => {
    const limit = gate[name] as number;
    const figure = figures[name] as Tally | number;
    const value = typeof figure === "number" ? figure : share(figure);
    const isCeiling = typeof figure === "number" || LOWER_IS_BETTER.has(name);
    const isMet = isCeiling ? value <= limit : value >= limit;
    return isMet ? [] : [`${name} is ${value}, must be ${isCeiling ? "at most" : "at least"} ${limit}`];
  });
}
