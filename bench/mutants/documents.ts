import { readFile } from "node:fs/promises";
import {
  BlendMode,
  degrees,
  PDFDocument,
  type PDFFont,
  type PDFPage,
  rgb,
  StandardFonts,
} from "@cantoo/pdf-lib";
import sharp from "sharp";

/** A small PDF that is changed. */
export interface SmallDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BORN = new URL("../../samples/anyang-2024-born.pdf", import.meta.url);
const [WIDTH, HEIGHT] = [420, 300];
const ROWS: readonly (readonly string[])[] = [
  ["Item", "Total", "Basic", "Project"],
  ["Total", "1,204.50", "1,000.00", "204.50"],
  ["Wages", "880.25", "880.25", "-"],
  ["Offices", "324.25", "119.75", "204.50"],
  ["Returned", "-36.90", "(12.40)", "-24.50"],
];

/** Ten documents of one page: three of the born-digital sample, seven drawn here. */
export async function smallDocuments(): Promise<SmallDocument[]> {
  const sample = await readFile(BORN);
  const drawn: readonly (readonly [string, (drawing: Sheet) => void | Promise<void>])[] = [
    ["ruled", (sheet) => table(sheet, { isRuled: true })],
    ["open", (sheet) => table(sheet, { isRuled: false })],
    ["turned", turned],
    ["shaded", shaded],
    ["picture", withPicture],
    ["clipped", clipped],
    ["scan", scan],
  ];
  return [
    ...(await Promise.all([2, 12, 30].map(async (page) => pageOf(sample, page)))),
    ...(await Promise.all(drawn.map(async ([name, draw]) => ({ name, bytes: await drawSheet(draw) })))),
  ];
}

async function pageOf(file: Uint8Array, page: number): Promise<SmallDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const [copy] = await document.copyPages(await PDFDocument.load(file), [page - 1]);
  document.addPage(copy as PDFPage);
  return { name: `sample-${page}`, bytes: await document.save() };
}

interface Sheet {
  readonly document: PDFDocument;
  readonly page: PDFPage;
  readonly fonts: readonly [PDFFont, PDFFont];
}

async function drawSheet(draw: (sheet: Sheet) => void | Promise<void>): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([WIDTH, HEIGHT]);
  const fonts = [
    await document.embedFont(StandardFonts.TimesRoman),
    await document.embedFont(StandardFonts.Helvetica),
  ] as const;
  await draw({ document, page, fonts });
  return document.save();
}

const [LEFT, TOP, COLUMN, ROW] = [30, 240, 90, 24];

function table({ page, fonts: [serif, sans] }: Sheet, { isRuled }: { readonly isRuled: boolean }): void {
  page.drawText("Budget of the office, in yuan", { x: LEFT, y: TOP + 20, size: 13, font: serif });
  ROWS.forEach((texts, row) => {
    texts.forEach((text, column) => {
      const at = { x: LEFT + column * COLUMN + 6, y: TOP - (row + 1) * ROW + 8, size: 10 };
      page.drawText(text, { ...at, font: column === 0 ? serif : sans });
    });
  });
  if (!isRuled) return;
  const [right, bottom] = [LEFT + 4 * COLUMN, TOP - ROWS.length * ROW];
  for (let row = 0; row <= ROWS.length; row++)
    page.drawLine({ start: { x: LEFT, y: TOP - row * ROW }, end: { x: right, y: TOP - row * ROW } });
  for (let column = 0; column <= 4; column++) {
    const x = LEFT + column * COLUMN;
    page.drawLine({ start: { x, y: TOP }, end: { x, y: bottom } });
  }
}

function turned(sheet: Sheet): void {
  table(sheet, { isRuled: true });
  sheet.page.setRotation(degrees(90));
}

function clipped(sheet: Sheet): void {
  table(sheet, { isRuled: true });
  sheet.page.setCropBox(20, 20, 380, 270);
}

/** Shaded rows, and a highlight that is multiplied over a figure. */
function shaded(sheet: Sheet): void {
  const { page } = sheet;
  for (const row of [0, 2, 4])
    page.drawRectangle({
      ...{ x: LEFT, y: TOP - (row + 1) * ROW, width: 4 * COLUMN, height: ROW },
      color: rgb(0.85, 0.9, 0.95),
    });
  table(sheet, { isRuled: false });
  page.drawRectangle({
    ...{ x: LEFT + COLUMN, y: TOP - 2 * ROW, width: COLUMN, height: ROW },
    color: rgb(1, 0.95, 0.3),
    blendMode: BlendMode.Multiply,
  });
}

/** One figure of the table is a picture. */
async function withPicture(sheet: Sheet): Promise<void> {
  table(sheet, { isRuled: true });
  const text = { text: "77,310.64", dpi: 300, rgba: false };
  const image = await sheet.document.embedPng(await sharp({ text }).negate().png().toBuffer());
  sheet.page.drawText("Reserve", { x: LEFT + 6, y: 80, size: 10, font: sheet.fonts[0] });
  sheet.page.drawImage(image, { x: LEFT + COLUMN + 6, y: 78, width: 48, height: 11 });
}

/** The same table as a picture that fills the page. */
async function scan({ document, page }: Sheet): Promise<void> {
  const texts = ROWS.flatMap((row, index) =>
    row.map(
      (text, column) =>
        `<text x="${LEFT + column * COLUMN + 6}" y="${60 + (index + 1) * ROW - 8}" font-size="11">${text}</text>`,
    ),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * WIDTH}" height="${2 * HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif">${texts.join("")}</svg>`;
  const picture = await sharp(Buffer.from(svg))
    .flatten({ background: "white" })
    .greyscale()
    .jpeg()
    .toBuffer();
  page.drawImage(await document.embedJpg(picture), { x: 0, y: 0, width: WIDTH, height: HEIGHT });
}
