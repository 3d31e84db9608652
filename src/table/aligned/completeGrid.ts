import { centreX, centreY, contains, overlap, type Ruling, union } from "../../core/geometry.ts";
import type { TextRun } from "../../ocr/types.ts";
import type { Grid, GridArea } from "../buildGrid.ts";
import { findColumns } from "./columns.ts";
import { columnsOf } from "./columnsOf.ts";
import { intoRows, measureBody, rowEdges } from "./rows.ts";
import { intoPieces, intoTextLines, isFigure, type TextLine, textHeight } from "./textLines.ts";

/** Fewest lines that must agree before text stands for a line that is not printed. */
const LEAST_LINES = 3;
/** Of the lines: so many must agree. */
const MOST = 0.6;

/** Of the rows: so many must have figures; in others they are blank. */
const LISTED = 0.4;

/** The cell with the lines of text in it. */
interface FilledCell extends GridArea {
  readonly lines: readonly TextLine[];
}

/**
 * The lines that a lattice leaves out and its text makes up for: verticals through rows that are parted in the
 * header only, or nowhere; horizontals between rows where only the columns are drawn.
 */
export function missingRulings(grid: Grid, runs: readonly TextRun[]): Ruling[] {
  const cells = grid.cells.map((cell): FilledCell => {
    const inside = runs.filter((run) => contains(cell.box, centreX(run.box), centreY(run.box)));
    return { ...cell, lines: intoTextLines(intoPieces(inside)) };
  });
  const verticals = missingVerticals(grid, cells);
  return [...verticals, ...missingHorizontals(grid, cells, verticals)];
}

/** For all cells over the same columns together: the corridors in them, at the grid's own lines where those are free. */
function missingVerticals(grid: Grid, cells: readonly FilledCell[]): Ruling[] {
  const groups = new Map<string, FilledCell[]>();
  for (const cell of cells) {
    const key = `${cell.column}:${cell.columnSpan}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups.values()].flatMap((group) => {
    const lines = group.flatMap((cell) => cell.lines);
    const parted = lines.filter((line) => line.pieces.length > 1);
    const filled = group.filter((cell) => cell.lines.length > 0);
    const isParted = (cell: FilledCell): boolean => cell.lines.some((line) => line.pieces.length > 1);
    const enough =
      group.length > 1
        ? filled.filter(isParted).length >= MOST * filled.length
        : parted.length >= MOST * lines.length;
    if (parted.length < LEAST_LINES) return [];
    const [{ column, columnSpan }] = group as [FilledCell, ...FilledCell[]];
    const height = textHeight(lines.flatMap((line) => line.pieces));
    const found = findColumns(parted, lines, height);
    const own = grid.columnEdges
      .slice(column + 1, column + columnSpan)
      .filter((x) => parted.filter((line) => isCrossed(line, x, height)).length * 10 <= parted.length);
    const others = found.filter((x) => !own.some((edge) => isSameCorridor(edge, x, parted)));
    const figured = parted.filter((line) => line.pieces.slice(1).some((piece) => isFigure(piece.text)));
    // The header's verticals, run on, say more than white space alone.
    if (own.length === 0 && (!enough || figured.length < MOST * parted.length)) return [];
    return [...own, ...others].flatMap((x) =>
      group
        .filter((cell) => cell.lines.length > 0 && !cell.lines.some((line) => isCrossed(line, x, height)))
        .map(({ box }): Ruling => ({ axis: "vertical", at: x, from: box[1], to: box[3], thickness: 0 })),
    );
  });
}

const isCrossed = (line: TextLine, x: number, height: number): boolean =>
  line.pieces.some((piece) => {
    const [first, last] = columnsOf(piece, [x], height / 2);
    return first !== last;
  });

/** Does no text stand between the two places? */
const isSameCorridor = (a: number, b: number, lines: readonly TextLine[]): boolean =>
  !lines.some((line) =>
    line.pieces.some(({ box }) => centreX(box) > Math.min(a, b) && centreX(box) < Math.max(a, b)),
  );

/** Between the lines of a drawn row whose names and figures all stand side by side, line for line. */
function missingHorizontals(
  grid: Grid,
  cells: readonly FilledCell[],
  verticals: readonly Ruling[],
): Ruling[] {
  const count = grid.rowEdges.length - 1;
  return Array.from({ length: count }, (_, row) => row).flatMap((row): Ruling[] => {
    const own = cells.filter((cell) => cell.row === row && cell.rowSpan === 1);
    const pieces = own.flatMap((cell) => cell.lines.flatMap((line) => line.pieces));
    const lines = intoTextLines(pieces);
    if (lines.length < LEAST_LINES) return [];
    const [top, bottom] = [grid.rowEdges[row] as number, grid.rowEdges[row + 1] as number];
    const between = [
      ...own.map((cell) => cell.box[0]),
      ...verticals.filter(({ from, to }) => overlap(from, to, top, bottom) > 0).map(({ at }) => at),
    ].sort((a, b) => a - b);
    const columns = between.slice(1);
    const height = textHeight(pieces);
    const body = measureBody(lines, columns, height);
    const rows = intoRows(lines, body, []);
    if (!isListed(rows, body.figures, columns, height)) return [];
    const box = union(own.map((cell) => cell.box));
    return rowEdges(rows, []).map((at) => ({
      axis: "horizontal",
      at,
      from: box[0],
      to: box[2],
      thickness: 0,
    }));
  });
}

/** Are most rows what rows are: an entry in the first column, and figures beside it? */
function isListed(
  rows: readonly (readonly TextLine[])[],
  figures: readonly boolean[],
  columns: readonly number[],
  height: number,
): boolean {
  if (!figures.slice(1).some(Boolean)) return false;
  const listed = rows.filter((row) => {
    const places = row.flatMap((line) =>
      line.pieces.map((piece) => columnsOf(piece, columns, height / 2)[0]),
    );
    return places.includes(0) && places.some((place) => place > 0 && figures[place] === true);
  });
  return listed.length >= LEAST_LINES && listed.length >= LISTED * rows.length;
}
