import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Ruling } from "../../src/core/geometry.ts";
import { cleanPage } from "../../src/image/index.ts";
import { unbrokenShare } from "../../src/image/lineCandidates.ts";
import { openPdf } from "../../src/pdf/index.ts";
import type { Raster } from "../../src/pdf/types.ts";
import { addGrain, blots, drawPage, line, type Mark, pageOf, turnBack } from "./drawPage.ts";

const SIZE = [400, 300] as const;
const clean = async (raster: Raster): Promise<readonly Ruling[]> =>
  (await cleanPage(pageOf(...SIZE), raster)).page.rulings;

/** A header of two levels over four columns, one 20 points wide, and rows 10 points low. */
const TABLE: readonly Mark[] = [
  line(40, 50, 300, 50),
  line(140, 64, 300, 64), // only under the merged head
  line(40, 80, 300, 80),
  line(40, 90, 300, 90),
  line(40, 100, 300, 100),
  line(40, 50, 40, 100),
  line(120, 50, 120, 100),
  line(140, 50, 140, 100),
  line(220, 64, 220, 100), // ends at the merged head
  line(300, 50, 300, 100),
];
const TRUE_RULINGS = [
  ["horizontal", 50, 40, 300],
  ["horizontal", 64, 140, 300],
  ["horizontal", 80, 40, 300],
  ["horizontal", 90, 40, 300],
  ["horizontal", 100, 40, 300],
  ["vertical", 40, 50, 100],
  ["vertical", 120, 50, 100],
  ["vertical", 140, 50, 100],
  ["vertical", 220, 64, 100],
  ["vertical", 300, 50, 100],
] as const;

/** Points: two pixels at 200 dpi. */
const PRECISION = 0.72;

function expectTable(rulings: readonly Ruling[]): void {
  const rest = [...rulings];
  for (const [axis, at, from, to] of TRUE_RULINGS) {
    const index = rest.findIndex(
      (ruling) =>
        ruling.axis === axis &&
        [ruling.at - at, ruling.from - from, ruling.to - to].every((miss) => Math.abs(miss) <= PRECISION),
    );
    expect(index, `${axis} at ${at} from ${from} to ${to}`).toBeGreaterThanOrEqual(0);
    rest.splice(index, 1);
  }
  expect(rest).toEqual([]);
}

describe("every piece of a merged header is found, end to end", () => {
  const text = [...blots(50, 60, 6), ...blots(150, 53, 8), ...blots(50, 150, 20), ...blots(50, 170, 20)];
  const printed = drawPage(...SIZE, [...TABLE, ...text]);
  test("on a clean page", async () => expectTable(await clean(printed)));
  test("on a leaning and grainy one", async () =>
    expectTable(await clean(addGrain(turnBack(printed, -0.7), 40))));
  test("in hairlines lighter than ink", async () => {
    const hairlines = TABLE.map(([x0, y0, x1, y1]): Mark => [x0, y0, x1, y1, 205]);
    expectTable(await clean(addGrain(drawPage(...SIZE, [...hairlines, ...text]), 8)));
  });
});

test("a double line is one ruling, as thick as both strokes", async () => {
  const double = TABLE.flatMap(([x0, y0, x1, y1]): Mark[] => {
    const [dx, dy] = y1 - y0 > x1 - x0 ? [0.75, 0] : [0, 0.75];
    return [
      [x0 - dx, y0 - dy, x1 - dx, y1 - dy],
      [x0 + dx, y0 + dy, x1 + dx, y1 + dy],
    ];
  });
  const rulings = await clean(drawPage(...SIZE, [...double, ...blots(50, 150, 25)]));
  expectTable(rulings);
  for (const { thickness } of rulings) expect(thickness).toBeGreaterThan(1.8);
});

test("the level tops of a line of figures are no ruling", async () => {
  // Strokes of five points with gaps of one and a half: smoothed along the row they are a hairline.
  const tops = Array.from({ length: 7 }, (_, index) => line(100 + 6.5 * index, 100, 105 + 6.5 * index, 100));
  const stems = Array.from({ length: 7 }, (_, index) => line(100 + 6.5 * index, 100, 100 + 6.5 * index, 106));
  expect(await clean(drawPage(...SIZE, [...tops, ...stems, ...blots(50, 150, 25)]))).toEqual([]);
});

test("strokes of characters are no rulings", async () => {
  // 口, 一, a dash of two characters' length and 工, each larger than the text around them.
  const box = [
    line(50, 100, 70, 100),
    line(50, 120, 70, 120),
    line(50, 100, 50, 120),
    line(70, 100, 70, 120),
  ];
  const dashes = [line(100, 110, 122, 110), line(150, 110, 180, 110)];
  const gong = [line(210, 100, 230, 100), line(220, 100, 220, 120), line(210, 120, 230, 120)];
  expect(await clean(drawPage(...SIZE, [...box, ...dashes, ...gong, ...blots(50, 200, 25)]))).toEqual([]);
});

