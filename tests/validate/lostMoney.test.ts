import { expect, it } from "vitest";
import { runLostMoney } from "../../bench/reassembly/lostMoney.ts";

it("the money of rows lost with a page is told by code, to the fen, where another table has its sums", () => {
  expect(runLostMoney(4, false)).toEqual({ byCode: 4, whole: 0, untold: 0, other: 0 });
});
