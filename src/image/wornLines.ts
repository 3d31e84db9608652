import type { Bitmap } from "./binarise.ts";
import type { Stroke } from "./findStrokes.ts";

/** Points beside a line's middle: where its own ink lies, and where there is paper on both sides of it. */
const OWN = 0.5;
const BESIDE: readonly number[] = [1.4, 2.2, 3.2];
/** Of a piece with paper on both sides: so much is ink, and so many times what chance would be … */
const INKED = 0.2;
const ABOVE_SPECKS = 3;
/** … in half of a line's pieces; in the others half as much. */
const STRONG = 0.5;
const FAINTER = 0.5;
/** In text heights: a piece. Strokes of characters under each other (十 in 十一 and 十二) leave whole pieces blank. */
const PIECE = 0.5;
/** Of a piece, what has paper on both sides; where it is less, the piece says nothing. */
const SEEN = 0.3;
/** In text heights: shorter lines of dots are chance, and the strokes of characters under each other. */
const SHORTEST = 8;
/** The share of a line's pieces, of those that say something, that have to look like parts of a line. */
const STEADY = 0.8;
/** Pieces in a row that are not the line's: there it ends. */
const BREAK = 5;
/** The least share of a line's length that is ink with paper on both sides. Lines of print on three pages of prose had up to 0.36. */
const OPEN = 0.37;
/** A line of which whole rulings already cover this share is one of them, and not found again. */
const SHOWN = 0.6;
/** Where so many lines are worn, longer ones, in text heights, may have less. */
const WORN = 3;
const LONG = 15;
const OPEN_OF_LONG = 0.2;
/** In text heights: dots of a line reach no further up and down than this beside it; of its ink, so much is such. */
const HIGH = 0.3;
const DOTTED = 0.5;
/** Of a line: with more ink it is whole, and found by its strokes. */
const WHOLE = 0.85;

/** `inked`: pixels of its length that are ink, with paper on both sides. */
export interface WornLine extends Stroke {
  readonly inked: number;
}

interface Piece {
  /** Pixels along the line with paper on both sides, and those of them that are ink. */
  readonly seen: number;
  readonly inked: number;
}

/**
 * Horizontal lines worn to dots, as fax machines and copiers leave them, in pixels: a row of the picture that all along is
 * inked more than the paper at large, with paper on both sides of it. Characters under each other have gaps between
 * the lines of text, and characters beside each other have ink above or below. `shown` are rulings found already.
 */
export function wornLines(
  ink: Bitmap,
  shown: readonly Stroke[],
  textHeight: number,
  scale: number,
): WornLine[] {
  const own = Math.max(1, Math.round(OWN * scale));
  const distances = BESIDE.map((points) => Math.max(own + 2, Math.round(points * scale)));
  const far = Math.max(...distances);
  const length = Math.max(4, Math.round(PIECE * textHeight));
  const least = Math.max(INKED, ABOVE_SPECKS * inkedAtLarge(ink, 2 * own + 1));
  if (least > WHOLE) return [];
  const found: WornLine[] = [];
  const [above, beside] = [new Uint8Array(ink.width), new Uint8Array(ink.width)];
  for (let y = far; y < ink.height - far; y++) {
    above.fill(0);
    if (darken(above, ink, y - own, y + own) < FAINTER * least * SHORTEST * textHeight) continue;
    beside.fill(0);
    for (const distance of distances)
      for (const row of [y - distance, y + distance]) darken(beside, ink, row, row);
    const pieces = piecesOf(above, beside, length);
    for (const [from, to] of stretches(pieces, least, length)) {
      const all = pieces.slice(from, to);
      const inked = all.reduce((sum, piece) => sum + piece.inked, 0);
      const seen = all.reduce((sum, piece) => sum + piece.seen, 0);
      const isLine = inked >= OPEN_OF_LONG * (to - from) * length && inked < WHOLE * seen;
      if (isLine && (to - from) * length >= SHORTEST * textHeight)
        found.push({ at: y + 0.5, from: from * length, to: to * length, thickness: 2 * own + 1, inked });
    }
  }
  const lines = strongest(found, far).filter(
    (line) => shownShare(line, shown, far) < SHOWN && ofDots(ink, line, own, textHeight) >= DOTTED,
  );
  const isSure = ({ inked, from, to }: WornLine): boolean => inked >= OPEN * (to - from);
  const isWorn = lines.filter(isSure).length >= WORN;
  return lines
    .filter((line) => isSure(line) || (isWorn && line.to - line.from >= LONG * textHeight))
    .map((line) => ({ ...line, at: middleOf(ink, line, own) }));
}

/**
 * The share of the line's ink that stands in dots and dashes: what hangs together reaches no further than `HIGH` up and
 * down. The feet of figures (000.00 beside 000.00) lie in a line too, and hang together with the rest of their digits.
 */
