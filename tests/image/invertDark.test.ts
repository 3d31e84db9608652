import { describe, expect, test } from "vitest";
import { cleanPage } from "../../src/image/index.ts";
import { invertDark } from "../../src/image/invertDark.ts";
import type { Raster } from "../../src/pdf/types.ts";
import { addGrain, blots, drawPage, line, type Mark, pageOf } from "./drawPage.ts";

const SIZE = [400, 300] as const;
const DPI = 200;
/** A header of two cells, white words on grey with a lighter line between them, over two rows of print on paper. */
const HEAD: Mark = [40, 50, 300, 80, 107];
/** Each mark as three upright strokes of one and a half points, as characters are made of. */
const words = (marks: readonly Mark[], level: number): Mark[] =>
  marks.flatMap(([x0, y0, , y1]) => [0, 3, 6].map((at): Mark => [x0 + at, y0, x0 + at + 1.5, y1, level]));
const SHEET: readonly Mark[] = [
  HEAD,
  [169.6, 50, 170.4, 80, 170],
  ...words([...blots(60, 60, 8), ...blots(190, 60, 8)], 255),
  ...[100, 120].map((y) => line(40, y, 300, y)),
  ...[40, 170, 300].map((x) => line(x, 80, x, 120)),
  ...[86, 106].flatMap((y) => [...blots(60, y, 8), ...blots(190, y, 8)]),
];

/** The commonest grey in the box, points. */
function greyIn({ data, width }: Raster, [x0, y0, x1, y1]: readonly number[]): number {
  const counts = new Uint32Array(256);
  const at = (points: number): number => Math.round((points * DPI) / 72);
  for (let y = at(y0!); y < at(y1!); y++)
    for (let x = at(x0!); x < at(x1!); x++) counts[data[y * width + x]!]!++;
  return counts.indexOf(Math.max(...counts));
}

describe("white words on a dark ground", () => {
  test("become dark words on white, and print on paper stays as it is", () => {
    const page = drawPage(...SIZE, SHEET);
    const { grey, grounds } = invertDark(page, DPI);
    expect(grounds).toBe(1);
    expect(greyIn(grey, [45, 54, 55, 58])).toBe(255);
    const [[x0, y0, , y1]] = blots(60, 60, 1) as [Mark];
    expect(greyIn(grey, [x0 + 0.2, y0 + 0.8, x0 + 1.2, y1 - 0.8])).toBe(0);
    const below = (raster: Raster): Uint8Array =>
      raster.data.slice(Math.round((84 * DPI) / 72) * raster.width);
    expect(below(grey)).toEqual(below(page));
  });

  test("leave the line around their ground and the lines between their cells, with grain too", async () => {
    for (const raster of [drawPage(...SIZE, SHEET), addGrain(drawPage(...SIZE, SHEET), 12)]) {
      const { rulings, steps } = (await cleanPage(pageOf(...SIZE), raster)).page;
      expect(steps.map(({ name }) => name)).toContain("invert-dark");
      const found = rulings.map(({ axis, at }) => `${axis} ${Math.round(at)}`);
      for (const ruling of [
        "horizontal 50",
        "horizontal 80",
        "horizontal 100",
        "horizontal 120",
        "vertical 170",
      ])
        expect(found).toContain(ruling);
    }
  });
});

test("bars, print and pictures are no such grounds", () => {
  const picture = drawPage(...SIZE, []);
  for (let y = 100; y < 300; y++)
    for (let x = 100; x < 500; x++) picture.data[y * picture.width + x] = ((x * 7 + y * 3) >> 2) % 150;
  const pages = [
    drawPage(...SIZE, [[40, 50, 360, 70, 60]]),
    drawPage(...SIZE, Array.from({ length: 12 }, (_, row) => blots(40, 40 + 16 * row, 30)).flat()),
    picture,
  ];
  expect(pages.map((page) => invertDark(page, DPI).grounds)).toEqual([0, 0, 0]);
});
