import { type Box, centreY, overlap, type Ruling, union, widthOf } from "../../core/geometry.ts";
import { isFigure, type TextLine } from "./textLines.ts";

/** Of a block's width: a ruling as long is drawn along the whole table. */
const WHOLE = 0.8;
/** Rulings of a three-line table: over the header, under it and under the last row. */
const THREE = 3;

/**
 * The block without lines above the top rule of a three-line table: the department and the unit stand there, and where
 * their words are misread nothing else tells them from a header. Where the header has no rule above it, the first rule
 * is the one under it, and figures follow.
 */
export function underTopRule(block: readonly TextLine[], rulings: readonly Ruling[]): TextLine[] {
  const box = union(block.map((line) => line.box));
  const rules = rulings
    .filter((ruling) => ruling.axis === "horizontal" && ruling.at > box[1] && isAlong(ruling, box))
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const [top, second] = rules as [number, number];
  if (rules.length < THREE) return [...block];
  const header = block.filter((line) => centreY(line.box) > top && centreY(line.box) < second);
  const pieces = header.flatMap((line) => line.pieces);
  if (pieces.length < 2 || pieces.some(({ text }) => isFigure(text))) return [...block];
  return block.filter((line) => centreY(line.box) > top);
}

const isAlong = ({ from, to }: Ruling, box: Box): boolean =>
  overlap(from, to, box[0], box[2]) >= WHOLE * widthOf(box);
