import { readdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import { normalise } from "../../src/core/text.ts";
import { readSamplePdf, readTruth, SAMPLES, tableOf } from "./readSample.ts";

const SAMPLES_FOLDER = new URL("../../samples/", import.meta.url);
const MAX_BYTES = 20 * 2 ** 20;

/** The text of every page, without white space. */
async function readPages(pdf: Uint8Array): Promise<string[]> {
  const cMapUrl = fileURLToPath(new URL("../../node_modules/pdfjs-dist/cmaps/", import.meta.url));
  const document = await getDocument({ data: pdf, cMapUrl, cMapPacked: true, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(normalise(items.map((item) => ("str" in item ? item.str : "")).join("")));
  }
  await document.destroy();
  return pages;
}

describe.each(SAMPLES)("anyang-2024-%s.pdf", (sample) => {
  it("opens, has the pages of its truth, upright paper in both directions and no structure tree", async () => {
    const document = await PDFDocument.load(await readSamplePdf(sample));
    const { pageCount } = await readTruth(sample);
    expect(document.getPageCount()).toBe(pageCount);
    const shapes = document.getPages().map((page) => Math.sign(page.getWidth() - page.getHeight()));
    expect(new Set(shapes)).toEqual(new Set([-1, 1]));
    expect(document.catalog.get(PDFName.of("StructTreeRoot"))).toBeUndefined();
  });
});

it("prints every cell on the pages its truth names, and the repeated heads on every page", async () => {
  const pages = await readPages(await readSamplePdf("born"));
  const { tables } = await readTruth("born");
  for (const table of tables) {
    for (const page of table.pages) expect(pages[page - 1]).toContain(normalise(table.title));
    for (const row of table.rows) {
      const printed = row.pages.map((page) => pages[page - 1]).join("");
      for (const { text, amount } of row.cells) {
        if (amount !== undefined) expect(printed).toContain(normalise(text));
        if (text !== "" && row.pages.length === 1) expect(printed).toContain(normalise(text));
      }
    }
  }
  const { pages: detailPages } = tableOf(await readTruth("born"), "department-budget-detail");
  for (const page of detailPages) expect(pages[page - 1]).toContain("一般债券");
});

it("prints prose and statements on the pages their truth names", async () => {
  const pages = await readPages(await readSamplePdf("born"));
  const { prose, statements } = await readTruth("born");
  for (const { page, text } of [...prose, ...statements]) expect(pages[page - 1]).toContain(normalise(text));
});

it("has no text in the scans", async () => {
  const pages = await readPages(await readSamplePdf("disordered"));
  expect(pages.join("")).toBe("");
});

it("stays under 20 MB, truths included", async () => {
  const names = (await readdir(SAMPLES_FOLDER)).filter((name) => /\.(?:pdf|truth\.json)$/u.test(name));
  const sizes = await Promise.all(
    names.map(async (name) => (await stat(new URL(name, SAMPLES_FOLDER))).size),
  );
  expect(names).toHaveLength(6);
  expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThanOrEqual(MAX_BYTES);
});
