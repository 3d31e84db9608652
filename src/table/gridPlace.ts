import { type Box, centreX } from "../core/geometry.ts";
import { toLine } from "./pageLines.ts";
import type { PageLine } from "./types.ts";

/** From left to right, points. */
export type Span = readonly [from: number, to: number];

/** What of the page may frame a grid: between the grids over and under it, and apart from those that stand beside it. */
export interface GridPlace {
  readonly ceiling: number;
  readonly floor: number;
  readonly span: Span;
}

/** The place of one of the page's grids among `grids`; `sides` are the page's left and right edge. */
export function placeOf(grid: Box, grids: readonly Box[], sides: Span): GridPlace {
  const [left, top, right, bottom] = grid;
  const others = grids.filter((other) => other !== grid);
  const beside = others.filter(
    (box) => Math.min(bottom, box[3]) > Math.max(top, box[1]) && (box[2] <= left || box[0] >= right),
  );
  const span: Span = [
    Math.max(sides[0], ...beside.filter((box) => box[2] <= left).map((box) => (box[2] + left) / 2)),
    Math.min(sides[1], ...beside.filter((box) => box[0] >= right).map((box) => (right + box[0]) / 2)),
  ];
  const stacked = others.filter((box) => !beside.includes(box) && box[0] < span[1] && box[2] > span[0]);
  return {
    ceiling: Math.max(0, ...stacked.filter((box) => box[1] < top).map((box) => box[3])),
    floor: Math.min(...stacked.filter((box) => box[1] >= top).map((box) => box[1])),
    span,
  };
}

/** Does x lie in the span, its right end exclusive? */
export const isWithin = (x: number, [from, to]: Span): boolean => x >= from && x < to;

/** The lines, those cut that run over two grids side by side: between two runs, where none reaches from one to the other. */
export function cutBetween(lines: readonly PageLine[], places: readonly GridPlace[]): PageLine[] {
  const gaps = places.filter(({ span }, index) =>
    places.some((other, at) => at !== index && other.span[1] === span[0]),
  );
  return lines.flatMap((line) => {
    const [, top, , bottom] = line.box;
    const gap = gaps.find(
      ({ ceiling, floor, span }) => top >= ceiling - 1 && bottom <= floor && isAcross(line, span[0]),
    );
    if (!gap) return [line];
    const [left, right] = [true, false].map((isLeft) =>
      toLine(line.runs.filter(({ box }) => centreX(box) < gap.span[0] === isLeft)),
    ) as [PageLine, PageLine];
    return cutBetween([left, right], places);
  });
}

/** Has the line runs on both sides of `x`, and none over it? */
const isAcross = ({ runs }: PageLine, x: number): boolean =>
  runs.some(({ box }) => box[2] <= x) &&
  runs.some(({ box }) => box[0] >= x) &&
  runs.every(({ box }) => box[2] <= x || box[0] >= x);
