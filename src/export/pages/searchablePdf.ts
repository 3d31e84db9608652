import { degrees, PDFDocument, type PDFPage } from "@cantoo/pdf-lib";
import sharp from "sharp";
import type { Table } from "../../contract/schema.ts";
import { oneLine } from "../../core/text.ts";
import { fileTypeOf } from "../../input/fileType.ts";
import { openInput, readSource } from "../../input/index.ts";
import type { Raster } from "../../pdf/types.ts";
import { topOf } from "../topOf.ts";
import { blankFont } from "./blankFont.ts";
import { addBookmarks, type Bookmark } from "./bookmarks.ts";
import type { ReadLine, ReadPage } from "./readPage.ts";
import { addTextLayer, type ToPdf, toPdfSpace } from "./textLayer.ts";

/** JPEG quality, of 100, of a page's picture where the source is no PDF: by sight not told from the source. */
const PICTURE_QUALITY = 90;
/** A bookmark leads so far over a table's grid, in points, that its title is seen: three lines of text. */
const OVER_TABLE = 60;

/**
 * `searchable.pdf`: the pages of the source as they look, what was read of their pictures as text that is not seen in its
 * places, and a bookmark at each table. A PDF keeps its own pages; of pictures, and of a PDF that cannot be written anew, each
 * page is its picture. `password` opens a PDF that is protected; what is written is not.
 */
export async function searchablePdf(
  path: string,
  pages: readonly ReadPage[],
  tables: readonly Table[],
  password?: string,
): Promise<Uint8Array> {
  // A damaged file fails where it is opened, or not before it is written.
  const own = await ownPages(path, pages)
    .then((written) => (written === null ? null : finish(written, tables)))
    .catch(() => null);
  return own ?? finish(await pictures(path, pages, password), tables);
}

/** Sets the text on its pages, adds the bookmarks, and gives the file. */
async function finish({ pdf, targets }: Written, tables: readonly Table[]): Promise<Uint8Array> {
  const font = blankFont(
    pdf,
    targets.flatMap(({ lines }) => lines.map(({ text }) => text)),
  );
  for (const { lines, on, toPdf } of targets) {
    if (lines.length > 0) addTextLayer(on, lines, font, toPdf);
  }
  addBookmarks(
    tables.flatMap((table): Bookmark[] => {
      const target = targets.find(({ number }) => number === table.pages[0]);
      if (target === undefined) return [];
      const top = target.toPdf([0, Math.max(0, topOf(table) - OVER_TABLE)])[1];
      return [{ title: oneLine(`${table.id} ${table.title}`), page: target.on.ref, top }];
    }),
    pdf,
  );
  return pdf.save({ updateFieldAppearances: false });
}

/** A page that is being written, and what is to be set on it. */
interface Target {
  readonly number: number;
  readonly on: PDFPage;
  readonly lines: readonly ReadLine[];
  readonly toPdf: ToPdf;
}

interface Written {
  readonly pdf: PDFDocument;
  readonly targets: readonly Target[];
}

/** The pages of a PDF as they are; null where the source is none, or none that can be written anew. */
async function ownPages(path: string, pages: readonly ReadPage[]): Promise<Written | null> {
  const bytes = await readSource(path);
  if (bytes === null || fileTypeOf(bytes) !== "pdf") return null;
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const targets = pages.map((page) => {
    const on = pdf.getPage(page.number - 1);
    const toPdf = toPdfSpace(page, on.getCropBox());
    return { number: page.number, on, lines: page.lines.filter(({ isPictured }) => isPictured), toPdf };
  });
  return { pdf, targets };
}

/** A page a picture, displayed upright. */
async function pictures(path: string, pages: readonly ReadPage[], password?: string): Promise<Written> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const input = await openInput(path, password);
  try {
    const targets: Target[] = [];
    for (const page of pages) {
      const given = await input.readPage(page.number, { dpi: page.dpi, picture: true });
      const { width, height, rotation } = given.page;
      const on = pdf.addPage([width, height]);
      if (given.raster) on.drawImage(await pdf.embedJpg(await toJpeg(given.raster)), { width, height });
      const turn = (page.rotation - rotation + 360) % 360;
      if (turn !== 0) on.setRotation(degrees(turn));
      const toPdf = toPdfSpace({ ...page, rotation: turn }, on.getCropBox());
      targets.push({ number: page.number, on, lines: page.lines, toPdf });
    }
    return { pdf, targets };
  } finally {
    await input.close();
  }
}

const toJpeg = ({ data, width, height, channels }: Raster): Promise<Uint8Array> =>
  sharp(data, { raw: { width, height, channels } }).jpeg({ quality: PICTURE_QUALITY }).toBuffer();
