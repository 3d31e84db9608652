import { type Line, lineOf, type Piece } from "./line.ts";

/** In text heights: white between whole characters that may part two columns … */
const APART = 0.7;
/** … where it is this many times as wide as the white between most characters of the line. */
const UNUSUAL = 3;
/** In text heights: a lower piece is a mark, and marks stand apart from what follows them. */
const WHOLE = 0.6;
/** In text heights: what is as high as a character and as narrow is a bracket, which has white on its outer side. */
const BRACKET = { height: 0.9, width: 0.4 };
/** Characters of a line from which on the usual white is known. */
const FEWEST = 4;

/** Pieces over each other, left to right: about a character, or a part of one. */
interface Stretch {
  readonly x0: number;
  x1: number;
  readonly pieces: Piece[];
}

/**
 * Parts a line in which entries of neighbouring columns stand closer than words may: where no ruling parts them, the
 * white tells, as it is far wider than within either. A line whose characters are all set apart (项 目) stays whole.
 */
export function splitColumns(line: Line, textHeight: number): Line[] {
  const stretches = stretchesOf(line);
  if (stretches.length < FEWEST) return [line];
  const gaps = stretches.slice(1).map(({ x0 }, index) => x0 - (stretches[index] as Stretch).x1);
  const usual = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] as number;
  const least = Math.max(APART * textHeight, UNUSUAL * Math.max(1, usual));
  const parts: Piece[][] = [[]];
  for (const [index, stretch] of stretches.entries()) {
    const before = stretches[index - 1];
    const isApart =
      before !== undefined &&
      (gaps[index - 1] as number) >= least &&
      isWhole(before, textHeight) &&
      isWhole(stretch, textHeight);
    if (isApart) parts.push([]);
    (parts.at(-1) as Piece[]).push(...stretch.pieces);
  }
  return parts.length === 1 ? [line] : parts.map(lineOf);
}

function stretchesOf({ pieces }: Line): Stretch[] {
  const stretches: Stretch[] = [];
  for (const piece of pieces.toSorted((a, b) => a.x0 - b.x0)) {
    const last = stretches.at(-1);
    if (last !== undefined && piece.x0 <= last.x1) {
      last.x1 = Math.max(last.x1, piece.x1);
      last.pieces.push(piece);
    } else stretches.push({ x0: piece.x0, x1: piece.x1, pieces: [piece] });
  }
  return stretches;
}

function isWhole({ x0, x1, pieces }: Stretch, textHeight: number): boolean {
  const height = Math.max(...pieces.map(({ y1 }) => y1)) - Math.min(...pieces.map(({ y0 }) => y0));
  const isBracket = height >= BRACKET.height * textHeight && x1 - x0 <= BRACKET.width * textHeight;
  return height >= WHOLE * textHeight && !isBracket;
}
