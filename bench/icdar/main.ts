/**
 * `npm run bench:icdar -- DIR [--images] [--details] [--only NAME]`: finds and rebuilds the tables of every PDF in
 * DIR and compares them with the truth (NAME-str.xml) of the ICDAR 2013 table competition. See README.md.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cleanPage, cleanRemainder, lookAtRemainder } from "../../src/image/index.ts";
import { createReader, type Reader, readTextLayer } from "../../src/ocr/index.ts";
import type { PageText } from "../../src/ocr/types.ts";
import { openPdf } from "../../src/pdf/index.ts";
import type { PdfPage, Raster } from "../../src/pdf/types.ts";
import { findTables } from "../../src/table/index.ts";
import type { PageLayout, PageTable } from "../../src/table/types.ts";
import { drawPage } from "./drawPage.ts";
import { compareRelations, relationsOf, type Score, type TextCell } from "./relations.ts";
import { readTruth } from "./truth.ts";

/** Pixels per inch of the pages in `--images`. */
const DPI = 200;
const NAME_WIDTH = 14;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    images: { type: "boolean" },
    details: { type: "boolean" },
    only: { type: "string" },
  },
});

let reader: Reader | null = null;

async function main(folder: string): Promise<void> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".pdf") && existsSync(truthOf(folder, name)))
    .filter((name) => options.only === undefined || name.includes(options.only))
    .sort();
  const scores: Score[] = [];
  for (const name of names) {
    const score = await measure(folder, name);
    scores.push(score);
    console.log(`${name.padEnd(NAME_WIDTH)} ${figures([score])}`);
  }
  console.log(`${"average".padEnd(NAME_WIDTH)} ${figures(scores)}`);
  await reader?.close();
}

const truthOf = (folder: string, name: string): string => join(folder, name.replace(/\.pdf$/u, "-str.xml"));

async function measure(folder: string, name: string): Promise<Score> {
  const tables = readTruth(truthOf(folder, name));
  const expected = tables.flatMap(({ page, cells }) => relationsOn(page, cells));
  const layouts = await layOut(join(folder, name), new Set(tables.map(({ page }) => page)));
  const found = layouts.flatMap((layout) =>
    layout.tables.flatMap((table) => relationsOn(layout.page.number, toCells(table))),
  );
  if (options.details === true) printDifferences(found, expected);
  return compareRelations(found, expected);
}

/** Relations of one page's table; the page is part of them, so that equal words on two pages stay two. */
const relationsOn = (page: number, cells: readonly TextCell[]): string[] =>
  relationsOf(cells).map((relation) => `p${page} ${relation}`);

/** Every page as the product reads it; with --images the pages that hold a table, from their pictures. */
async function layOut(file: string, truePages: ReadonlySet<number>): Promise<PageLayout[]> {
  const pdf = await openPdf(async () => readFileSync(file));
  try {
    const layouts: PageLayout[] = [];
    for (let number = 1; number <= pdf.pageCount; number++) {
      if (options.images === true && !truePages.has(number)) continue;
      const text =
        options.images === true ? await readDrawn(pdf, file, number) : await readAsProduct(pdf, number);
      layouts.push(findTables(text));
    }
    return layouts;
  } finally {
    await pdf.close();
  }
}

/** The page from a picture of all that it shows. */
async function readDrawn(pdf: Pdf, file: string, number: number): Promise<PageText> {
  const { page } = await pdf.readPage(number, { dpi: DPI });
  return readPicture(page, await drawPage(file, number, DPI));
}

/** The page by its text layer, by its picture, or by the layer and the picture of what it shows besides. */
async function readAsProduct(pdf: Pdf, number: number): Promise<PageText> {
  const { page, raster } = await pdf.readPage(number, { dpi: DPI });
  if (raster === null) return readTextLayer(page);
  if (!page.isRemainder) return readPicture(page, raster);
  if (!lookAtRemainder(page, raster).holdsPrint) return readTextLayer(page);
  const fine = await pdf.readPage(number, { dpi: DPI, isFine: true });
  reader ??= await createReader("ppocr");
  return reader.readBoth(fine.page, cleanRemainder(fine.page, fine.raster!));
}

async function readPicture(page: PdfPage, picture: Raster): Promise<PageText> {
  reader ??= await createReader("ppocr");
  return reader.readPage(await cleanPage({ ...page, glyphs: [], rulings: [], dpi: DPI }, picture));
}

type Pdf = Awaited<ReturnType<typeof openPdf>>;

const toCells = (table: PageTable): TextCell[] =>
  table.cells.map(({ runs, ...place }) => ({ ...place, text: runs.map((run) => run.text).join(" ") }));

/** Precision, recall and F1: the mean over the documents, each counted alone. */
function figures(scores: readonly Score[]): string {
  const precision = mean(scores.map(({ correct, found }) => (found === 0 ? 0 : correct / found)));
  const recall = mean(scores.map(({ correct, expected }) => correct / expected));
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  const [correct, found, expected] = (["correct", "found", "expected"] as const).map((key) =>
    scores.reduce((sum, score) => sum + score[key], 0),
  );
  const shares = [precision, recall, f1].map((share) => share.toFixed(4)).join(" / ");
  return `${shares}   ${correct} right of ${found} found, ${expected} expected`;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

function printDifferences(found: readonly string[], expected: readonly string[]): void {
  for (const [sign, from, to] of [
    ["-", expected, found],
    ["+", found, expected],
  ] as const) {
    const left = [...to];
    for (const relation of from) {
      const index = left.indexOf(relation);
      if (index < 0) console.log(`  ${sign} ${relation}`);
      else left.splice(index, 1);
    }
  }
}

const [folder] = positionals;
if (folder === undefined) {
  console.error("usage: npm run bench:icdar -- DIR [--images] [--details] [--only NAME]");
  process.exitCode = 2;
} else await main(folder);