test("strokes of ideographs are no rulings where most of the page is figures, which are lower", async () => {
  const figures = Array.from({ length: 300 }, (_, index): Mark => {
    const [x, y] = [50 + 7 * (index % 35), 110 + 12 * Math.floor(index / 35)];
    return [x, y, x + 3.5, y + 5.4];
  });
  const ideographs = [...blots(50, 230, 25), ...blots(50, 250, 25)];
  // The hook of 疗 in a row of fifteen points, and the strokes of 学技术支 that follow each other.
  const hook = line(180, 53.6, 180, 61.9);
  const bars = line(150, 272, 184, 272);
  const rows = [line(40, 50, 300, 50), line(40, 65, 300, 65), line(40, 50, 40, 65), line(300, 50, 300, 65)];
  const rulings = await clean(drawPage(...SIZE, [...rows, hook, bars, ...figures, ...ideographs]));
  expect(rulings.map(({ axis, at }) => `${axis} ${Math.round(at)}`)).toEqual([
    "horizontal 50",
    "horizontal 65",
    "vertical 40",
    "vertical 300",
  ]);
});

test("a gap as wide as a merged cell parts two rulings; a scratch does not", async () => {
  const marks = [
    line(40, 50, 150, 50),
    line(190, 50, 360, 50),
    line(40, 90, 200, 90),
    line(201.5, 90, 360, 90),
  ];
  const rulings = await clean(drawPage(...SIZE, [...marks, ...blots(50, 150, 25)]));
  expect(rulings.map(({ at }) => Math.round(at)).sort()).toEqual([50, 50, 90]);
});

test("bars and filled cells are no rulings", async () => {
  const marks: Mark[] = [[40, 50, 360, 60], [40, 80, 120, 120], ...blots(50, 150, 25)];
  expect(await clean(drawPage(...SIZE, marks))).toEqual([]);
});

test("a scanned page of prose has none, and a scanned table those of its born-digital twin", async () => {
  const [scan, born] = await Promise.all(
    ["samples/anyang-2024-scan.pdf", "samples/anyang-2024-born.pdf"].map((file) =>
      openPdf(async () => readFileSync(file)),
    ),
  );
  const found = async (number: number): Promise<readonly Ruling[]> => {
    const { page, raster } = await scan!.readPage(number, { dpi: 200 });
    return (await cleanPage(page, raster as Raster)).page.rulings;
  };
  expect(await found(4)).toEqual([]);
  const drawn = (await born!.readPage(17, { dpi: 200 })).page.rulings;
  const seen = await found(17);
  expect(seen).toHaveLength(drawn.length);
  for (const { axis, at, from, to } of drawn) {
    expect(seen).toContainEqual({
      axis,
      at: within(at),
      from: within(from),
      to: within(to),
      thickness: expect.any(Number),
    });
  }
  await Promise.all([scan?.close(), born?.close()]);
});

/** Within two points: the scanner shifts the whole sheet by about one. */
const within = (value: number) => ({
  asymmetricMatch: (other: number): boolean => Math.abs(other - value) <= 2,
});

test("zeros under each other in low rows are no rulings: paper lies over and under each", async () => {
  const tops = [0, 1, 2, 3, 4, 5, 6].map((row) => 50 + 7 * row);
  const rows = tops.map((y) => line(40, y, 300, y));
  const ends = [line(40, 50, 40, 92), line(300, 50, 300, 92)];
  // The two sides of a 0, 4.3 points high in rows of 7 points.
  const zeros = tops
    .slice(0, -1)
    .flatMap((y) =>
      [100, 150, 200, 250].flatMap((x) => [
        line(x, y + 1.4, x, y + 5.7),
        line(x + 2.5, y + 1.4, x + 2.5, y + 5.7),
      ]),
    );
  const found = await clean(drawPage(...SIZE, [...rows, ...ends, ...zeros, ...blots(50, 200, 25)]));
  expect(found.filter(({ axis }) => axis === "vertical").map(({ at }) => Math.round(at))).toEqual([40, 300]);
  expect(found.filter(({ axis }) => axis === "horizontal")).toHaveLength(7);
});

/** Dots of two pixels along a line, some half of it inked, at random; the same each time. */
function worn([x0, y0, x1, y1]: readonly [number, number, number, number], seed: number): Mark[] {
  let state = seed;
  const chance = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const step = 0.72;
  const dots: Mark[] = [];
  for (let at = 0; at < Math.max(x1 - x0, y1 - y0); at += step) {
    if (chance() > 0.55) continue;
    const [x, y] = x0 === x1 ? [x0, y0 + at] : [x0 + at, y0];
    dots.push([x - 0.36, y - 0.36, x + 0.36, y + 0.36]);
  }
  return dots;
}

