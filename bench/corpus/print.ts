/** Documents of the corpus on paper: printed by Chromium, drawn by poppler, with the truth of what they say. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { toHtml } from "../../samples/generate/html.ts";
import type { TableModel } from "../../samples/generate/model.ts";
import { printPdf } from "../../samples/generate/print.ts";
import { readPrintedElements } from "../../samples/generate/printedPages.ts";
import { createRandom } from "../../samples/generate/random.ts";
import { buildTruth } from "../../samples/generate/truth.ts";
import type { Truth } from "../../samples/generate/truthSchema.ts";
import type { Raster } from "../../src/pdf/types.ts";
import { randomBudget } from "./budget.ts";
import { hierarchicalTable, narrowTable, ORGANISATION, type Type, threeLineTable } from "./layouts.ts";
import { pick, wholeNumber } from "./random.ts";

const run = promisify(execFile);

/** Type sizes in points, by layout: as published, all of 9 pt and more, all of 7.5 pt; `long` is one table of many pages. */
const SIZES = {
  usual: { narrow: 8, hierarchical: 9, threeLine: 10.5 },
  large: { narrow: 9, hierarchical: 9.5, threeLine: 10.5 },
  small: { narrow: 7.5, hierarchical: 7.5, threeLine: 7.5 },
  long: { narrow: 8, hierarchical: 9, threeLine: 10.5 },
} as const;
export type Size = keyof typeof SIZES;

/** Song, Kai, Hei and a Song of another foundry. */
const TYPEFACES = ["Song", "AR PL UKai CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC"];

/** How a document is set beyond its words; each is a style sheet. */
export const STYLES = {
  plain: "",
  shaded:
    "th { background: #d9d9d9 } tbody tr:nth-child(even) td { background: #f0f0f0 } *{ -webkit-print-color-adjust: exact; print-color-adjust: exact }",
  tinted:
    "th { background: #bdd7ee } tbody tr:nth-child(even) td { background: #e2efda } *{ -webkit-print-color-adjust: exact; print-color-adjust: exact }",
  dotted: "th, td { border: 0.75pt dotted #000 !important }",
  double: "th, td { border: 2.25pt double #000 !important }",
  bare: "th, td { border-color: transparent !important }",
  /** Rows are cut wherever a page ends, in mid-cell. */
  cut: "tr { break-inside: auto !important }",
} as const;
export type Style = keyof typeof STYLES;

const BASE = (typeface: string): string => `
tr { break-inside: avoid }
body, th, td { font-family: ${typeface === "Song" ? "Song" : `"${typeface}"`} }
.t03 th, .t03 td { border: none !important }
.t03 thead tr:first-child th { border-top: 1pt solid #000 !important }
.t03 thead tr:last-child th { border-bottom: 0.6pt solid #000 !important }
.t03 tbody tr:last-child td { border-bottom: 1pt solid #000 !important }
`;

/** A printed document and what it says. */
export interface Print {
  /** Where it is kept. */
  readonly file: string;
  readonly pdf: Uint8Array;
  readonly truth: Truth;
}

/** Rows of a long table: some 60 pages. */
const LONG_ROWS = { least: 480, most: 520 } as const;

/**
 * The tables of document `seed`: one long table of narrow columns, or every fourth is of narrow columns and the others of the two dense
 * layouts.
 */
function tablesOf(seed: number, size: Size): TableModel[] {
  const random = createRandom(seed);
  const unit = pick(random, ["元", "万元"] as const);
  const typeOf = (layout: keyof (typeof SIZES)["usual"], grouped: boolean): Type => ({
    fontSize: SIZES[size][layout],
    grouped,
    unit,
  });
  const largest = unit === "元" ? 99_999 : 99;
  if (size === "long") {
    const items = randomBudget(random, wholeNumber(random, LONG_ROWS.least, LONG_ROWS.most), largest);
    return [narrowTable(items, typeOf("narrow", false))];
  }
  if (seed % 4 === 0)
    return [narrowTable(randomBudget(random, wholeNumber(random, 12, 20), largest), typeOf("narrow", false))];
  const items = randomBudget(random, wholeNumber(random, 120, 220), largest);
  const grouped = random() < 0.7;
  return [
    hierarchicalTable(items, typeOf("hierarchical", true)),
    threeLineTable(items, typeOf("threeLine", grouped)),
  ];
}

/** Prints document `seed`; kept in `cache`, as printing takes longer than drawing. */
export async function printDocument(seed: number, size: Size, style: Style, cache: string): Promise<Print> {
  const tables = tablesOf(seed, size);
  const html = toHtml(
    { prose: [], tables },
    BASE(TYPEFACES[(seed >> 1) % TYPEFACES.length] as string) + STYLES[style],
  );
  const name = createHash("sha256").update(html).digest("hex").slice(0, 16);
  const [pdfFile, truthFile] = [join(cache, `${name}.pdf`), join(cache, `${name}.truth.json`)];
  if (!existsSync(truthFile)) {
    const pdf = await printPdf(html);
    const elements = await readPrintedElements(pdf);
    const pageCount = Math.max(...elements.flatMap(pagesOf));
    const truth = buildTruth({ prose: [], tables }, elements, {
      disclosure: {
        kind: "budget",
        level: null,
        year: 2024,
        department: ORGANISATION.name,
        departmentCode: null,
        region: null,
        pages: Array.from({ length: pageCount }, (_, index) => index + 1),
      },
      flags: [],
    });
    await mkdir(cache, { recursive: true });
    await writeFile(pdfFile, pdf);
    await writeFile(`${truthFile}.new`, JSON.stringify(truth));
    await rename(`${truthFile}.new`, truthFile);
  }
  return {
    file: pdfFile,
    pdf: await readFile(pdfFile),
    truth: JSON.parse(await readFile(truthFile, "utf8")) as Truth,
  };
}

const pagesOf = (element: Awaited<ReturnType<typeof readPrintedElements>>[number]): number[] =>
  (element.kind === "table" ? element.rows.flat(2) : element.pieces).map(({ page }) => page);

/** The pages as drawn at `dpi`: grey, or in colour. */
export async function drawPages(pdf: Uint8Array, dpi: number, inColour: boolean): Promise<Raster[]> {
  const folder = await mkdtemp(join(tmpdir(), "budgetscan-corpus-"));
  try {
    const file = join(folder, "print.pdf");
    await writeFile(file, pdf);
    await run("pdftoppm", [
      "-png",
      "-r",
      String(dpi),
      ...(inColour ? [] : ["-gray"]),
      file,
      join(folder, "page"),
    ]);
    const images = (await readdir(folder)).filter((name) => name.endsWith(".png")).sort();
    const pages: Raster[] = [];
    for (const image of images) {
      const { data, info } = await sharp(join(folder, image))
        .toColourspace(inColour ? "srgb" : "b-w")
        .raw()
        .toBuffer({ resolveWithObject: true });
      pages.push({
        data: new Uint8Array(data),
        width: info.width,
        height: info.height,
        channels: info.channels as 1 | 3,
      });
    }
    return pages;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
