import { describe, expect, it } from "vitest";
import type { Ruling } from "../../src/core/geometry.ts";
import { STRUCK } from "../../src/core/money.ts";
import type { Crop } from "../../src/ocr/cutCrop.ts";
import { markStruckOut } from "../../src/ocr/struckRuns.ts";
import type { TextRun } from "../../src/ocr/types.ts";

const [WIDTH, HEIGHT, INK_BELOW] = [60, 20, 128];
const struck = (text: string): string => [...text].map((character) => character + STRUCK).join("");

/** A line of ten bars two pixels apart, with ink besides where `isStroke` says. */
function cropOf(isStroke: (x: number, y: number) => boolean): Crop {
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    return x % 6 < 4 || isStroke(x, y) ? 0 : 255;
  });
  const line = { x0: 0, y0: 0, x1: WIDTH, y1: HEIGHT, enclosure: 0, pieces: [] };
  const picture = { data, width: WIDTH, height: HEIGHT, channels: 1 as const };
  return { picture, parts: [{ line, left: 0, right: WIDTH, pageLeft: 0 }], margin: [0, 0], wide: null };
}

/** The run as read, its characters side by side. */
function runOf(text: string): TextRun {
  const box = [0, 0, WIDTH, HEIGHT] as const;
  const step = WIDTH / text.length;
  const glyphs = [...text].map((character, at) => ({
    text: character,
    box: [at * step, 0, (at + 1) * step, HEIGHT] as const,
    confidence: 1,
  }));
  return { box, lines: [box], text, confidence: 1, engine: "ppocr", glyphs };
}

const mark = (text: string, isStroke: (x: number, y: number) => boolean, rulings: readonly Ruling[] = []) =>
  markStruckOut([runOf(text)], [cropOf(isStroke)], rulings, INK_BELOW);
const marked = (...given: Parameters<typeof mark>): string | undefined => mark(...given).runs[0]?.text;

describe("ink through the middle of a scanned figure", () => {
  it("strikes it out from end to end, also where it leans by a pixel or ends a little short", () => {
    expect(marked("1234.56", (_, y) => y === 10)).toBe(struck("1234.56"));
    expect(marked("1234.56", (x, y) => y === (x < 30 ? 10 : 11))).toBe(struck("1234.56"));
    expect(marked("1234.56", (x, y) => y === 10 && x < 58)).toBe(struck("1234.56"));
  });

  it("is none over a part of it, at its head or foot, or where there is none", () => {
    expect(marked("1234.56", (x, y) => y === 10 && x < 48)).toBe("1234.56");
    for (const row of [1, 4, 16, 19]) expect(marked("1234.56", (_, y) => y === row)).toBe("1234.56");
    expect(marked("1234.56", () => false)).toBe("1234.56");
  });

  it("leaves words, dashes and single signs alone", () => {
    for (const text of ["甲项目一二", "----", "-5"]) expect(marked(text, (_, y) => y === 10)).toBe(text);
  });
});

describe("a ruling through the middle of a scanned figure", () => {
  const ruling = { axis: "horizontal", from: -2, to: 62, thickness: 1 } as const;

  it("strikes it out, and is no line of a grid", () => {
    const { runs, rulings } = mark("1234.56", () => false, [{ ...ruling, at: 10 }]);
    expect([runs[0]?.text, rulings]).toEqual([struck("1234.56"), []]);
    expect(runs[0]?.glyphs[0]?.text).toBe(struck("1"));
  });

  it("is one of the grid where it runs over or under the figure", () => {
    for (const at of [4, 16]) {
      const { runs, rulings } = mark("1234.56", () => false, [{ ...ruling, at }]);
      expect([runs[0]?.text, rulings.length]).toEqual(["1234.56", 1]);
    }
  });
});
