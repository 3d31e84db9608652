import fc from "fast-check";
import { expect, test } from "vitest";
import { type ComparedLine, judgeFonts } from "../../src/ocr/textlayer/judgeFonts.ts";

const line = (text: string, read: string, font = "f1"): ComparedLine => ({
  glyphs: [...text].map((letter, at) => ({ text: letter, box: [at, 0, at + 1, 1] as const, font })),
  read,
});
const swapped = (text: string): string => text.replace(/[38]/gu, (figure) => (figure === "3" ? "8" : "3"));

test("a font that draws what it says is trusted, whatever it says", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 })), (texts) => {
      expect(judgeFonts(texts.map((text) => line(text, text))).size).toBe(0);
    }),
  );
});

test("a reader that errs now and then condemns no font", () => {
  const lines = ["1,314.87", "2,940.05", "836.12", "1,183.36", "98.33", "28.23"].map((text) =>
    line(text, text.replace(/3(?=\d*$)/u, "8")),
  );
  expect(judgeFonts(lines)).toEqual(new Map());
});

test("a font that swaps two figures falls, and only that one", () => {
  const texts = ["1,314.87", "2,940.05", "836.12", "1,183.36", "98.33", "28.23"];
  const lines = [
    ...texts.map((text) => line(swapped(text), text, "f2")),
    ...texts.map((text) => line(text, text, "f3")),
  ];
  expect([...judgeFonts(lines).keys()]).toEqual(["f2"]);
});

test("words put under a picture of other words fall", () => {
  const lines = new Array(4).fill(line("财政拨款收入", "一般公共预算"));
  expect(judgeFonts(lines)).toEqual(new Map([["f1", "0 of 24 words as drawn"]]));
});
