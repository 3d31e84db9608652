/**
 * The one space every stage after `image` works in: PDF points, origin at the top left of the upright page,
 * x to the right, y down. Pixels exist only inside `pdf`, `image` and the OCR engines.
 */
import { bendPoint, type Warp } from "./warp.ts";

/** `[x0, y0, x1, y1]` in points, x0 <= x1 and y0 <= y1. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** A straight line printed on the page: a horizontal one lies at y = `at` from x = `from` to `to`; a vertical one the other way round. */
export interface Ruling {
  readonly axis: "horizontal" | "vertical";
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Points across the stroke. */
  readonly thickness: number;
}

export const widthOf = (box: Box): number => box[2] - box[0];
export const heightOf = (box: Box): number => box[3] - box[1];
export const centreX = (box: Box): number => (box[0] + box[2]) / 2;
export const centreY = (box: Box): number => (box[1] + box[3]) / 2;

/** The smallest box around all of `boxes`. Throws RangeError when there is none. */
export function union(boxes: readonly Box[]): Box {
  if (boxes.length === 0) throw new RangeError("union of no boxes");
  let [x0, y0, x1, y1] = boxes[0] as Box;
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

/** The common part of two boxes, or null when they do not meet in an area. */
export function intersection(a: Box, b: Box): Box | null {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] < box[2] && box[1] < box[3] ? box : null;
}

/** Length that the intervals [a0, a1] and [b0, b1] share; negative is the gap between them. */
export const overlap = (a0: number, a1: number, b0: number, b1: number): number =>
  Math.min(a1, b1) - Math.max(a0, b0);

/** Is the point in the box, edges included? */
export const contains = (box: Box, x: number, y: number): boolean =>
  x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];

/** The box with coordinates rounded to a hundredth of a point, so that artifacts are short and stable. */
export const roundBox = (box: Box): Box =>
  box.map((value) => Math.round(value * 100) / 100 || 0) as unknown as Box;

/**
 * The box around `box` after bending the page and turning it by `degrees` clockwise about its centre: takes a box of
 * the straightened page back to the page as displayed.
 */
export function turnBox(
  box: Box,
  degrees: number,
  page: { readonly width: number; readonly height: number; readonly warp?: Warp },
): Box {
  if (degrees === 0 && page.warp === undefined) return box;
  const turned = outlineOf(box, page.warp === undefined ? [0, 1] : [0, 0.5, 1]).map((point) =>
    turnPoint(point, degrees, page),
  );
  const xs = turned.map(([x]) => x);
  const ys = turned.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The point as `turnBox` takes it back: bent with the page, and turned by `degrees` clockwise about its centre. */
export function turnPoint(
  [x, y]: readonly [number, number],
  degrees: number,
  page: { readonly width: number; readonly height: number; readonly warp?: Warp },
): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [page.width / 2, page.height / 2];
  const [foundX, foundY] = page.warp === undefined ? [x, y] : bendPoint(x, y, page.warp, page);
  const [dx, dy] = [foundX - cx, foundY - cy];
  return [cx + dx * cos - dy * sin, cy + dx * sin + dy * cos];
}

/** A box of the straightened page as it lies on the page as displayed, rounded. */
export const boxOnPage = (box: Box, page: Parameters<typeof turnBox>[2] & { readonly skew: number }): Box =>
  roundBox(turnBox(box, page.skew, page));

/** Points of the box at these shares of its sides: a bent side reaches out furthest between its ends. */
const outlineOf = ([x0, y0, x1, y1]: Box, shares: readonly number[]): (readonly [number, number])[] =>
  shares.flatMap((down) => shares.map((across) => [x0 + across * (x1 - x0), y0 + down * (y1 - y0)] as const));
