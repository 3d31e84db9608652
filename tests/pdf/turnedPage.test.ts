import { degrees, type PDFFont, type PDFPage } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { openHere } from "../../src/pdf/openHere.ts";
import { makePdf, readFirstPage } from "./makePdf.ts";

/** Draws `line` at the middle of the page, turned counterclockwise by `turn`, and `upright` at its foot. */
const pageOf = (line: string, turn: number, upright = "") =>
  makePdf((sheet: PDFPage, _, font: PDFFont) => {
    sheet.drawText(line, { font, size: 10, x: 100, y: 150, rotate: degrees(turn) });
    sheet.drawText(upright, { font, size: 10, x: 90, y: 20 });
    sheet.drawLine({ start: { x: 60, y: 100 }, end: { x: 60, y: 200 } });
  });

describe("a page whose text is turned", () => {
  it.each([
    [90, 90, [300, 200]],
    [180, 180, [200, 300]],
    [270, 270, [300, 200]],
  ])("counterclockwise by %i is turned clockwise by as much, its lines too", async (turn, rotation, size) => {
    const { page } = await readFirstPage(await pageOf("turned text", turn, "- 1 -"));
    expect([page.rotation, [page.width, page.height]]).toEqual([rotation, size]);
    expect(page.steps).toEqual([{ name: "turn", detail: `${turn}° clockwise` }]);
    const own = page.glyphs.filter((glyph) => glyph.turn === undefined);
    expect(own.map(({ text }) => text).join("")).toBe("turnedtext");
    const lefts = own.map(({ box }) => box[0]);
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
    expect(page.rulings.map(({ axis }) => axis)).toEqual([turn === 180 ? "vertical" : "horizontal"]);
  });

  it("has its picture turned with it", async () => {
    const pdf = await openHere(await pageOf("turned text", 90));
    const { page, raster } = await pdf.readPage(1, { dpi: 72, picture: true });
    await pdf.close();
    expect([raster?.width, raster?.height]).toEqual([page.width, page.height]);
    const [x0, y0, x1, y1] = (page.glyphs[0]?.box ?? []).map(Math.round) as [number, number, number, number];
    const { data = [], width = 0 } = raster ?? {};
    const ink = Array.from({ length: y1 - y0 }, (_, y) =>
      data.slice((y0 + y) * width + x0, (y0 + y) * width + x1),
    );
    expect(Math.min(...ink.flatMap((row) => [...row]))).toBeLessThan(160);
  });

  it("stays as it is where upright text outweighs the turned", async () => {
    const { page } = await readFirstPage(await pageOf("turned", 90, "a longer upright line"));
    expect([page.rotation, page.steps]).toEqual([0, undefined]);
    expect(page.glyphs.filter(({ turn }) => turn === 270)).toHaveLength(6);
  });
});
