/** Where a sheet comes to lie in its scan: skew, perspective, the curl of a bound page, the scanner's bed around it. */
import type { Box } from "../../src/core/geometry.ts";
import type { Raster } from "../../src/pdf/types.ts";
import { blurred, WHITE } from "./pixels.ts";

type Point = readonly [x: number, y: number];

/** How a sheet is laid and seen. Shares are of the sheet's width or height. */
export interface Placing {
  /** Degrees clockwise. */
  readonly skew: number;
  /** How far each corner lies from where it belongs, as shares of width and height; top left first, clockwise. */
  readonly corners: readonly [Point, Point, Point, Point];
  /** How far the paper's lines sink, as a share of the height: at their middle, and at the spine on the left or right. */
  readonly bow: number;
  readonly spine: number;
  readonly spineSide: "left" | "right";
  /** Bed that is seen around the sheet, as shares: left, top, right, bottom. */
  readonly bed: readonly [number, number, number, number];
  /** Grey level of the bed. */
  readonly bedLevel: number;
}

/** Share of the sheet's width over which the sinking at the spine falls to a third. */
const SPINE_REACH = 0.09;
/** Pixels of the sheet that one pixel of the scan gathers, times this: the softness of sampling. */
const GATHER = 0.42;

/** The way of a point from the sheet (shares of its sides) to the scan (shares of its sides) and back. */
export interface PlaceMap {
  /** Pixels of the scan. */
  readonly width: number;
  readonly height: number;
  /** Points of the scan, from its top left, of points of the sheet. */
  toScan(point: Point): Point;
  boxToScan(box: Box): Box;
  /** Shares of the sheet that a pixel of the scan shows; outside 0 to 1 is the bed. */
  toSheet(x: number, y: number): Point;
}

const POINTS_PER_INCH = 72;

/** Maps for a sheet of `width` by `height` points that is scanned at `dpi`. */
export function mapPlaces(placing: Placing, width: number, height: number, dpi: number): PlaceMap {
  const [left, top, right, bottom] = placing.bed;
  const [across, down] = [1 + left + right, 1 + top + bottom];
  const pixels: Point = [
    Math.round((width * across * dpi) / POINTS_PER_INCH),
    Math.round((height * down * dpi) / POINTS_PER_INCH),
  ];
  const forward = projection(cornersOf(placing, width / height));
  const backward = inverse(forward);
  const sinks = (u: number): number => sinking(placing, u);
  const toScan = ([x, y]: Point): Point => {
    const u = x / width;
    const [s, t] = project(forward, [u, y / height + sinks(u)]);
    return [
      (((s + left) / across) * pixels[0] * POINTS_PER_INCH) / dpi,
      (((t + top) / down) * pixels[1] * POINTS_PER_INCH) / dpi,
    ];
  };
  return {
    width: pixels[0],
    height: pixels[1],
    toScan,
    boxToScan: ([x0, y0, x1, y1]) => {
      const [x, y] = toScan([(x0 + x1) / 2, (y0 + y1) / 2]);
      const around = [toScan([x0, y0]), toScan([x1, y0]), toScan([x0, y1]), toScan([x1, y1])];
      const reach = (axis: 0 | 1): number =>
        (Math.max(...around.map((at) => at[axis])) - Math.min(...around.map((at) => at[axis]))) / 2;
      return [x - reach(0), y - reach(1), x + reach(0), y + reach(1)];
    },
    toSheet: (x, y) => {
      const [u, v] = project(backward, [
        ((x + 0.5) / pixels[0]) * across - left,
        ((y + 0.5) / pixels[1]) * down - top,
      ]);
      return [u, v - sinks(u)];
    },
  };
}

/** How far a point of the paper at share `u` of its width lies lower than on a flat sheet. */
function sinking({ bow, spine, spineSide }: Placing, u: number): number {
  const fromSpine = spineSide === "left" ? u : 1 - u;
  return bow * Math.sin(Math.PI * u) + spine * Math.exp(-Math.max(0, fromSpine) / SPINE_REACH);
}

/** Where the four corners lie in the scan without its bed, in shares; `aspect` is width over height. */
function cornersOf({ skew, corners }: Placing, aspect: number): Point[] {
  const turn = (skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const square: readonly Point[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  return square.map(([u, v], index): Point => {
    const [offX, offY] = corners[index] as Point;
    const [x, y] = [(u - 0.5) * aspect, v - 0.5];
    return [0.5 + (x * cos - y * sin) / aspect + offX, 0.5 + x * sin + y * cos + offY];
  });
}

/** A projective map of the plane, nine numbers by rows. */
type Projection = readonly number[];

function project(m: Projection, [u, v]: Point): Point {
  const scale = (m[6] as number) * u + (m[7] as number) * v + (m[8] as number);
  return [
    ((m[0] as number) * u + (m[1] as number) * v + (m[2] as number)) / scale,
    ((m[3] as number) * u + (m[4] as number) * v + (m[5] as number)) / scale,
  ];
}

/** The map of the unit square onto four corners (top left first, clockwise). */
function projection(corners: readonly Point[]): Projection {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners as [Point, Point, Point, Point];
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
}

function inverse(m: Projection): Projection {
  const [a, b, c, d, e, f, g, h, i] = m as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  // Without the determinant: a projective map is the same at any scale.
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

/** The scan of `sheet`: each pixel takes what lies around its place on the paper, or the bed. */
export async function scanSheet(sheet: Raster, map: PlaceMap, bedLevel: number): Promise<Raster> {
  const { width, height, channels } = sheet;
  const soft = await blurred(sheet, GATHER * Math.max(1, width / map.width));
  const out = new Uint8ClampedArray(map.width * map.height * channels).fill(bedLevel);
  for (let y = 0, at = 0; y < map.height; y++) {
    for (let x = 0; x < map.width; x++, at += channels) {
      const [u, v] = map.toSheet(x, y);
      if (u < 0 || u > 1 || v < 0 || v > 1) continue;
      sample(soft, u * width - 0.5, v * height - 0.5, out, at);
    }
  }
  return { data: new Uint8Array(out.buffer), width: map.width, height: map.height, channels };
}

/** Puts the pixel at (`x`, `y`), between four of the sheet, into `out` at `to`. */
function sample(
  { data, width, height, channels }: Raster,
  x: number,
  y: number,
  out: Uint8ClampedArray,
  to: number,
) {
  const left = Math.min(width - 2, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 2, Math.max(0, Math.floor(y)));
  const [s, t] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))];
  const row = width * channels;
  for (let channel = 0; channel < channels; channel++) {
    const at = top * row + left * channels + channel;
    const upper = (data[at] as number) * (1 - s) + (data[at + channels] as number) * s;
    const lower = (data[at + row] as number) * (1 - s) + (data[at + row + channels] as number) * s;
    out[to + channel] = upper * (1 - t) + lower * t;
  }
}

/** A sheet laid straight and flat, the bed white and out of sight. */
export const FLAT: Placing = {
  skew: 0,
  corners: [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ],
  bow: 0,
  spine: 0,
  spineSide: "left",
  bed: [0, 0, 0, 0],
  bedLevel: WHITE,
};
