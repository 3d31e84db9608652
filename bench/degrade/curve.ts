/** What is read of spoilt pages, by how legible each figure is: the curve of docs/accuracy.md. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isExcused, type PageReport } from "./report.ts";
import { BANDS, type Severity } from "./severity.ts";

/** Figures of one page and one step of legibility. */
export interface Point {
  readonly seed: number;
  /** Place in `STEPS`. */
  readonly step: number;
  readonly figures: number;
  readonly exact: number;
  /** Wrong, missing or without amount, and told. */
  readonly told: number;
  readonly silent: number;
  readonly rightFlagged: number;
}

/** Pages that were measured, in the order of their seeds. */
export interface Curve {
  readonly pages: number;
  readonly points: readonly Point[];
  /** Amounts where none is printed, on all pages. */
  readonly invented: { readonly told: number; readonly silent: number };
}

/** Least legibility of each step; 1 is the edge of the first band. */
export const STEPS = [2, 1.4, 1, 2 / 3, 0.4, 0] as const;

/** The lesser of the stroke's and the contrast's share of what the first band asks for. */
const legibilityOf = ({ stroke, contrastToNoise }: Severity): number =>
  Math.min(stroke / BANDS.A.stroke, contrastToNoise / BANDS.A.contrast);

const stepOf = (severity: Severity): number => STEPS.findIndex((least) => legibilityOf(severity) >= least);

/** Puts the counts of `reports` into a file. */
export function saveCurve(file: string, reports: readonly PageReport[]): void {
  const inventions = reports.flatMap(({ result }) => result.inventions);
  const told = inventions.filter(({ isTold }) => isTold).length;
  const curve: Curve = {
    pages: reports.length,
    points: reports.flatMap(pointsOf),
    invented: { told, silent: inventions.length - told },
  };
  writeFileSync(file, `${JSON.stringify(curve, null, 1)}\n`);
}

/** The counts that were saved; null where none were. */
export const loadCurve = (file: string): Curve | null =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Curve) : null;

function pointsOf(report: PageReport): Point[] {
  const { seed, severities, result } = report;
  return [...STEPS.keys()].flatMap((step): Point[] => {
    const own = result.figures.filter(
      (_, index) => stepOf(severities[index] as Severity) === step && !isExcused(report, index),
    );
    if (own.length === 0) return [];
    const right = own.filter(({ outcome }) => outcome === "exact");
    const lost = own.filter(({ outcome }) => outcome !== "exact");
    return [
      {
        seed,
        step,
        figures: own.length,
        exact: right.length,
        told: lost.filter(({ isTold }) => isTold).length,
        silent: lost.filter(({ isTold }) => !isTold).length,
        rightFlagged: right.filter(({ isTold, expected }) => isTold && !expected.isFlagged).length,
      },
    ];
  });
}
