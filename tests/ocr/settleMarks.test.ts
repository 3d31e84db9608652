import { expect, test } from "vitest";
import type { ReadCharacter, ReadLine } from "../../src/ocr/recognizer.ts";
import { settleMarks } from "../../src/ocr/settleMarks.ts";

/** A reading of `text`, sure of itself; each point may be a comma where `commas` is given, as likely as that. */
const lineOf = (text: string, commas?: number): ReadLine =>
  [...text].map((character, index): ReadCharacter => {
    const read = { text: character, from: index, to: index + 1, confidence: 0.97 };
    if (character !== "." || commas === undefined) return read;
    return { ...read, alternatives: [{ text: ",", confidence: commas }] };
  });
const textOf = (line: ReadLine): string => line.map(({ text }) => text).join("");

test("the points between groups of three are commas where the engine held them for possible, and then in doubt", () => {
  const settled = settleMarks(lineOf("12.573.650.05", 0.02));
  expect(textOf(settled)).toBe("12,573,650.05");
  expect(settled.filter(({ confidence }) => confidence < 0.6).map(({ text, from }) => [text, from])).toEqual([
    [",", 2],
    [",", 6],
  ]);
  expect(settled[2]?.alternatives).toEqual([{ text: ".", confidence: 0.97 }]);
});

test("no figure is settled by its look alone, none that has one point, and none whose groups do not fit", () => {
  for (const line of [lineOf("2.573.05"), lineOf("2.573", 0.4), lineOf("2.57.05", 0.4), lineOf("1.2.3", 0.4)])
    expect(settleMarks(line)).toEqual(line);
});

test.each([
  ['“三公"经费', "“三公”经费"],
  ['"三公”经费', "“三公”经费"],
  ['“三公”和"两费"', '“三公”和"两费"'],
  ['"三公"经费', '"三公"经费'],
  ["“三公”经费", "“三公”经费"],
])("quotation marks pair: %s", (read, settled) => {
  expect(textOf(settleMarks(lineOf(read)))).toBe(settled);
});
