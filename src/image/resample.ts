import type { Raster } from "../pdf/types.ts";

const WHITE = 255;
/** Greys from 248 on have these bits: on whitened paper they are grain, and made white. */
const PAPER_BITS = 0xf8;
/** Pixels a side of the squares at whose corners the place in the source is computed; between them it is linear. */
const SQUARE = 16;
/** Positions between two pixels that interpolation weights are kept for. */
const PHASES = 64;

/** Catmull-Rom weights (a = -0.5) of the four pixels around each phase. */
const WEIGHTS = Float32Array.from({ length: (PHASES + 1) * 4 }, (_, index) => {
  const distance = Math.abs((index % 4) - 1 - Math.floor(index / 4) / PHASES);
  if (distance >= 2) return 0;
  const [square, cube] = [distance ** 2, distance ** 3];
  return distance < 1 ? 1.5 * cube - 2.5 * square + 1 : -0.5 * cube + 2.5 * square - 4 * distance + 2;
});

/** Where a pixel of the new picture comes from in the old one; smooth. */
export type Mapping = (x: number, y: number) => readonly [x: number, y: number];

/** A picture of the same size whose pixels come from where `mapping` says, by cubic interpolation; white from beyond. */
export function resample(grey: Raster, mapping: Mapping): Raster {
  const { data: from, width, height } = grey;
  const data = new Uint8Array(from.length).fill(WHITE);
  const columns = Math.ceil(width / SQUARE) + 1;
  let upper = cornersAt(mapping, columns, 0);
  for (let top = 0; top < height; top += SQUARE) {
    const lower = cornersAt(mapping, columns, top + SQUARE);
    for (let y = top; y < Math.min(top + SQUARE, height); y++) {
      const share = (y - top) / SQUARE;
      for (let square = 0; square + 1 < columns; square++) {
        const at = 2 * square;
        const startX = (upper[at] as number) * (1 - share) + (lower[at] as number) * share;
        const startY = (upper[at + 1] as number) * (1 - share) + (lower[at + 1] as number) * share;
        const endX = (upper[at + 2] as number) * (1 - share) + (lower[at + 2] as number) * share;
        const endY = (upper[at + 3] as number) * (1 - share) + (lower[at + 3] as number) * share;
        const [stepX, stepY] = [(endX - startX) / SQUARE, (endY - startY) / SQUARE];
        const end = Math.min((square + 1) * SQUARE, width);
        let [sourceX, sourceY] = [startX, startY];
        for (
          let x = square * SQUARE, to = y * width + x;
          x < end;
          x++, to++, sourceX += stepX, sourceY += stepY
        ) {
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
    upper = lower;
  }
  return { data, width, height, channels: 1 };
}

/** Places in the source of a row of corners, x and y by turns. */
function cornersAt(mapping: Mapping, columns: number, y: number): Float64Array {
  const corners = new Float64Array(2 * columns);
  for (let column = 0; column < columns; column++) corners.set(mapping(column * SQUARE, y), 2 * column);
  return corners;
}

/** The value at (`dx`, `dy`) from the pixel at `at`, from the 16 pixels around. */
function interpolate(from: Uint8Array, width: number, at: number, dx: number, dy: number): number {
  const [across, down] = [Math.round(dx * PHASES) * 4, Math.round(dy * PHASES) * 4];
  let value = 0;
  for (let row = 0; row < 4; row++) {
    const start = at + (row - 1) * width - 1;
    value +=
      (WEIGHTS[down + row] as number) *
      ((WEIGHTS[across] as number) * (from[start] as number) +
        (WEIGHTS[across + 1] as number) * (from[start + 1] as number) +
        (WEIGHTS[across + 2] as number) * (from[start + 2] as number) +
        (WEIGHTS[across + 3] as number) * (from[start + 3] as number));
  }
  return value < 0 ? 0 : value > WHITE ? WHITE : Math.round(value);
}
