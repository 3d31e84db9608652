import { type Box, centreX, centreY, heightOf, type Ruling, union, widthOf } from "../../core/geometry.ts";
import { median } from "../../core/median.ts";
import { normalise } from "../../core/text.ts";
import type { TextRun } from "../../ocr/types.ts";
import { fieldsOf, isFigureField, isTabular } from "./fields.ts";
import { isTable } from "./isTable.ts";
import { intoPieces, intoTextLines, type Piece, type TextLine } from "./textLines.ts";
import { underTopRule } from "./underTopRule.ts";
import { isFrameLine, lineHeight, withLastName, withSpanners } from "./widenBlock.ts";

/** In text heights: lines further apart are not rows of one table. */
const ROW_GAP = 2.5;
/** Rows left blank between two of one table, at most; in text heights: its entries begin and end alike. */
const BLANK_ROWS = 2;
const ALIGNED = 0.25;
/** So many lines without columns may stand between two that have them: wrapped names, headings of sections. */
const HELD = 8;
/** Of the block's width: a line without columns over so much of it is prose. */
const PROSE = 0.6;
/** In text heights: entries of one column begin within so much of each other, and so many begin one. */
const SAME_START = 0.1;
const FEWEST_STARTS = 3;
/** Runs of consecutive lines that stand in columns and look like a table's: figures, no prose, no list of contents. */
export function findBlocks(runs: readonly TextRun[], rulings: readonly Ruling[]): TextRun[][] {
  const lines = intoTextLines(intoPieces(runs));
  const blocks: TextLine[][] = [];
  let block: TextLine[] = [];
  let held: TextLine[] = [];
  const close = (): void => {
    if (block.length > 0) blocks.push(block);
    block = [];
    held = [];
  };
  for (const line of lines) {
    const last = held.at(-1) ?? block.at(-1);
    const isFar = last && line.box[1] - last.box[3] > ROW_GAP * lineHeight(line);
    if (isFar && !(held.length === 0 && goesOnBelowBlank(line, block))) close();
    if (isFrameLine(line)) close();
    else if (isTabular(line)) {
      block.push(...(block.length > 0 ? held : []), line);
      held = [];
    } else if (block.length > 0) {
      if (isAloneInColumn(line, block)) {
        block.push(...held);
        held = [];
      }
      held.push(line);
      if (held.length > HELD || isHeading(line, block) || isProse(line, block)) close();
    }
  }
  close();
  return blocks
    .map((found) => underTopRule(withLastName(withSpanners(found, lines), lines), rulings))
    .filter((found) => isTable(found, rulings))
    .map((found) => runsOf(found));
}

/** Is the line a row of the block below rows left blank: figures under its figures, a name where its names begin? */
function goesOnBelowBlank(line: TextLine, block: readonly TextLine[]): boolean {
  const rows = block.filter(isTabular);
  const steps = rows.slice(1).map(({ box }, index) => centreY(box) - centreY(rows[index]!.box));
  const pitch = median(steps);
  if (!isTabular(line) || centreY(line.box) - centreY(rows.at(-1)!.box) > (BLANK_ROWS + 1.2) * pitch)
    return false;
  const alike = ALIGNED * lineHeight(line);
  const isUnder = (field: readonly Piece[], edge: (pieces: readonly Piece[]) => number): boolean =>
    rows.some((row) => fieldsOf(row).some((other) => Math.abs(edge(other) - edge(field)) <= alike));
  const [name, ...others] = fieldsOf(line);
  const figures = others.filter(isFigureField);
  return (
    figures.length > 0 &&
    isUnder(name!, ([first]) => first!.box[0]) &&
    figures.every((field) => isUnder(field, (pieces) => pieces.at(-1)!.box[2]))
  );
}

/** Does the line hold one entry of a later column alone, where other entries begin? The longer of two lists goes on so. */
function isAloneInColumn(line: TextLine, block: readonly TextLine[]): boolean {
  const others = block.flatMap((other) => fieldsOf(other).slice(1));
  const beginning = others.filter(
    ([first]) => Math.abs((first as Piece).box[0] - line.box[0]) <= SAME_START * heightOf(line.box),
  );
  return beginning.length >= FEWEST_STARTS;
}

const runsOf = (lines: readonly TextLine[]): TextRun[] => [
  ...new Set(lines.flatMap((line) => line.pieces.map((piece) => piece.run))),
];

/** A long line over the columns of the block. */
const isProse = (line: TextLine, block: readonly TextLine[]): boolean =>
  widthOf(line.box) > PROSE * widthOf(union([line, ...block].map((other) => other.box)));

/** A line on its own over the middle of the block, and not in its first column: the next table's title. */
function isHeading(line: TextLine, block: readonly TextLine[]): boolean {
  const box = union(block.map((other) => other.box));
  const text = normalise(line.pieces.map((piece) => piece.text).join(""));
  const isCentred = Math.abs(centreX(line.box) - centreX(box)) < heightOf(line.box);
  return (
    /^(?:附?表|Table)\d/iu.test(text) ||
    (isCentred && line.box[0] > box[0] + 2 * heightOf(line.box) && /表$/u.test(text))
  );
}

export const boxOfRuns = (runs: readonly TextRun[]): Box => union(runs.map((run) => run.box));
