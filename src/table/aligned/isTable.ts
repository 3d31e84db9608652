import { heightOf, type Ruling, union, widthOf } from "../../core/geometry.ts";
import { LEGIBLE } from "../../core/legible.ts";
import { LEADERS } from "../../lexicon/leaders.ts";
import { fieldsOf, fieldText, isFigureField, isTabular } from "./fields.ts";
import { isFigure, type Piece, type TextLine } from "./textLines.ts";

/** Fewest lines with columns that make a table by themselves. */
const LEAST_LINES = 3;
/** Of its lines with columns, the header's left out where the body is plain to see: so many hold figures in a table without any lines printed. */
const WITH_FIGURES = 0.4;
/** Figures of a line that make it a table's. */
const MANY = 3;
/** Dots that lead the eye to a page number; an amount has decimals or more digits. */
const LED_TO_PAGE = new RegExp(`${LEADERS}[-—–(（]?\\s*\\d{0,3}\\s*[-—–)）]?$`, "u");
const PAGE_NUMBER = /^[-—–(（]?\s*\d{1,3}\s*[-—–)）]?$/u;

/** Does the block of lines look like a table's: lines in columns, figures in many, names at their heads? */
export function isTable(block: readonly TextLine[], rulings: readonly Ruling[]): boolean {
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
  if (isContents(tabular) || isRunningText(tabular)) return false;
  // The slanted words of a chart are read as figures too, and are guesses.
  const isLegible = (field: readonly Piece[]): boolean => field.every(({ run }) => run.confidence >= LEGIBLE);
  const figured = tabular.filter((line) =>
    fieldsOf(line)
      .slice(1)
      .some((field) => isFigureField(field) && isLegible(field)),
  );
  // Lines of many figures are a table's, however high the header over them is.
  const full = tabular.filter((line) => fieldsOf(line).filter(isFigureField).length >= MANY);
  const body = full.length < LEAST_LINES ? tabular : tabular.slice(tabular.indexOf(full[0] as TextLine));
  return figured.length >= WITH_FIGURES * body.length && (isRuled || hasNames(tabular));
}

/** Of a block's width: the lines of justified prose are full but for the white space between their words. */
const FULL_LINE = 0.92;
/** Part of the lines that are such, and hold signs of a sentence, in running text. */
const MOSTLY_TEXT = 0.5;
const SENTENCE = /[，,。；;：:、].*\p{Script=Han}|\p{Script=Han}.*[，,。；;：:、]/u;

/** Is it prose set to both margins, in which wide white space stands beside figures? */
function isRunningText(lines: readonly TextLine[]): boolean {
  const width = widthOf(union(lines.map(({ box }) => box)));
  const isText = ({ pieces }: TextLine): boolean =>
    pieces.reduce((sum, { box }) => sum + widthOf(box), 0) >= FULL_LINE * width &&
    SENTENCE.test(pieces.map(({ text }) => text).join(""));
  return lines.filter(isText).length >= MOSTLY_TEXT * lines.length;
}

/** Do words head most of the lines? The figures at the axes of a chart stand in columns too. */
const hasNames = (lines: readonly TextLine[]): boolean =>
  lines.filter((line) => line.pieces.some((piece) => /\p{L}/u.test(piece.text) && !isFigure(piece.text)))
    .length *
    2 >=
  lines.length;

/** Headings with leaders to page numbers, or headings and page numbers that never fall. */
export function isContents(lines: readonly TextLine[]): boolean {
  const texts = lines.map((line) => fieldText(line.pieces));
  if (texts.filter((text) => LED_TO_PAGE.test(text)).length * 3 > texts.length) return true;
  const fields = lines.map(fieldsOf);
  if (lines.length < LEAST_LINES || fields.some((line) => line.length !== 2)) return false;
  const numbers = fields.map((line) => fieldText(line[1] ?? []));
  if (!numbers.every((text) => PAGE_NUMBER.test(text))) return false;
  const values = numbers.map((text) => Number(text.replace(/\D/gu, "")));
  return values.every((value, index) => index === 0 || value >= (values[index - 1] as number));
}
