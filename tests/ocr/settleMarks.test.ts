import { expect, test } from "vitest";
import type { ReadCharacter, ReadLine } from "../../src/ocr/recognizer.ts";
import { settleMarks } from "../../src/ocr/settleMarks.ts";

/** A reading of `text`, sure of itself. */
const lineOf = (text: string): ReadLine =>
  [...text].map(
    (character, index): ReadCharacter => ({ text: character, from: index, to: index + 1, confidence: 0.97 }),
  );
const textOf = (line: ReadLine): string => line.map(({ text }) => text).join("");

test.each([
  ["12.573.650.05", "12,573,650.05"],
  ["2,573,05", "2,573.05"],
  ["91,44", "91.44"],
  ["6、738.41", "6,738.41"],
  ["-1.204.5", "-1,204.5"],
])("a figure's one point stands before its last digits, commas between threes: %s", (read, text) => {
  const settled = settleMarks(lineOf(read));
  expect(textOf(settled)).toBe(text);
  for (const [index, character] of settled.entries()) {
    const isChanged = character.text !== read[index];
    expect(character.confidence).toBe(isChanged ? 0.5 : 0.97);
    if (isChanged) expect(character.alternatives).toEqual([{ text: read[index], confidence: 0.97 }]);
  }
});

test("of a figure that goes on in the next line all marks but the last part threes", () => {
  expect(textOf(settleMarks(lineOf("1.130.908.")))).toBe("1,130,908.");
  expect(textOf(settleMarks(lineOf("-142.517,")))).toBe("-142,517,");
  for (const text of ["382.", "1.2.", "1.13.908.", "1301.908."])
    expect(textOf(settleMarks(lineOf(text)))).toBe(text);
});

test("a mark that the second reader saw as well is surer", () => {
  expect(settleMarks(lineOf("91,44"), "91.44")[2]?.confidence).toBe(0.8);
  expect(settleMarks(lineOf("91,44"), "9144")[2]?.confidence).toBe(0.5);
});

test("nothing is settled where more than one way is left, where groups do not fit, or of a sure ratio", () => {
  for (const text of ["2.573", "2,573", "2.57.05", "1.2.3", "1:10", "2024.12.31", "1,2"])
    expect(settleMarks(lineOf(text))).toEqual(lineOf(text));
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

test.each([
  [".417.22", "417.22"],
  ["156.60.", "156.60"],
  [". 429,589.80", "429,589.80"],
  ["10,334.93-", "10,334.93"],
  [".1.302.87", "1,302.87"],
  ["'92.98", "92.98"],
  ["：306,370.12", "306,370.12"],
])("specks at the ends of a figure are no marks: %s", (read, text) => {
  const settled = settleMarks(lineOf(read));
  expect(textOf(settled)).toBe(text);
  expect(Math.min(...settled.map(({ confidence }) => confidence))).toBe(0.5);
});

test("words, lists of numbers and negative figures keep their marks and blanks", () => {
  for (const text of ["-12.50", "3 个", "2024 12", "1.", "- 3 -", "301 01 02"])
    expect(textOf(settleMarks(lineOf(text)))).toBe(text);
});

test.each([
  ["．水费", "水费"],
  ["住房公积金·.", "住房公积金"],
  ["城乡社区支出.", "城乡社区支出"],
  ["．2024年部门支出预算表‘", "2024年部门支出预算表"],
  ["“三公”", "“三公”"],
  ["1．水费", "1．水费"],
  ["其中：", "其中："],
  ["合计，", "合计，"],
  ["A.水", "A.水"],
])("specks beside words are no marks: %s", (read, text) => {
  expect(textOf(settleMarks(lineOf(read)))).toBe(text);
});
