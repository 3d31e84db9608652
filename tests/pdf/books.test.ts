/** What of a page's text layer is not taken is counted with why, and so is what of its ink is no text. */
import { degrees, rgb } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { NO_BOOKS } from "../../src/core/pageBooks.ts";
import { lookAtRemainder } from "../../src/image/index.ts";
import { readTextLayer } from "../../src/ocr/index.ts";
import { makePdf, readFirstPage } from "./makePdf.ts";

const PICTURE = `<svg width="120" height="120"><rect width="120" height="120" fill="#999"/></svg>`;

test("text of the text layer that is no print of the page is told of with why", async () => {
  const bytes = await makePdf((page, _, font) => {
    const print = (text: string, y: number, more = {}) =>
      page.drawText(text, { font, size: 10, x: 20, y, ...more });
    print("seen", 280);
    print("white", 260, { color: rgb(1, 1, 1) });
    print("418.22", 200);
    page.drawRectangle({ x: 18, y: 196, width: 40, height: 14, color: rgb(1, 1, 1) });
    print("390.61", 200);
    print("copy", 100, { rotate: degrees(40) });
    print("11", 60);
    print("11", 60, { x: 20.3 });
  });
  const { page } = await readFirstPage(bytes);
  expect(page.books?.dropped).toEqual([
    { why: "hidden", count: 1, texts: ["white"] },
    { why: "covered", count: 1, texts: ["418.22"] },
    { why: "askew", count: 1, texts: ["copy"] },
    { why: "twice", count: 1, texts: ["11"] },
  ]);
  expect(readTextLayer(page).books?.ink).toMatchObject({
    text: 12,
    watermark: 4,
    picture: 0,
  });
});

test("rulings, grounds, pictures and what is left of the page are counted", async () => {
  const bytes = await makePdf(async (page, document, font) => {
    page.drawRectangle({ x: 18, y: 246, width: 54, height: 18, color: rgb(0.1, 0.1, 0.4) });
    page.drawText("12", { font, size: 10, x: 100, y: 256 });
    for (const y of [100, 120]) page.drawLine({ start: { x: 20, y }, end: { x: 180, y }, thickness: 0.7 });
    page.drawImage(await document.embedPng(await sharp(Buffer.from(PICTURE)).png().toBuffer()), {
      ...{ x: 150, y: 250, width: 30, height: 30 },
    });
    page.drawCircle({ x: 30, y: 50, size: 1, color: rgb(0, 0, 0) });
    page.drawLine({ start: { x: 60, y: 40 }, end: { x: 60, y: 50 }, thickness: 2 });
  });
  const { page, raster } = await readFirstPage(bytes);
  expect(page.books?.ink).toEqual({ ...NO_BOOKS.ink, ruling: 2, ground: 1, picture: 1 });
  expect(lookAtRemainder(page, raster!)).toEqual({ holdsPrint: false, ink: { seal: 0, speck: 1, mark: 1 } });
});

test("the text layer of a scan is hidden", async () => {
  const bytes = await makePdf(async (page, document, font) => {
    page.drawText("418.22", { font, size: 10, x: 20, y: 200 });
    const paper = await sharp({ create: { width: 200, height: 300, channels: 3, background: "#eee" } })
      .png()
      .toBuffer();
    page.drawImage(await document.embedPng(paper), { x: 0, y: 0, width: 200, height: 300 });
  });
  const { page } = await readFirstPage(bytes);
  expect([page.kind, page.books?.dropped]).toEqual([
    "scan",
    [{ why: "hidden", count: 1, texts: ["418.22"] }],
  ]);
});
