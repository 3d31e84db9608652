import { centreY } from "../../core/geometry.ts";
import { columnsOf } from "./columnsOf.ts";
import { beginsItem, firstWord, isFigure, isOneLine, type Piece, type TextLine } from "./textLines.ts";

/** Of a column's entries: so many are figures in a column of figures. */
const FIGURES = 0.5;
/** In text heights: lines this much nearer than rows are stand in one cell. */
const NEARER = 0.15;

/** One full line over a name alone is chance; a column too narrow for its names has more. */
const FEWEST_WRAPS = 2;

/** What the lines of a table's body have in common. */
export interface Body {
  readonly between: readonly number[];
  readonly height: number;
  /** Per column: does it hold figures? */
  readonly figures: readonly boolean[];
  /** Per column: x where most of its figures end, if they do at one place. */
  readonly ends: readonly (number | null)[];
  /** Points from the middle of one row to the next where nothing is wrapped: lines nearer than this are one row's. */
  readonly pitch: number;
}

export function measureBody(lines: readonly TextLine[], between: readonly number[], height: number): Body {
  const figures = Array.from({ length: between.length + 1 }, (_, column) => {
    const entries = lines.flatMap((line) =>
      line.pieces.filter((piece) => isIn(piece, column, between, height)),
    );
    return entries.filter((piece) => isFigure(piece.text)).length > FIGURES * entries.length;
  });
  const ends = figures.map((isFigures, column) => {
    const entries = isFigures
      ? lines.flatMap((line) => line.pieces.filter((piece) => isIn(piece, column, between, height)))
      : [];
    const end = Math.max(...entries.map(({ box }) => box[2]));
    return entries.filter(({ box }) => end - box[2] < height / 4).length > FIGURES * entries.length
      ? end
      : null;
  });
  const body = { between, height, figures, ends, pitch: 0 };
  return { ...body, pitch: rowPitch(lines, body) };
}

const isIn = (piece: Piece, column: number, between: readonly number[], height: number): boolean => {
  const [first, last] = columnsOf(piece, between, height / 2);
  return first === column && last === column;
};

/**
 * Points from the last line of one row to the first of the next: the widest step on the way from one line with figures
 * to the next such line, be they next to each other or parted by wrapped lines.
 */
function rowPitch(lines: readonly TextLine[], body: Body): number {
  const steps = lines.slice(1).map((line, index) => distance(lines[index] as TextLine, line));
  // Of lines beside each other, halves of wrapped entries, one counts.
  const anchors = lines.flatMap((line, index) => {
    const previous = lines[index - 1];
    return isAnchor(line, body) && !(previous && isOneLine(previous, line, body.height)) ? [index] : [];
  });
  const widest = anchors
    .slice(1)
    .map((next, index) => Math.max(...steps.slice(anchors[index], next)))
    .sort((a, b) => a - b);
  return widest[Math.floor(widest.length / 4)] ?? Math.min(...steps);
}

const distance = (above: TextLine, below: TextLine): number => centreY(below.box) - centreY(above.box);

/** A line that is no mere part of a row: it holds a figure in a column of figures, or where there are none, most entries. */
export function isAnchor(line: TextLine, { between, height, figures }: Body): boolean {
  if (!figures.some(Boolean)) return line.pieces.length * 2 > between.length + 1;
  return line.pieces.some((piece) => {
    const [first, last] = columnsOf(piece, between, height / 2);
    return first === last && figures[first] === true;
  });
}

/**
 * The body's lines as rows. A line without figures belongs to the line above or below that is nearer than rows are;
 * at a row's distance it does where the text above it had no room for its first word. No row reaches over a `hard`
 * edge (y), and none holds figures twice on lines below each other.
 */
