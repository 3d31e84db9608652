import { type Box, centreX, centreY, heightOf, roundBox, union } from "../../core/geometry.ts";
import { parsePrinted } from "../../core/money.ts";
import { withoutLayoutSpaces } from "../../core/text.ts";
import type { Glyph, TextRun } from "../../ocr/types.ts";
import { isSpecks, withoutEndMarks } from "./specks.ts";

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
/** The same between two digits: places of those that were read are a fifth of their height off. */
const DIGITS_GAP = 0.55;
/** In text heights: a gap this wide between two glyphs is a space. */
const SPACE = 0.18;
/** In text heights: a Latin letter or figure is about so wide, though a recogniser's boxes are square. */
const NARROW = 0.55;
/** Of the width of a digit: what is thinner is the ink of 1. */
const THIN = 0.8;
/** So many steps from one Chinese character to the next tell how wide they are; one so much longer is a gap. */
const FEWEST_STEPS = 3;
const UNUSUAL = 1.4;
/** In text heights: pieces whose middles lie closer than this up and down stand on one baseline. */
const ONE_LINE = 0.4;
/** In text heights: lines whose middles lie closer share rows of ink. */
const OVERLAPPING = 0.8;
/** Letters are so much higher than figures at most. */
const HIGHER = 1.4;

/** The pieces of all runs. A run of stacked lines is one piece. What a reader made of specks is none, nor part of one. */
export function intoPieces(runs: readonly TextRun[]): Piece[] {
  const height = middleHeight(runs.map((run) => heightOf(run.lines[0] ?? run.box)));
  return runs.flatMap((run) =>
    partsOf(
      run,
      (left, right, size) =>
        right.box[0] - left.box[2] > gapAt(left, right) * size &&
        !WITHIN_FIGURE.test(left.text + right.text),
    )
      .filter((part) => !isSpecks(part, height))
      .map((part): Piece => ({ box: withoutEndMarks(part), text: part.text, run })),
  );
}

/** A point or comma and a digit beside it: recognisers place the mark anywhere between its neighbours. */
const WITHIN_FIGURE = /^(?:\d[.,]|[.,]\d)$/u;

/** Letters are words' where either neighbour is one; between figures, and beside Chinese, no space is expected. */
function gapAt(left: Glyph, right: Glyph): number {
  const both = left.text + right.text;
  if (/^\d\d$/u.test(both)) return DIGITS_GAP;
  return /[\p{Script=Han}]/u.test(both) || !/\p{L}/u.test(both) ? GLYPH_GAP : WORD_GAP;
}

/** The run cut at the places `xs`; the run itself where it lies on one side of each. */
export function cutRun(run: TextRun, xs: readonly number[]): TextRun[] {
  const crossed = xs.filter((x) => run.box[0] < x && x < run.box[2]);
  if (crossed.length === 0) return [run];
  return partsOf(run, (left, right) => crossed.some((x) => centreX(left.box) < x && x <= centreX(right.box)));
}

/**
 * The run parted between neighbouring glyphs where `isApart` says so; it is given the size of the letters, in points.
 * A second reading goes with the parts where it has as many words.
 */
function partsOf(run: TextRun, isApart: (left: Glyph, right: Glyph, size: number) => boolean): TextRun[] {
  if (run.lines.length > 1 || run.glyphs.length < 2) return [run];
  const size = letterSize(run);
  const slender = run.glyphs.map((glyph) => slim(glyph, size));
  const starts = slender.flatMap((glyph, index) =>
    index === 0 || isApart(slender[index - 1] as Glyph, glyph, size) ? [index] : [],
  );
  if (starts.length === 1) return [run];
  const words = run.second?.text.trim().split(/\s+/u) ?? [];
  return starts.map((start, index): TextRun => {
    const glyphs = run.glyphs.slice(start, starts[index + 1]);
    const box = union(slender.slice(start, starts[index + 1]).map((glyph) => glyph.box));
    const whole = roundBox([
      index === 0 ? run.box[0] : box[0],
      box[1],
      index === starts.length - 1 ? run.box[2] : box[2],
      box[3],
    ]);
    return {
      box: whole,
      lines: [whole],
      text: textOf(glyphs, size),
      confidence: Math.min(...glyphs.map((glyph) => glyph.confidence)),
      engine: run.engine,
      glyphs,
      ...(run.second && words.length === starts.length
        ? { second: { ...run.second, text: words[index] as string } }
        : {}),
    };
  });
}

