import type { Raster } from "../pdf/types.ts";
import { closing } from "./closing.ts";

const WHITE = 255;
/** Inches a side of the tiles whose paper is measured: larger than any character's stroke, smaller than a fold's shadow. */
const TILE = 0.16;
/** Of a tile's pixels: this share is darker than its paper. Ink seldom covers half of a tile. */
const PAPER_RANK = 0.7;
/** Paper darker than this is taken for a picture or a black bar, and not made white. */
const DARKEST_PAPER = 96;

/** Grey levels of a bin of a tile's histogram; paper's grain lies within one on either side of its own. */
const BIN = 8;
/** Of a tile: this share in the bins of one grey is a surface, and that share of a light grey a tint beside white. */
const SURFACE = 0.5;
const TINT = 0.25;
/** No darker: a surface that black print stands on, and a tint lighter than any print. */
const DARKEST_SURFACE = 160;
const DARKEST_TINT = 190;
/** Inches a side of the square that no stroke of a character fills, on a page with tints. */
const STROKE = 0.1;
/** Of a tint's bin: the greys between it and the lighter paper have less; those of grain and of blurred print do not. */
const VALLEY = 0.5;

/** The grey page with its paper made white, ink in proportion: shadows, tinted cells and yellowed paper vanish. */
export function whiten(grey: Raster, dpi: number): { readonly grey: Raster; readonly paper: number } {
  const { width, height, data: from } = grey;
  const tile = Math.max(8, Math.round(TILE * dpi));
  const columns = Math.ceil(width / tile);
  const rows = Math.ceil(height / tile);
  const tiles = lookAtTiles(grey, tile, columns, rows);
  const paper = paperOf(tiles);
  const isTinted = tiles.tints.some((tint, index) => tint > 0 && paper[index] === tint);
  // Tiles blur the edge of a tint; the picture without its print shows where it ends.
  const surface = isTinted ? closing(halved(grey), Math.round((STROKE * dpi) / 2)) : null;
  const data = new Uint8Array(from.length);
  const line = new Float32Array(columns);
  const spans = spansOf(width, tile, columns);
  const shares = Float64Array.from({ length: width }, (_, x) =>
    Math.min(1, Math.max(0, placeOf(x, tile)) % 1),
  );
  for (let y = 0; y < height; y++) {
    const halfway = surface?.data.subarray((y >> 1) * surface.width) ?? null;
    blendRows(paper, columns, rows, (y + 0.5) / tile - 0.5, line);
    const start = y * width;
    for (const { left, right, from: first, to } of spans) {
      const [a, b] = [line[left] as number, line[right] as number];
      if (a === WHITE && b === WHITE && !halfway) {
        data.set(from.subarray(start + first, start + to), start + first);
        continue;
      }
      for (let x = first, at = start + first; x < to; x++, at++) {
        const share = shares[x] as number;
        const blend = a * (1 - share) + b * share;
        const seen = halfway === null ? 0 : (halfway[x >> 1] as number);
        const level = seen >= DARKEST_SURFACE ? Math.min(blend, seen) : blend;
        const value = from[at] as number;
        data[at] = value >= level ? WHITE : ((value * WHITE) / level) | 0;
      }
    }
  }
  return { grey: { data, width, height, channels: 1 }, paper: median(paper) };
}

/** The picture at half its size, each pixel the mean of four. */
function halved({ data, width, height }: Raster): Raster {
  const [across, down] = [(width + 1) >> 1, (height + 1) >> 1];
  const out = new Uint8Array(across * down);
  for (let y = 0; y < down; y++) {
    const [upper, lower] = [2 * y * width, Math.min(2 * y + 1, height - 1) * width];
    for (let x = 0; x < across; x++) {
      const [left, right] = [2 * x, Math.min(2 * x + 1, width - 1)];
      const above = (data[upper + left] as number) + (data[upper + right] as number);
      const below = (data[lower + left] as number) + (data[lower + right] as number);
      out[y * across + x] = (above + below + 2) >> 2;
    }
  }
  return { data: out, width: across, height: down, channels: 1 };
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

/** What is seen of each tile of the page, row by row. */
interface Tiles {
  readonly columns: number;
  readonly rows: number;
  /** The grey that `PAPER_RANK` of its pixels do not exceed. */
  readonly levels: Float32Array;
  /** 1 where the tile is so evenly of that grey that it is no ink. */
  readonly even: Uint8Array;
  /** The grey of a tint in part of the tile, or 0. */
  readonly tints: Uint8Array;
}

function lookAtTiles(grey: Raster, tile: number, columns: number, rows: number): Tiles {
  const levels = new Float32Array(columns * rows);
  const [even, tints] = [new Uint8Array(columns * rows), new Uint8Array(columns * rows)];
  const histogram = new Uint32Array(256);
  for (let index = 0; index < levels.length; index++) {
    histogram.fill(0);
    const [x0, y0] = [(index % columns) * tile, Math.floor(index / columns) * tile];
    const [x1, y1] = [Math.min(x0 + tile, grey.width), Math.min(y0 + tile, grey.height)];
    let count = 0;
    for (let y = y0; y < y1; y += 2) {
      for (let x = x0; x < x1; x += 2, count++) histogram[grey.data[y * grey.width + x] as number]!++;
    }
    let level = -1;
    for (let sum = 0; sum <= PAPER_RANK * count && level < WHITE; ) sum += histogram[++level] as number;
    levels[index] = Math.max(level, DARKEST_PAPER);
    even[index] = level >= DARKEST_SURFACE && around(histogram, level) >= SURFACE * count ? 1 : 0;
    tints[index] = tintIn(histogram, level, count);
  }
  return { columns, rows, levels, even, tints };
}

/** Pixels of about the grey `level`. */
function around(histogram: Uint32Array, level: number): number {
  let count = 0;
  for (let value = Math.max(0, level - BIN); value <= Math.min(WHITE, level + BIN); value++)
    count += histogram[value] as number;
  return count;
}

/** The grey of a tint that part of a tile has and that stands out from its `paper`, or 0. */
function tintIn(histogram: Uint32Array, paper: number, count: number): number {
  for (let level = DARKEST_TINT; level <= paper - 3 * BIN; level += BIN) {
    const own = around(histogram, level);
    if (own < TINT * count || around(histogram, level + BIN) > own) continue;
    for (let between = level + 2 * BIN; between <= paper - BIN; between += BIN)
      if (around(histogram, between) <= VALLEY * own) return level;
  }
  return 0;
}

/**
 * The paper of each tile: its own grey where it is even; a tint in it where a tile beside it is all of that tint; else
 * that of its lightest neighbour, as it may be full of ink.
 */
function paperOf({ columns, rows, levels, even, tints }: Tiles): Float32Array {
  return levels.map((own, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const tint = tints[index] as number;
    let [lightest, isBesideTint] = [0, false];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        const [level, at] = [levels[y * columns + x] as number, y * columns + x];
        lightest = Math.max(lightest, level);
        if (tint > 0 && even[at] === 1 && Math.abs(level - tint) <= 2 * BIN) isBesideTint = true;
      }
    }
    return isBesideTint ? tint : even[index] === 1 ? own : lightest;
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
