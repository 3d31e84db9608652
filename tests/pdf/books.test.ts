/** What of a page's text layer is not taken is counted with why, and so is what of its ink is no text. */
import {
  beginText,
  degrees,
  endText,
  PDFHexString,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  PDFString,
  rgb,
  setFillingRgbColor,
  setFontAndSize,
  setTextMatrix,
  showText,
  TextRenderingMode,
} from "@cantoo/pdf-lib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { NO_BOOKS } from "../../src/core/pageBooks.ts";
import { lookAtRemainder } from "../../src/image/index.ts";
import { readTextLayer } from "../../src/ocr/index.ts";
import { makePdf, readFirstPage, textOf } from "./makePdf.ts";

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

test("text that is never painted is told of: in render mode 3, without opacity, clipped away, in a layer switched off", async () => {
  const bytes = await makePdf((page, document, font) => {
    const print = (text: string, y: number, more = {}) =>
      page.drawText(text, { font, size: 10, x: 20, y, ...more });
    print("seen", 280);
    print("11.11", 260, { renderMode: TextRenderingMode.Invisible });
    print("22.22", 240, { opacity: 0 });
    print("33.33", 220, { x: 400 });
    const layer = document.context.register(
      document.context.obj({ Type: "OCG", Name: PDFString.of("draft") }),
    );
    document.catalog.set(
      PDFName.of("OCProperties"),
      document.context.obj({ OCGs: [layer], D: { OFF: [layer], Order: [layer] } }),
    );
    page.node.Resources()?.set(PDFName.of("Properties"), document.context.obj({ Draft: layer }));
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of("OC"), PDFName.of("Draft")]),
    );
    print("44.44", 200);
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  });
  const { page } = await readFirstPage(bytes);
  expect(textOf(page)).toBe("seen");
  expect(page.books?.dropped).toEqual([
    { why: "hidden", count: 3, texts: ["11.11", "22.22", "44.44"] },
    { why: "clipped", count: 1, texts: ["33.33"] },
  ]);
});

test("a pale watermark from top to bottom is no text, though figures lie over it; pale figures of a column are", async () => {
  const bytes = await makePdf((page, _, font) => {
    const [grey, pale] = [rgb(0.8, 0.8, 0.8), rgb(0.7, 0.7, 0.7)];
    for (const [at, digit] of [..."20260316"].entries())
      page.drawText(digit, { font, size: 24, x: 60, y: 260 - 30 * at, color: grey });
    for (let at = 0; at < 8; at++) page.drawText("410.22", { font, size: 10, x: 52, y: 264 - 30 * at });
    for (let at = 0; at < 8; at++)
      page.drawText(`${at}`, { font, size: 10, x: 150, y: 264 - 30 * at, color: pale });
  });
  const { page } = await readFirstPage(bytes);
  expect(textOf(page)).toBe(`${"410.22".repeat(8)}01234567`);
  const dropped = page.books?.dropped ?? [];
  expect(dropped.flatMap(({ why, texts }) => texts.map((text) => [why, text]))).toHaveLength(8);
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

test("light text of a font of drawings on a coloured ground leaves nothing to be read", async () => {
  const bytes = await makePdf((page, document) => {
    const { context } = document;
    const square = context.register(context.stream("1000 0 0 0 750 750 d1 0 0 713 731 re f"));
    const font = context.obj({
      ...{
        Type: "Font",
        Subtype: "Type3",
        FontBBox: [0, 0, 750, 750],
        FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
      },
      ...{ FirstChar: 65, LastChar: 65, Widths: [1000], Resources: {}, CharProcs: { square } },
      Encoding: { Type: "Encoding", Differences: [65, "square"] },
    });
    page.drawRectangle({ x: 10, y: 240, width: 180, height: 40, color: rgb(0.12, 0.3, 0.47) });
    page.node.setFontDictionary(PDFName.of("Drawn"), context.register(font));
    page.pushOperators(
      ...[beginText(), setFillingRgbColor(1, 1, 1), setFontAndSize("Drawn", 14)],
      ...[setTextMatrix(1, 0, 0, 1, 20.3, 250.4), showText(PDFHexString.of("414141")), endText()],
    );
  });
  const { page, raster } = await readFirstPage(bytes);
  expect(page.glyphs).toHaveLength(3);
  expect(raster === null || !lookAtRemainder(page, raster).holdsPrint).toBe(true);
});

test("light text on a coloured ground leaves nothing to be read", async () => {
  const bytes = await makePdf((page, _, font) => {
    page.drawRectangle({ x: 10, y: 240, width: 180, height: 40, color: rgb(0.12, 0.3, 0.47) });
    page.drawText("Total of Table", { font, size: 14, x: 20, y: 254, color: rgb(1, 1, 1) });
  });
  const { page, raster } = await readFirstPage(bytes);
  expect(textOf(page)).toBe("TotalofTable");
  expect(raster === null || !lookAtRemainder(page, raster).holdsPrint).toBe(true);
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
