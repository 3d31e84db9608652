import { expect, test } from "vitest";
import { turnBox } from "../../src/core/geometry.ts";
import { cleanPage } from "../../src/image/index.ts";
import { resample } from "../../src/image/resample.ts";
import type { Raster } from "../../src/pdf/types.ts";
import { blots, DPI, drawPage, line, pageOf } from "./drawPage.ts";

const [WIDTH, HEIGHT] = [400, 300];
const SCALE = DPI / 72;

/** A grid of 8 rows and 5 columns with text, and one square far from the middle. */
function grid(): Raster {
  const rows = Array.from({ length: 9 }, (_, i) => line(20, 40 + 25 * i, 380, 40 + 25 * i));
  const columns = Array.from({ length: 6 }, (_, i) => line(20 + 72 * i, 40, 20 + 72 * i, 240));
  const text = Array.from({ length: 8 }, (_, i) => blots(30, 48 + 25 * i, 5)).flat();
  return drawPage(WIDTH, HEIGHT, [...rows, ...columns, ...text, [350, 200, 362, 212]]);
}

/** The curl of an open book: rows sag by 1.5 % of the height in the middle. */
const curled = (raster: Raster): Raster =>
  resample(raster, (x, y) => [x, y - 0.015 * raster.height * (1 - ((2 * x) / raster.width - 1) ** 2)]);

/** A photograph from below: the upper edge is a tenth shorter. */
const narrowed = (raster: Raster): Raster =>
  resample(raster, (x, y) => {
    const middle = raster.width / 2;
    return [middle + (x - middle) / (0.9 + (0.1 * y) / raster.height), y];
  });

test.each([
  ["curled", curled],
  ["photographed", narrowed],
] as const)(
  "a %s page is flattened: its lines are rulings from end to end, its boxes lie where found",
  async (_, bendIt) => {
    const flat = (await cleanPage(pageOf(WIDTH, HEIGHT), grid())).page;
    expect(flat.warp).toBeUndefined();
    const bent = bendIt(grid());
    const { page, grey } = await cleanPage(pageOf(WIDTH, HEIGHT), bent);
    expect(page.steps.map(({ name }) => name)).toContain("flatten");
    const ruled = (axis: string) => page.rulings.filter((ruling) => ruling.axis === axis);
    expect([ruled("horizontal").length, ruled("vertical").length]).toEqual([9, 6]);
    const lengths = ruled("horizontal").map(({ from, to }) => to - from);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(2);
    const square = middleOfSquare(grey);
    const [x0, y0, x1, y1] = turnBox([square[0], square[1], square[0], square[1]], page.skew, page);
    const found = middleOfSquare(bent);
    expect([(x0 + x1) / 2, (y0 + y1) / 2]).toEqual([
      expect.closeTo(found[0], 0),
      expect.closeTo(found[1], 0),
    ]);
  },
);

test("a straight page, however noisy its text, is not bent", async () => {
  const rows = Array.from({ length: 12 }, (_, i) => blots(20, 20 + 20 * i, 35)).flat();
  const { page } = await cleanPage(pageOf(WIDTH, HEIGHT), drawPage(WIDTH, HEIGHT, rows));
  expect(page.warp).toBeUndefined();
  expect(page.steps.map(({ name }) => name)).toEqual(["whiten"]);
});

/** Middle of the filled square of 12 points, in points: where most dark pixels stand around (356, 206). */
function middleOfSquare(raster: Raster): [number, number] {
  let [sumX, sumY, count] = [0, 0, 0];
  for (let y = Math.round(180 * SCALE); y < 232 * SCALE; y++) {
    for (let x = Math.round(325 * SCALE); x < 376 * SCALE; x++) {
      if (!isFilled(raster, x, y)) continue;
      [sumX, sumY, count] = [sumX + x + 0.5, sumY + y + 0.5, count + 1];
    }
  }
  return [sumX / count / SCALE, sumY / count / SCALE];
}

/** Is there dark 3 pixels to every side? Not so on a ruling. */
const isFilled = ({ data, width }: Raster, x: number, y: number): boolean =>
  [0, -3, 3, -3 * width, 3 * width].every((step) => (data[y * width + x + step] as number) < 128);