/** A run over two baselines (words that stand half a line apart) is higher than its letters, whose steps tell their size. */
function letterSize({ box, glyphs }: TextRun): number {
  const steps = glyphs
    .slice(1)
    .flatMap((glyph, index) => {
      const previous = glyphs[index] as Glyph;
      return isHan(previous) && isHan(glyph) ? [centreX(glyph.box) - centreX(previous.box)] : [];
    })
    .sort((a, b) => a - b);
  if (steps.length < FEWEST_STEPS) return heightOf(box);
  const usual = (steps[Math.floor(steps.length / 2)] as number) * UNUSUAL;
  const even = steps.filter((step) => step <= usual);
  return Math.min(heightOf(box), even.reduce((sum, step) => sum + step, 0) / even.length);
}

const isHan = ({ text }: Glyph): boolean => /^\p{Script=Han}$/u.test(text);

function textOf(glyphs: readonly Glyph[], size: number): string {
  const text = glyphs.reduce((line, glyph, index) => {
    const previous = glyphs[index - 1];
    const isApart =
      previous !== undefined && slim(glyph, size).box[0] - slim(previous, size).box[2] > SPACE * size;
    return line + (isApart ? " " : "") + glyph.text;
  }, "");
  return withoutLayoutSpaces(text);
}

/** The glyph as wide as its kind of character: recognisers' boxes are as wide as the run is high, or as the ink is. */
function slim(glyph: Glyph, size: number): Glyph {
  const isLatin = /^[\u0021-\u007e]$/u.test(glyph.text);
  const most = isLatin ? NARROW * size : size;
  const width = glyph.box[2] - glyph.box[0];
  const isWide = width > (isLatin ? 1.5 : 1.2) * most;
  // The ink of 1 is narrow; its place is as wide as every digit's.
  const isThin = width < THIN * most && /^\d$/u.test(glyph.text);
  if (!(isWide || isThin) || !(isLatin || isHan(glyph))) return glyph;
  const middle = centreX(glyph.box);
  return { ...glyph, box: [middle - most / 2, glyph.box[1], middle + most / 2, glyph.box[3]] };
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

/**
 * Do the lines stand so near that no cell of another row has room below the first? A wrapped cell's stand beside others.
 * `height` is the text's: figures are lower than the names beside them.
 */
export function isOneLine(above: TextLine, below: TextLine, height: number): boolean {
  const highest = Math.max(...[...above.pieces, ...below.pieces].map(({ box }) => heightOf(box)));
  const size = Math.max(height, Math.min(highest, HIGHER * height));
  return centreY(below.box) - centreY(above.box) < OVERLAPPING * size;
}

/**
 * Without dashes that stand between the lines, nearer to one than rows are: rests of a stamp or of a ruling, or the
 * rule over a sum.
 */
export const withoutFlecks = (lines: readonly TextLine[], height: number): TextLine[] =>
  lines.filter((line, index) => {
    const isMark = line.pieces.every(({ text }) => !/[\p{L}\p{N}]/u.test(text));
    const [above, below] = [lines[index - 1], lines[index + 1]];
    const isNear = (above && isOneLine(above, line, height)) || (below && isOneLine(line, below, height));
    return !isMark || !isNear;
  });

/** Width of the piece's first word, in Chinese its first character, with the space before it. */
export function firstWord({ text, box }: Piece): number {
  const isHan = /^\p{Script=Han}/u.test(text);
  const length = isHan ? 1 : (text.split(" ")[0]?.length ?? 1);
  const perCharacter = (box[2] - box[0]) / Math.max(1, [...text].length);
  return perCharacter * length + (isHan ? 0 : perCharacter / 2);
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
export const textHeight = (pieces: readonly Piece[]): number =>
  middleHeight(pieces.map((piece) => heightOf(piece.run.lines[0] ?? piece.box)));

const middleHeight = (heights: readonly number[]): number =>
  [...heights].sort((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 0;
