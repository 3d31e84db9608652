import { expect, test } from "vitest";
import { memory, node } from "../../src/cli/examineMachine.ts";

/** That a page is read is tried on the installed package, by `.ci/tarball`. */

test("an old Node and too little memory are told with what to do", () => {
  expect(node("20.18.3").problem?.en).toMatch(/install Node 20\.19 or later/u);
  expect(node("20.19.0").problem).toBeUndefined();
  expect(node("24.1.0").problem).toBeUndefined();
  expect(memory(2 ** 29).problem?.en).toMatch(/close other programs/u);
  expect(memory(2 ** 31).problem).toBeUndefined();
});
