import type { Raster } from "../pdf/types.ts";

const WHITE = 255;
/** Inches a side of the tiles whose paper is measured: larger than any character's stroke, smaller than a fold's shadow. */
const TILE = 0.16;
/** Of a tile's pixels: this share is darker than its paper. Ink seldom covers half of a tile. */
const PAPER_RANK = 0.7;
/** Paper darker than this is taken for a picture or a black bar, and not made white. */
const DARKEST_PAPER = 96;

/** The grey page with its paper made white, ink in proportion: shadows, tinted cells and yellowed paper vanish. */
export function whiten(grey: Raster, dpi: number): { readonly grey: Raster; readonly paper: number } {
  const { width, height, data: from } = grey;
  const tile = Math.max(8, Math.round(TILE * dpi));
  const columns = Math.ceil(width / tile);
  const rows = Math.ceil(height / tile);
  const paper = levelNeighbours(measurePaper(grey, tile, columns, rows), columns, rows);
  const data = new Uint8Array(from.length);
  const line = new Float32Array(columns);
  const spans = spansOf(width, tile, columns);
  const shares = Float64Array.from({ length: width }, (_, x) =>
    Math.min(1, Math.max(0, placeOf(x, tile)) % 1),
  );
  for (let y = 0; y < height; y++) {
    blendRows(paper, columns, rows, (y + 0.5) / tile - 0.5, line);
    const start = y * width;
    for (const { left, right, from: first, to } of spans) {
      const [a, b] = [line[left] as number, line[right] as number];
      if (a === WHITE && b === WHITE) {
        data.set(from.subarray(start + first, start + to), start + first);
        continue;
      }
      for (let x = first, at = start + first; x < to; x++, at++) {
        const share = shares[x] as number;
        const level = a * (1 - share) + b * share;
        const value = from[at] as number;
        data[at] = value >= level ? WHITE : ((value * WHITE) / level) | 0;
      }
    }
  }
  return { grey: { data, width, height, channels: 1 }, paper: median(paper) };
}

/** Columns of pixels, `to` exclusive, whose paper is that of the two tiles whose middles they lie between. */
interface Span {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
}

/** A pixel's place in tiles, counted from the middle of the first one. */
const placeOf = (x: number, tile: number): number => (x + 0.5) / tile - 0.5;

function spansOf(width: number, tile: number, columns: number): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < width; ) {
    const left = Math.max(0, Math.floor(placeOf(from, tile)));
    let to = from + 1;
    while (to < width && Math.max(0, Math.floor(placeOf(to, tile))) === left) to++;
    spans.push({ left, right: Math.min(left + 1, columns - 1), from, to });
    from = to;
  }
  return spans;
}

/** Each tile's paper: the grey that `PAPER_RANK` of its pixels do not exceed. */
function measurePaper(grey: Raster, tile: number, columns: number, rows: number): Float32Array {
  const paper = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let index = 0; index < paper.length; index++) {
    histogram.fill(0);
    const [x0, y0] = [(index % columns) * tile, Math.floor(index / columns) * tile];
    const [x1, y1] = [Math.min(x0 + tile, grey.width), Math.min(y0 + tile, grey.height)];
    let count = 0;
    for (let y = y0; y < y1; y += 2) {
      for (let x = x0; x < x1; x += 2, count++) histogram[grey.data[y * grey.width + x] as number]!++;
    }
    let level = -1;
    for (let sum = 0; sum <= PAPER_RANK * count && level < WHITE; ) sum += histogram[++level] as number;
    paper[index] = Math.max(level, DARKEST_PAPER);
  }
  return paper;
}

/** A tile full of ink takes the paper of its lightest neighbour. */
function levelNeighbours(paper: Float32Array, columns: number, rows: number): Float32Array {
  return paper.map((_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    let lightest = 0;
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        lightest = Math.max(lightest, paper[y * columns + x] as number);
      }
    }
    return lightest;
  });
}

function blendRows(
  paper: Float32Array,
  columns: number,
  rows: number,
  position: number,
  line: Float32Array,
): void {
  const top = Math.min(Math.max(0, Math.floor(position)), rows - 1);
  const bottom = Math.min(top + 1, rows - 1);
  const share = Math.min(1, Math.max(0, position - top));
  for (let x = 0; x < columns; x++) {
    line[x] =
      (paper[top * columns + x] as number) * (1 - share) + (paper[bottom * columns + x] as number) * share;
  }
}

const median = (values: Float32Array): number => Math.round(values.toSorted()[values.length >> 1] ?? WHITE);
