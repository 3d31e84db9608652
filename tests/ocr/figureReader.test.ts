import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calibrationError } from "../../bench/figures/calibration.ts";
import { likelihood } from "../../src/ocr/figures/likelihood.ts";
import { openFigureNetwork } from "../../src/ocr/figures/model.ts";
import { paddedWidth, toCrop } from "../../src/ocr/figures/prepareLine.ts";
import { readFigures } from "../../src/ocr/figures/readFigures.ts";
import type { Network } from "../../src/ocr/ppocr/network.ts";
import { textOf } from "../../src/ocr/secondOpinion.ts";
import type { Raster } from "../../src/pdf/types.ts";
import { labelledCrops } from "./sample.ts";

let network: Network;
let crops: { picture: Raster; text: string }[];
beforeAll(async () => {
  network = await openFigureNetwork();
  crops = await labelledCrops(17);
});
afterAll(() => network.close());

const read = async (pictures: readonly Raster[]) => readFigures(network, pictures);
const isFigure = (text: string): boolean => /^[\d.,]+$/u.test(text);

describe("the figure reader", () => {
  test("reads every figure of a page of a fair scan, sure of it", async () => {
    const figures = crops.filter(({ text }) => isFigure(text));
    const lines = await read(figures.map(({ picture }) => picture));
    expect(figures.length).toBeGreaterThan(100);
    expect(lines.map(textOf)).toEqual(figures.map(({ text }) => text));
    const sure = lines.filter((line) => line.every(({ confidence }) => confidence > 0.9));
    expect(sure.length).toBeGreaterThan(0.97 * figures.length);
  });

  test("reads nothing in words", async () => {
    const words = crops.filter(({ text }) => /^\p{Script=Han}{2,}$/u.test(text));
    const lines = await read(words.map(({ picture }) => picture));
    expect(words.length).toBeGreaterThan(20);
    expect(lines.filter((line) => line.length > 0).length).toBeLessThanOrEqual(0.02 * words.length);
  });

  test("reads faint print as well as black print", async () => {
    const figures = crops.filter(({ text }) => isFigure(text)).slice(0, 60);
    const faint = figures.map(({ picture }) => ({
      ...picture,
      data: picture.data.map((grey) => 235 - Math.round(0.3 * (255 - grey))),
    }));
    expect((await read(faint)).map(textOf)).toEqual(figures.map(({ text }) => text));
  });

  test("is as sure of each character as of the whole figure", async () => {
    const [line] = await read([crops.find(({ text }) => isFigure(text) && text.length > 4)!.picture]);
    expect(new Set(line!.map(({ confidence }) => confidence)).size).toBe(1);
  });

  test("reads a line alike whichever lines stand beside it", async () => {
    const pictures = crops.filter(({ text }) => isFigure(text)).map(({ picture }) => picture);
    const together = await read(pictures);
    const alone = await Promise.all(pictures.slice(0, 5).map(async (picture) => (await read([picture]))[0]));
    expect(alone).toEqual(together.slice(0, 5));
  });

  test("is not opened from weights that were not measured", async () => {
    const folder = mkdtempSync(join(tmpdir(), "weights-"));
    const file = join(folder, "figures.onnx");
    writeFileSync(file, "no network");
    await expect(openFigureNetwork(file)).rejects.toThrow(/SHA-256/u);
    rmSync(folder, { recursive: true });
  });
});

test("a line stands where it stood, whatever its padding", () => {
  const crop = { data: new Uint8Array(200 * 28), width: 200, height: 28, channels: 1 } as const;
  expect(paddedWidth(crop)).toBe(208);
  expect(toCrop(crop, 4)).toBe(0);
  expect(toCrop(crop, 204)).toBe(200);
});

test("the likelihoods of all texts that so many steps can spell add up to one", () => {
  const [steps, classes] = [4, 3];
  const data = Float32Array.from([0.5, 0.3, 0.2, 0.1, 0.6, 0.3, 0.25, 0.25, 0.5, 0.7, 0.2, 0.1]);
  const texts = [0, 1, 2, 3, 4].flatMap((length) =>
    Array.from({ length: 2 ** length }, (_, bits) =>
      Array.from({ length }, (__, place) => 1 + ((bits >> place) & 1)),
    ),
  );
  const sum = texts.reduce((total, text) => total + likelihood({ data, steps, classes }, text), 0);
  expect(sum).toBeCloseTo(1, 6);
  // Two of one character need a blank between them.
  expect(likelihood({ data, steps: 2, classes }, [1, 1])).toBe(0);
  expect(likelihood({ data, steps: 2, classes }, [1, 2])).toBeCloseTo(0.3 * 0.3, 6);
});

test("a reader that is right as often as it says has no calibration error", () => {
  const judged = (confidence: number, right: number, of: number) =>
    Array.from({ length: of }, (_, index) => ({ confidence, isRight: index % of < right }));
  expect(calibrationError(Array.from({ length: 15 }, () => judged(0.8, 8, 10)).flat())).toBeCloseTo(0, 6);
  expect(calibrationError(Array.from({ length: 15 }, () => judged(1, 9, 10)).flat())).toBeCloseTo(0.1, 6);
});
