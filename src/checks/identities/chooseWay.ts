import { evaluate } from "../evaluate.ts";
import type { Identity, Outcome } from "../types.ts";

/**
 * Of several ways to read which figures add up, the one that closes most often, then fails least; the first of
 * equals. A wrong way that closes to the last digit by chance is rarer than a structure read amiss.
 */
export function chooseWay(ways: readonly (readonly Identity[])[]): {
  best: readonly Identity[];
  outcomes: readonly Outcome[];
} {
  const [first, ...others] = ways.map((best) => ({ best, outcomes: best.map(evaluate) }));
  if (!first) return { best: [], outcomes: [] };
  const count = ({ outcomes }: typeof first, state: Outcome["state"]) =>
    outcomes.filter((outcome) => outcome.state === state).length;
  return others.reduce((chosen, way) => {
    const exact = count(way, "exact") - count(chosen, "exact");
    const fails = count(chosen, "fails") - count(way, "fails");
    return exact > 0 || (exact === 0 && fails > 0) ? way : chosen;
  }, first);
}
