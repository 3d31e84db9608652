import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readTextLayer } from "../../src/ocr/index.ts";
import type { PdfPage } from "../../src/pdf/types.ts";
import { makePdf, readFirstPage } from "../pdf/makePdf.ts";

let page: PdfPage;
beforeAll(async () => {
  const bytes = await makePdf((sheet, _, font) => {
    const print = (text: string, x: number, y: number, size = 10) =>
      sheet.drawText(text, { font, size, x, y });
    // A ruled row of two cells whose texts nearly touch, its words set apart; below it columns without rulings.
    for (const y of [260, 280]) sheet.drawLine({ start: { x: 20, y }, end: { x: 180, y } });
    for (const x of [20, 100, 180]) sheet.drawLine({ start: { x, y: 260 }, end: { x, y: 280 } });
    print("Total", 30, 266);
    print("of", 75, 266);
    print("1,234.5", 101.5, 266);
    print("left column", 20, 200);
    print("right", 140, 200);
    print("note", 20, 188);
  });
  page = (await readFirstPage(bytes)).page;
});

test("runs follow lines and cells: no run crosses a ruling or a wide gap", () => {
  const text = readTextLayer(page);
  const texts = text.runs.map((run) => run.text).sort();
  expect(texts).toEqual(["1,234.5", "Total of", "left column", "note", "right"]);
  expect(text.runs.every(({ confidence, engine }) => confidence === 1 && engine === "text-layer")).toBe(true);
  expect([text.unread, text.blank, text.skew]).toEqual([[], false, 0]);
  expect(text.rulings).toEqual(page.rulings);
});

test("the order of drawing says nothing", () => {
  const sorted = (glyphs: PdfPage["glyphs"]): unknown[] =>
    readTextLayer({ ...page, glyphs })
      .runs.map(({ text, box }) => `${text} ${box.join(" ")}`)
      .sort();
  const inOrder = sorted(page.glyphs);
  fc.assert(
    fc.property(fc.shuffledSubarray([...page.glyphs], { minLength: page.glyphs.length }), (glyphs) => {
      expect(sorted(glyphs)).toEqual(inOrder);
    }),
  );
});

test("a figure is parted from a word beside it where that word begins a column, and nowhere else", async () => {
  const bytes = await makePdf((sheet, _, font) => {
    const print = (text: string, x: number, y: number): void =>
      sheet.drawText(text, { font, size: 10, x, y });
    // Figures end at 80, where a list begins a point and a half further on.
    for (const y of [280, 265, 250, 235]) print("item", 81.5, y);
    const figure = "1,234.50";
    for (const y of [220, 205]) {
      print(figure, 80 - font.widthOfTextAtSize(figure, 10), y);
      print("item", 81.5, y);
    }
    print(figure, 120 - font.widthOfTextAtSize(figure, 10), 190);
    print("loose", 121.5, 190);
  });
  const { runs } = readTextLayer((await readFirstPage(bytes)).page);
  expect(runs.map(({ text }) => text).toSorted()).toEqual([
    ...["1,234.50", "1,234.50", "1,234.50loose"],
    ...Array.from({ length: 6 }, () => "item"),
  ]);
});
