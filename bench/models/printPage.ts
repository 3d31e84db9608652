import sharp, { type Sharp } from "sharp";
import { createRandom } from "../../samples/generate/random.ts";
import type { Box } from "../../src/core/geometry.ts";
import type { PdfPage, Raster } from "../../src/pdf/types.ts";
import { type Printed, textAt } from "./texts.ts";

/** A copier, and what it does to a page. */
export interface Condition {
  readonly name: string;
  readonly dpi: number;
  /** Pixels: standard deviation of the blur. */
  readonly blur?: number;
  /** Grey values: the grain lies between this and minus this. */
  readonly noise?: number;
  /** Of the distance between ink and paper: what is left of it. */
  readonly contrast?: number;
  readonly jpegQuality?: number;
  readonly isBilevel?: true;
}

export interface PrintedCell extends Printed {
  /** Points. */
  readonly box: Box;
}

export interface PrintedPage {
  readonly page: PdfPage;
  readonly raster: Raster;
  readonly cells: readonly PrintedCell[];
}

const MARGIN = 30;
const COLUMNS = 5;
const ROWS = 10;
const POINTS_PER_INCH = 72;
/** Points of a cell around its text. */
const [PADDING, LEADING] = [4, 1.8];
/** Of the type's size: width of a cell, the longest name fits. */
const CELL_WIDTH = 17;

/** A ruled page of 50 cells in one typeface and size (points), copied: seeded, so the same each time. */
export async function printPage(typeface: string, size: number, condition: Condition): Promise<PrintedPage> {
  const random = createRandom(size * 1000);
  const [cellWidth, cellHeight] = [CELL_WIDTH * size, LEADING * size + PADDING];
  const [width, height] = [2 * MARGIN + COLUMNS * cellWidth, 2 * MARGIN + ROWS * cellHeight];
  const cells = Array.from({ length: ROWS * COLUMNS }, (_, index): PrintedCell => {
    const [x, y] = [
      MARGIN + (index % COLUMNS) * cellWidth,
      MARGIN + Math.floor(index / COLUMNS) * cellHeight,
    ];
    return { ...textAt(index, random), box: [x, y, x + cellWidth, y + cellHeight] };
  });
  const { dpi } = condition;
  const [pixelWidth, pixelHeight] = [width, height].map((side) => Math.round((side * dpi) / POINTS_PER_INCH));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixelWidth}" height="${pixelHeight}" viewBox="0 0 ${width} ${height}" font-family="${typeface}" font-size="${size}">${cells.map(cellSvg).join("")}</svg>`;
  const raster = await copy(
    await toRaster(sharp(Buffer.from(svg)).flatten({ background: "white" })),
    condition,
  );
  const page: PdfPage = { number: 1, kind: "scan", width, height, rotation: 0, dpi, glyphs: [], rulings: [] };
  return { page, raster, cells };
}

function cellSvg({ kind, text, box: [x0, y0, x1, y1] }: PrintedCell): string {
  const baseline = (y0 + y1) / 2 + (y1 - y0) / 6;
  const place =
    kind === "amount" ? `x="${x1 - PADDING}" text-anchor="end"` : `x="${x0 + PADDING}" text-anchor="start"`;
  return `<rect x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}" fill="none" stroke="black" stroke-width="0.7"/><text ${place} y="${baseline}">${text}</text>`;
}

async function copy(picture: Raster, condition: Condition): Promise<Raster> {
  const { blur, noise = 0, contrast = 1, jpegQuality, isBilevel } = condition;
  const softened = blur === undefined ? picture : await toRaster(fromRaster(picture).blur(blur));
  const random = createRandom(1);
  const data = softened.data.map((value) => {
    const grey = 255 - (255 - value) * contrast + noise * (2 * random() - 1);
    return isBilevel === true ? (grey < 150 ? 0 : 255) : Math.max(0, Math.min(255, Math.round(grey)));
  });
  const copied = { ...softened, data };
  if (jpegQuality === undefined) return copied;
  return toRaster(sharp(await fromRaster(copied).jpeg({ quality: jpegQuality }).toBuffer()));
}

const fromRaster = ({ data, width, height }: Raster) => sharp(data, { raw: { width, height, channels: 1 } });

async function toRaster(picture: Sharp): Promise<Raster> {
  const { data, info } = await picture.toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height, channels: 1 };
}
