import { expect, test } from "vitest";
import { characterInk } from "../../src/ocr/characterInk.ts";
import { findText } from "../../src/ocr/findText.ts";
import type { ReadLine } from "../../src/ocr/recognizer.ts";
import { splitInk } from "../../src/ocr/splitInk.ts";
import { scannedPage } from "./sample.ts";

test("where characters stand apart their boxes are those of their pieces of ink", async () => {
  const image = await scannedPage(17);
  const { grey } = image;
  const { crops } = findText(image);
  let compared = 0;
  for (const crop of crops) {
    const [part] = crop.parts;
    const count = part?.line.pieces.length ?? 0;
    const letters: ReadLine = Array.from({ length: count }, () => ({
      text: "8",
      from: 0,
      to: 0,
      confidence: 1,
    }));
    const pieces = characterInk(crop, letters);
    if (
      part === undefined ||
      pieces === null ||
      pieces.some(({ x0, x1, y0, y1 }) => x1 - x0 < 5 || y1 - y0 < 12)
    )
      continue;
    const shift = part.left - part.pageLeft;
    const read = pieces.map(({ x0, x1 }) => ({ text: "8", from: x0 + shift, to: x1 + shift, confidence: 1 }));
    const boxes = splitInk(grey, crop, read);
    for (const [index, { x0, x1 }] of pieces.entries()) {
      expect(Math.abs(boxes![index]!.x0 - x0)).toBeLessThanOrEqual(3);
      expect(Math.abs(boxes![index]!.x1 - x1)).toBeLessThanOrEqual(3);
    }
    compared += pieces.length;
  }
  expect(compared).toBeGreaterThan(50);
});

test("characters that touch are parted where the least ink is, and none is found where there is no ink", () => {
  const [width, height] = [40, 20];
  const data = new Uint8Array(width * height).fill(255);
  const ink = (x0: number, x1: number, y0: number, y1: number, grey = 0): void => {
    for (let y = y0; y < y1; y++) data.fill(grey, y * width + x0, y * width + x1);
  };
  ink(4, 16, 3, 17);
  ink(16, 18, 9, 11, 220);
  ink(18, 30, 3, 17);
  const grey = { data, width, height, channels: 1 } as const;
  const piece = { x0: 4, x1: 30, y0: 3, y1: 17, enclosure: 0, area: 300 };
  const crop = {
    picture: grey,
    parts: [{ line: { ...piece, pieces: [piece], enclosure: 0 }, left: 4, right: 30, pageLeft: 4 }],
  } as never;
  const at = (...centres: number[]): ReadLine =>
    centres.map((x) => ({ text: "8", from: x - 4, to: x + 4, confidence: 1 }));
  const boxes = splitInk(grey, crop, at(10, 24))!;
  expect(boxes.map(({ x0, y0, y1 }) => [x0, y0, y1])).toEqual([
    [4, 3, 17],
    [18, 3, 17],
  ]);
  expect(boxes[0]!.x1).toBeLessThanOrEqual(17);
  expect(splitInk(grey, crop, at())).toBeNull();
});
