import {
  clip,
  degrees,
  endPath,
  grayscale,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  setTextRenderingMode,
  TextRenderingMode,
} from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { inkOf, makePdf, patternOf, readFirstPage, textOf, toPng } from "./makePdf.ts";

test("glyphs stand where they are printed, one a character, in points from the top left", async () => {
  const bytes = await makePdf((page, _, font) => page.drawText("1,5", { font, size: 20, x: 50, y: 200 }));
  const { page, raster } = await readFirstPage(bytes);
  expect(page.kind).toBe("text");
  expect(raster).toBeNull();
  expect(page.glyphs.map(({ text }) => text)).toEqual(["1", ",", "5"]);
  // Helvetica: a figure is 0.556 wide, a comma 0.278; the baseline lies 100 points from the top.
  const [one, comma, five] = page.glyphs.map(({ box }) => box);
  expect(one?.[0]).toBeCloseTo(50, 1);
  expect(one?.[2]).toBeCloseTo(61.12, 1);
  expect(comma?.[2]).toBeCloseTo(66.68, 1);
  expect(five?.[2]).toBeCloseTo(77.8, 1);
  expect(one?.[1]).toBeGreaterThan(78);
  expect(one?.[1]).toBeLessThan(88);
  expect(one?.[3]).toBeGreaterThan(100);
  expect(one?.[3]).toBeLessThan(107);
});

test("a rotated page gives the boxes as displayed", async () => {
  const bytes = await makePdf((page, _, font) => {
    page.drawText("8", { font, size: 20, x: 30, y: 270, rotate: degrees(90) });
    page.setRotation(degrees(90));
  });
  const { page } = await readFirstPage(bytes);
  expect([page.width, page.height, page.rotation]).toEqual([300, 200, 90]);
  const [x0, y0, , y1] = page.glyphs[0]!.box;
  expect(x0).toBeCloseTo(270, 0);
  expect([y0, y1].map((y) => Math.sign(y - 30))).toEqual([-1, 1]);
});

test("what is not seen is not text", async () => {
  const bytes = await makePdf((page, _, font) => {
    const print = (text: string, y: number, colour = rgb(0, 0, 0)) =>
      page.drawText(text, { font, size: 10, x: 20, y, color: colour });
    print("seen", 280);
    print("white", 260, rgb(1, 1, 1));
    page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible));
    print("invisible", 240);
    page.pushOperators(popGraphicsState());
    page.pushOperators(pushGraphicsState(), rectangle(0, 0, 10, 10), clip(), endPath());
    print("clipped", 220);
    page.pushOperators(popGraphicsState());
    print("covered", 200);
    page.drawRectangle({ x: 10, y: 195, width: 100, height: 20, color: rgb(1, 1, 1) });
    print("outside", 400);
    page.drawText("askew", { font, size: 10, x: 20, y: 100, rotate: degrees(40) });
  });
  expect(textOf((await readFirstPage(bytes)).page)).toBe("seen");
});

test("slanted letters are text, where their feet stand: a face without italics is sheared by what prints it", async () => {
  const bytes = await makePdf((page, _, font) => {
    page.drawText("up ", { font, size: 12, x: 20, y: 200 });
    page.drawText("8.8", { font, size: 12, x: 50, y: 200, ySkew: degrees(18.4) });
    page.drawText("%", { font, size: 12, x: 70, y: 200 });
  });
  const { page } = await readFirstPage(bytes);
  expect(textOf(page)).toBe("up8.8%");
  expect(page.glyphs.find(({ text }) => text === "8")?.box[0]).toBeCloseTo(50, 1);
});

test("letters that lean by more than any italics are no text", async () => {
  const bytes = await makePdf((page, _, font) => {
    page.drawText("copy", { font, size: 12, x: 20, y: 200, ySkew: degrees(40) });
    page.drawText("8.8", { font, size: 12, x: 20, y: 100, ySkew: degrees(20) });
  });
  expect(textOf((await readFirstPage(bytes)).page)).toBe("8.8");
});

