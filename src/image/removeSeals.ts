import type { Raster } from "../pdf/types.ts";
import type { Bitmap } from "./binarise.ts";
import { type Component, findComponents } from "./components.ts";

/** Levels of 255 between a pixel's strongest and weakest channel: more is coloured ink, less tinted paper or a fringe. */
const COLOURED = 60;
/** Points a side of the squares in which colour is looked for: strokes and characters of a seal join, lines of text do not. */
const SQUARE = 2;
/** Of a square's pixels: so many are coloured. */
const FILLED = 0.1;
/** Points: the shorter side of a seal; a name seal has 14 mm. Coloured lines of text are lower. */
const SMALLEST = 40;
/** Points: coloured rulings run straight for so long, and are this share of a table printed in colour; of a ring less. */
const STRAIGHT = 40;
const GRID = 0.6;
/** Longer side to shorter one. */
const LONGEST = 3;
/** Of its box: a seal is strokes on paper; a cell filled with colour is no seal. */
const DENSEST = 0.75;
/** Rank among a seal's pixels of its lightest channel, from the darkest: what is lighter becomes paper. */
const INK_RANK = 0.3;
/** A pixel with this much colour is all seal; one with none, all print. */
const ALL_SEAL = 30;
/** A seal's ink is not taken to be darker, or black print could become paper with it. */
const DARKEST = 112;
const WHITE = 255;

/**
 * The grey picture of a coloured page without its seals: in them each pixel takes its lightest channel, in which
 * coloured ink is paper and black print stays black, as far as it has colour. Coloured text and filled cells keep their grey.
 */
export function removeSeals(
  colour: Raster,
  grey: Raster,
  dpi: number,
): { readonly grey: Raster; readonly seals: number } {
  if (colour.channels === 1) return { grey, seals: 0 };
  const side = Math.max(2, Math.round((SQUARE * dpi) / 72));
  const squares = colouredSquares(colour, side);
  const points = (side * 72) / dpi;
  const seals = findComponents(squares).filter(
    (component) => isSeal(component, points) && !isGrid(squares, component, Math.ceil(STRAIGHT / points)),
  );
  if (seals.length === 0) return { grey, seals: 0 };
  const data = grey.data.slice();
  for (const seal of seals) bleach(colour, data, seal, side);
  return { grey: { ...grey, data }, seals: seals.length };
}

function colouredSquares({ data, width, height }: Raster, side: number): Bitmap {
  const [columns, rows] = [Math.ceil(width / side), Math.ceil(height / side)];
  const counts = new Uint16Array(columns * rows);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / side) * columns;
    for (let x = 0; x < width; x++, at += 3) {
      if (isColoured(data[at] as number, data[at + 1] as number, data[at + 2] as number))
        counts[row + ((x / side) | 0)]!++;
    }
  }
  const filled = FILLED * side * side;
  return {
    data: Uint8Array.from(counts, (count) => (count >= filled ? 1 : 0)),
    width: columns,
    height: rows,
  };
}

const isColoured = (red: number, green: number, blue: number): boolean =>
  Math.max(red, green, blue) - Math.min(red, green, blue) >= COLOURED;

/** By its size in squares of `points` a side. */
function isSeal({ x0, y0, x1, y1, area }: Component, points: number): boolean {
  const [shorter, longer] = [Math.min(x1 - x0, y1 - y0), Math.max(x1 - x0, y1 - y0)];
  return (
    shorter * points >= SMALLEST && longer <= LONGEST * shorter && area <= DENSEST * (x1 - x0) * (y1 - y0)
  );
}

/** Are most of the squares in the component's box in straight runs of `length`, as the rulings of a table are? */
function isGrid({ data, width }: Bitmap, { x0, y0, x1, y1 }: Component, length: number): boolean {
  const straight = new Set<number>();
  let filled = 0;
  const look = (lines: number, steps: number, placeOf: (line: number, step: number) => number): void => {
    for (let line = 0; line < lines; line++) {
      for (let step = 0, run = 0; step < steps; step++) {
        run = data[placeOf(line, step)] === 1 ? run + 1 : 0;
        if (run < length) continue;
        for (let back = run === length ? length - 1 : 0; back >= 0; back--)
          straight.add(placeOf(line, step - back));
      }
    }
  };
  const [across, down] = [x1 - x0, y1 - y0];
  look(down, across, (y, x) => (y0 + y) * width + x0 + x);
  look(across, down, (x, y) => (y0 + y) * width + x0 + x);
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) filled += data[y * width + x] as number;
  return straight.size >= GRID * filled;
}

/** Writes the lightest channel, the seal's ink made white, into the grey pixels in and right around the seal. */
function bleach(colour: Raster, grey: Uint8Array, seal: Component, side: number): void {
  const { data, width, height } = colour;
  const [left, right] = [Math.max(0, (seal.x0 - 1) * side), Math.min(width, (seal.x1 + 1) * side)];
  const [top, bottom] = [Math.max(0, (seal.y0 - 1) * side), Math.min(height, (seal.y1 + 1) * side)];
  const histogram = new Uint32Array(256);
  let coloured = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left, at = (y * width + left) * 3; x < right; x++, at += 3) {
      const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
      if (!isColoured(red, green, blue)) continue;
      histogram[Math.max(red, green, blue)]!++;
      coloured++;
    }
  }
  let level = 0;
  for (let count = 0; count <= INK_RANK * coloured && level < WHITE; ) count += histogram[++level] as number;
  level = Math.max(level, DARKEST);
  for (let y = top; y < bottom; y++) {
    for (let x = left, at = (y * width + left) * 3; x < right; x++, at += 3) {
      const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
      const lightest = Math.max(red, green, blue);
      const share = Math.min(1, (lightest - Math.min(red, green, blue)) / ALL_SEAL);
      const own = grey[y * width + x] as number;
      grey[y * width + x] = own + share * (Math.min(WHITE, (lightest * WHITE) / level) - own);
    }
  }
}
