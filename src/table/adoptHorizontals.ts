import type { Ruling } from "../core/geometry.ts";
import type { TextRun } from "../ocr/types.ts";
import { natureOf, SAME_ENDS } from "./aligned/ruledBlocks.ts";

/**
 * Groups that draw a lattice, with the lone horizontals above and below it that end where it ends, as far as text in
 * columns stands between them: rows of a table whose header alone has verticals.
 */
export function adoptHorizontals(groups: readonly Ruling[][], runs: readonly TextRun[]): Ruling[][] {
  const lone = new Set(groups.filter((group) => group.every(({ axis }) => axis === "horizontal")));
  const whole = groups
    .filter((group) => !lone.has(group))
    .map((group) => {
      const horizontals = group.filter(({ axis }) => axis === "horizontal");
      if (horizontals.length === 0) return group;
      const from = Math.min(...horizontals.map((ruling) => ruling.from));
      const to = Math.max(...horizontals.map((ruling) => ruling.to));
      const alike = [...lone]
        .filter((other) => other.every((ruling) => isLike(ruling, from, to)))
        .sort((a, b) => atOf(a) - atOf(b));
      const adopted = [...group];
      const adopt = (others: readonly Ruling[][], edge: number): void => {
        let at = edge;
        for (const other of others) {
          const next = atOf(other);
          const nature = natureOf([from, Math.min(at, next), to, Math.max(at, next)], runs);
          if (nature === "other") break;
          adopted.push(...other);
          lone.delete(other);
          at = next;
        }
      };
      const top = Math.min(...group.map(topOf));
      const bottom = Math.max(...group.map(bottomOf));
      adopt(
        alike.filter((other) => atOf(other) > bottom),
        bottom,
      );
      adopt(alike.filter((other) => atOf(other) < top).reverse(), top);
      return adopted;
    });
  return [...whole, ...lone];
}

const isLike = (ruling: Ruling, from: number, to: number): boolean =>
  Math.abs(ruling.from - from) <= SAME_ENDS && Math.abs(ruling.to - to) <= SAME_ENDS;

const atOf = (group: readonly Ruling[]): number => group[0]?.at ?? 0;
const topOf = ({ axis, at, from }: Ruling): number => (axis === "horizontal" ? at : from);
const bottomOf = ({ axis, at, to }: Ruling): number => (axis === "horizontal" ? at : to);