function ofDots(
  { data, width, height }: Bitmap,
  { at, from, to }: Stroke,
  own: number,
  textHeight: number,
): number {
  const row = Math.floor(at);
  const reach = own + Math.max(1, Math.round(HIGH * textHeight));
  const [top, bottom] = [Math.max(0, row - reach - 1), Math.min(height - 1, row + reach + 1)];
  const seen = new Uint8Array((bottom - top + 1) * width);
  let [dots, all] = [0, 0];
  for (let y = row - own; y <= row + own; y++) {
    for (let x = from; x < to; x++) {
      if (data[y * width + x] === 0 || seen[(y - top) * width + x] === 1) continue;
      const stack = [y * width + x];
      seen[(y - top) * width + x] = 1;
      let [inLine, isHigh] = [0, false];
      while (stack.length > 0) {
        const pixel = stack.pop() as number;
        const [px, py] = [pixel % width, Math.floor(pixel / width)];
        if (Math.abs(py - row) <= own) inLine++;
        if (Math.abs(py - row) > reach) isHigh = true;
        for (let ny = Math.max(top, py - 1); ny <= Math.min(bottom, py + 1); ny++) {
          for (let nx = Math.max(0, px - 1); nx <= Math.min(width - 1, px + 1); nx++) {
            const mark = (ny - top) * width + nx;
            if (seen[mark] === 1 || data[ny * width + nx] === 0) continue;
            seen[mark] = 1;
            stack.push(ny * width + nx);
          }
        }
      }
      all += inLine;
      if (!isHigh) dots += inLine;
    }
  }
  return all === 0 ? 0 : dots / all;
}

/** The middle of the line's ink, in pixels, within `own` rows of where it was found. */
function middleOf({ data, width }: Bitmap, { at, from, to }: Stroke, own: number): number {
  const row = Math.floor(at);
  let [weighted, weight] = [0, 0];
  for (let y = row - own; y <= row + own; y++) {
    for (let x = y * width + from; x < y * width + to; x++) {
      weighted += data[x]! * (y + 0.5);
      weight += data[x]!;
    }
  }
  return weighted / weight;
}

/** Marks the columns that are ink in a row from `top` to `bottom`; returns how many are marked. */
function darken(marks: Uint8Array, { data, width }: Bitmap, top: number, bottom: number): number {
  let count = 0;
  for (let row = top; row <= bottom; row++) {
    const start = row * width;
    for (let x = 0; x < width; x++) {
      if (data[start + x] === 0 || marks[x] === 1) continue;
      marks[x] = 1;
      count++;
    }
  }
  return count;
}

function piecesOf(own: Uint8Array, beside: Uint8Array, length: number): Piece[] {
  return Array.from({ length: Math.floor(own.length / length) }, (_, piece) => {
    let [seen, inked] = [0, 0];
    for (let x = piece * length; x < (piece + 1) * length; x++) {
      if (beside[x] === 1) continue;
      seen++;
      inked += own[x]!;
    }
    return { seen, inked };
  });
}

/** Stretches of pieces, [first, after the last], that are a line's; those that say nothing go with their neighbours. */
function stretches(pieces: readonly Piece[], least: number, length: number): [number, number][] {
  const isSeen = ({ seen }: Piece): boolean => seen >= SEEN * length;
  const isLine = ({ seen, inked }: Piece): boolean => inked >= FAINTER * least * seen;
  const found: [number, number][] = [];
  let [from, to, lines, others, strong] = [-1, -1, 0, 0, 0];
  const close = (): void => {
    if (from >= 0 && lines >= STEADY * (lines + others) && strong >= STRONG * lines) found.push([from, to]);
    from = -1;
  };
  let missed = 0;
  for (const [at, piece] of pieces.entries()) {
    if (!isSeen(piece)) continue;
    if (isLine(piece)) {
      if (from < 0) [from, lines, others, strong] = [at, 0, 0, 0];
      else others += missed;
      [to, missed] = [at + 1, 0];
      lines++;
      if (piece.inked >= least * piece.seen) strong++;
    } else if (from >= 0 && ++missed >= BREAK) {
      close();
      missed = 0;
    }
  }
  close();
  return found;
}

/** Share of columns with ink in one of `rows` rows, were the picture's ink strewn evenly: so much is chance. */
function inkedAtLarge({ data }: Bitmap, rows: number): number {
  let ink = 0;
  for (let at = 0; at < data.length; at++) ink += data[at]!;
  return 1 - (1 - ink / data.length) ** rows;
}

/** Share of the line's length beside which rulings run that are found already. */
function shownShare({ at, from, to }: Stroke, shown: readonly Stroke[], breadth: number): number {
  const lengths = shown
    .filter((stroke) => Math.abs(stroke.at - at) <= breadth)
    .map((stroke) => Math.max(0, Math.min(to, stroke.to) - Math.max(from, stroke.from)));
  return lengths.reduce((sum, length) => sum + length, 0) / (to - from);
}

/** Of lines that run beside each other within a ruling's breadth, the one with the most ink. */
function strongest(found: readonly WornLine[], breadth: number): WornLine[] {
  const kept: WornLine[] = [];
  for (const line of found.toSorted((a, b) => b.inked - a.inked)) {
    const isBeside = (other: Stroke): boolean =>
      Math.abs(other.at - line.at) <= breadth && other.from < line.to && line.from < other.to;
    if (!kept.some(isBeside)) kept.push(line);
  }
  return kept;
}
