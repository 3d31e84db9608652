import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanPage } from "../../src/image/index.ts";
import { type QuarterTurn, quarterTurn } from "../../src/image/quarterTurn.ts";
import { createReader, type Reader } from "../../src/ocr/index.ts";
import { openPdf } from "../../src/pdf/index.ts";
import type { PdfPage, Raster } from "../../src/pdf/types.ts";
import { blots, drawPage, pageOf } from "./drawPage.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await createReader("ppocr");
});
afterAll(() => reader.close());

/** A wide table, and prose. */
describe.each([11, 3])("page %i of the scan", (number) => {
  let page: PdfPage;
  let raster: Raster;
  beforeAll(async () => {
    const pdf = await openPdf(async () => readFileSync("samples/anyang-2024-scan.pdf"));
    const read = await pdf.readPage(number, { dpi: 200 });
    await pdf.close();
    [page, raster] = [read.page, read.raster as Raster];
  });

  test.each([0, 90, 180, 270] as const)("put in turned by %i degrees is set upright", async (turn) => {
    const isAcross = turn === 90 || turn === 270;
    const [width, height] = isAcross ? [page.height, page.width] : [page.width, page.height];
    const turned = await cleanPage({ ...page, width, height }, quarterTurn(raster, turn), {
      read: reader.legibility,
    });
    const upright = await cleanPage(page, raster);
    expect(turned.page).toMatchObject({
      width: page.width,
      height: page.height,
      rotation: (360 - turn) % 360,
      skew: expect.closeTo(upright.page.skew, 1),
    });
    const back = turned.page.steps.filter(({ name }) => name === "turn").map(({ detail }) => detail);
    expect(back).toEqual(turn === 0 ? [] : [`${360 - turn}° clockwise`]);
    expect(turned.page.rulings.length).toBe(upright.page.rulings.length);
  });
});

test("a page that no reader makes out stays as it is", async () => {
  const rows = Array.from({ length: 10 }, (_, row) => blots(20, 20 + 16 * row, 15)).flat();
  const { page } = await cleanPage(pageOf(200, 200), drawPage(200, 200, rows), { read: reader.legibility });
  expect([page.rotation, page.width, page.height]).toEqual([0, 200, 200]);
});

test.each([90, 180, 270] as const)(
  "a turn by %i and back is no change, in colour too",
  (turn: QuarterTurn) => {
    const raster: Raster = {
      width: 70,
      height: 130,
      channels: 3,
      data: Uint8Array.from({ length: 27300 }, (_, i) => i % 251),
    };
    const turned = quarterTurn(raster, turn);
    expect([turned.width, turned.height]).toEqual(turn === 180 ? [70, 130] : [130, 70]);
    expect(quarterTurn(turned, (360 - turn) as QuarterTurn)).toEqual(raster);
  },
);
