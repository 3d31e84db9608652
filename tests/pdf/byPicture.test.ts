import {
  BlendMode,
  concatTransformationMatrix,
  drawObject,
  type PDFFont,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setTextRenderingMode,
  TextRenderingMode,
} from "@cantoo/pdf-lib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { inkOf, makePdf, readFirstPage, textOf } from "./makePdf.ts";

const FIGURE = { x: 60, y: 200, size: 9 };
/** Where the figure stands, points from the top left. */
const PLACE = [58, 90, 100, 104];
const print = (page: PDFPage, font: PDFFont, text: string, more = {}) =>
  page.drawText(text, { font, ...FIGURE, ...more });
const box = { x: 55, y: 196, width: 60, height: 14 };

test("text under a highlight stays, however the highlight is blended", async () => {
  for (const more of [{ blendMode: BlendMode.Multiply }, { opacity: 0.4 }]) {
    const bytes = await makePdf((page, _, font) => {
      print(page, font, "418.22");
      page.drawRectangle({ ...box, color: rgb(1, 0.9, 0), ...more });
    });
    const { page, raster } = await readFirstPage(bytes);
    expect([textOf(page), raster]).toEqual(["418.22", null]);
  }
});

test("of two texts in one place the one that is seen counts", async () => {
  const bytes = await makePdf((page, _, font) => {
    print(page, font, "418.22");
    page.drawRectangle({ ...box, width: 30, height: 9, color: rgb(1, 1, 1) });
    print(page, font, "390.61", { x: 61 });
  });
  expect(textOf((await readFirstPage(bytes)).page)).toBe("390.61");
});

/** A picture of the figure on paper of the colour, 300 dpi. */
const pictureOf = (figure: string, paper: string): Promise<Buffer> =>
  sharp({
    text: { text: `<span foreground="black" background="${paper}">${figure}</span>`, rgba: true, dpi: 300 },
  })
    .png()
    .toBuffer();

test("a figure under a picture of another one is not taken, and the picture is left to be read", async () => {
  const bytes = await makePdf(async (page, document, font) => {
    print(page, font, "418.22");
    page.drawImage(await document.embedPng(await pictureOf("935.07", "white")), { ...box, width: 40 });
    print(page, font, "1.50", { x: 140 });
  });
  const { page, raster } = await readFirstPage(bytes);
  expect(textOf(page)).toBe("1.50");
  expect(inkOf(raster!, PLACE)).toBeGreaterThan(20);
  expect(inkOf(raster!, [138, 90, 170, 104])).toBe(0);
});

test("a figure stays under a red seal that is stamped over it", async () => {
  const ring = `<svg width="200" height="200"><circle cx="100" cy="100" r="80" fill="none" stroke="#d41616" stroke-width="16" stroke-opacity="0.8"/></svg>`;
  const bytes = await makePdf(async (page, document, font) => {
    print(page, font, "418.22");
    const seal = await document.embedPng(await sharp(Buffer.from(ring)).png().toBuffer());
    page.drawImage(seal, { x: 70, y: 150, width: 100, height: 100 });
  });
  expect(textOf((await readFirstPage(bytes)).page)).toBe("418.22");
});

test("what is drawn through glyphs is their text; glyphs through which nothing is drawn are none", async () => {
  const through = (colour: ReturnType<typeof rgb> | null) =>
    makePdf((page, _, font) => {
      page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Clip));
      print(page, font, "418.22");
      if (colour !== null) page.drawRectangle({ ...box, color: colour });
      page.pushOperators(popGraphicsState());
    });
  expect(textOf((await readFirstPage(await through(null))).page)).toBe("");
});

test("figures drawn as outlines are left to be read, their straight strokes too", async () => {
  const four = "M 5 0 L 0 7 L 7 7 L 7 5.6 L 2 5.6 L 4 2.4 L 4 10 L 5.2 10 L 5.2 0 Z";
  const bytes = await makePdf((page, _, font) => {
    page.drawSvgPath(four, { x: 60, y: 210, scale: 0.6, color: rgb(0, 0, 0) });
    page.drawRectangle({ x: 52, y: 205, width: 4, height: 0.7, color: rgb(0, 0, 0) });
    page.drawLine({ start: { x: 20, y: 190 }, end: { x: 180, y: 190 }, thickness: 0.7 });
    print(page, font, "1.50", { x: 140 });
  });
  const { page, raster } = await readFirstPage(bytes);
  expect(page.rulings.filter(({ from, to }) => to - from > 12)).toHaveLength(1);
  expect(inkOf(raster!, [59, 88, 66, 98])).toBeGreaterThan(8);
  expect(inkOf(raster!, [51, 93, 57, 96])).toBeGreaterThan(2);
  expect(inkOf(raster!, [20, 105, 180, 115])).toBe(0);
});

test("text that a clip cuts is as before, and the part of it that is seen is not left over", async () => {
  const bytes = await makePdf((page, document, font) => {
    const form = document.context.register(
      document.context.stream("BT /F1 9 Tf 1 0 0 1 5 6 Tm (seen) Tj 1 0 0 1 5 -5 Tm (half) Tj ET", {
        Type: "XObject",
        Subtype: "Form",
        BBox: [0, 0, 60, 14],
        Resources: { Font: { F1: font.ref } },
      }),
    );
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(1, 0, 0, 1, 50, 200),
      drawObject(page.node.newXObject("Fm", form)),
      popGraphicsState(),
    );
  });
  const { page, raster } = await readFirstPage(bytes);
  expect([textOf(page), raster]).toEqual(["seen", null]);
});

test("glyphs many times as large as the page do not hold it up", async () => {
  const bytes = await makePdf((page, _, font) => {
    print(page, font, "418.22");
    print(page, font, "0", { x: -400_000, y: -400_000, size: 1_000_000 });
  });
  const started = performance.now();
  await readFirstPage(bytes);
  // Milliseconds; looking for neighbours all over such a glyph took minutes.
  expect(performance.now() - started).toBeLessThan(10_000);
});

test("print of four points that touches the rulings around it is looked at finely enough to be seen", async () => {
  const figures = ["2,105.50", "50,000.00", "1,003.30", "5,176.30", "401.10", "8,850.06", "968.83", "74.20"];
  for (const size of [3, 4, 5]) {
    const bytes = await makePdf((page, _, font) => {
      figures.forEach((figure, row) => {
        const right = 60.3 + 0.37 * row;
        const y = 280 - row * (size + 0.6);
        page.drawText(figure, { font, size, x: right - font.widthOfTextAtSize(figure, size), y });
        page.drawLine({ start: { x: right, y: y - 2 }, end: { x: right, y: y + size }, thickness: 0.4 });
        page.drawLine({ start: { x: 20, y: y - 0.5 }, end: { x: right, y: y - 0.5 }, thickness: 0.4 });
      });
    });
    expect(textOf((await readFirstPage(bytes)).page)).toBe(figures.join(""));
  }
});
