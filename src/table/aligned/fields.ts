import { heightOf } from "../../core/geometry.ts";
import { TEXT_LAYER } from "../../ocr/textlayer/toRun.ts";
import { isFigure, type Piece, type TextLine } from "./textLines.ts";

/**
 * In text heights: white space this wide on a line may part columns. Words of justified prose stand closer; beside
 * Chinese and between figures there is no space to be taken for one.
 */
const COLUMN_GAP = 1;
const COLUMN_GAP_WITHOUT_SPACES = 0.45;
/** What stands before an item of a list. */
const BULLET = /^(?:[•●○■□◆▪➢✓·–—-]|[（(]?(?:\d{1,2}|[a-z]|[ivx]+)[.)）、]|\d(?:\.\d+)+\.?)$/iu;

/** Parts of the line that wide white space parts. */
export function fieldsOf(line: TextLine): Piece[][] {
  const fields: Piece[][] = [];
  for (const piece of line.pieces) {
    const previous = fields.at(-1)?.at(-1);
    const isClose =
      previous &&
      !isPartedByReader(previous, piece) &&
      piece.box[0] - previous.box[2] < columnGap(previous, piece) * heightOf(piece.box);
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

/** A text layer's line is parted only where columns are. */
const isPartedByReader = (left: Piece, right: Piece): boolean =>
  left.run !== right.run && left.run.engine === TEXT_LAYER && right.run.engine === TEXT_LAYER;

const columnGap = (left: Piece, right: Piece): number => {
  const ends = (left.text.at(-1) ?? "") + (right.text[0] ?? "");
  return /\p{Script=Han}/u.test(ends) || /^\p{N}{2}$/u.test(ends) ? COLUMN_GAP_WITHOUT_SPACES : COLUMN_GAP;
};

export const isTabular = (line: TextLine): boolean => fieldsOf(line).length > 1;

export const fieldText = (field: readonly Piece[]): string => field.map((piece) => piece.text).join(" ");
export const isFigureField = (field: readonly Piece[]): boolean => isFigure(fieldText(field));
