import { expect, test } from "vitest";
import { PROBLEMS, type ProblemCode, wordProblem } from "../../src/core/problems.ts";

const ALL = Object.entries(PROBLEMS) as [ProblemCode, (typeof PROBLEMS)[ProblemCode]][];

const namesIn = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/gu) ?? []))].sort();

test.each(ALL)("%s names the same values in both languages", (_, { en, zh }) => {
  expect(namesIn(zh)).toEqual(namesIn(en));
});

test.each(ALL)("%s is one line a text, without a full stop, and Chinese in Chinese", (_, { en, zh }) => {
  for (const text of [...en, ...zh]) expect(text).toMatch(/^\S[^\n]*[^\s.。]$/u);
  for (const text of zh) expect(text).toMatch(/\p{Script=Han}|^\{\w+\}(?:：\{\w+\})?$/u);
  for (const text of en) expect(text).not.toMatch(/\p{Script=Han}/u);
});

test("values are filled in by their names, those with two languages in the language asked for", () => {
  const values = { folder: "/proc/x", reason: { en: "it can only be read", zh: "只读" } };
  expect(wordProblem("NOT_WRITABLE", values, "en").message).toBe(
    "/proc/x cannot be written: it can only be read",
  );
  expect(wordProblem("NOT_WRITABLE", values, "zh").message).toBe("无法写入 /proc/x：只读");
});

test("a value that looks like a name of a value is not filled in again", () => {
  const { message } = wordProblem("OUTPUT_FOREIGN", { folder: "{name}", name: "x" }, "en");
  expect(message).toBe("{name} holds x, which budgetscan did not write");
});
