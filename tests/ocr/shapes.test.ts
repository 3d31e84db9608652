import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ruling } from "../../src/core/geometry.ts";
import { readBars } from "../../src/ocr/barShape.ts";
import { findEnclosures } from "../../src/ocr/enclosures.ts";
import { eraseRulings } from "../../src/ocr/eraseRulings.ts";
import { findLines } from "../../src/ocr/findLines.ts";
import { type Line, lineOf, type Piece } from "../../src/ocr/line.ts";
import { decode } from "../../src/ocr/ppocr/decode.ts";
import { resize } from "../../src/ocr/resize.ts";
import { isFigureLike } from "../../src/ocr/secondOpinion.ts";
import { stackLines } from "../../src/ocr/stackLines.ts";
import type { Raster } from "../../src/pdf/types.ts";

/** Pixels. */
const TEXT_HEIGHT = 25;
const piece = (x0: number, y0: number, x1: number, y1: number, enclosure = 0): Piece => ({
  x0,
  y0,
  x1,
  y1,
  enclosure,
  area: (x1 - x0) * (y1 - y0),
});
const boxOf = ({ x0, y0, x1, y1 }: Line): number[] => [x0, y0, x1, y1];
const linesOf = (pieces: readonly Piece[], isLow = false): number[][] =>
  findLines(pieces, TEXT_HEIGHT, () => isLow)
    .map(boxOf)
    .sort((a, b) => a[1]! - b[1]! || a[0]! - b[0]!);

