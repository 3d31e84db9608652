import { median } from "../core/median.ts";
import type { Raster } from "../pdf/types.ts";

/** Inches a side of the tiles by which dark areas are found: a character is four of them high, a stroke less than one wide. */
const TILE = 0.04;
/** Of the paper's grey: what is no lighter is dark. The fills of headers (navy, green, grey) have 0.2 to 0.55 of white. */
const DARK = 0.62;
/** Of a tile's pixels in a dark area, whatever light strokes run through it; print on paper leaves more of it light. */
const MOSTLY = 0.45;
/** Inches: a dark area that holds a line of print is as high and as wide. */
const [LEAST_HEIGHT, LEAST_WIDTH] = [0.14, 0.5];
/** Tiles in a row of a column that may be lighter within an area: the strokes of a character … */
const GAP = 5;
/** … which leave more of the ground to be seen than this, as paper does not. */
const PAPER = 0.05;
/** The least share of the tiles between an area's upper and lower edges that are dark; a block of bold print has a smaller one. */
const FILLED = 0.75;
/** The least share of an area's pixels whose grey is its commonest one, give or take `SAME_GROUND` levels of 255; of a photograph fewer are. */
const GROUND = 0.5;
const SAME_GROUND = 20;
/** Of an area: light strokes are at least and at most so much of it; none stand in a bar, and more are no strokes. */
const [LEAST_LIGHT, MOST_LIGHT] = [0.004, 0.4];
/** Inches of an area's edge that stay dark: the line around it. */
const EDGE = 0.008;

/** Power of a pixel's share of light: lines between the cells of a header are fainter than its words, and no rulings without it. */
const FAINT_LINES = 0.6;
/** Columns of tiles on either side of one whose edges it has where its own stand out: print on the paper touches there. */
const AROUND = 6;

/** What a tile is: mostly dark, paper, or a mixture of both. */
const [LIGHTER, DARKER, BLANK] = [0, 1, 2];

/** Tiles of one dark area, column by column: the first and the last dark one. */
type Area = { readonly column: number; top: number; bottom: number; dark: number }[];

/**
 * The grey page with light print on dark grounds (white words in a coloured header) turned into dark print on white, each
 * ground with a line around it; and how many grounds there were. Pixels; `dpi` is the picture's.
 */
export function invertDark(grey: Raster, dpi: number): { readonly grey: Raster; readonly grounds: number } {
  const paper = paperOf(grey);
  const dark = DARK * paper;
  const side = Math.max(3, Math.round(TILE * dpi));
  const areas = areasOf(grey, dark, side).filter(
    (area) =>
      area.length * side >= LEAST_WIDTH * dpi &&
      Math.max(...area.map(({ top, bottom }) => bottom - top + 1)) * side >= LEAST_HEIGHT * dpi,
  );
  let [picture, grounds] = [grey, 0];
  for (const area of areas) {
    const columns = edgesOf(grey, area, dark, side);
    const edge = Math.max(1, Math.round(EDGE * dpi));
    const ground = groundOf(grey, columns, dark, 2 * edge);
    if (ground === null) continue;
    if (picture === grey) picture = { ...grey, data: Uint8Array.from(grey.data) };
    turn(grey, picture, columns, { ground, paper, edge });
    grounds++;
  }
  return { grey: picture, grounds };
}

/** The commonest grey of the lighter half: the paper's. */
function paperOf({ data }: Raster): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 7) counts[data[at] as number]!++;
  let paper = 128;
  for (let level = 128; level < 256; level++) if (counts[level]! > counts[paper]!) paper = level;
  return paper;
}

/** Dark tiles that lie side by side, as areas that are filled between their upper and lower edges. */
function areasOf({ data, width, height }: Raster, dark: number, side: number): Area[] {
  const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)];
  const tiles = new Uint8Array(columns * rows).fill(LIGHTER);
  const counts = new Uint16Array(columns);
  for (let row = 0; row < rows; row++) {
    counts.fill(0);
    for (let y = row * side; y < (row + 1) * side; y++)
      for (let x = 0, at = y * width; x < columns * side; x++, at++)
        if ((data[at] as number) < dark) counts[(x / side) | 0]!++;
    for (let column = 0; column < columns; column++) {
      const share = counts[column]! / (side * side);
      if (share >= MOSTLY) tiles[row * columns + column] = DARKER;
      else if (share < PAPER) tiles[row * columns + column] = BLANK;
    }
  }
  let open: Area[] = [];
  const found: Area[] = [];
  for (let column = 0; column < columns; column++) {
    open = open.filter((area) => column - area.at(-1)!.column <= GAP);
    for (const strip of stripsOf(tiles, column, columns, rows)) {
      const area = open.find((one) => one.at(-1)!.top <= strip.bottom && strip.top <= one.at(-1)!.bottom);
      if (area && area.at(-1)!.column < column) area.push(strip);
      else if (!area) {
        const begun: Area = [strip];
        open.push(begun);
        found.push(begun);
      }
    }
  }
  return found.map(smoothed).filter((area) => {
    const all = area.reduce((sum, { top, bottom }) => sum + bottom - top + 1, 0);
    return area.reduce((sum, strip) => sum + strip.dark, 0) >= FILLED * all;
  });
}

