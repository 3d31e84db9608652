import { expect, test } from "vitest";
import { fuseReadings } from "../../src/ocr/fuseReadings.ts";
import type { ReadLine } from "../../src/ocr/recognizer.ts";

const lineOf = (text: string, confidence: number): ReadLine =>
  [...text].map((character, index) => ({ text: character, from: index, to: index + 1, confidence }));
const textOf = (line: ReadLine): string => line.map(({ text }) => text).join("");
const lowest = (line: ReadLine): number => Math.min(...line.map(({ confidence }) => confidence));

const chosen = (first: string, second: string, ...others: string[]): ReadLine =>
  fuseReadings(
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

test("each place is settled by itself: no reading alone has all of it", () => {
  expect(textOf(chosen("71.36", "", "75.86", "75.31", "78.36"))).toBe("75.36");
  expect(textOf(chosen("543.03", "545.05", "545.03", "543.05", "545.05"))).toBe("545.05");
});

test("a letter gives way to the digit that any reading has there", () => {
  expect(textOf(chosen("6].25", "", "6].25", "61.25"))).toBe("61.25");
});

test("readings of another length have no say in the places", () => {
  expect(textOf(chosen("3380.84", "390.84", "339084", "3390.84", "3390.84"))).toBe("3390.84");
});

test("the second reader's character weighs a fifth of a sure one: it decides what is nearly even, and nothing else", () => {
  const second = { engine: "tesseract", text: "283.32", confidence: 0.9 } as const;
  const read = (first: number, other: number): string =>
    textOf(fuseReadings(lineOf("285.32", first), [lineOf("283.32", other)], second));
  expect([read(0.6, 0.5), read(0.9, 0.4)]).toEqual(["283.32", "285.32"]);
});
