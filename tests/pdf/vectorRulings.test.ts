import { rgb } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { makePdf, readFirstPage } from "./makePdf.ts";

test("rulings are strokes, thin filled rectangles and the edges of stroked ones, pieces joined", async () => {
  const bytes = await makePdf((page, _, font) => {
    page.drawText("1", { font, size: 10, x: 100, y: 150 });
    // A horizontal line in two touching pieces, a rule as a filled rectangle, and a stroked frame.
    page.drawLine({ start: { x: 20, y: 280 }, end: { x: 100, y: 280 }, thickness: 1 });
    page.drawLine({ start: { x: 100, y: 280 }, end: { x: 180, y: 280 }, thickness: 1 });
    page.drawRectangle({ x: 20, y: 200, width: 0.5, height: 80, color: rgb(0, 0, 0) });
    page.drawRectangle({
      x: 50,
      y: 20,
      width: 100,
      height: 60,
      borderWidth: 0.75,
      borderColor: rgb(0, 0, 0),
    });
    // No rulings: white, slanted, thick, short.
    page.drawLine({ start: { x: 20, y: 120 }, end: { x: 180, y: 120 }, color: rgb(1, 1, 1) });
    page.drawLine({ start: { x: 20, y: 100 }, end: { x: 180, y: 130 } });
    page.drawRectangle({ x: 20, y: 90, width: 100, height: 8, color: rgb(0, 0, 0) });
    page.drawRectangle({ x: 160, y: 90, width: 3, height: 1, color: rgb(0, 0, 0) });
  });
  const { page } = await readFirstPage(bytes);
  const found = page.rulings.map(({ axis, at, from, to }) => [axis[0], at, from, to]);
  expect(found).toHaveLength(6);
  expect(found).toEqual(
    expect.arrayContaining([
      ["h", 20, 20, 180],
      ["v", 20.25, 20, 100],
      ["h", 220, 50, 150],
      ["h", 280, 50, 150],
      ["v", 50, 220, 280],
      ["v", 150, 220, 280],
    ]),
  );
});

test("dashes that stand as far apart as they are long are a line; short lines with wide gaps are none", async () => {
  const bytes = await makePdf((page, _, font) => {
    page.drawText("1", { font, size: 10, x: 100, y: 150 });
    for (let step = 0; step < 30; step++)
      page.drawRectangle({ x: 20 + 4.5 * step, y: 250, width: 2.25, height: 0.75 });
    for (let step = 0; step < 6; step++)
      page.drawRectangle({ x: 20 + 20 * step, y: 200, width: 6, height: 0.75 });
  });
  const { page } = await readFirstPage(bytes);
  const found = page.rulings.map(({ axis, from, to }) => [axis[0], from, to]);
  expect(found[0]).toEqual(["h", 20, 152.75]);
  expect(found.slice(1).every(([, from, to]) => Number(to) - Number(from) === 6)).toBe(true);
});

test("square dots in a row or in a column are a line, whichever side is a hair longer; dots alone are none", async () => {
  const bytes = await makePdf((page, _, font) => {
    page.drawText("1", { font, size: 10, x: 100, y: 150 });
    for (let step = 0; step < 80; step++) {
      page.drawRectangle({ x: 20 + 1.5 * step, y: 250, width: 0.75, height: 0.7501 });
      page.drawRectangle({ x: 20 + 1.5 * step, y: 230, width: 0.7501, height: 0.75 });
      page.drawRectangle({ x: 20, y: 100 + 1.5 * step, width: 0.7501, height: 0.75 });
    }
    page.drawRectangle({ x: 150, y: 60, width: 2.5, height: 2.5 });
  });
  const { page } = await readFirstPage(bytes);
  const found = page.rulings.map(({ axis, at, from, to }) => [axis[0], Math.round(at), from, Math.round(to)]);
  expect(found).toEqual([
    ["h", 50, 20, 139],
    ["h", 70, 20, 139],
    ["v", 20, 80.75, 200],
  ]);
});
