import { type Box, centreX, centreY, type Ruling, roundBox, union } from "../../core/geometry.ts";
import type { TextRun } from "../../ocr/types.ts";
import type { Grid, GridArea } from "../buildGrid.ts";
import type { Doubt } from "../types.ts";
import { columnsOf, findColumns } from "./columns.ts";
import { type Header, readHeader } from "./header.ts";
import { type Body, intoRows, isAnchor, measureBody, rowEdges } from "./rows.ts";
import {
  cutRun,
  intoPieces,
  intoTextLines,
  isFigure,
  isOneLine,
  type Piece,
  type TextLine,
  textHeight,
  withoutFlecks,
} from "./textLines.ts";

/** A horizontal line over this part of the table's width parts its rows; a shorter one underlines a header word. */
const FULL_WIDTH = 0.8;
/** A vertical line over this part of the table's height parts its columns. */
const FULL_HEIGHT = 0.5;
/** In text heights: lines this much nearer than rows are stand in one cell. */
const NEARER = 0.15;
/** Figures that head columns: years. */
const YEAR = /^(?:19|20)\d{2}(?:[-–/]\d{2,4})?[年*]?$/u;

/** A code and the name beside it, read as one. */
const FUSED = /^\p{N}{2,}[\p{P}\p{S}]?\p{Script=Han}{2}/u;

/** A grid read from the places of its text, with the runs that its columns cut. */
export interface AlignedGrid {
  readonly grid: Grid;
  readonly runs: readonly TextRun[];
  readonly doubts: readonly Doubt[];
}

/**
 * The grid that `runs` stand in: columns from the white corridors that the body's lines leave, rows from its
 * baselines, the header's spans from what its words stand over. Printed lines among them are evidence: full ones
 * part rows and the header from the body, short ones show what a header word spans. Null where there are not two
 * columns and two rows.
 */
export function alignGrid(runs: readonly TextRun[], rulings: readonly Ruling[]): AlignedGrid | null {
  const pieces = intoPieces(runs);
  if (pieces.length === 0) return null;
  const height = textHeight(pieces);
  const lines = withoutFlecks(intoTextLines(pieces), height);
  if (lines.length === 0) return null;
  const ink = union(pieces.map((piece) => piece.box));
  const horizontals = rulings.filter(({ axis }) => axis === "horizontal");
  const full = horizontals.filter(({ from, to }) => coverage(from, to, ink[0], ink[2]) >= FULL_WIDTH);
  const hard = full.map(({ at }) => at).filter((at) => at > ink[1] && at < ink[3]);

  const start = bodyStart(lines, hard, height);
  const body = lines.slice(start);
  const printed = rulings
    .filter(({ axis, from, to }) => axis === "vertical" && coverage(from, to, ink[1], ink[3]) >= FULL_HEIGHT)
    .map(({ at }) => at)
    .filter((at) => at > ink[0] + height / 2 && at < ink[2] - height / 2);
  const between = withPrinted(findColumns(body, lines.slice(0, start), height), printed, body);
  if (between.length === 0 || lines.length < 2) return null;

  const measured = measureBody(body, between, height);
  const first = start - strayNames(lines, start, measured);
  const rows = intoRows(lines.slice(first), measured, hard);
  const x = outerEdges(ink, horizontals, full);
  const edges = [x[0], ...between, x[1]];
  const rules = horizontals.filter(
    (ruling) => !full.includes(ruling) || ruling.at < centreY((lines[first] as TextLine).box),
  );
  const header =
    first > 0
      ? readHeader(lines.slice(0, first), edges, {
          height,
          pitch: measured.pitch,
          rules,
          ends: measured.ends,
        })
      : null;
  if ((header?.levels ?? 0) + rows.length < 2) return null;
  return assemble({ lines, edges, header, rows, measured, hard, ink, full, runs });
}

const coverage = (from: number, to: number, start: number, end: number): number =>
  Math.max(0, Math.min(to, end) - Math.max(from, start)) / Math.max(end - start, 1);

