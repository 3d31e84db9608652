import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What both READMEs must hold alike, told by their Markdown. */

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const [english, chinese] = [read("README.md"), read("README.zh.md")];

/** First cells in code or digits of all tables: files, statuses, exit codes. */
const keysOf = (text: string): string[] =>
  [...text.matchAll(/^\| (?:`([^`]+)`|(\d+))[^|]*\|/gmu)].map(
    ([, code, digits]) => (code ?? digits) as string,
  );

const commandsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/^budgetscan ([a-z]+)/gmu)].map(([, command]) => command as string)),
];

test("both READMEs list the same files, statuses and exit codes", () => {
  expect(keysOf(chinese)).toEqual(keysOf(english));
  expect(keysOf(chinese)).toContain("document.json");
});

test("both READMEs name the same commands", () => {
  expect(commandsIn(chinese).toSorted()).toEqual(commandsIn(english).toSorted());
});
