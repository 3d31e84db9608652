import { expect, test } from "vitest";
import { chooseReading } from "../../src/ocr/chooseReading.ts";
import type { ReadLine } from "../../src/ocr/recognizer.ts";

const lineOf = (text: string, confidence: number): ReadLine =>
  [...text].map((character, index) => ({ text: character, from: index, to: index + 1, confidence }));
const textOf = (line: ReadLine): string => line.map(({ text }) => text).join("");
const lowest = (line: ReadLine): number => Math.min(...line.map(({ confidence }) => confidence));

const chosen = (first: string, second: string, ...others: string[]): ReadLine =>
  chooseReading(
    lineOf(first, 0.7),
    others.map((text) => lineOf(text, 0.9)),
    { engine: "tesseract", text: second, confidence: 0.9 },
  );

test("the text that most readings give counts, and is not sure", () => {
  const line = chosen("7S.96", "75.96", "75.96", "75.36");
  expect(textOf(line)).toBe("75.96");
  expect(lowest(line)).toBeLessThan(0.6);
});

test("the second reader alone does not outvote the first one", () => {
  expect(textOf(chosen("285.32", "283.32", "285.32", "285.32"))).toBe("285.32");
});

test("a point that only the second reader saw is put in, and is not sure", () => {
  const line = chosen("69846", "698.46", "69846", "69846");
  expect(textOf(line)).toBe("698.46");
  expect(lowest(line)).toBeLessThan(0.6);
});
