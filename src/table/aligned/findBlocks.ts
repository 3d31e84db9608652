import {
  type Box,
  centreX,
  centreY,
  heightOf,
  overlap,
  type Ruling,
  union,
  widthOf,
} from "../../core/geometry.ts";
import { normalise } from "../../core/text.ts";
import type { TextRun } from "../../ocr/types.ts";
import { isFrameLabel, isNoteStart } from "../frame.ts";
import { intoPieces, intoTextLines, isFigure, type Piece, type TextLine } from "./textLines.ts";
import { underTopRule } from "./underTopRule.ts";

/**
 * In text heights: white space this wide on a line may part columns. Words of justified prose stand closer; beside
 * Chinese and between figures there is no space to be taken for one.
 */
const COLUMN_GAP = 1;
const COLUMN_GAP_WITHOUT_SPACES = 0.45;
/** In text heights: lines further apart are not rows of one table. */
const ROW_GAP = 2.5;
/** Of the usual distance between rows: a last name stands no further below. */
const ROW_DISTANCE = 1.15;
/** In text heights between the middles of two lines: titles keep further from a table. */
const BESIDE = 1.2;
/** In text heights from middle to middle: the lines of one entry. */
const LINE_STEP = 1.5;
/** So many lines without columns may stand between two that have them: wrapped names, headings of sections. */
const HELD = 8;
/** Fewest lines with columns that make a table by themselves. */
const LEAST_LINES = 3;
/** Of its lines with columns, the header's left out where the body is plain to see: so many hold figures in a table without any lines printed. */
const WITH_FIGURES = 0.4;
/** Figures of a line that make it a table's. */
const MANY = 3;
/** Dots that lead the eye to a page number. */
const LEADERS = /(?:[.．。·…‥]\s*){4,}/u;
/** What stands before an item of a list. */
const BULLET = /^(?:[•●○■□◆▪➢✓·–—-]|[（(]?(?:\d{1,2}|[a-z]|[ivx]+)[.)）、]|\d(?:\.\d+)+\.?)$/iu;
/** Of the block's width: a line without columns over so much of it is prose. */
const PROSE = 0.6;
const PAGE_NUMBER = /^[-—–(（]?\s*\d{1,3}\s*[-—–)）]?$/u;

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
    if (last && line.box[1] - last.box[3] > ROW_GAP * lineHeight(line)) close();
    if (isFrameLine(line)) close();
    else if (isTabular(line)) {
      block.push(...(block.length > 0 ? held : []), line);
      held = [];
    } else if (block.length > 0) {
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

export const runsOf = (lines: readonly TextLine[]): TextRun[] => [
  ...new Set(lines.flatMap((line) => line.pieces.map((piece) => piece.run))),
];

const lineHeight = (line: TextLine): number => Math.max(...line.pieces.map((piece) => heightOf(piece.box)));

/** Parts of the line that wide white space parts. */
export function fieldsOf(line: TextLine): Piece[][] {
  const fields: Piece[][] = [];
  for (const piece of line.pieces) {
    const previous = fields.at(-1)?.at(-1);
    const isClose =
      previous && piece.box[0] - previous.box[2] < columnGap(previous, piece) * heightOf(piece.box);
    const isItem =
      fields.length === 1 &&
      fields[0]?.length === 1 &&
      previous &&
      BULLET.test(previous.text) &&
      !isFigure(piece.text);
    if (isClose || isItem) fields.at(-1)?.push(piece);
    else fields.push([piece]);
  }
  return fields;
}

const columnGap = (left: Piece, right: Piece): number => {
  const ends = (left.text.at(-1) ?? "") + (right.text[0] ?? "");
  return /\p{Script=Han}/u.test(ends) || /^\p{N}{2}$/u.test(ends) ? COLUMN_GAP_WITHOUT_SPACES : COLUMN_GAP;
};

const isTabular = (line: TextLine): boolean => fieldsOf(line).length > 1;

/** Does the line carry a department, a unit or a form number, rather than entries? */
const isFrameLine = (line: TextLine): boolean =>
  line.pieces.some((piece) => isFrameLabel(piece.text)) || isNoteStart((line.pieces[0] as Piece).text);

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

/** The block with the lines over it that stand over some of its columns, but not the first: spanning header words. */
function withSpanners(block: readonly TextLine[], lines: readonly TextLine[]): TextLine[] {
  let whole = [...block];
  for (;;) {
    const higher = withSpanner(whole, lines);
    if (higher.length === whole.length) return whole;
    whole = higher;
  }
}

function withSpanner(block: readonly TextLine[], lines: readonly TextLine[]): TextLine[] {
  const first = block[0] as TextLine;
  const above = lines[lines.indexOf(first) - 1];
  const name = block.find(isTabular)?.pieces[0];
  if (!above || !name || block.length < 2) return [...block];
  const box = union(block.map((line) => line.box));
  const isNear = first.box[1] - above.box[3] < lineHeight(above);
  const isInside = above.box[0] > box[0] + lineHeight(above) && above.box[2] <= box[2] + lineHeight(above);
  // Nothing but another level of the header stands so close, beside an entry that reaches over both.
  const isBeside =
    centreY(first.box) - centreY(above.box) < BESIDE * lineHeight(above) || reachesUp(block, above);
  const isTitle =
    above.box[0] <= name.box[2] || Math.abs(centreX(above.box) - centreX(box)) < lineHeight(above);
  return isNear && isInside && (isBeside || !isTitle) && !isFrameLine(above) ? [above, ...block] : [...block];
}

/** Does an entry of the block's header, in the middle of its height, reach up beside the line above? */
function reachesUp(block: readonly TextLine[], above: TextLine): boolean {
  const start = block.findIndex((line) => fieldsOf(line).slice(1).some(isFigureField));
  const words = block.slice(0, Math.max(0, start)).flatMap((line) => line.pieces);
  const foot = Math.max(...words.map(({ box }) => box[3]));
  const alone = words.filter(
    ({ box }) =>
      words.filter((other) => overlap(box[0], box[2], other.box[0], other.box[2]) > 0).length === 1,
  );
  return alone.some(
    ({ box }) =>
      overlap(box[0], box[2], above.box[0], above.box[2]) <= 0 &&
      2 * centreY(box) - foot < centreY(above.box),
  );
}

/** The block with the names under it that go on in its first column at the distance of its rows, or nearer in any. */
function withLastName(block: readonly TextLine[], lines: readonly TextLine[]): TextLine[] {
  const whole = [...block];
  const distances = block
    .slice(1)
    .map((line, index) => centreY(line.box) - centreY((block[index] as TextLine).box));
  const pitch = distances.sort((a, b) => a - b)[Math.floor((3 * distances.length) / 4)] ?? 0;
  const firsts = block.filter(isTabular).map((line) => fieldsOf(line));
  const left = Math.min(...firsts.flatMap((fields) => fields[0]?.[0]?.box[0] ?? []));
  const right = Math.min(...firsts.flatMap((fields) => fields[1]?.[0]?.box[0] ?? []));
  for (;;) {
    const last = whole.at(-1) as TextLine;
    const next = lines[lines.indexOf(last) + 1];
    const isFirst = next && next.box[0] >= left - lineHeight(next) / 4 && next.box[2] < right;
    const goesOn =
      next &&
      centreY(next.box) - centreY(last.box) < ROW_DISTANCE * pitch &&
      (isFirst || whole.slice(-2).some((above) => isRest(next, above))) &&
      !isFrameLine(next);
    if (!goesOn) return whole;
    whole.push(next);
  }
}

/** Is each piece of the line the second line of the entry right above it? */
const isRest = (line: TextLine, above: TextLine): boolean =>
  centreY(line.box) - centreY(above.box) < LINE_STEP * lineHeight(line) &&
  line.pieces.every(({ box, text }) =>
    above.pieces.some(
      (upper) =>
        Math.abs(upper.box[0] - box[0]) < heightOf(box) / 4 && box[2] <= upper.box[2] && !isFigure(text),
    ),
  );

function isTable(block: readonly TextLine[], rulings: readonly Ruling[]): boolean {
  const tabular = block.filter(isTabular);
  const box = union(block.map((line) => line.box));
  const isRuled = rulings.some(
    ({ axis, at, from, to }) =>
      axis === "horizontal" &&
      at > box[1] - heightOf(box) &&
      at < box[3] &&
      Math.min(to, box[2]) - Math.max(from, box[0]) > widthOf(box) / 2,
  );
  if (tabular.length < (isRuled ? LEAST_LINES - 1 : LEAST_LINES)) return false;
  if (isContents(tabular)) return false;
  const figured = tabular.filter((line) => fieldsOf(line).slice(1).some(isFigureField));
  // Lines of many figures are a table's, however high the header over them is.
  const full = tabular.filter((line) => fieldsOf(line).filter(isFigureField).length >= MANY);
  const body = full.length < LEAST_LINES ? tabular : tabular.slice(tabular.indexOf(full[0] as TextLine));
  return figured.length >= WITH_FIGURES * body.length && (isRuled || hasNames(tabular));
}

/** Do words head most of the lines? The figures at the axes of a chart stand in columns too. */
const hasNames = (lines: readonly TextLine[]): boolean =>
  lines.filter((line) => line.pieces.some((piece) => /\p{L}/u.test(piece.text) && !isFigure(piece.text)))
    .length *
    2 >=
  lines.length;

const fieldText = (field: readonly Piece[]): string => field.map((piece) => piece.text).join(" ");
const isFigureField = (field: readonly Piece[]): boolean => isFigure(fieldText(field));

/** Headings with leaders to page numbers, or headings and page numbers that never fall. */
export function isContents(lines: readonly TextLine[]): boolean {
  const texts = lines.map((line) => fieldText(line.pieces));
  if (texts.filter((text) => LEADERS.test(text)).length * 3 > texts.length) return true;
  const fields = lines.map(fieldsOf);
  if (lines.length < LEAST_LINES || fields.some((line) => line.length !== 2)) return false;
  const numbers = fields.map((line) => fieldText(line[1] ?? []));
  if (!numbers.every((text) => PAGE_NUMBER.test(text))) return false;
  const values = numbers.map((text) => Number(text.replace(/\D/gu, "")));
  return values.every((value, index) => index === 0 || value >= (values[index - 1] as number));
}

export const boxOfRuns = (runs: readonly TextRun[]): Box => union(runs.map((run) => run.box));
