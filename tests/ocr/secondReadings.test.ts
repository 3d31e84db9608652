import { afterAll, beforeAll, expect, test } from "vitest";
import { cutCrop } from "../../src/ocr/cutCrop.ts";
import { openFigureNetwork } from "../../src/ocr/figures/model.ts";
import { readFigures } from "../../src/ocr/figures/readFigures.ts";
import { findText } from "../../src/ocr/findText.ts";
import type { Line } from "../../src/ocr/line.ts";
import type { Network } from "../../src/ocr/ppocr/network.ts";
import type { Recognizer } from "../../src/ocr/recognizer.ts";
import { textOf } from "../../src/ocr/secondOpinion.ts";
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

const figureReader: Recognizer = {
  engine: "figures",
  read: (crops) => readFigures(network, crops),
  close: async () => {},
};

test("a figure whose first character is too faint to be found as ink is read without it, and not surely", async () => {
  const { page, print, ...image } = await scannedPage(17);
  const { crops, textHeight } = findText({ page, print, ...image });
  const alone = crops.filter(({ parts }) => parts.length === 1);
  const whole = await secondReadings(
    alone,
    alone.map(() => "0.00"),
    figureReader,
    figureReader,
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
  const readings = await secondReadings(faintCrops, short, figureReader, neverAsked);
  const read = [...readings.values()].map(({ reading }) => reading);
  const lacking = read.filter(({ text }, index) => text === short[index]);
  expect(lacking.length).toBeGreaterThan(0.8 * figures.length);
  expect(lacking.filter(({ confidence }) => confidence > 0.6)).toEqual([]);
});

test("a figure of which one digit was read as a Chinese character is read as a figure, a word is not", async () => {
  const { crops } = findText(await scannedPage(17));
  const alone = crops.filter(({ parts }) => parts.length === 1);
  const all = await secondReadings(
    alone,
    alone.map(() => "0.00"),
    figureReader,
    figureReader,
  );
  const [index, { reading }] = [...all].find(([, found]) => /^\d{3,}\.\d\d$/u.test(found.reading.text))!;
  const crop = alone[index]!;
  const readAs = async (text: string) =>
    (await secondReadings([crop], [text], figureReader, figureReader)).get(0);
  const found = await readAs(`日${reading.text.slice(1)}`);
  expect([found?.reading.text, textOf(found?.against ?? [])]).toEqual([reading.text, reading.text]);
  expect(await readAs(`${reading.text}元`)).toBeUndefined();
});