export function intoRows(lines: readonly TextLine[], body: Body, hard: readonly number[]): TextLine[][] {
  const tight = body.pitch - NEARER * body.height;
  const isBeside = (index: number): boolean =>
    isOneLine(lines[index] as TextLine, lines[index + 1] as TextLine, body.height);
  const isRuled = (index: number): boolean =>
    hard.some(
      (y) => y > centreY((lines[index] as TextLine).box) && y < centreY((lines[index + 1] as TextLine).box),
    );
  const isOneRow = (index: number): boolean => {
    const [previous, line] = [lines[index] as TextLine, lines[index + 1] as TextLine];
    const isApart = (isAnchor(previous, body) && isAnchor(line, body)) || beginsItem(line);
    return !isRuled(index) && (isBeside(index) || !isApart);
  };
  const endsFigures = (index: number): boolean =>
    !isRuled(index) &&
    isRestOfFigures(lines[index + 1] as TextLine, lines.slice(Math.max(0, index - 1), index + 1), body);
  const distances = lines.slice(1).map((line, index) => distance(lines[index] as TextLine, line));
  const isTight = distances.map((value, index) => isOneRow(index) && (value < tight || isBeside(index)));
  // Where wrapped lines stand closer than rows, a line at a row's distance is a row.
  const isFull = distances.map(
    (value, index) =>
      value < body.pitch + NEARER * body.height &&
      isOneRow(index) &&
      isWrapped(lines[index] as TextLine, lines[index + 1] as TextLine, lines, body),
  );
  const wraps = !isTight.some(Boolean) && isFull.filter(Boolean).length >= FEWEST_WRAPS;
  const links = distances.map((value, index): number => {
    const isLinked = isTight[index] || (wraps && isFull[index]) || endsFigures(index);
    return isLinked ? value : Number.POSITIVE_INFINITY;
  });
  const rows: TextLine[][] = lines.slice(0, 1).map((line) => [line]);
  for (const [index, link] of links.entries()) {
    const line = lines[index + 1] as TextLine;
    if (Number.isFinite(link) && (endsFigures(index) || !partsAnchors(index, links, lines, body)))
      rows.at(-1)?.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** A figure that goes on in the next line: its width gave out at a point or a comma. */
const OPEN_FIGURE = /^[-(]?\d[\d,.]*[.,]$/u;
/** What is left of one: its decimals, or groups of three before them. */
const REST_OF_FIGURE = /^(?:\d{3},)*(?:\d{1,2}|\d{3}\.\d{1,2})\)?$/u;
/** In text heights from middle to middle: a figure goes on in the next line or beside it. */
const NEXT_LINE = 2;

/** Does each piece of the line stand under a figure of the lines `above` that is open at its end, and close it? */
function isRestOfFigures(line: TextLine, above: readonly TextLine[], body: Body): boolean {
  return line.pieces.every((piece) => {
    const [column] = columnsOf(piece, body.between, body.height / 2);
    return (
      REST_OF_FIGURE.test(piece.text) &&
      above.some((upper) =>
        upper.pieces.some(
          (open) =>
            OPEN_FIGURE.test(open.text) &&
            isIn(open, column, body.between, body.height) &&
            centreY(piece.box) - centreY(open.box) < NEXT_LINE * body.height,
        ),
      )
    );
  });
}

/** Of a chain of links between two lines with figures, is this the widest (the last of the widest)? */
function partsAnchors(at: number, links: readonly number[], lines: readonly TextLine[], body: Body): boolean {
  if (isOneLine(lines[at] as TextLine, lines[at + 1] as TextLine, body.height)) return false;
  let [first, last] = [at, at];
  while (!isAnchor(lines[first] as TextLine, body) && first > 0 && Number.isFinite(links[first - 1])) first--;
  while (
    !isAnchor(lines[last + 1] as TextLine, body) &&
    last + 1 < links.length &&
    Number.isFinite(links[last + 1])
  )
    last++;
  if (!isAnchor(lines[first] as TextLine, body) || !isAnchor(lines[last + 1] as TextLine, body)) return false;
  const chain = links.slice(first, last + 1);
  return chain.lastIndexOf(Math.max(...chain)) === at - first;
}

/** Is each of the line's pieces the rest of the piece above it, which reaches so far that the next word found no room? */
function isWrapped(above: TextLine, line: TextLine, lines: readonly TextLine[], body: Body): boolean {
  if (isAnchor(line, body)) return false;
  return line.pieces.every((piece) => {
    const [column, last] = columnsOf(piece, body.between, body.height / 2);
    const upper = above.pieces.find((other) => isIn(other, column, body.between, body.height));
    if (!upper || column !== last || isFigure(piece.text)) return false;
    const right = Math.max(
      ...lines.flatMap(({ pieces }) =>
        pieces.filter((other) => isIn(other, column, body.between, body.height)).map((other) => other.box[2]),
      ),
    );
    return upper.box[2] + firstWord(piece) > right && piece.box[0] >= upper.box[0] - body.height / 2;
  });
}

/** y of the grid lines between rows: a `hard` edge where one lies there, else half way. */
export function rowEdges(rows: readonly (readonly TextLine[])[], hard: readonly number[]): number[] {
  return rows.slice(1).map((row, index) => {
    const above = rows[index] as readonly TextLine[];
    const [from, to] = [centreY((above.at(-1) as TextLine).box), centreY((row[0] as TextLine).box)];
    const ruled = hard.find((y) => y > from && y < to);
    const bottom = Math.max(...above.map((line) => line.box[3]));
    const top = Math.min(...row.map((line) => line.box[1]));
    return ruled ?? (bottom + top) / 2;
  });
}
