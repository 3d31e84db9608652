import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Box, heightOf, widthOf } from "../core/geometry.ts";
import type { GraphicsState } from "./graphicsState.ts";
import { apply, scaleOf } from "./matrix.ts";
import type { Painted } from "./paint.ts";

/** pdf.js's own numbers of path segments, and how many coordinates follow each. */
const [MOVE, LINE, CURVE, QUADRATIC, CLOSE] = [0, 1, 2, 3, 4];
const COORDINATES = [2, 2, 6, 4, 0];

/** Points: a stroke leaning less than this over its length is meant straight. */
const STRAIGHT = 0.3;
/** Points: filled shapes thinner than this are drawn as lines, mitred ends and all. */
export const THIN = 3;
/** Length to thickness of a line: the straight outline of a 1 or 4 is shorter. */
const LONG = 4;
/** Points: a hairline of width 0 is one device pixel; this stands for it. */
const HAIRLINE = 0.25;

const FILLS: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

type Point = readonly [x: number, y: number];

/** A run of segments; the end points only of a curve. */
interface Subpath {
  readonly points: Point[];
  isCurved: boolean;
}

/** What one path paints: an area for each filled subpath, a stroke for each straight upright segment. */
export function tracePath(data: ArrayLike<number>, operator: number, state: GraphicsState): Painted[] {
  if (!FILLS.has(operator) && !STROKES.has(operator)) return [];
  const subpaths = splitPath(data, state);
  const painted: Painted[] = [];
  if (FILLS.has(operator)) {
    for (const { points, isCurved } of subpaths) {
      const box = boundsOf(points);
      const isThin = Math.min(widthOf(box), heightOf(box)) <= THIN;
      // Two subpaths of one path may cut holes into each other; a line's ends may be mitred.
      const isRectangle =
        !isCurved &&
        ((isThin && isLong(box)) ||
          ((isThin || subpaths.length === 1) &&
            fillsItsBox(points) &&
            points.every((point) => isCorner(point, box))));
      painted.push({ kind: "area", box, lightness: state.fill, isRectangle, opacity: state.fillOpacity });
    }
  }
  if (STROKES.has(operator)) {
    const width = Math.max(state.lineWidth * scaleOf(state.matrix), HAIRLINE);
    for (const subpath of subpaths) painted.push(...strokesOf(subpath, width, state));
  }
  return painted;
}

function splitPath(data: ArrayLike<number>, state: GraphicsState): Subpath[] {
  const subpaths: Subpath[] = [];
  let current: Subpath = { points: [], isCurved: false };
  for (let i = 0; i < data.length; ) {
    const segment = data[i] as number;
    const count = COORDINATES[segment];
    if (count === undefined) break;
    const end = i + count;
    if (segment === MOVE) {
      current = { points: [], isCurved: false };
      subpaths.push(current);
    }
    if (segment === CURVE || segment === QUADRATIC) current.isCurved = true;
    if (segment === CLOSE) {
      const [first] = current.points;
      if (first !== undefined) current.points.push(first);
    } else if (segment === MOVE || segment === LINE || current.isCurved) {
      current.points.push(apply(state.matrix, data[end - 1] as number, data[end] as number));
    }
    i = end + 1;
  }
  return subpaths.filter(({ points }) => points.length > 1);
}

function strokesOf({ points, isCurved }: Subpath, width: number, state: GraphicsState): Painted[] {
  const half = width / 2;
  const paint = { lightness: state.stroke, opacity: state.strokeOpacity };
  if (isCurved) return [{ kind: "area", box: boundsOf(points), isRectangle: false, ...paint }];
  return points.slice(1).map((to, index): Painted => {
    const from = points[index] as Point;
    const [x0, y0, x1, y1] = boundsOf([from, to]);
    const axis = y1 - y0 <= STRAIGHT ? "horizontal" : x1 - x0 <= STRAIGHT ? "vertical" : null;
    if (axis === null)
      return { kind: "area", box: [x0, y0, x1, y1], isRectangle: false, isSlant: true, ...paint };
    const box: Box =
      axis === "horizontal"
        ? [x0, (y0 + y1) / 2 - half, x1, (y0 + y1) / 2 + half]
        : [(x0 + x1) / 2 - half, y0, (x0 + x1) / 2 + half, y1];
    return { kind: "stroke", box, axis, ...paint };
  });
}

const isLong = (box: Box): boolean =>
  Math.max(widthOf(box), heightOf(box)) >= LONG * Math.min(widthOf(box), heightOf(box));

/** Has the outline four corners? A triangle's are corners of its box too. */
const fillsItsBox = (points: readonly Point[]): boolean =>
  new Set(points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`)).size >= 4;

const isCorner = ([x, y]: Point, box: Box): boolean =>
  Math.min(x - box[0], box[2] - x) <= STRAIGHT && Math.min(y - box[1], box[3] - y) <= STRAIGHT;

function boundsOf(points: readonly Point[]): Box {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
