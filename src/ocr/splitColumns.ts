import { partitionPoint } from "../core/partitionPoint.ts";
import { type Line, lineOf, type Piece } from "./line.ts";

/** In text heights: white between whole characters that may part two columns … */
const APART = 0.7;
/** … where it is this many times as wide as the white between most characters of the line. */
const UNUSUAL = 3;
/** The same where other lines end at its left edge, as figures do that are set to the right of a column: there even after a mark, where a figure is wrapped … */
const ALIGNED = { apart: 0.4, unusual: 2 };
/** … or this many text heights further left, or in the white itself … */
const SAME_EDGE = 0.25;
/** … this many of them at least, and more than lines that have ink across the white. */
const FEWEST_ENDS = 3;
/** In text heights: a lower piece is a mark, and marks stand apart from what follows them. */
const WHOLE = 0.6;
/** In text heights: what is as high as a character and as narrow is a bracket, which has white on its outer side. */
const BRACKET = { height: 0.9, width: 0.4 };
/** In text heights: what is smaller both ways and further from the character before it is a speck in the white, no mark. */
const SPECK = { size: 0.22, apart: 0.35 };
/** Characters of a line from which on the usual white is known. */
const FEWEST = 4;

/** Pieces over each other, left to right: about a character, or a part of one. */
interface Stretch {
  readonly x0: number;
  x1: number;
  readonly pieces: Piece[];
}

/** White between two stretches of a line, and how wide it is in usual ones of that line. */
interface Gap {
  readonly x0: number;
  readonly x1: number;
  readonly usual: number;
  /** Whole characters stand on both sides. */
  readonly isWhole: boolean;
}

/**
 * Parts lines of one enclosure in which entries of neighbouring columns stand closer than words may: where no ruling
 * parts them, the white tells, as it is far wider than within either, or a little wider and at the end of many lines. A
 * line whose characters are all set apart (项 目) stays whole.
 */
export function splitColumns(lines: readonly Line[], textHeight: number): Line[] {
  const set = lines.map((line) => {
    const stretches = stretchesOf(line);
    const printed = withoutSpecks(stretches, textHeight);
    return { line, stretches, printed, gaps: gapsOf(printed, textHeight) };
  });
  const isWide = ({ x0, x1, usual, isWhole }: Gap): boolean =>
    isWhole && x1 - x0 >= Math.max(APART * textHeight, UNUSUAL * usual);
  const ends = set
    .flatMap(({ line, gaps }) => [line.x1, ...gaps.filter(({ isWhole }) => isWhole).map(({ x0 }) => x0)])
    .sort((a, b) => a - b);
  const reach = SAME_EDGE * textHeight;
  const endsBefore = (place: number): number => partitionPoint(ends, (end) => end < place);
  const isAligned = (gap: Gap): boolean => {
    const own = gap.isWhole ? 1 : 0;
    const others = endsBefore(gap.x1 - reach) - endsBefore(gap.x0 - reach) - own;
    return others >= FEWEST_ENDS && others > set.filter(({ printed }) => crosses(printed, gap)).length;
  };
  return set.flatMap(({ line, stretches, gaps }) => {
    const cuts = gaps.filter((gap) => isWide(gap) || isAligned(gap)).map(({ x1 }) => x1);
    if (cuts.length === 0) return [line];
    const parts: Piece[][] = [[]];
    for (const { x0, pieces } of stretches) {
      if (cuts.includes(x0)) parts.push([]);
      (parts.at(-1) as Piece[]).push(...pieces);
    }
    return parts.map(lineOf);
  });
}

/** White between whole characters that may part columns, if anything bears it out. */
function gapsOf(stretches: readonly Stretch[], textHeight: number): Gap[] {
  if (stretches.length < FEWEST) return [];
  const pairs = stretches.slice(1).map((right, index) => [stretches[index] as Stretch, right] as const);
  const widths = pairs.map(([left, right]) => right.x0 - left.x1).sort((a, b) => a - b);
  const usual = Math.max(1, widths[widths.length >> 1] as number);
  const least = Math.max(ALIGNED.apart * textHeight, ALIGNED.unusual * usual);
  return pairs
    .filter(([, right]) => isWhole(right, textHeight))
    .map(([left, right]) => ({ x0: left.x1, x1: right.x0, usual, isWhole: isWhole(left, textHeight) }))
    .filter(({ x0, x1 }) => x1 - x0 >= least);
}

/** Has the line ink in the middle of the white of another? */
function crosses(stretches: readonly Stretch[], { x0, x1 }: Gap): boolean {
  const middle = (x0 + x1) / 2;
  return stretches.some((stretch) => stretch.x0 <= middle && middle < stretch.x1);
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

/** The stretches without the specks that stand in white alone: white is no narrower for them. */
const withoutSpecks = (stretches: readonly Stretch[], textHeight: number): Stretch[] =>
  stretches.filter(({ x0, x1, pieces }, index) => {
    const before = stretches[index - 1];
    const size = Math.max(x1 - x0, heightOf(pieces));
    const isApart = before === undefined || x0 - before.x1 > SPECK.apart * textHeight;
    return size >= SPECK.size * textHeight || !isApart;
  });

const heightOf = (pieces: readonly Piece[]): number =>
  Math.max(...pieces.map(({ y1 }) => y1)) - Math.min(...pieces.map(({ y0 }) => y0));

function isWhole({ x0, x1, pieces }: Stretch, textHeight: number): boolean {
  const height = heightOf(pieces);
  const isBracket = height >= BRACKET.height * textHeight && x1 - x0 <= BRACKET.width * textHeight;
  return height >= WHOLE * textHeight && !isBracket;
}
