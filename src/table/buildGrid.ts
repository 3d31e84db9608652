import { type Box, centreX, centreY, overlap, type Ruling, roundBox } from "../core/geometry.ts";
import type { TextRun } from "../ocr/types.ts";

/** Rulings nearer than this (points) are the same grid line: residual skew and double rulings. */
const SAME_LINE = 4;
/** Part of a cell's edge that a ruling must cover to close it. */
const CLOSED = 0.6;
/** Rulings that run on further than this (points) past the outermost crossing one leave the grid open there. */
const OPEN_END = 5;

/** So many horizontals that end together past the outermost vertical leave out the table's side. */
const OPEN_SIDE = 3;

/** The lattice that one group of rulings draws, before any text. */
export interface Grid {
  readonly box: Box;
  readonly columnEdges: readonly number[];
  readonly rowEdges: readonly number[];
  readonly cells: readonly GridArea[];
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

export interface GridArea {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
}

/**
 * Grid lines, cells and spans from one group of rulings (points). Neighbouring places of the lattice without a
 * ruling between them are one spanning cell; `runs` tell whether text stands outside of the outermost verticals.
 * Returns null where the rulings draw no lattice: underlines, a plain
 * frame around a page.
 */
export function buildGrid(
  rulings: readonly Ruling[],
  runs: readonly Pick<TextRun, "box">[] = [],
): Grid | null {
  const horizontals = rulings.filter((ruling) => ruling.axis === "horizontal");
  const verticals = rulings.filter((ruling) => ruling.axis === "vertical");
  if (horizontals.length === 0 || verticals.length === 0) return null;
  const rows = gridLines(horizontals, verticals);
  const columns = gridLines(verticals, horizontals);
  addOpenColumns(columns.edges, rows.edges, horizontals, runs);
  if (rows.edges.length < 2 || columns.edges.length < 2) return null;
  if (rows.edges.length === 2 && columns.edges.length === 2) return null;

  const closedBelow = closures(horizontals, rows.edges, columns.edges);
  const closedRight = closures(verticals, columns.edges, rows.edges);
  const cells = cutIntoCells(rows.edges, columns.edges, closedBelow, closedRight);
  const box = boxOf(rows.edges, columns.edges, 0, 0, rows.edges.length - 1, columns.edges.length - 1);
  return {
    box,
    rowEdges: rows.edges,
    columnEdges: columns.edges,
    cells,
    openTop: rows.openStart,
    openBottom: rows.openEnd,
  };
}

/** Positions of the parallel grid lines, with one added at an end that only the crossing rulings reach. */
function gridLines(parallel: readonly Ruling[], crossing: readonly Ruling[]) {
  const clusters: { at: number; weight: number }[] = [];
  for (const ruling of [...parallel].sort((a, b) => a.at - b.at)) {
    const last = clusters.at(-1);
    const weight = ruling.to - ruling.from || 1;
    if (last && ruling.at - last.at <= SAME_LINE) {
      last.at = (last.at * last.weight + ruling.at * weight) / (last.weight + weight);
      last.weight += weight;
    } else clusters.push({ at: ruling.at, weight });
  }
  const edges = clusters.map((cluster) => cluster.at);
  const first = edges[0] as number;
  const last = edges.at(-1) as number;
  const starts = crossing.map((ruling) => ruling.from).filter((from) => from < first - OPEN_END);
  const ends = crossing.map((ruling) => ruling.to).filter((to) => to > last + OPEN_END);
  const openStart = starts.length * 2 > crossing.length;
  const openEnd = ends.length * 2 > crossing.length;
  if (openStart) edges.unshift(Math.min(...starts));
  if (openEnd) edges.push(Math.max(...ends));
  return { edges, openStart, openEnd };
}

/** A table without its left or right side: several horizontals run on to one place, over text of their rows. */
function addOpenColumns(
  columns: number[],
  rows: readonly number[],
  horizontals: readonly Ruling[],
  runs: readonly Pick<TextRun, "box">[],
): void {
  const [first, last] = [columns[0] as number, columns.at(-1) as number];
  const starts = horizontals.map(({ from }) => from).filter((x) => x < first - OPEN_END);
  const ends = horizontals.map(({ to }) => to).filter((x) => x > last + OPEN_END);
  const isWritten = (from: number, to: number): boolean =>
    runs.some(
      ({ box }) =>
        centreX(box) > from &&
        centreX(box) < to &&
        centreY(box) > (rows[0] as number) &&
        centreY(box) < (rows.at(-1) as number),
    );
  const start = Math.min(...starts);
  if (starts.filter((x) => x - start <= SAME_LINE).length >= OPEN_SIDE && isWritten(start, first))
    columns.unshift(start);
  const end = Math.max(...ends);
  if (ends.filter((x) => end - x <= SAME_LINE).length >= OPEN_SIDE && isWritten(last, end)) columns.push(end);
}

/** closures(…)[line][place]: does a ruling on that grid line close the cell edge at that place across? */
function closures(rulings: readonly Ruling[], lines: readonly number[], across: readonly number[]) {
  return lines.map((line) => {
    const onLine = rulings.filter((ruling) => Math.abs(ruling.at - line) <= SAME_LINE);
    return across.slice(1).map((end, place) => {
      const start = across[place] as number;
      const covered = onLine.reduce(
        (sum, ruling) => sum + Math.max(0, overlap(ruling.from, ruling.to, start, end)),
        0,
      );
      return covered >= CLOSED * (end - start);
    });
  });
}

/** Every place of the lattice once, in the largest rectangle that no ruling cuts, row by row. */
function cutIntoCells(
  rowEdges: readonly number[],
  columnEdges: readonly number[],
  closedBelow: readonly (readonly boolean[])[],
  closedRight: readonly (readonly boolean[])[],
): GridArea[] {
  const [rowCount, columnCount] = [rowEdges.length - 1, columnEdges.length - 1];
  const taken = Array.from({ length: rowCount }, () => new Array<boolean>(columnCount).fill(false));
  const areas: GridArea[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      if (taken[row]?.[column]) continue;
      let right = column + 1;
      while (right < columnCount && !taken[row]?.[right] && !closedRight[right]?.[row]) right++;
      let below = row + 1;
      while (below < rowCount && isOpenRow(below, column, right)) below++;
      for (let r = row; r < below; r++) taken[r]?.fill(true, column, right);
      areas.push({
        row,
        column,
        rowSpan: below - row,
        columnSpan: right - column,
        box: boxOf(rowEdges, columnEdges, row, column, below, right),
      });
    }
  }
  return areas;

  /** Nothing closes row `below` off from the one above it between the columns, nor cuts it inside them. */
  function isOpenRow(below: number, column: number, right: number): boolean {
    for (let c = column; c < right; c++) {
      if (closedBelow[below]?.[c] || taken[below]?.[c]) return false;
      if (c > column && closedRight[c]?.[below]) return false;
    }
    return true;
  }
}

const boxOf = (
  rowEdges: readonly number[],
  columnEdges: readonly number[],
  top: number,
  left: number,
  bottom: number,
  right: number,
): Box =>
  roundBox([
    columnEdges[left] as number,
    rowEdges[top] as number,
    columnEdges[right] as number,
    rowEdges[bottom] as number,
  ]);
