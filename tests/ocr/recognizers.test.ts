import { readdirSync, readFileSync } from "node:fs";
import type { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Crop, withoutMargin } from "../../src/ocr/cutCrop.ts";
import { createPpocr } from "../../src/ocr/ppocr/recognizer.ts";
import type { ReadLine, Recognizer } from "../../src/ocr/recognizer.ts";
import { toReading } from "../../src/ocr/secondOpinion.ts";
import { secondReadings } from "../../src/ocr/secondReadings.ts";
import { settleFigures } from "../../src/ocr/settleFigures.ts";
import { createTesseract, FIGURES } from "../../src/ocr/tesseract/recognizer.ts";
import { createWordsAndFigures } from "../../src/ocr/tesseract/wordsAndFigures.ts";
import { labelledCrops } from "./sample.ts";

const textOf = (line: ReadLine | undefined): string =>
  (line ?? [])
    .map(({ text }) => text)
    .join("")
    .replace(/\s/gu, "");

/** Amounts and codes of one table of the scanned sample. */
let figures: (Crop & { text: string })[];
beforeAll(async () => {
  const crops = await labelledCrops(17);
  figures = crops.filter(({ text }) => /^[\d.]{2,}$/u.test(text)).slice(0, 40);
});

async function figureReader(): Promise<Recognizer> {
  const { figures: reader, close } = await createPpocr();
  return { ...reader, close };
}

const engines: readonly (readonly [string, () => Promise<Recognizer>])[] = [
  ["PP-OCR", createPpocr],
  ["the figure reader", figureReader],
  ["Tesseract for figures", () => createTesseract(FIGURES)],
  ["Tesseract for everything", createWordsAndFigures],
];