describe("pieces of ink become lines", () => {
  test("the parts of one character are one line: 三, 一 and its 、", () => {
    const three = [piece(10, 10, 32, 13), piece(12, 19, 30, 22), piece(8, 29, 34, 32)];
    expect(linesOf(three)).toEqual([[8, 10, 34, 32]]);
    expect(linesOf([piece(10, 20, 32, 23), piece(35, 28, 40, 34)])).toEqual([[10, 20, 40, 34]]);
  });

  test("an ideograph higher than the page's digits is one line where its parts (米 over 大) do not touch", () => {
    expect(linesOf([piece(10, 10, 44, 29), piece(10, 29, 45, 46)])).toEqual([[10, 10, 45, 46]]);
    const wide = [0, 36, 72].flatMap((x) => [piece(10 + x, 10, 44 + x, 29), piece(10 + x, 29, 44 + x, 46)]);
    expect(linesOf(wide)).toHaveLength(2);
  });

  test("rows stay apart, and so do columns without rulings", () => {
    const rows = [0, 1].flatMap((row) =>
      [0, 1, 2].map((i) => piece(10 + 27 * i, 10 + 34 * row, 34 + 27 * i, 35 + 34 * row)),
    );
    expect(linesOf(rows)).toEqual([
      [10, 10, 88, 35],
      [10, 44, 88, 69],
    ]);
    expect(linesOf([piece(10, 10, 34, 35), piece(90, 10, 114, 35)])).toHaveLength(2);
  });

  test("entries of two columns closer than words may be are parted by their white, brackets and spread words are not", () => {
    const word = (from: number): Piece[] =>
      [0, 1, 2, 3].map((i) => piece(from + 27 * i, 10, from + 24 + 27 * i, 35));
    expect(linesOf([...word(10), ...word(140)])).toEqual([
      [10, 10, 115, 35],
      [140, 10, 245, 35],
    ]);
    const bracket = piece(137, 9, 144, 36);
    expect(linesOf([...word(10), bracket, ...word(147)])).toHaveLength(1);
    const spread = [0, 1, 2, 3].map((i) => piece(10 + 45 * i, 10, 34 + 45 * i, 35));
    expect(linesOf(spread)).toHaveLength(1);
  });

  test("a low cell's characters are one line however far apart, of two cells never", () => {
    expect(linesOf([piece(10, 10, 34, 35, 1), piece(90, 10, 114, 35, 1)], true)).toHaveLength(1);
    expect(linesOf([piece(10, 10, 34, 35, 1), piece(36, 10, 60, 35, 2)])).toHaveLength(2);
  });

  test("every piece is in exactly one line, of its own enclosure", () => {
    const pieces = fc.array(
      fc.tuple(
        fc.nat(300),
        fc.nat(300),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(2),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(pieces, (places) => {
        const all = places.map(([x, y, width, height, enclosure]) =>
          piece(x, y, x + width, y + height, enclosure),
        );
        const lines = findLines(all, TEXT_HEIGHT, (enclosure) => enclosure === 1);
        expect(new Set(lines.flatMap((line) => line.pieces))).toEqual(new Set(all));
        expect(lines.reduce((sum, line) => sum + line.pieces.length, 0)).toBe(all.length);
        for (const line of lines)
          expect(line.pieces.every(({ enclosure }) => enclosure === line.enclosure)).toBe(true);
      }),
    );
  });
});

test("narrow lines of one cell are stacked, wide ones and those outside cells are not", () => {
  const narrow = (row: number, enclosure: number): Line =>
    lineOf([piece(10, 34 * row, 60, 34 * row + 25, enclosure)]);
  const wide = (row: number): Line => lineOf([piece(10, 34 * row, 310, 34 * row + 25, 3)]);
  const stacks = stackLines(
    [narrow(1, 1), narrow(0, 1), narrow(0, 0), narrow(1, 0), wide(0), wide(1)],
    TEXT_HEIGHT,
  );
  expect(stacks.map((stack) => stack.map(({ y0, enclosure }) => [enclosure, y0])).sort()).toEqual([
    [[0, 0]],
    [[0, 34]],
    [
      [1, 0],
      [1, 34],
    ],
    [[3, 0]],
    [[3, 34]],
  ]);
});

test("narrow lines in a frame around columns are entries of rows, not stacked", () => {
  const entry = (column: number, row: number): Line =>
    lineOf([piece(10 + 150 * column, 34 * row, 60 + 150 * column, 34 * row + 25, 1)]);
  const lines = [entry(0, 0), entry(1, 0), entry(0, 1), entry(1, 1)];
  expect(stackLines(lines, TEXT_HEIGHT)).toHaveLength(lines.length);
});

describe("a line of mere bars is read by its shape", () => {
  const bars = (width: number, count: number): Line =>
    lineOf(Array.from({ length: count }, (_, i) => piece(10, 10 + 8 * i, 10 + width, 12 + 8 * i)));
  test.each([
    [9, 1, "一", "-"],
    [23, 1, "-", "一"],
    [24, 1, "—", "—"],
    [22, 2, "--", "二"],
    [10, 2, "二", "="],
    [22, 3, "≡", "三"],
  ])("%i pixels wide, %i of them, read %s: %s", (width, count, read, text) => {
    expect(readBars(bars(width, count).pieces, TEXT_HEIGHT, read)).toBe(text);
  });
  test("anything else is the recogniser's", () => {
    expect(readBars([piece(10, 10, 16, 27)], TEXT_HEIGHT, "1")).toBeNull();
    // Blurred figures that touch: flat, but as high as text.
    expect(readBars([piece(10, 10, 90, 27)], TEXT_HEIGHT, "2290829")).toBeNull();
    expect(readBars([piece(10, 20, 20, 22), piece(24, 10, 30, 27)], TEXT_HEIGHT, "-1")).toBeNull();
  });
});

test("greedy decoding drops blanks and repetitions, keeps doubled characters, and the surest step of each", () => {
  const alphabet = ["", "1", "3", "."];
  const path: [number, number][] = [
    [1, 0.9],
    [1, 0.8],
    [0, 1],
    [1, 0.7],
    [2, 0.6],
    [2, 0.95],
    [0, 0.9],
    [3, 0.5],
  ];
  const read = decode(probabilitiesOf(path, 4), alphabet);
  expect(read.map(({ text }) => text).join("")).toBe("113.");
  expect(read.map(({ from, to }) => [from, to])).toEqual([
    [0, 2],
    [3, 4],
    [4, 6],
    [7, 8],
  ]);
  expect(read.map(({ confidence }) => confidence)).toEqual(
    [0.9, 0.7, 0.95, 0.5].map((value) => expect.closeTo(value, 5)),
  );
});

test("a doubtful character keeps what it may be instead at its surest step, likeliest first; a sure one does not", () => {
  const alphabet = ["", ".", ",", "3", "8", "6"];
  const answer = probabilitiesOf(
    [
      [1, 0.6],
      [0, 1],
      [3, 0.4],
      [3, 0.7],
      [0, 1],
      [5, 0.995],
    ],
    6,
  );
  const others: [number, number, number][] = [
    [0, 2, 0.3],
    [0, 4, 0.001],
    [2, 2, 0.2],
    [3, 5, 0.05],
    [3, 4, 0.2],
    [3, 2, 0.02],
    [3, 1, 0.01],
    [5, 3, 0.005],
  ];
  for (const [step, index, probability] of others) answer.data[step * 6 + index] = probability;
  const read = decode(answer, alphabet);
  expect(read.map(({ text }) => text)).toEqual([".", "3", "6"]);
  expect(read.map(({ alternatives }) => alternatives?.map(({ text }) => text))).toEqual([
    [","],
    ["8", "6", ","],
    undefined,
  ]);
  expect(read[1]?.alternatives?.[0]?.confidence).toBeCloseTo(0.2, 5);
});

/** A network's answer in which each step has one likely class. */
function probabilitiesOf(path: readonly [number, number][], classes: number) {
  const data = new Float32Array(path.length * classes);
  path.forEach(([index, probability], step) => {
    data[step * classes + index] = probability;
  });
  return { data, steps: path.length, classes };
}

test("resizing keeps an even grey even, and never leaves the range", () => {
  const sides = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(sides, sides, sides, sides, fc.nat(255), (width, height, toWidth, toHeight, grey) => {
      const even: Raster = { data: new Uint8Array(width * height).fill(grey), width, height, channels: 1 };
      const { data } = resize(even, toWidth, toHeight);
      expect(data).toHaveLength(toWidth * toHeight);
      expect(data.every((value) => value === grey)).toBe(true);
    }),
  );
});

