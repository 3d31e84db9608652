import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { degrees, PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { addBookmarks } from "../../../src/export/pages/bookmarks.ts";
import type { Point, ReadLine, ReadPage } from "../../../src/export/pages/readPage.ts";
import { searchablePdf } from "../../../src/export/pages/searchablePdf.ts";
import { tableOf } from "../smallDocument.ts";

/** A line whose characters stand on `from` to `to`, 10 points high, on a page that is displayed upright. */
const line = (text: string, from: Point, to: Point, isPictured = true): ReadLine => ({
  text,
  confidence: 1,
  from,
  to,
  top: [from[0], from[1] - 10],
  isPictured,
});

const readPage = (rotation: number, lines: readonly ReadLine[]): ReadPage => ({
  number: 1,
  width: rotation % 180 === 0 ? 200 : 300,
  height: rotation % 180 === 0 ? 300 : 200,
  rotation,
  dpi: 72,
  lines,
});

const folder = mkdtempSync(join(tmpdir(), "searchable-"));

/** A PDF of one page of 200 by 300 points, displayed turned, whose content starts at a box of its own. */
async function onePage(rotation: number, prepare?: (pdf: PDFDocument) => unknown): Promise<string> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const page = pdf.addPage([500, 500]);
  page.setCropBox(50, 60, 200, 300);
  page.setRotation(degrees(rotation));
  page.drawText("own text", { x: 60, y: 70, font: await pdf.embedFont(StandardFonts.Helvetica) });
  await prepare?.(pdf);
  const path = join(folder, `turned-${rotation}.pdf`);
  writeFileSync(path, await pdf.save());
  return path;
}

/** Text and place of each piece of text that a reader of PDFs finds on page 1, points from the top left as displayed. */
async function found(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const page = await pdf.getPage(1);
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform as number[];
  const texts = items.flatMap((item) => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [, , , , x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, at: [Math.round(a * x + c * y + e), Math.round(b * x + d * y + f)] }];
  });
  const outline = (await pdf.getOutline())?.map(({ title }) => title);
  await task.destroy();
  return { texts, outline, size: [width, height] };
}

describe("a PDF that can be searched", () => {
  test.each([0, 90, 180, 270])(
    "has each line in its place, on a page displayed turned by %d degrees too",
    async (rotation) => {
      const lines = [line("支出总表😀2024", [20, 40], [120, 40]), line("1,260.50", [30, 90], [70, 90])];
      const pdf = await searchablePdf(await onePage(rotation), [readPage(rotation, lines)], []);
      const { texts } = await found(pdf);
      expect(texts.filter(({ text }) => text !== "own text")).toEqual([
        { text: "支出总表😀2024", at: [20, 40] },
        { text: "1,260.50", at: [30, 90] },
      ]);
    },
  );

  test("looks as its source does", async () => {
    const lines = [line("合计", [20, 40], [120, 40])];
    const path = await onePage(0);
    const pdf = await PDFDocument.load(await searchablePdf(path, [readPage(0, lines)], []));
    expect(pdf.getPage(0).getCropBox()).toEqual({ x: 50, y: 60, width: 200, height: 300 });
    expect((await found(await pdf.save())).texts[0]?.text).toBe("own text");
  });

  test("has no text twice: what the file says itself is not set again", async () => {
    const lines = [line("own text", [10, 290], [50, 290], false), line("合计", [20, 40], [120, 40])];
    const { texts } = await found(await searchablePdf(await onePage(0), [readPage(0, lines)], []));
    expect(texts.map(({ text }) => text)).toEqual(["own text", "合计"]);
  });

  test("has a bookmark at each table, after those of its source", async () => {
    const path = await onePage(0, (pdf) =>
      addBookmarks([{ title: "第一章", page: pdf.getPage(0).ref, top: 0 }], pdf),
    );
    const tables = [tableOf({ title: "支出\n总表", header: ["a"], rows: [["1"]] })];
    const { outline } = await found(await searchablePdf(path, [readPage(0, [])], tables));
    expect(outline).toEqual(["第一章", "t01 支出 总表"]);
  });

  test("shows a picture that is no PDF, and its text in its places", async () => {
    const path = join(folder, "page.png");
    const white = sharp({ create: { width: 400, height: 600, channels: 3, background: "white" } });
    writeFileSync(path, await white.withMetadata({ density: 144 }).png().toBuffer());
    const { texts, size } = await found(
      await searchablePdf(path, [readPage(0, [line("合计", [20, 40], [60, 40])])], []),
    );
    expect(size).toEqual([200, 300]);
    expect(texts).toEqual([{ text: "合计", at: [20, 40] }]);
  });

  test("shows a picture upright that lies on its side", async () => {
    const path = join(folder, "sideways.png");
    const white = sharp({ create: { width: 400, height: 600, channels: 3, background: "white" } });
    writeFileSync(path, await white.withMetadata({ density: 144 }).png().toBuffer());
    const { texts, size } = await found(
      await searchablePdf(path, [readPage(90, [line("合计", [20, 40], [60, 40])])], []),
    );
    expect(size).toEqual([300, 200]);
    expect(texts).toEqual([{ text: "合计", at: [20, 40] }]);
  });

  test("is the same bytes for the same source", async () => {
    const path = await onePage(0);
    const make = () => searchablePdf(path, [readPage(0, [line("合计", [20, 40], [60, 40])])], []);
    expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
  });
});
