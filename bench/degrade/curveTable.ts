import { type Curve, type Point, STEPS } from "./curve.ts";
import { BANDS } from "./severity.ts";

export const CURVE_HEADINGS = [
  "legibility",
  "stroke, contrast at least",
  "pages",
  "amounts",
  "exact",
  "pages' quartiles",
  "told",
  "silent",
  "right but flagged",
];

/** A line a step, from the most legible; `percent` rounds a share of counts. */
export function curveLines(
  { points }: Curve,
  percent: (tally: { readonly right: number; readonly of: number }) => string,
): string[][] {
  return STEPS.map((least, step) => {
    const own = points.filter((point) => point.step === step);
    const sum = (of: (point: Point) => number): number => own.reduce((total, point) => total + of(point), 0);
    const [figures, exact] = [sum((point) => point.figures), sum((point) => point.exact)];
    const shares = own.map((point) => ({ right: point.exact, of: point.figures }));
    const sorted = shares.sort((a, b) => a.right / a.of - b.right / b.of);
    const quartile = (share: number): string =>
      percent(sorted[Math.round(share * (sorted.length - 1))] ?? { right: 0, of: 0 });
    const { stroke, contrast } = BANDS.A;
    return [
      least === 0 ? "below" : `≥ ${least.toFixed(2)}`,
      least === 0 ? "–" : `${(least * stroke).toFixed(1)} px, ${(least * contrast).toFixed(1)}`,
      String(own.length),
      String(figures),
      percent({ right: exact, of: figures }),
      own.length === 0 ? "–" : `${quartile(0.25)} to ${quartile(0.75)}`,
      String(sum((point) => point.told)),
      String(sum((point) => point.silent)),
      percent({ right: sum((point) => point.rightFlagged), of: exact }),
    ];
  });
}
