import { expect, test } from "vitest";
import { unifyRadical } from "../../src/pdf/unifyRadical.ts";

test("a radical's code point becomes the character that is printed; characters stay", () => {
  expect([..."部\u2ed4⼀般公务⽤\u2ecb\u2ea0"].map(unifyRadical).join("")).toBe("部门一般公务用车民");
  expect([..."二ⅱ（１）％⻊"].map(unifyRadical).join("")).toBe("二ⅱ（１）％⻊");
});
