import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";

/** A4 in points, and the resolution of the scan. */
const [WIDTH, HEIGHT] = [595, 842];
const DPI = 200;
const POINTS_PER_INCH = 72;
const MARGIN = 40;
const FONT_SIZE = 8;

/** Names as such tables have them; a cell holds one of them or an amount. */
const NAMES = ["行政运行", "一般行政管理事务", "养老保险缴费支出", "住房公积金", "办公费", "其他支出"];

/** A grid whose every cell holds one text line. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

/** A PDF of `pages` scanned pages, each a ruled table with other figures. */
export async function makeScan(grid: Grid, pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < pages; page++) {
    const picture = await sharp(Buffer.from(pageSvg(grid, page)))
      .flatten({ background: "white" })
      .greyscale()
      .jpeg({ quality: 80 })
      .toBuffer();
    const image = await pdf.embedJpg(picture);
    pdf.addPage([WIDTH, HEIGHT]).drawImage(image, { x: 0, y: 0, width: WIDTH, height: HEIGHT });
  }
  return pdf.save();
}

function pageSvg({ rows, columns }: Grid, page: number): string {
  const [cellWidth, cellHeight] = [(WIDTH - 2 * MARGIN) / columns, (HEIGHT - 2 * MARGIN) / rows];
  const line = (x1: number, y1: number, x2: number, y2: number): string =>
    `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="black" stroke-width="0.7"/>`;
  const elements = [
    ...Array.from({ length: rows + 1 }, (_, row) => {
      const y = MARGIN + row * cellHeight;
      return line(MARGIN, y, WIDTH - MARGIN, y);
    }),
    ...Array.from({ length: columns + 1 }, (_, column) => {
      const x = MARGIN + column * cellWidth;
      return line(x, MARGIN, x, HEIGHT - MARGIN);
    }),
    ...Array.from({ length: rows * columns }, (_, cell) => {
      const [row, column] = [Math.floor(cell / columns), cell % columns];
      const x = MARGIN + column * cellWidth + 3;
      const y = MARGIN + (row + 0.5) * cellHeight + FONT_SIZE / 3;
      return `<text x="${x}" y="${y}" font-size="${FONT_SIZE}">${cellText(row, column, page)}</text>`;
    }),
  ];
  const [pixelWidth, pixelHeight] = [WIDTH, HEIGHT].map((points) =>
    Math.round((points * DPI) / POINTS_PER_INCH),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pixelWidth}" height="${pixelHeight}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="WenQuanYi Zen Hei, Noto Sans CJK SC, sans-serif">${elements.join("")}</svg>`;
}

function cellText(row: number, column: number, page: number): string {
  if (column === 0) return NAMES[(row + page) % NAMES.length] as string;
  // Any figures that differ from cell to cell do.
  const figure = ((row + 1) * 7919 + (column + 1) * 104_729 + (page + 1) * 1_299_709) % 1_000_000;
  return (figure / 100).toFixed(2);
}
