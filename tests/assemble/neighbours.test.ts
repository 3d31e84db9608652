import { expect, it } from "vitest";
import { learnPairs } from "../../src/assemble/neighbours.ts";

const NAMES = ["物业服务补贴", "光纤租赁费", "窗口服务补贴", "“一件事一次办”工作经费"];
/** Many rows over the same words. */
const readsOn = learnPairs(Array.from({ length: 40 }, (_, row) => NAMES[row % NAMES.length] as string));

it("a text reads on where three characters about the cut stand together in another", () => {
  expect(readsOn("大厅物业服", "务")).toBe(true);
  expect(readsOn("LED大屏“一件事一", "次办”")).toBe(true);
  expect(readsOn("补", "贴")).toBe(null);
});

it("it does not where not even the two at the cut do, though hardly any pair is new", () => {
  expect(readsOn("大厅物业服", "次办”")).toBe(false);
  expect(readsOn("光纤", "补贴")).toBe(false);
});

it("few rows, figures and blank halves tell nothing", () => {
  expect(learnPairs(NAMES)("大厅物业服", "次办”")).toBe(null);
  expect(readsOn("410", "523")).toBe(null);
  expect(readsOn("", "补贴")).toBe(null);
});
