import { expect, test } from "vitest";
import { type Scenario, simulate } from "../../bench/scaling/simulate.ts";

const CALM: Scenario = {
  documents: 2000,
  meanPages: 40,
  longestPages: 2000,
  scanned: 1 / 3,
  scanPage: 2,
  bornPage: 0.1,
  perDocument: 1,
  machines: 10,
  betweenEnds: Number.POSITIVE_INFINITY,
  gone: 600,
  lease: 30,
  slow: 0,
  slowness: 3,
  seed: 1,
};

test("machines that never end waste nothing and take little more than the least possible", () => {
  const { seconds, ideal, wasted, takenOver } = simulate(CALM);
  expect({ wasted, takenOver }).toEqual({ wasted: 0, takenOver: 0 });
  expect(seconds).toBeGreaterThanOrEqual(ideal);
  expect(seconds).toBeLessThan(1.1 * ideal);
});

test("machines that end have their documents read again, and all are done in the end", () => {
  const { seconds, ideal, wasted, takenOver } = simulate({ ...CALM, betweenEnds: 1000 });
  expect(takenOver).toBeGreaterThan(10);
  expect(wasted).toBeGreaterThan(0);
  expect(seconds).toBeGreaterThan(ideal);
});