test("rulings worn to dots are found between whole ones; a long one whose end is lost goes on to the next", async () => {
  const rows = [90, 130, 170, 210];
  const marks = [
    ...[50, 250].map((y) => line(40, y, 360, y)),
    ...[40, 360].map((x) => line(x, 50, x, 250)),
    ...rows.flatMap((y, row) => worn([row === 3 ? 95 : 40, y, 360, y], row + 1)),
    ...worn([180, 50, 180, 250], 9),
    ...[50, ...rows].flatMap((y) => [...blots(60, y + 16, 8), ...blots(220, y + 16, 10)]),
  ];
  const rulings = await clean(drawPage(...SIZE, marks));
  const found = rulings.map(({ axis, at, from, to }) => [axis, ...[at, from, to].map(Math.round)]);
  for (const y of rows) expect(found).toContainEqual(["horizontal", y, 40, 360]);
  expect(found).toContainEqual(["vertical", 180, 50, 250]);
  expect(found).toHaveLength(9);
});

test("strokes of characters under each other are no worn ruling, nor are specks", async () => {
  const frame = [50, 290].map((y) => line(40, y, 360, y)).concat([40, 360].map((x) => line(x, 50, x, 290)));
  const strokes = Array.from({ length: 14 }, (_, row): Mark[] => [
    [60, 58 + 16.5 * row, 60.72, 67 + 16.5 * row],
    [56, 62 + 16.5 * row, 65, 62.72 + 16.5 * row],
    ...blots(80, 58 + 16.5 * row, 6),
  ]).flat();
  const specks = Array.from({ length: 20 }, (_, at) =>
    worn([45 + 15 * at, 55 + 11 * at, 45 + 15 * at, 57 + 11 * at], at + 1),
  );
  const rulings = await clean(drawPage(...SIZE, [...frame, ...strokes, ...specks.flat()]));
  expect(rulings).toHaveLength(4);
});

test("a short line that a character under the table lengthens ends at the table's last ruling", async () => {
  /** Print of 16 points: beside it no line of the table is longer than five characters are high. */
  const large = (y: number): Mark[] =>
    Array.from({ length: 16 }, (_, at): Mark => [45 + 20 * at, y, 60 + 20 * at, y + 16]);
  const marks = [
    ...[50, 70, 84].map((y) => line(40, y, 360, y)),
    ...[40, 120, 280, 360].map((x) => line(x, 50, x, 84)),
    line(200, 50, 200, 90), // goes on in the first stroke of a character of the note
    ...[87, 88.6].map((y) => line(200, y, 206, y)),
    ...[120, 150, 180, 210, 240].flatMap(large),
  ];
  const found = await clean(drawPage(...SIZE, marks));
  const verticals = found.filter(({ axis }) => axis === "vertical");
  expect(verticals.map(({ at }) => Math.round(at)).sort((a, b) => a - b)).toEqual([40, 120, 200, 280, 360]);
  expect(verticals.map(({ to }) => Math.round(to))).toEqual([84, 84, 84, 84, 84]);
});

test("the feet of zeros in a full row of figures are no worn ruling", async () => {
  /** A zero of 4 by 7 points as its strokes: two sides, a top and a foot. */
  const zero = (x: number, y: number): Mark[] => [
    [x, y + 0.5, x + 0.7, y + 6.5],
    [x + 3.3, y + 0.5, x + 4, y + 6.5],
    [x + 0.5, y, x + 3.5, y + 0.7],
    [x + 0.5, y + 6.3, x + 3.5, y + 7],
  ];
  const rows = [50, 80, 110, 140, 170];
  const edges = Array.from({ length: 9 }, (_, at) => 40 + 40 * at);
  const marks = [
    ...rows.map((y) => line(40, y, 360, y)),
    ...edges.map((x) => line(x, 50, x, 170)),
    ...rows
      .slice(1)
      .flatMap((y) =>
        edges
          .slice(0, -1)
          .flatMap((x) => Array.from({ length: 7 }, (_, at) => zero(x + 3 + 5 * at, y - 18)).flat()),
      ),
  ];
  const found = await clean(drawPage(...SIZE, marks));
  expect(found.filter(({ axis }) => axis === "horizontal")).toHaveLength(5);
  expect(found.filter(({ axis }) => axis === "vertical")).toHaveLength(9);
});

test("a gap that grain fills breaks a line: it is no darker than the paper beside the line", () => {
  const dashes = Array.from({ length: 8 }, (_, at): Mark => [40 + 13 * at, 50, 49.4 + 13 * at, 50.72, 150]);
  const grainy = (marks: readonly Mark[]): Raster => addGrain(drawPage(200, 100, marks, 215), 45);
  const stroke = { at: 140, from: 112, to: 390, thickness: 2 };
  expect(unbrokenShare(grainy(dashes), stroke)).toBeLessThan(0.85);
  expect(unbrokenShare(grainy([line(40, 50.36, 142, 50.36, 150)]), stroke)).toBeGreaterThan(0.85);
});

test("a ruling worn to dots that no other crosses stands for itself", async () => {
  const marks = [...worn([40, 150, 360, 150], 3), ...[80, 110, 180].flatMap((y) => blots(60, y, 20))];
  const rulings = await clean(drawPage(...SIZE, marks));
  expect(rulings.map(({ axis, at }) => [axis, Math.round(at)])).toEqual([["horizontal", 150]]);
});