/** Index of the first line of the body. */
function bodyStart(lines: readonly TextLine[], hard: readonly number[], height: number): number {
  // Two lines of a name stand half a line above and below its figures.
  const isBeside = (index: number): boolean =>
    lines.slice(index, index + 2).length > 1 &&
    isOneLine(lines[index] as TextLine, lines[index + 1] as TextLine, height);
  let first = lines.findIndex((line, index) =>
    line.pieces.some(
      (piece, place) =>
        (place > 0 || (index > 0 && (line.pieces.length > 1 || isBeside(index - 1) || isBeside(index)))) &&
        isFigure(piece.text) &&
        !YEAR.test(piece.text.replace(/\s/gu, "")),
    ),
  );
  while (first > 0 && isBeside(first - 1)) first--;
  const top = (index: number): number => centreY((lines[index] as TextLine).box);
  const under = (y: number): number => lines.findIndex((line) => centreY(line.box) > y);
  if (first < 0) {
    const rule = hard[0];
    return rule === undefined ? Math.min(1, lines.length - 1) : Math.max(0, under(rule));
  }
  const above = hard.filter((y) => y < top(first) && y > top(0));
  return above.length > 0 ? under(Math.max(...above)) : first;
}

/**
 * Names on the last lines before the first figures are rows where they stand nearer to what follows than to what is
 * above them, or where the first column has its header above them.
 */
function strayNames(
  lines: readonly TextLine[],
  start: number,
  { between, height, pitch, figures }: Body,
): number {
  const columnOf = (piece: Piece): readonly [number, number] => columnsOf(piece, between, height / 2);
  const distance = (index: number): number =>
    centreY((lines[index + 1] as TextLine).box) - centreY((lines[index] as TextLine).box);
  const tight = pitch - NEARER * height;
  let first = start;
  for (let index = start - 1; index > 0; index--) {
    const { pieces } = lines[index] as TextLine;
    const isBeside = pieces.every(
      (piece) => columnOf(piece)[0] === columnOf(piece)[1] && !figures[columnOf(piece)[0]],
    );
    if (isBeside && distance(index) < tight && distance(index) < distance(index - 1)) {
      first = index;
      continue;
    }
    const isName = pieces.every((piece) => columnOf(piece)[1] === 0);
    const above = lines
      .slice(0, index)
      .findLast((line) => line.pieces.some((piece) => columnOf(piece)[1] === 0));
    const apart = above && centreY((lines[index] as TextLine).box) - centreY(above.box);
    if (!isName || apart === undefined || apart < tight) break;
    first = index;
  }
  return start - first;
}

/** Printed verticals stand for the corridors they lie in: no entry of the body stands between the two. */
function withPrinted(
  found: readonly number[],
  printed: readonly number[],
  body: readonly TextLine[],
): number[] {
  const middles = body.flatMap((line) => line.pieces.map(({ box }) => centreX(box)));
  const isOne = (a: number, b: number): boolean =>
    !middles.some((x) => x > Math.min(a, b) && x < Math.max(a, b));
  const free = found.filter((x) => !printed.some((at) => isOne(at, x)));
  return [...free, ...printed].sort((a, b) => a - b);
}

/** The table reaches as far as its text and its full lines do. */
function outerEdges(ink: Box, horizontals: readonly Ruling[], full: readonly Ruling[]): [number, number] {
  const lines = full.length > 0 ? full : horizontals;
  return [Math.min(ink[0], ...lines.map(({ from }) => from)), Math.max(ink[2], ...lines.map(({ to }) => to))];
}

