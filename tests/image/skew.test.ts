import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { turnBox } from "../../src/core/geometry.ts";
import { cleanPage } from "../../src/image/index.ts";
import { openPdf } from "../../src/pdf/index.ts";
import type { PdfPage, Raster } from "../../src/pdf/types.ts";
import { blots, drawPage, line, pageOf, turnBack } from "./drawPage.ts";

describe("a scanned table", () => {
  let page: PdfPage;
  let raster: Raster;
  let own: number;
  beforeAll(async () => {
    const pdf = await openPdf(async () => readFileSync("samples/anyang-2024-scan.pdf"));
    const read = await pdf.readPage(11, { dpi: 200 });
    await pdf.close();
    [page, raster] = [read.page, read.raster as Raster];
    own = (await cleanPage(page, raster)).page.skew;
  });

  test.each([-2.2, -0.4, 0.3, 1.5, 2.4])(
    "turned by another %f degrees is found to lean by them",
    async (turn) => {
      const { skew } = (await cleanPage(page, turnBack(raster, -turn))).page;
      expect(Math.abs(skew - own - turn)).toBeLessThanOrEqual(0.05);
    },
  );
});

test("a box of the deskewed page, turned by its skew, lies where the displayed page has it", async () => {
  // A frame with text, and one square far from the middle, leaning 1.5 degrees clockwise.
  const frame = [
    line(20, 60, 380, 60),
    line(20, 240, 380, 240),
    line(20, 60, 20, 240),
    line(380, 60, 380, 240),
  ];
  const upright = drawPage(400, 300, [
    ...frame,
    ...blots(40, 100, 20),
    ...blots(40, 130, 20),
    [340, 200, 352, 212],
  ]);
  const leaning = turnBack(upright, -1.5);
  const { page, grey } = await cleanPage(pageOf(400, 300), leaning);
  expect(page.skew).toBeCloseTo(1.5, 1);
  expect(page.steps.map(({ name }) => name)).toEqual(["whiten", "deskew"]);
  const deskewed = inkMiddle(grey, [335, 195, 357, 217]);
  expect(deskewed).toEqual([expect.closeTo(346, 0), expect.closeTo(206, 0)]);
  const [x, y] = deskewed;
  const [x0, y0, x1, y1] = turnBox([x, y, x, y], page.skew, page);
  const displayed = inkMiddle(leaning, [330, 200, 362, 232]);
  expect([(x0 + x1) / 2, (y0 + y1) / 2]).toEqual([
    expect.closeTo(displayed[0], 0),
    expect.closeTo(displayed[1], 0),
  ]);
});

test("an empty page has nothing to lean by", async () => {
  const { page } = await cleanPage(pageOf(200, 200), drawPage(200, 200, []));
  expect([page.skew, page.blank, page.rulings]).toEqual([0, true, []]);
});

/** Middle of the dark pixels in a box, both in points. */
function inkMiddle(
  raster: Raster,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): [number, number] {
  const scale = 200 / 72;
  let [sumX, sumY, count] = [0, 0, 0];
  for (let y = Math.round(y0 * scale); y < y1 * scale; y++) {
    for (let x = Math.round(x0 * scale); x < x1 * scale; x++) {
      if ((raster.data[y * raster.width + x] as number) > 128) continue;
      [sumX, sumY, count] = [sumX + x + 0.5, sumY + y + 0.5, count + 1];
    }
  }
  return [sumX / count / scale, sumY / count / scale];
}
