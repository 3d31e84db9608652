import { degrees } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import type { Raster } from "../../src/pdf/types.ts";
import { makePdf, patternOf, readFirstPage, toPng } from "./makePdf.ts";

/** A scan of 200 by 300 points at 144 dpi. */
const SCAN = patternOf(400, 600);

describe("a scan's raster is its own pixels", () => {
  test.each([0, 90, 180, 270])("turned as /Rotate %i says", async (rotation) => {
    const png = await toPng(SCAN);
    const bytes = await makePdf(async (page, document) => {
      page.drawImage(await document.embedPng(png), { x: 0, y: 0, width: 200, height: 300 });
      page.setRotation(degrees(rotation));
    });
    const { page, raster } = await readFirstPage(bytes, 72);
    expect(page.dpi).toBeCloseTo(144, 6);
    expect(page.rotation).toBe(rotation);
    const turned = turn(SCAN, rotation);
    expect({ ...raster, data: null }).toEqual({ ...turned, data: null });
    expect(Buffer.compare(raster?.data ?? Buffer.of(), turned.data)).toBe(0);
  });

  test("on white where it leaves the page bare", async () => {
    const png = await toPng(SCAN);
    const bytes = await makePdf(async (page, document) => {
      page.drawImage(await document.embedPng(png), { x: 20, y: 30, width: 160, height: 240 });
    });
    const { page, raster } = await readFirstPage(bytes);
    expect(page.dpi).toBeCloseTo(180, 6);
    expect([raster?.width, raster?.height]).toEqual([500, 750]);
    expect(raster?.data[0]).toBe(255);
    expect(raster?.data[75 * 500 + 50]).toBe(SCAN.data[0]);
  });

  test("drawn at its resolution where it comes in strips", async () => {
    const [upper, lower] = [await toPng(patternOf(400, 300)), await toPng(patternOf(400, 300))];
    const bytes = await makePdf(async (page, document) => {
      page.drawImage(await document.embedPng(upper), { x: 0, y: 150, width: 200, height: 150 });
      page.drawImage(await document.embedPng(lower), { x: 0, y: 0, width: 200, height: 150 });
    });
    const { page, raster } = await readFirstPage(bytes, 72);
    expect(page.kind).toBe("scan");
    expect(page.dpi).toBeCloseTo(144, 6);
    expect([raster?.width, raster?.height]).toEqual([400, 600]);
  });
});

test("a page of outlines without text is drawn at the resolution asked for", async () => {
  const bytes = await makePdf((page) => page.drawSvgPath("M 20 20 L 60 20 L 40 60 Z", { x: 0, y: 300 }));
  const { page, raster } = await readFirstPage(bytes, 100);
  expect([page.kind, page.dpi]).toEqual(["scan", 100]);
  expect([raster?.width, raster?.height]).toEqual([278, 417]);
});

test("no page is drawn with more pixels than memory bears", async () => {
  const bytes = await makePdf((page) => {
    page.setSize(14_000, 14_000);
    page.drawSvgPath("M 20 20 L 60 20 L 40 60 Z", { x: 0, y: 300 });
  });
  const { raster } = await readFirstPage(bytes, 600);
  expect((raster?.width ?? 0) * (raster?.height ?? 0)).toBeLessThanOrEqual(41_000_000);
});

/** The picture turned clockwise by quarters. */
function turn(picture: Raster, rotation: number): Raster {
  if (rotation === 0) return picture;
  const { data, width, height } = picture;
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + (height - 1 - y)] = data[y * width + x] as number;
  }
  return turn({ data: turned, width: height, height: width, channels: 1 }, rotation - 90);
}
