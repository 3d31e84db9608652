import { bend, bendTerms, type Warp } from "../core/warp.ts";
import type { Bitmap } from "./binarise.ts";
import { solveLeastSquares } from "./leastSquares.ts";
import { type Trace, traceLines } from "./traceLines.ts";
import { transpose } from "./transpose.ts";

/** Points by which lines must be bent or run apart before they are straightened: half a ruling's tolerance. */
const BENT = 0.6;
/** What straightening leaves must be at most this part of it. */
const IMPROVED = 0.5;
/** Lines along an axis below which their bend is not told. */
const FEWEST = 3;
/** Of all points, from the best fitting: those beyond are of lines traced wrongly. */
const RANK = 0.95;

/** How the lines of one axis are bent, in points: coefficients of `bend`, and the deviations before and after. */
export interface Bend {
  readonly coefficients: readonly number[];
  readonly before: number;
  readonly after: number;
}

/**
 * How the page is bent, from the rulings on it, or null where they are straight: a smooth field fitted by least
 * squares to all long lines of an axis at once, each at its own unknown place.
 */
export function measureWarp(ink: Bitmap, dpi: number): { warp: Warp; before: number; after: number } | null {
  const scale = dpi / 72;
  const across = traceLines(ink, dpi);
  const down = traceLines(transpose(ink), dpi);
  const rows = fitBend(across, ink.width, ink.height, scale);
  const columns = fitBend(down, ink.height, ink.width, scale);
  const bent = [rows, columns].filter((found) => found !== null);
  if (bent.length === 0) return null;
  const xs = [...across.flatMap((line) => line.xs), ...down.flatMap((line) => line.ys)];
  const ys = [...across.flatMap((line) => line.ys), ...down.flatMap((line) => line.xs)];
  const least = (values: readonly number[]): number =>
    values.reduce((a, b) => Math.min(a, b), Infinity) / scale;
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0) / scale;
  return {
    warp: {
      rows: rows?.coefficients ?? [],
      columns: columns?.coefficients ?? [],
      within: [least(xs), least(ys), most(xs), most(ys)],
    },
    before: Math.max(...bent.map(({ before }) => before)),
    after: Math.max(...bent.map(({ after }) => after)),
  };
}

/** The bend of lines that run along a side of `length` pixels across one of `breadth`; null where they are straight. */
function fitBend(lines: readonly Trace[], length: number, breadth: number, scale: number): Bend | null {
  if (lines.length < FEWEST || lines.every((line) => isStraight(line, scale))) return null;
  let kept = lines;
  let bent: Bend | null = null;
  // Twice: the second time without the lines that fit the field of all badly.
  for (let round = 0; round < 2; round++) {
    const places = kept.map(({ xs, ys }) => {
      const across = (2 * mean(ys)) / breadth - 1;
      return {
        across,
        along: xs.map((x) => (2 * x) / length - 1),
        ys: ys.map((y) => (y - mean(ys)) / scale),
      };
    });
    const equations = places.flatMap(({ across, along, ys }) => {
      const terms = along.map((place) => bendTerms(place, across));
      const means = (terms[0] as number[]).map((_, term) => mean(terms.map((row) => row[term] as number)));
      return terms.map((row, index) => ({
        terms: row.map((value, term) => value - (means[term] as number)),
        value: ys[index] as number,
      }));
    });
    const coefficients = solveLeastSquares(equations);
    const deviations = places.map(({ across, along, ys }) => {
      const left = along.map((place, index) => (ys[index] as number) - bend(coefficients, place, across));
      return left.map((value) => Math.abs(value - mean(left)));
    });
    const before = rank(places.flatMap(({ ys }) => ys.map(Math.abs)));
    const after = rank(deviations.flat());
    bent = { coefficients: coefficients.map((value) => Math.round(value * 1e4) / 1e4), before, after };
    kept = kept.filter(
      (_, index) => Math.max(...(deviations[index] as number[])) <= Math.max(BENT, 2 * after),
    );
    if (kept.length < FEWEST) break;
  }
  return bent !== null && bent.before >= BENT && bent.after <= IMPROVED * bent.before ? bent : null;
}

/** Is no point of the line far enough from its middle row to be worth straightening? */
function isStraight({ ys }: Trace, scale: number): boolean {
  const middle = mean(ys);
  return ys.every((y) => Math.abs(y - middle) / scale < BENT);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const rank = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(RANK * (values.length - 1))] ?? 0;
