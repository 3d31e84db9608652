import { centreX } from "../../core/geometry.ts";
import { TEXT_LAYER } from "../../ocr/textlayer/toRun.ts";
import type { Piece, TextLine } from "./textLines.ts";

/** Without grid lines beside which no line has text on both sides: a column of short and of long entries is one. */
export function withoutUnused(
  places: readonly number[],
  body: readonly TextLine[],
  others: readonly TextLine[],
): number[] {
  const kept = [...places];
  for (let index = 0; index < kept.length; ) {
    const [left, at, right] = [
      kept[index - 1] ?? -Infinity,
      kept[index] as number,
      kept[index + 1] ?? Infinity,
    ];
    const isLeft = ({ box }: Piece): boolean => box[2] <= at && centreX(box) > left;
    const isRight = ({ box }: Piece): boolean => box[0] >= at && centreX(box) < right;
    // Names of columns wrap into unlike numbers of lines and so stand on unlike baselines.
    const named = others.flatMap((line) => line.pieces);
    const parts =
      body.some((line) => line.pieces.some(isLeft) && line.pieces.some(isRight)) ||
      (named.some(isLeft) && named.some(isRight));
    if (parts) index++;
    else kept.splice(index, 1);
  }
  return kept;
}

/** One scrap in so many lines is no column's entry. */
const RARE = 8;

/**
 * Without the grid lines around columns of a scanned page that have no name, and an entry of one character at most here
 * and there: specks, or parts of figures. They go to the neighbour that has nothing else on its line, or that is nearer.
 */
export function withoutScraps(
  places: readonly number[],
  body: readonly TextLine[],
  others: readonly TextLine[],
): number[] {
  if (others.length === 0) return [...places];
  const kept = [...places];
  const named = others.flatMap((line) => line.pieces);
  for (let column = 0; column <= kept.length && kept.length > 0; ) {
    const [from, to] = [kept[column - 1] ?? -Infinity, kept[column] ?? Infinity];
    const isIn = ({ box }: Piece): boolean => centreX(box) > from && centreX(box) < to;
    const entries = body.flatMap((line) => line.pieces.filter(isIn).map((piece) => ({ piece, line })));
    const [only] = entries;
    const isScraps =
      only !== undefined &&
      entries.length * RARE <= body.length &&
      entries.every(({ piece }) => isScrap(piece)) &&
      !named.some(isIn);
    if (isScraps) kept.splice(goesLeft(only.piece, only.line, kept, column) ? column - 1 : column, 1);
    else column++;
  }
  return kept;
}

const isScrap = ({ run, text }: Piece): boolean =>
  run.engine !== TEXT_LAYER && text.replace(/[^\p{L}\p{N}]/gu, "").length <= 1;

function goesLeft(piece: Piece, { pieces }: TextLine, places: readonly number[], column: number): boolean {
  if (column === 0 || column === places.length) return column > 0;
  const at = pieces.indexOf(piece);
  const [left, right] = [pieces[at - 1], pieces[at + 1]];
  const isLeft = left !== undefined && centreX(left.box) > (places[column - 2] ?? -Infinity);
  const isRight = right !== undefined && centreX(right.box) < (places[column + 1] ?? Infinity);
  if (isLeft !== isRight) return isRight;
  const gap = (other: Piece | undefined): number =>
    other === undefined ? Infinity : Math.max(other.box[0] - piece.box[2], piece.box[0] - other.box[2]);
  return gap(left) < gap(right);
}