describe.each(engines)("%s keeps the contract of a recogniser", (_, create) => {
  let recognizer: Recognizer;
  beforeAll(async () => {
    recognizer = await create();
  });
  afterAll(() => recognizer.close());

  test("reads figures of a fair scan, in the crops' order", async () => {
    const lines = await recognizer.read(figures.map(({ picture }) => picture));
    expect(lines).toHaveLength(figures.length);
    const right = figures.filter(({ text }, index) => textOf(lines[index]) === text).length;
    expect(figures.length).toBe(40);
    expect(right).toBeGreaterThanOrEqual(38);
  });

  test("reads a crop alike after others and again", async () => {
    const [crop] = figures;
    const before = await recognizer.read([crop!.picture]);
    await recognizer.read(figures.slice(1).map(({ picture }) => picture));
    expect(await recognizer.read([crop!.picture])).toEqual(before);
  });

  test("places characters from left to right within the crop, sure from 0 to 1", async () => {
    const { picture } = figures.find(({ text }) => text.length > 5)!;
    const [line] = await recognizer.read([picture]);
    let last = -Infinity;
    for (const { from, to, confidence } of line ?? []) {
      expect(to).toBeGreaterThan(from);
      expect((from + to) / 2).toBeGreaterThan(last);
      last = (from + to) / 2;
      expect(last).toBeGreaterThan(0);
      expect(last).toBeLessThan(picture.width);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  test("reads nothing where nothing is printed, and nothing out of no crops", async () => {
    const white = { data: new Uint8Array(60 * 24).fill(255), width: 60, height: 24, channels: 1 } as const;
    const dot = { data: Uint8Array.of(255), width: 1, height: 1, channels: 1 } as const;
    expect((await recognizer.read([white, dot])).map(textOf)).toEqual(["", ""]);
    expect(await recognizer.read([])).toEqual([]);
  });
});

test("PP-OCR reads a crop alike whichever crops stand beside it", async () => {
  const recognizer = await createPpocr();
  const pictures = figures.map(({ picture }) => picture);
  const together = await recognizer.read(pictures);
  const alone = await Promise.all(
    pictures.slice(0, 10).map(async (picture) => (await recognizer.read([picture]))[0]),
  );
  // To the last bit: confidences go into the output.
  expect(alone).toEqual(together.slice(0, 10));
  await recognizer.close();
});

test.skipIf(process.platform !== "linux")(
  "a process of PP-OCR that is killed fails what it was reading, and what comes after is read",
  async () => {
    const recognizer = await createPpocr();
    const pictures = figures.map(({ picture }) => picture);
    const before = await recognizer.read(pictures);
    const reading = recognizer.read(pictures);
    for (const pid of readingProcesses()) process.kill(pid, "SIGKILL");
    await expect(reading).rejects.toThrow("the process that reads lines came to its end (SIGKILL)");
    // The other process may not have been missed yet.
    await vi.waitFor(async () => expect(await recognizer.read(pictures)).toEqual(before), 20_000);
    await recognizer.close();
    expect(readingProcesses()).toEqual([]);
  },
);

test("a thread of Tesseract that ends fails what it was reading, and what comes after is read", async () => {
  const threads: Worker[] = [];
  const listen = (thread: Worker): void => void threads.push(thread);
  process.on("worker", listen);
  const recognizer = await createTesseract(FIGURES);
  process.off("worker", listen);
  const pictures = figures.slice(0, 10).map(({ picture }) => picture);
  const before = await recognizer.read(pictures);
  const reading = recognizer.read(pictures);
  const failing = expect(reading).rejects.toThrow("the thread that reads figures came to its end");
  await Promise.all(threads.map((thread) => thread.terminate()));
  await failing;
  expect(await recognizer.read(pictures)).toEqual(before);
  await recognizer.close();
});

/** The children of this process that read lines. */
const readingProcesses = (): number[] =>
  readdirSync("/proc/self/task")
    .flatMap((thread) => readFileSync(`/proc/self/task/${thread}/children`, "utf8").trim().split(" "))
    .filter((pid) => pid !== "" && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("/ppocr/process"))
    .map(Number);

test("Tesseract reads only the figures that the figure reader sees otherwise than expected", async () => {
  const [ppocr, tesseract] = await Promise.all([createPpocr(), createTesseract(FIGURES)]);
  const crops = figures.slice(0, 20);
  const pictures = crops.map(({ picture }) => picture);
  const seen = (await ppocr.figures.read(pictures)).map(textOf);
  const readers = [ppocr.figures, tesseract] as const;
  const asExpected = await secondReadings(crops, seen, ...readers);
  expect([...asExpected.values()].map(({ reading }) => reading.engine)).toEqual(seen.map(() => "figures"));
  expect([...asExpected.values()].map(({ reading }) => reading.text)).toEqual(seen);
  expect([...asExpected.values()].filter(({ against }) => against !== undefined)).toEqual([]);

  // A figure that the first reader takes for a letter is read by the others; what it takes for a word is not.
  const otherwise = await secondReadings(crops, seen.with(3, "U").with(4, "万元"), ...readers);
  const [alone] = await tesseract.read([withoutMargin(crops[3]!)]);
  expect(textOf(alone)).toBe(seen[3]);
  expect(otherwise.get(3)!.reading).toEqual(toReading("tesseract", alone!));
  expect(textOf(otherwise.get(3)!.against)).toBe(seen[3]);
  expect(otherwise.has(4)).toBe(false);
  const others = [...asExpected].filter(([index]) => index !== 3 && index !== 4);
  expect([...otherwise].filter(([index]) => index !== 3)).toEqual(others);

  // What two others see alike is taken: sure enough to be believed, not to prove.
  const first = seen.map((text) =>
    [...text].map((character, at) => ({ text: character, from: at, to: at + 1, confidence: 1 })),
  );
  const misread = first.with(3, [{ text: "U", from: 0, to: 1, confidence: 1 }]);
  const settled = await settleFigures(crops, misread, otherwise, ppocr);
  expect(settled.map(textOf)).toEqual(seen);
  expect(settled[3]!.every(({ confidence }) => confidence < 0.8)).toBe(true);
  await Promise.all([ppocr.close(), tesseract.close()]);
});
