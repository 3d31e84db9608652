import { expect, it } from "vitest";
import { runLostMoney } from "../../bench/reassembly/lostMoney.ts";

it("the money of rows lost with a page is told by code, to the fen, where another table has its sums", () => {
  expect(runLostMoney(4, false)).toEqual({ byCode: 4, whole: 0, untold: 0, other: 0 });
});

it("a figure or code misread on the pages that are left is never told of as lost money", () => {
  const { byCode, other } = runLostMoney(6, true);
  expect(other).toBe(0);
  expect(byCode).toBeGreaterThan(3);
});
