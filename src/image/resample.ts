import type { Raster } from "../pdf/types.ts";
import { asWords, fourTimes } from "./words.ts";

const WHITE = 255;
/** Greys from 248 on have these bits: on whitened paper they are grain, and made white. */
const PAPER_BITS = 0xf8;
/** Pixels a side of the squares at whose corners the place in the source is computed; between them it is linear. */
const SQUARE = 16;
/** Positions between two pixels that interpolation weights are kept for. */
const PHASES = 64;

/** Catmull-Rom weights (a = -0.5) of the four pixels around each phase. */
const WEIGHTS = Float64Array.from({ length: (PHASES + 1) * 4 }, (_, index) => {
  const distance = Math.abs((index % 4) - 1 - Math.floor(index / 4) / PHASES);
  if (distance >= 2) return 0;
  const [square, cube] = [distance ** 2, distance ** 3];
  const weight = distance < 1 ? 1.5 * cube - 2.5 * square + 1 : -0.5 * cube + 2.5 * square - 4 * distance + 2;
  return Math.fround(weight);
});

/** Where a pixel of the new picture comes from in the old one; smooth. */
export type Mapping = (x: number, y: number) => readonly [x: number, y: number];

/** A picture of the same size whose pixels come from where `mapping` says, by cubic interpolation; white from beyond. */
export function resample(grey: Raster, mapping: Mapping): Raster {
  const { width, height } = grey;
  const data = new Uint8Array(grey.data.length).fill(WHITE);
  const columns = Math.ceil(width / SQUARE) + 1;
  const print = printedSquares(grey);
  let upper = cornersAt(mapping, columns, 0);
  for (let top = 0; top < height; top += SQUARE) {
    const lower = cornersAt(mapping, columns, top + SQUARE);
    for (let column = 0; column + 1 < columns; column++)
      if (hasPrint(print, upper, lower, 2 * column)) fillSquare(data, grey, upper, lower, column, top);
    upper = lower;
  }
  return { data, width, height, channels: 1 };
}

/** Fills the square of the new picture whose corners come from the places in `upper` and `lower`. */
function fillSquare(
  data: Uint8Array,
  { data: from, width, height }: Raster,
  upper: Float64Array,
  lower: Float64Array,
  column: number,
  top: number,
): void {
  const at = 2 * column;
  const [bottom, end] = [Math.min(top + SQUARE, height), Math.min((column + 1) * SQUARE, width)];
  for (let y = top; y < bottom; y++) {
    const share = (y - top) / SQUARE;
    let sourceX = (upper[at] as number) * (1 - share) + (lower[at] as number) * share;
    let sourceY = (upper[at + 1] as number) * (1 - share) + (lower[at + 1] as number) * share;
    const endX = (upper[at + 2] as number) * (1 - share) + (lower[at + 2] as number) * share;
    const endY = (upper[at + 3] as number) * (1 - share) + (lower[at + 3] as number) * share;
    const [stepX, stepY] = [(endX - sourceX) / SQUARE, (endY - sourceY) / SQUARE];
    const last = y * width + end;
    for (let to = y * width + column * SQUARE; to < last; to++, sourceX += stepX, sourceY += stepY) {
      const left = sourceX | 0;
      const down = sourceY | 0;
      if (left < 1 || down < 1 || left >= width - 2 || down >= height - 2) continue;
      const place = down * width + left;
      // All four have these bits: paper, grain apart.
      const isPaper =
        ((from[place] as number) &
          (from[place + 1] as number) &
          (from[place + width] as number) &
          (from[place + width + 1] as number) &
          PAPER_BITS) ===
        PAPER_BITS;
      if (!isPaper) data[to] = interpolate(from, width, place, sourceX - left, sourceY - down);
    }
  }
}

/** Squares of the source, row by row, 1 where one holds a pixel darker than the grain of paper. */
interface Squares {
  readonly data: Uint8Array;
  readonly columns: number;
  readonly rows: number;
}

function printedSquares({ data: from, width, height }: Raster): Squares {
  const [columns, rows] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)];
  const data = new Uint8Array(columns * rows);
  const mark = (at: number): void => {
    const y = (at / width) | 0;
    data[((y / SQUARE) | 0) * columns + (((at - y * width) / SQUARE) | 0)] = 1;
  };
  const words = asWords(from);
  const paper = fourTimes(PAPER_BITS);
  for (let word = 0; word < words.length; word++) {
    if (((words[word] as number) & paper) === paper) continue;
    mark(4 * word);
    mark(4 * word + 3);
  }
  for (let at = 4 * words.length; at < from.length; at++) mark(at);
  return { data, columns, rows };
}

/** Is there print where the square comes from whose upper corners begin at `at`? */
function hasPrint(
  { data, columns, rows }: Squares,
  upper: Float64Array,
  lower: Float64Array,
  at: number,
): boolean {
  const [x0, x1, x2, x3] = [upper[at]!, upper[at + 2]!, lower[at]!, lower[at + 2]!];
  const [y0, y1, y2, y3] = [upper[at + 1]!, upper[at + 3]!, lower[at + 1]!, lower[at + 3]!];
  // A pixel more on either side: values come from between two pixels, and steps are rounded.
  const left = Math.max(0, Math.floor((Math.min(x0, x1, x2, x3) - 1) / SQUARE));
  const right = Math.min(columns - 1, Math.floor((Math.max(x0, x1, x2, x3) + 2) / SQUARE));
  const top = Math.max(0, Math.floor((Math.min(y0, y1, y2, y3) - 1) / SQUARE));
  const bottom = Math.min(rows - 1, Math.floor((Math.max(y0, y1, y2, y3) + 2) / SQUARE));
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) if (data[row * columns + column] === 1) return true;
  return false;
}

/** Places in the source of a row of corners, x and y by turns. */
function cornersAt(mapping: Mapping, columns: number, y: number): Float64Array {
  const corners = new Float64Array(2 * columns);
  for (let column = 0; column < columns; column++) corners.set(mapping(column * SQUARE, y), 2 * column);
  return corners;
}

/** The value at (`dx`, `dy`) from the pixel at `at`, from the 16 pixels around. */
function interpolate(from: Uint8Array, width: number, at: number, dx: number, dy: number): number {
  const [across, down] = [((dx * PHASES + 0.5) | 0) * 4, ((dy * PHASES + 0.5) | 0) * 4];
  const row = at - width - 1;
  const value =
    (WEIGHTS[down] as number) * along(from, row, across) +
    (WEIGHTS[down + 1] as number) * along(from, row + width, across) +
    (WEIGHTS[down + 2] as number) * along(from, row + 2 * width, across) +
    (WEIGHTS[down + 3] as number) * along(from, row + 3 * width, across);
  return value < 0 ? 0 : value > WHITE ? WHITE : (value + 0.5) | 0;
}

/** Four pixels from `at` on, weighted. */
const along = (from: Uint8Array, at: number, weight: number): number =>
  (WEIGHTS[weight] as number) * (from[at] as number) +
  (WEIGHTS[weight + 1] as number) * (from[at + 1] as number) +
  (WEIGHTS[weight + 2] as number) * (from[at + 2] as number) +
  (WEIGHTS[weight + 3] as number) * (from[at + 3] as number);
