import { afterAll, beforeAll, expect, test } from "vitest";
import { cutCrop } from "../../src/ocr/cutCrop.ts";
import { openFigureNetwork } from "../../src/ocr/figures/model.ts";
import { readFigures } from "../../src/ocr/figures/readFigures.ts";
import { findText } from "../../src/ocr/findText.ts";
import type { Line } from "../../src/ocr/line.ts";
import type { Network } from "../../src/ocr/ppocr/network.ts";
import type { Recognizer } from "../../src/ocr/recognizer.ts";
import { secondReadings } from "../../src/ocr/secondReadings.ts";
import { scannedPage } from "./sample.ts";

let network: Network;
beforeAll(async () => {
  network = await openFigureNetwork();
});
afterAll(() => network.close());

const neverAsked: Recognizer = {
  engine: "tesseract",
  read: async (crops) => {
    if (crops.length > 0) throw new Error("asked");
    return [];
  },
  close: async () => {},
};

test("a figure whose first character is too faint to be found as ink is read without it, and not surely", async () => {
  const { page, print, ...image } = await scannedPage(17);
  const reader: Recognizer = {
    engine: "figures",
    read: (crops) => readFigures(network, crops),
    close: async () => {},
  };
  const { crops, textHeight } = findText({ page, print, ...image });
  const alone = crops.filter(({ parts }) => parts.length === 1);
  const whole = await secondReadings(
    alone,
    alone.map(() => "0.00"),
    reader,
    reader,
  );
  const figures = [...alone.keys()].filter((at) => {
    const { text, confidence } = whole.get(at)?.reading ?? { text: "", confidence: 0 };
    return confidence > 0.9 && /^\d{2,}\.\d\d$/u.test(text) && lineOf(at).pieces.length === text.length;
  });
  function lineOf(at: number): Line {
    return alone[at]!.parts[0]!.line;
  }
  expect(figures.length).toBeGreaterThan(7);

  const faint = { ...print, data: print.data.slice() };
  const cut = figures.map((at) => {
    const line = lineOf(at);
    const [first, ...rest] = line.pieces.toSorted((a, b) => a.x0 - b.x0);
    for (let y = first!.y0 - 1; y <= first!.y1; y++)
      for (let x = first!.x0 - 1; x <= first!.x1; x++)
        faint.data[y * print.width + x] = Math.max(page.inkBelow + 20, print.data[y * print.width + x]!);
    return { ...line, pieces: rest, x0: Math.min(...rest.map(({ x0 }) => x0)) };
  });
  const faintCrops = cut.map((line) => cutCrop(faint, [line], textHeight, page.inkBelow));
  const short = figures.map((at) => whole.get(at)!.reading.text.slice(1));
  const readings = await secondReadings(faintCrops, short, reader, neverAsked);
  const read = [...readings.values()].map(({ reading }) => reading);
  const lacking = read.filter(({ text }, index) => text === short[index]);
  expect(lacking.length).toBeGreaterThan(0.8 * figures.length);
  expect(lacking.filter(({ confidence }) => confidence > 0.6)).toEqual([]);
});
