import { type Line, lineOf, type Piece } from "./line.ts";
import { splitColumns } from "./splitColumns.ts";

/** In heights of the larger piece: characters of one line stand no further apart, columns without rulings do. */
const WORD_GAP = 1.7;
/** The same in a low cell, which holds one column: 项 目 is set apart to fill it. */
const SPREAD_GAP = 4;
/** Of the lower piece's height: pieces that share this much of their rows stand in one line. */
const SHARED_ROWS = 0.3;
/** In text heights: marks lower than the first follow each other in a line within the second, up, down and across. */
const LOW_MARK = 0.4;
const MARK_GAP = 0.4;
/** In text heights: the parts of one character (二, 意) lie within this, and no further than the second apart. */
const CHARACTER = 1.15;
const PARTS_GAP = 0.55;
/** In text heights: what is higher is no mere part. */
const PART = 0.7;
/** In text heights: parts no higher than the first and no further apart than the second are one ideograph (类) on a page of lower digits. */
const LOW_PART = 0.85;
const TOUCHING = 0.1;
/** In text heights: no ideograph is larger than this where the page's text is mostly digits. */
const IDEOGRAPH = 1.55;
/** Of the narrower one's width: parts of one character stand over each other by this much. */
const SHARED_COLUMNS = 0.5;

/** Groups pieces into printed lines. `isLow` tells the enclosures that are too low to hold more than a few lines, `isWide` those that may hold columns without rulings. */
export function findLines(
  pieces: readonly Piece[],
  textHeight: number,
  isLow: (enclosure: number) => boolean,
  isWide: (enclosure: number) => boolean = () => true,
): Line[] {
  const lines: Line[] = [];
  const byEnclosure = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const others = byEnclosure.get(piece.enclosure);
    if (others === undefined) byEnclosure.set(piece.enclosure, [piece]);
    else others.push(piece);
  }
  for (const [enclosure, inside] of byEnclosure) {
    const isCell = isLow(enclosure);
    const found = joinParts(chainPieces(inside, textHeight, isCell ? SPREAD_GAP : WORD_GAP), textHeight);
    const mayHoldColumns = !isCell && isWide(enclosure);
    lines.push(...(mayHoldColumns ? splitColumns(found, textHeight) : found));
  }
  return lines.flatMap((line) => splitTouching(line, textHeight));
}

/** Chains pieces that follow each other in the same rows. */
function chainPieces(pieces: readonly Piece[], textHeight: number, gap: number): Line[] {
  const sorted = pieces.toSorted((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
  const parents = sorted.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] = parents[parents[root] as number] as number;
    return root;
  };
  const widest = gap * Math.max(textHeight, ...sorted.map(heightOf));
  sorted.forEach((piece, index) => {
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next] as Piece;
      if (other.x0 - piece.x1 > widest) break;
      const size = Math.max(heightOf(piece), heightOf(other), textHeight / 2);
      if (
        other.x0 - piece.x1 <= gap * size &&
        (sharesRows(piece, other) || followsClosely(piece, other, textHeight))
      ) {
        const [a, b] = [rootOf(index), rootOf(next)];
        parents[Math.max(a, b)] = Math.min(a, b);
      }
    }
  });
  const groups = new Map<number, Piece[]>();
  sorted.forEach((piece, index) => {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [piece]);
    else group.push(piece);
  });
  return [...groups.values()].map(lineOf);
}

const sharesRows = (a: Piece, b: Piece): boolean =>
  Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) >= SHARED_ROWS * Math.min(heightOf(a), heightOf(b));

/** Two low marks of one line, such as 一 and the 、 after it, share no row. */
function followsClosely(a: Piece, b: Piece, textHeight: number): boolean {
  const rows = Math.max(a.y0, b.y0) - Math.min(a.y1, b.y1);
  const columns = Math.max(a.x0, b.x0) - Math.min(a.x1, b.x1);
  const areLow = Math.max(heightOf(a), heightOf(b)) <= LOW_MARK * textHeight;
  return areLow && columns >= 0 && columns <= MARK_GAP * textHeight && rows <= MARK_GAP * textHeight;
}

/** Joins what is no line but the parts of one character over each other, nearest parts first. */
function joinParts(lines: readonly Line[], textHeight: number): Line[] {
  const joined = [...lines];
  for (;;) {
    let best: { gap: number; part: Line; other: Line } | undefined;
    for (const part of joined) {
      if (heightOf(part) > PART * textHeight) continue;
      for (const other of joined) {
        const gap = gapBetween(part, other, textHeight);
        if (other !== part && gap < (best?.gap ?? Infinity)) best = { gap, part, other };
      }
    }
    if (best === undefined) return joined;
    joined[joined.indexOf(best.other)] = lineOf([...best.other.pieces, ...best.part.pieces]);
    joined.splice(joined.indexOf(best.part), 1);
  }
}

/** Rows between two parts that may be of one character; Infinity where they are not. */
function gapBetween(a: Line, b: Line, textHeight: number): number {
  const gap = Math.max(a.y0, b.y0) - Math.min(a.y1, b.y1);
  const height = Math.max(a.y1, b.y1) - Math.min(a.y0, b.y0);
  const shared = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const isOneCharacter =
    gap <= PARTS_GAP * textHeight &&
    (height <= CHARACTER * Math.max(textHeight, heightOf(a), heightOf(b)) ||
      (gap <= TOUCHING * textHeight && isIdeograph(a, b, height, textHeight))) &&
    shared >= SHARED_COLUMNS * Math.min(a.x1 - a.x0, b.x1 - b.x0);
  return isOneCharacter ? gap : Infinity;
}

/** Are both parts low, and together, `height` high, as large as one ideograph? Two lines are wider. */
function isIdeograph(a: Line, b: Line, height: number, textHeight: number): boolean {
  const width = Math.max(a.x1, b.x1) - Math.min(a.x0, b.x0);
  return (
    Math.max(heightOf(a), heightOf(b)) <= LOW_PART * textHeight &&
    Math.max(height, width) <= IDEOGRAPH * textHeight
  );
}

/** In text heights: a line higher than this may be two that touch. */
const TOO_HIGH = 1.7;
/** Of its fullest row's ink: the row between two lines has no more. */
const VALLEY = 0.1;

/** Parts a line that is two printed lines joined by a touching comma or bracket. */
function splitTouching(line: Line, textHeight: number): Line[] {
  if (heightOf(line) < TOO_HIGH * textHeight || line.pieces.length < 4) return [line];
  const rows = new Float64Array(line.y1 - line.y0);
  for (const { y0, y1, x0, x1 } of line.pieces) {
    for (let y = y0; y < y1; y++) rows[y - line.y0]! += x1 - x0;
  }
  const fullest = Math.max(...rows);
  const margin = Math.round(textHeight / 2);
  let valley = -1;
  for (let y = margin; y < rows.length - margin; y++) {
    if (
      (rows[y] as number) <= VALLEY * fullest &&
      (valley < 0 || (rows[y] as number) < (rows[valley] as number))
    )
      valley = y;
  }
  if (valley < 0) return [line];
  const isUpper = (piece: Piece): boolean => (piece.y0 + piece.y1) / 2 < line.y0 + valley;
  const [upper, lower] = [line.pieces.filter(isUpper), line.pieces.filter((piece) => !isUpper(piece))];
  if (upper.length === 0 || lower.length === 0) return [line];
  return [...splitTouching(lineOf(upper), textHeight), ...splitTouching(lineOf(lower), textHeight)];
}

const heightOf = ({ y0, y1 }: { readonly y0: number; readonly y1: number }): number => y1 - y0;
