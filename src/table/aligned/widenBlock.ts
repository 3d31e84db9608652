import { centreX, centreY, heightOf, overlap, union } from "../../core/geometry.ts";
import { isFrameLabel } from "../../lexicon/frameLabels.ts";
import { isNoteStart } from "../frame.ts";
import { fieldsOf, isFigureField, isTabular } from "./fields.ts";
import { isFigure, type Piece, type TextLine } from "./textLines.ts";

/** Of the usual distance between rows: a last name stands no further below. */
const ROW_DISTANCE = 1.15;
/** In text heights between the middles of two lines: titles keep further from a table. */
const BESIDE = 1.2;
/** In text heights from middle to middle: the lines of one entry. */
const LINE_STEP = 1.5;

/** The block with the lines over it that stand over some of its columns, but not the first: spanning header words. */
export function withSpanners(block: readonly TextLine[], lines: readonly TextLine[]): TextLine[] {
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
export function withLastName(block: readonly TextLine[], lines: readonly TextLine[]): TextLine[] {
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

/** Does the line carry a department, a unit or a form number, rather than entries? */
export const isFrameLine = (line: TextLine): boolean =>
  line.pieces.some((piece) => isFrameLabel(piece.text)) || isNoteStart((line.pieces[0] as Piece).text);

/** Of the highest of its pieces, in points. */
export const lineHeight = (line: TextLine): number =>
  Math.max(...line.pieces.map((piece) => heightOf(piece.box)));