/** The area with the edges of each column as most of those around it have them, where its own reach further. */
function smoothed(area: Area): Area {
  return area.map((strip, at) => {
    const around = area.slice(Math.max(0, at - AROUND), at + AROUND + 1);
    const [top, bottom] = [median(around.map((one) => one.top)), median(around.map((one) => one.bottom))];
    return { ...strip, top: Math.max(strip.top, top), bottom: Math.min(strip.bottom, bottom) };
  });
}

/** The dark stretches of one column of tiles, gaps of strokes closed. */
function stripsOf(tiles: Uint8Array, column: number, columns: number, rows: number): Area {
  const strips: Area = [];
  let isOpen = false;
  for (let row = 0; row < rows; row++) {
    const tile = tiles[row * columns + column];
    if (tile === BLANK) isOpen = false;
    if (tile !== DARKER) continue;
    const last = strips.at(-1);
    if (isOpen && last && row - last.bottom <= GAP) {
      last.bottom = row;
      last.dark++;
    } else strips.push({ column, top: row, bottom: row, dark: 1 });
    isOpen = true;
  }
  return strips;
}

/** Pixels of an area, column by column of tiles: right and bottom exclusive. */
interface Column {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

/** The area's edges to the pixel: the outermost rows of each column of tiles that are mostly dark. */
function edgesOf({ data, width, height }: Raster, area: Area, dark: number, side: number): Column[] {
  const isDarkRow = (y: number, from: number, to: number): boolean => {
    let count = 0;
    for (let x = from; x < to; x++) if ((data[y * width + x] as number) < dark) count++;
    return count * 2 > to - from;
  };
  const isDarkColumn = (x: number, top: number, bottom: number): boolean => {
    let count = 0;
    for (let y = top; y < bottom; y++) if ((data[y * width + x] as number) < dark) count++;
    return count * 2 > bottom - top;
  };
  const last = area.length - 1;
  return area.map((strip, at): Column => {
    let [from, to] = [strip.column * side, ((area[at + 1]?.column ?? strip.column + 1) * side) as number];
    let [top, bottom] = [strip.top * side, (strip.bottom + 1) * side];
    for (let step = 0; step < side && top > 0 && isDarkRow(top - 1, from, to); step++) top--;
    for (let step = 0; step < side && bottom < height && isDarkRow(bottom, from, to); step++) bottom++;
    for (let step = 0; step < side && !isDarkRow(top, from, to); step++) top++;
    for (let step = 0; step < side && !isDarkRow(bottom - 1, from, to); step++) bottom--;
    if (at === 0)
      while (from > 0 && strip.column * side - from < side && isDarkColumn(from - 1, top, bottom)) from--;
    if (at === last)
      while (to < width && to < (strip.column + 2) * side && isDarkColumn(to, top, bottom)) to++;
    return { from, to, top, bottom };
  });
}

/** The grey of the area's ground, where it has one and light strokes stand on it, `inset` pixels from its edges; null for a bar or a photograph. */
function groundOf(
  { data, width }: Raster,
  columns: readonly Column[],
  dark: number,
  inset: number,
): number | null {
  const counts = new Uint32Array(256);
  let all = 0;
  const [left, right] = [columns[0]!.from + inset, columns.at(-1)!.to - inset];
  for (const { from, to, top, bottom } of columns)
    for (let y = top + inset; y < bottom - inset; y++)
      for (let x = Math.max(from, left); x < Math.min(to, right); x++) {
        counts[data[y * width + x] as number]!++;
        all++;
      }
  const sum = (from: number, to: number): number =>
    counts.subarray(Math.max(0, from), to).reduce((a, b) => a + b, 0);
  const ground = counts
    .subarray(0, Math.ceil(dark))
    .reduce((best, count, level) => (count > counts[best]! ? level : best), 0);
  const light = sum(Math.ceil(dark), 256);
  const isGround = sum(ground - SAME_GROUND, ground + SAME_GROUND + 1) >= GROUND * all;
  return isGround && light >= LEAST_LIGHT * all && light <= MOST_LIGHT * all ? ground : null;
}

interface Greys {
  readonly ground: number;
  readonly paper: number;
  /** Pixels of the edge that stay dark. */
  readonly edge: number;
}

/** Writes the area to `into` with its ground white and what is as light as paper black; its edge stays a line. */
function turn(from: Raster, into: Raster, columns: readonly Column[], { ground, paper, edge }: Greys): void {
  const { width, data } = from;
  const [left, right] = [columns[0]!.from + edge, columns.at(-1)!.to - edge];
  for (const { from: x0, to: x1, top, bottom } of columns) {
    for (let y = top; y < bottom; y++) {
      const isEdge = y < top + edge || y >= bottom - edge;
      for (let x = x0; x < x1; x++) {
        const at = y * width + x;
        const share = ((data[at] as number) - ground) / (paper - ground);
        const isLine = isEdge || x < left || x >= right;
        const light = Math.min(1, Math.max(0, share)) ** FAINT_LINES;
        into.data[at] = isLine ? 0 : Math.round(255 * (1 - light));
      }
    }
  }
}
