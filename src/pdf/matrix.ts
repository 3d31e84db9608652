import type { Box } from "../core/geometry.ts";

/** PDF's affine transformation `[a b c d e f]`: (x, y) goes to (ax + cy + e, bx + dy + f). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Leaves every point where it is. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export const compose = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

export const apply = (matrix: Matrix, x: number, y: number): readonly [number, number] => [
  matrix[0] * x + matrix[2] * y + matrix[4],
  matrix[1] * x + matrix[3] * y + matrix[5],
];

/** The upright box around `box` after the transformation. */
export function applyToBox(matrix: Matrix, box: Box): Box {
  const corners = [
    apply(matrix, box[0], box[1]),
    apply(matrix, box[2], box[1]),
    apply(matrix, box[0], box[3]),
    apply(matrix, box[2], box[3]),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** By how much the transformation lengthens, as the root of its area factor. */
export const scaleOf = (matrix: Matrix): number =>
  Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));

/**
 * Steepest slant of letters, as sideways over upright: italics are set at a third (18 degrees), Word's own at 0.35. What
 * leans by more than 27 degrees is no line of a table.
 */
const STEEPEST_SLANT = 0.5;

/**
 * The transformation of slanted letters (仿斜体: a face without italics sheared along its line) without their slant; any
 * other one as it is. A page or word that is turned keeps its turn.
 */
export function withoutSlant(matrix: Matrix): Matrix {
  const [a, b, c, d, e, f] = matrix;
  const slack = scaleOf(matrix) / 100;
  if (Math.abs(b) <= slack && Math.abs(c) <= STEEPEST_SLANT * Math.abs(d)) return [a, b, 0, d, e, f];
  if (Math.abs(a) <= slack && Math.abs(d) <= STEEPEST_SLANT * Math.abs(c)) return [a, b, c, 0, e, f];
  return matrix;
}

/** Clockwise degrees by which a text is turned. */
export type Turn = 90 | 180 | 270;

/** How the transformation, text space to points as displayed (y down), turns a line of text; null where it stands upright, or aslant. */
export function turnOf([a, b, c, d]: Matrix): Turn | null {
  const [across, up] = [Math.abs(b) > Math.abs(a), [c, d] as const];
  if (across) return b > 0 && up[0] > 0 ? 90 : b < 0 && up[0] < 0 ? 270 : null;
  return a < 0 && up[1] > 0 ? 180 : null;
}

/** Is every upright line upright after it, within a hundredth of its length (0.6 degrees)? */
export function isUpright(matrix: Matrix): boolean {
  const slack = scaleOf(matrix) / 100;
  const straight = Math.abs(matrix[1]) <= slack && Math.abs(matrix[2]) <= slack;
  const crossed = Math.abs(matrix[0]) <= slack && Math.abs(matrix[3]) <= slack;
  return straight || crossed;
}
