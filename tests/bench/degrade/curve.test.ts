import { expect, it } from "vitest";
import { percentOf } from "../../../bench/accuracy/corpus.ts";
import type { Point } from "../../../bench/degrade/curve.ts";
import { curveLines } from "../../../bench/degrade/curveTable.ts";

/** A page with `exact` of ten figures right at a step, the others silent. */
const point = (seed: number, step: number, exact: number): Point => ({
  seed,
  step,
  figures: 10,
  exact,
  told: 0,
  silent: 10 - exact,
  rightFlagged: 1,
});

it("adds up the figures of each step, and tells how far pages differ", () => {
  const points = [
    point(1, 2, 10),
    point(2, 2, 5),
    point(3, 2, 9),
    point(4, 2, 10),
    point(5, 2, 6),
    point(1, 5, 0),
  ];
  const lines = curveLines({ pages: 5, points, invented: { told: 0, silent: 0 } }, percentOf);
  expect(lines[2]).toEqual([
    "≥ 1.00",
    "2.0 px, 6.0",
    "5",
    "50",
    "80.00 %",
    "60.00 % to 100.00 %",
    "0",
    "10",
    "12.50 %",
  ]);
  expect(lines[0]?.slice(2)).toEqual(["0", "0", "–", "–", "0", "0", "–"]);
  expect(lines[5]?.slice(0, 5)).toEqual(["below", "–", "1", "10", "0.00 %"]);
});