test("white on a dark ground is seen; print on a dark ground of its own colour is not", async () => {
  const bytes = await makePdf((page, _, font) => {
    page.drawRectangle({ x: 0, y: 250, width: 200, height: 50, color: rgb(0.1, 0.1, 0.4) });
    page.drawText("header", { font, size: 10, x: 20, y: 270, color: rgb(1, 1, 1) });
    page.drawText("hidden", { font, size: 10, x: 90, y: 270, color: rgb(0.1, 0.1, 0.4) });
  });
  expect(textOf((await readFirstPage(bytes)).page)).toBe("header");
});

test("a bold made by printing twice is read once, a doubled figure twice", async () => {
  const bytes = await makePdf((page, _, font) => {
    page.drawText("11", { font, size: 10, x: 20, y: 270 });
    page.drawText("11", { font, size: 10, x: 20.3, y: 270 });
  });
  expect(textOf((await readFirstPage(bytes)).page)).toBe("11");
});

test("an invisible text layer over a scan, or a visible one under it, leaves a scan", async () => {
  const png = await toPng(patternOf(400, 600));
  const scanned = await makePdf(async (page, document, font) => {
    page.drawText("under", { font, size: 10, x: 20, y: 100 });
    page.drawImage(await document.embedPng(png), { x: 0, y: 0, width: 200, height: 300 });
    page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible));
    page.drawText("layer", { font, size: 10, x: 20, y: 200 });
    page.pushOperators(popGraphicsState());
  });
  const { page, raster } = await readFirstPage(scanned);
  expect([page.kind, page.glyphs]).toEqual(["scan", []]);
  expect(raster).not.toBeNull();

  const stamped = await makePdf(async (page, document, font) => {
    page.drawImage(await document.embedPng(png), { x: 0, y: 0, width: 200, height: 300 });
    page.drawText("stamp", { font, size: 10, x: 20, y: 200, color: grayscale(0) });
  });
  const mixed = await readFirstPage(stamped);
  expect(mixed.page.kind).toBe("mixed");
  expect(mixed.raster).not.toBeNull();
});

test("a small picture beside text leaves the text layer in charge, and is handed on without it", async () => {
  const bytes = await makePdf(async (page, document, font) => {
    page.drawImage(await document.embedPng(await toPng(patternOf(40, 40))), {
      x: 120,
      y: 200,
      width: 60,
      height: 60,
    });
    page.drawText("text", { font, size: 10, x: 20, y: 100 });
  });
  const { page, raster } = await readFirstPage(bytes);
  expect([page.kind, page.isRemainder, textOf(page)]).toEqual(["text", true, "text"]);
  expect(inkOf(raster!, [15, 185, 100, 210])).toBe(0);
  expect(inkOf(raster!, [120, 40, 180, 100])).toBeGreaterThan(100);
});

test("lines without any text are a born-digital page; letters drawn as outlines are a scan", async () => {
  const lines = await makePdf((page) => {
    page.drawRectangle({ x: 20, y: 250, width: 160, height: 20, color: rgb(0.9, 0.9, 0.9) });
    for (const y of [250, 270]) page.drawLine({ start: { x: 20, y }, end: { x: 180, y } });
  });
  const empty = await readFirstPage(lines);
  expect([empty.page.kind, empty.page.rulings.length, empty.raster]).toEqual(["text", 2, null]);

  const outlines = await makePdf((page) => {
    for (const y of [250, 270]) page.drawLine({ start: { x: 20, y }, end: { x: 180, y } });
    page.drawSvgPath("M 0 0 L 4 -8 L 8 0 M 1.5 -3 L 6.5 -3", { x: 40, y: 255 });
  });
  expect((await readFirstPage(outlines)).page.kind).toBe("scan");
});