function assemble(parts: {
  lines: readonly TextLine[];
  edges: readonly number[];
  header: Header | null;
  rows: readonly TextLine[][];
  measured: Body;
  hard: readonly number[];
  ink: Box;
  full: readonly Ruling[];
  runs: readonly TextRun[];
}): AlignedGrid {
  const { edges, header, rows, measured, hard, ink, full, runs } = parts;
  const levels = header?.levels ?? 0;
  const bodyTop =
    header === null
      ? []
      : rowEdges(
          [parts.lines.slice(0, parts.lines.indexOf(rows[0]?.[0] as TextLine)), rows[0] as TextLine[]],
          hard,
        );
  const ys = full.map(({ at }) => at);
  const top = Math.min(ink[1], ...ys.filter((y) => y < ink[1] + measured.height));
  const bottom = Math.max(ink[3], ...ys.filter((y) => y > ink[3] - measured.height));
  const rowLines = [top, ...(header?.edges ?? []), ...bodyTop, ...rowEdges(rows, hard), bottom];
  const spans: Span[] = (header?.cells ?? []).map(({ columns, levels: [from, to] }) => ({
    row: from,
    column: columns[0],
    rowSpan: to - from + 1,
    columnSpan: columns[1] - columns[0] + 1,
  }));
  const doubts: Doubt[] = [];
  for (const [index, row] of rows.entries()) {
    for (const piece of row.flatMap((line) => line.pieces)) {
      const [from, to] = columnsOf(piece, measured.between, measured.height / 2);
      if (from === to) continue;
      const shares = row
        .flatMap((line) => line.pieces)
        .some((other) => {
          const [a, b] = columnsOf(other, measured.between, measured.height / 2);
          return other !== piece && a <= to && b >= from;
        });
      // A name may run on over blank columns; what stands over two columns of figures may belong to either.
      const isDoubtful =
        shares || FUSED.test(piece.text) || (from > 0 && row.some((line) => isAnchor(line, measured)));
      if (isDoubtful) doubts.push({ kind: "straddling", box: piece.box });
      if (!shares) spans.push({ row: levels + index, column: from, rowSpan: 1, columnSpan: to - from + 1 });
    }
  }
  const box = roundBox([edges[0] as number, top, edges.at(-1) as number, bottom]);
  const grid: Grid = {
    box,
    columnEdges: edges.map(round),
    rowEdges: rowLines.map(round),
    cells: fill(spans, rowLines, edges),
    openTop: false,
    openBottom: false,
  };
  return { grid, runs: runs.flatMap((run) => cutAtColumns(run, measured)), doubts };
}

interface Span {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The spans and a cell at every place that none covers, by row, then column. A span over another's place is dropped. */
function fill(spans: readonly Span[], rows: readonly number[], columns: readonly number[]): GridArea[] {
  const taken = new Set<string>();
  const areas: GridArea[] = [];
  const add = (span: Span): void => {
    const places: string[] = [];
    for (let row = span.row; row < span.row + span.rowSpan; row++) {
      for (let column = span.column; column < span.column + span.columnSpan; column++) {
        places.push(`${row}:${column}`);
      }
    }
    if (places.some((place) => taken.has(place))) return;
    for (const place of places) taken.add(place);
    const box: Box = roundBox([
      columns[span.column] as number,
      rows[span.row] as number,
      columns[span.column + span.columnSpan] as number,
      rows[span.row + span.rowSpan] as number,
    ]);
    areas.push({ ...span, box });
  };
  for (const span of spans) add(span);
  for (let row = 0; row + 1 < rows.length; row++) {
    for (let column = 0; column + 1 < columns.length; column++)
      add({ row, column, rowSpan: 1, columnSpan: 1 });
  }
  return areas.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** A run whose pieces lie in several columns, cut between them. */
function cutAtColumns(run: TextRun, { between, height }: Body): TextRun[] {
  const pieces = intoPieces([run]);
  const cuts = pieces.slice(1).flatMap((piece, index) => {
    const previous = pieces[index] as (typeof pieces)[number];
    const apart = columnsOf(previous, between, height / 2)[1] < columnsOf(piece, between, height / 2)[0];
    return apart ? [(previous.box[2] + piece.box[0]) / 2] : [];
  });
  return cutRun(run, cuts);
}
