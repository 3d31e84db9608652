import { expect, test } from "vitest";
import { contains } from "../../src/core/geometry.ts";
import { findText } from "../../src/ocr/findText.ts";
import type { ReadCharacter, ReadLine } from "../../src/ocr/recognizer.ts";
import { textOf } from "../../src/ocr/secondOpinion.ts";
import { settleByShape } from "../../src/ocr/settleByShape.ts";
import type { Reading } from "../../src/ocr/types.ts";
import { printedPage, scannedPage } from "./sample.ts";

const PAGE = 17;
/** Pixels from character to character, about. */
const PITCH = 11;

/** What is printed, read surely. */
const lineOf = (text: string): ReadLine =>
  [...text].map((character, index) => ({
    text: character,
    from: index * PITCH,
    to: (index + 1) * PITCH,
    confidence: 0.99,
  }));

/** The figures of the scanned page, as both readers read them where they are right. */
async function figuresOfPage() {
  const image = await scannedPage(PAGE);
  const { runs } = await printedPage(PAGE);
  const scale = 72 / image.page.dpi;
  const figures = findText(image).crops.flatMap((crop) => {
    const { x0, y0, x1, y1 } = crop.parts[0]!.line;
    const [x, y] = [((x0 + x1) / 2) * scale, ((y0 + y1) / 2) * scale];
    const text = runs.find(({ box }) => contains(box, x, y))?.text ?? "";
    return crop.parts.length === 1 && /^[\d.,]+$/u.test(text) ? [{ crop, text }] : [];
  });
  const seconds = new Map(
    figures.map(({ text }, index): [number, Reading] => [
      index,
      { engine: "tesseract", text, confidence: 0.9 },
    ]),
  );
  return {
    grey: image.grey,
    crops: figures.map(({ crop }) => crop),
    texts: figures.map(({ text }) => text),
    seconds,
  };
}

/** The line with its digit at `at` taken for another one, as likely as not. */
const misread = (line: ReadLine, at: number, wrong: string): ReadLine =>
  line.map(
    (character, index): ReadCharacter =>
      index === at
        ? {
            ...character,
            text: wrong,
            confidence: 0.6,
            alternatives: [{ text: character.text, confidence: 0.4 }],
          }
        : character,
  );

test("a digit in doubt is what the page's digits of its shape are", async () => {
  const { grey, crops, texts, seconds } = await figuresOfPage();
  const lines = texts.map(lineOf);
  const counts = new Map([..."0123456789"].map((digit) => [digit, texts.join("").split(digit).length - 1]));
  const common = [...counts].filter(([, count]) => count >= 12).map(([digit]) => digit);
  expect(common.length).toBeGreaterThan(2);
  let tried = 0;
  let right = 0;
  for (const [index, text] of texts.entries()) {
    const at = [...text].findIndex((digit) => common.includes(digit));
    if (at < 0) continue;
    const wrong = common.find((digit) => digit !== text[at])!;
    const read = lines.with(index, misread(lines[index]!, at, wrong));
    const settled = settleByShape(grey, crops, read, seconds);
    expect(settled.map(textOf).toSpliced(index, 1)).toEqual(texts.toSpliced(index, 1));
    tried++;
    if (textOf(settled[index]!) !== text) continue;
    right++;
    const digit = settled[index]![at]!;
    expect(digit.confidence).toBeLessThan(0.6);
    expect(digit.alternatives?.map((other) => other.text)).toContain(wrong);
  }
  expect(tried).toBeGreaterThan(20);
  expect(right / tried).toBeGreaterThan(0.9);
});

test("what no reader holds possible is never taken, and a page with few examples settles nothing", async () => {
  const { grey, crops, texts, seconds } = await figuresOfPage();
  const lines = texts.map(lineOf);
  // Read as a 7 by both, with nothing else thought possible.
  const index = texts.findIndex((text) => /[0-68-9]/u.test(text));
  const at = [...texts[index]!].findIndex((digit) => /[0-68-9]/u.test(digit));
  const sure = lines.with(
    index,
    lines[index]!.with(at, { ...lines[index]![at]!, text: "7", confidence: 0.6 }),
  );
  const agreed = new Map(seconds).set(index, { ...seconds.get(index)!, text: textOf(sure[index]!) });
  expect(textOf(settleByShape(grey, crops, sure, agreed)[index]!)).toBe(textOf(sure[index]!));
  const alone = [misread(lines[index]!, at, "7")];
  const second = new Map([[0, seconds.get(index)!]]);
  expect(settleByShape(grey, [crops[index]!], alone, second)).toEqual(alone);
});

test("a digit that one reader is sure of and the other sees as well stays, whatever its shape", async () => {
  const { grey, crops, texts, seconds } = await figuresOfPage();
  const lines = texts.map(lineOf);
  const index = texts.findIndex((text) => /^\d+\.\d\d$/u.test(text) && text.length > 5);
  const wrong = lines[index]![0]!.text === "1" ? "2" : "1";
  const sure = misread(lines[index]!, 0, wrong).map((character) => ({ ...character, confidence: 0.95 }));
  // The second reader lost the point: the digits are the same all the same.
  const told = { ...seconds.get(index)!, text: textOf(sure).replace(".", "") };
  const settled = settleByShape(grey, crops, lines.with(index, sure), new Map(seconds).set(index, told));
  expect(textOf(settled[index]!)).toBe(textOf(sure));
});
