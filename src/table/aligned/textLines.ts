import { type Box, centreX, centreY, heightOf, roundBox, union } from "../../core/geometry.ts";
import { parsePrinted } from "../../core/money.ts";
import { withoutLayoutSpaces } from "../../core/text.ts";
import type { Glyph, TextRun } from "../../ocr/types.ts";

/** A part of a run that white space wider than between words parts from the rest: what one cell of a line may hold. */
export interface Piece {
  readonly box: Box;
  readonly text: string;
  readonly run: TextRun;
}

/** Pieces on one baseline, left to right. */
export interface TextLine {
  readonly box: Box;
  readonly pieces: readonly Piece[];
}

/**
 * In text heights: a wider gap is no space between words; justified lines reach two thirds of the first. Chinese has no
 * such spaces, and those in figures (`75 033`) are narrow.
 */
const WORD_GAP = 0.6;
const GLYPH_GAP = 0.35;
/** In text heights: a gap this wide between two glyphs is a space. */
const SPACE = 0.18;
/** In text heights: a Latin letter or figure is about so wide, though a recogniser's boxes are square. */
const NARROW = 0.55;
/** In text heights: pieces whose middles lie closer than this up and down stand on one baseline. */
const ONE_LINE = 0.4;

/** The pieces of all runs. A run of stacked lines is one piece. */
export const intoPieces = (runs: readonly TextRun[]): Piece[] =>
  runs.flatMap((run) =>
    partsOf(run, (left, right) => right.box[0] - left.box[2] > gapAt(left, right) * heightOf(run.box)).map(
      (part): Piece => ({ box: part.box, text: part.text, run }),
    ),
  );

/** Letters are words' where either neighbour is one; between figures, and beside Chinese, no space is expected. */
const gapAt = (left: Glyph, right: Glyph): number =>
  /[\p{Script=Han}]/u.test(left.text + right.text) || !/\p{L}/u.test(left.text + right.text)
    ? GLYPH_GAP
    : WORD_GAP;

/** The run cut at the places `xs`; the run itself where it lies on one side of each. */
export function cutRun(run: TextRun, xs: readonly number[]): TextRun[] {
  const crossed = xs.filter((x) => run.box[0] < x && x < run.box[2]);
  if (crossed.length === 0) return [run];
  return partsOf(run, (left, right) => crossed.some((x) => centreX(left.box) < x && x <= centreX(right.box)));
}

/** The run parted between neighbouring glyphs where `isApart` says so. A second reading is of the whole run only. */
function partsOf(run: TextRun, isApart: (left: Glyph, right: Glyph) => boolean): TextRun[] {
  if (run.lines.length > 1 || run.glyphs.length < 2) return [run];
  const height = heightOf(run.box);
  const parts: Glyph[][] = [[]];
  for (const [index, glyph] of run.glyphs.entries()) {
    const previous = run.glyphs[index - 1];
    if (previous && isApart(slim(previous, height), slim(glyph, height))) parts.push([]);
    parts.at(-1)?.push(glyph);
  }
  if (parts.length === 1) return [run];
  return parts.map((glyphs, index): TextRun => {
    const box = union(glyphs.map((glyph) => glyph.box));
    const whole: Box = [
      index === 0 ? run.box[0] : box[0],
      run.box[1],
      index === parts.length - 1 ? run.box[2] : box[2],
      run.box[3],
    ];
    const { engine } = run;
    return {
      box: roundBox(whole),
      lines: [roundBox(whole)],
      text: textOf(glyphs, height),
      confidence: Math.min(...glyphs.map((glyph) => glyph.confidence)),
      engine,
      glyphs,
    };
  });
}

function textOf(glyphs: readonly Glyph[], height: number): string {
  const text = glyphs.reduce((line, glyph, index) => {
    const previous = glyphs[index - 1];
    const isApart =
      previous !== undefined && slim(glyph, height).box[0] - slim(previous, height).box[2] > SPACE * height;
    return line + (isApart ? " " : "") + glyph.text;
  }, "");
  return withoutLayoutSpaces(text);
}

/** The glyph as wide as its kind of character is at most. */
function slim(glyph: Glyph, height: number): Glyph {
  const half = (NARROW * height) / 2;
  if (!/^[\u0021-\u007e]$/u.test(glyph.text) || glyph.box[2] - glyph.box[0] <= 1.5 * half * 2) return glyph;
  const middle = centreX(glyph.box);
  return { ...glyph, box: [middle - half, glyph.box[1], middle + half, glyph.box[3]] };
}

/** Pieces gathered by baseline, top to bottom. Half a line apart (a figure beside two lines of a name) is apart. */
export function intoTextLines(pieces: readonly Piece[]): TextLine[] {
  const lines: { middle: number; height: number; pieces: Piece[] }[] = [];
  for (const piece of [...pieces].sort((a, b) => heightOf(b.box) - heightOf(a.box) || a.box[0] - b.box[0])) {
    const [middle, height] = [centreY(piece.box), heightOf(piece.box)];
    const near = lines
      .filter((line) => Math.abs(line.middle - middle) <= ONE_LINE * Math.min(line.height, 2 * height))
      .filter((line) => Math.abs(line.middle - middle) <= ONE_LINE * line.height)
      .sort((a, b) => Math.abs(a.middle - middle) - Math.abs(b.middle - middle))[0];
    if (near) near.pieces.push(piece);
    else lines.push({ middle, height, pieces: [piece] });
  }
  return lines
    .sort((a, b) => a.middle - b.middle)
    .map((line) => ({
      box: union(line.pieces.map((piece) => piece.box)),
      pieces: line.pieces.sort((a, b) => a.box[0] - b.box[0]),
    }));
}

/** Figures, signs and brackets without any letter: `1,269 (19.9%)`, `≤0.05*`. */
const NUMBER_LIKE = /^[\p{N}\p{P}\p{S}]*\p{Nd}[\p{N}\p{P}\p{S}]*$/u;

/** Is the piece a figure, a percentage or a dash in place of one? */
export function isFigure(text: string): boolean {
  const { kind } = parsePrinted(text);
  return (
    kind === "amount" || kind === "percent" || NUMBER_LIKE.test(text.normalize("NFKC").replace(/\s+/gu, ""))
  );
}

/** The middle one of the heights: the size of the text. */
export function textHeight(pieces: readonly Piece[]): number {
  const heights = pieces.map((piece) => heightOf(piece.run.lines[0] ?? piece.box)).sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 0;
}
