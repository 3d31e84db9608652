import { type Box, centreY, heightOf, union } from "../../core/geometry.ts";
import { median } from "../../core/median.ts";
import { parsePrinted } from "../../core/money.ts";
import { ordinalDepth } from "../../lexicon/ordinals.ts";
import { TEXT_LAYER } from "../../ocr/textlayer/toRun.ts";
import type { Glyph, TextRun } from "../../ocr/types.ts";
import { partsOf, WITHIN_FIGURE } from "./runParts.ts";
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
/** In text heights: pieces whose middles lie closer than this up and down stand on one baseline. */
const ONE_LINE = 0.4;
/** In text heights: lines whose middles lie closer share rows of ink. */
const OVERLAPPING = 0.8;
/** Letters are so much higher than figures at most. */
const HIGHER = 1.4;

/** The pieces of all runs. A run of stacked lines is one piece. What a reader made of specks is none, nor part of one. */
export function intoPieces(runs: readonly TextRun[]): Piece[] {
  const height = median(runs.map((run) => heightOf(run.lines[0] ?? run.box)));
  return runs.flatMap((run) =>
    partsOf(
      run,
      (left, right, size) =>
        right.box[0] - left.box[2] > gapAt(left, right, run.engine === TEXT_LAYER) * size &&
        !WITHIN_FIGURE.test(left.text + right.text),
    )
      .filter((part) => !isSpecks(part, height))
      .map((part): Piece => ({ box: withoutEndMarks(part), text: part.text, run })),
  );
}

/** Letters are words' where either neighbour is one; between figures, and beside Chinese, no space is expected. */
function gapAt(left: Glyph, right: Glyph, isExact: boolean): number {
  const both = left.text + right.text;
  if (/^\d\d$/u.test(both) && !isExact) return DIGITS_GAP;
  return /[\p{Script=Han}]/u.test(both) || !/\p{L}/u.test(both) ? GLYPH_GAP : WORD_GAP;
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

/** The deepest ordinals that number the rows of a list: （一） under 一、. Deeper ones number sentences within a cell too. */
const ITEM_DEPTH = 2;

/** Does the line's first entry begin an item of a list (`一、本年收入`, `（二）政府性基金预算拨款`)? It begins a row. */
export function beginsItem({ pieces }: TextLine): boolean {
  const depth = ordinalDepth(pieces[0]?.text ?? "");
  return depth > 0 && depth <= ITEM_DEPTH;
}

/** The middle one of the heights: the size of the text. */
export const textHeight = (pieces: readonly Piece[]): number =>
  median(pieces.map((piece) => heightOf(piece.run.lines[0] ?? piece.box)));