test("rulings are erased, strokes that cross them are not", () => {
  const [width, height] = [100, 40];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 19; y < 21; y++) data.fill(0, y * width, (y + 1) * width);
  for (let y = 8; y < 32; y++) data.fill(0, y * width + 50, y * width + 53);
  const ruling: Ruling = { axis: "horizontal", at: 20, from: 0, to: 100, thickness: 2 };
  const erased = eraseRulings({ data, width, height, channels: 1 }, [ruling], 128, 72);
  const dark = [...erased.data.keys()].filter((at) => erased.data[at] === 0).map((at) => at % width);
  expect(new Set(dark)).toEqual(new Set([50, 51, 52]));
  expect(dark).toHaveLength(3 * 24);
});

test("where two rulings cross, nothing of either is left", () => {
  const side = 60;
  const data = new Uint8Array(side * side).fill(255);
  for (let i = 0; i < side; i++) {
    data.fill(0, 29 * side, 32 * side);
    data.fill(0, i * side + 29, i * side + 32);
  }
  const across = { from: 0, to: side, at: 30.5, thickness: 3 };
  const rulings: Ruling[] = [
    { axis: "vertical", ...across },
    { axis: "horizontal", ...across },
  ];
  const erased = eraseRulings({ data, width: side, height: side, channels: 1 }, rulings, 128, 72);
  expect(erased.data.every((grey) => grey === 255)).toBe(true);
});

test("rulings part the page: closed boxes are areas of their own, what is open is one", () => {
  const rulings: Ruling[] = [
    ...[10, 30, 50].map((at): Ruling => ({ axis: "horizontal", at, from: 10, to: 90, thickness: 0.5 })),
    ...[10, 50, 90].map((at): Ruling => ({ axis: "vertical", at, from: 10, to: 50, thickness: 0.5 })),
  ];
  const { at, boxOf } = findEnclosures(rulings, { width: 100, height: 100 });
  const areas = [at(30, 20), at(70, 20), at(30, 40), at(70, 40)];
  expect(new Set([...areas, 0])).toHaveProperty("size", 5);
  expect([at(5, 5), at(50, 80), at(-10, 300)]).toEqual([0, 0, 0]);
  const box = boxOf(areas[1] as number);
  for (const [index, side] of [50, 10, 90, 30].entries())
    expect(Math.abs(box[index]! - side)).toBeLessThanOrEqual(1);
});

test("a short gap in a ruling opens no box, though its ends lie a little off each other, and a long one does", () => {
  const box = [10, 50].flatMap((at): Ruling[] => [
    { axis: "horizontal", at, from: 10, to: 90, thickness: 0.5 },
  ]);
  const sides = [10, 90].map((at): Ruling => ({ axis: "vertical", at, from: 10, to: 50, thickness: 0.5 }));
  const middle = (off: number, gap: number): Ruling[] => [
    { axis: "vertical", at: 50, from: 10, to: 30, thickness: 0.5 },
    { axis: "vertical", at: 50 + off, from: 30 + gap, to: 50, thickness: 0.5 },
  ];
  const areApart = (off: number, gap: number): boolean => {
    const { at } = findEnclosures([...box, ...sides, ...middle(off, gap)], { width: 100, height: 100 });
    return at(30, 30) !== at(70, 30);
  };
  for (const off of [-1.5, -0.5, 0, 0.5, 1.5]) expect(areApart(off, 4), `${off}`).toBe(true);
  expect(areApart(0, 8)).toBe(false);
});

test("figures, rates and codes are asked for twice, words and figures in words are not", () => {
  for (const text of ["1314.87", "-78.3", "5.62%", "2010399", "1,234.5O", "(78.3)", "０．５", "0:23"])
    expect(isFigureLike(text), text).toBe(true);
  for (const text of ["", "-", "2024年", "≥95%", "占87.38%；项目支出166万元", "A", "一"])
    expect(isFigureLike(text), text).toBe(false);
});
