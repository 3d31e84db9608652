import { type Box, type Ruling, roundBox } from "../../core/geometry.ts";
import type { TextRun } from "../../ocr/types.ts";
import type { Grid, GridArea } from "../buildGrid.ts";
import type { Doubt } from "../types.ts";
import { columnsOf } from "./columnsOf.ts";
import type { Header } from "./header.ts";
import { type Body, isAnchor, rowEdges } from "./rows.ts";
import { cutRun } from "./runParts.ts";
import { intoPieces, type TextLine } from "./textLines.ts";

/** A code and the name beside it, read as one. */
const FUSED = /^\p{N}{2,}[\p{P}\p{S}]?\p{Script=Han}{2}/u;

/** A grid read from the places of its text, with the runs that its columns cut. */
export interface AlignedGrid {
  readonly grid: Grid;
  readonly runs: readonly TextRun[];
  readonly doubts: readonly Doubt[];
}

/** The grid of the header and the rows between the columns' edges, and where text stands across them. */
export function toGrid(parts: {
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
