/** Made-up tables as grids on pages, with exact geometry: what the table stage would hand to reassembly. */
import { createRandom } from "../../samples/generate/random.ts";
import type { Box } from "../../src/core/geometry.ts";
import { groupBy } from "../../src/core/groupBy.ts";
import type { TextRun } from "../../src/ocr/types.ts";
import type { GridCell, PageLayout, PageLine, PageTable } from "../../src/table/types.ts";
import type { Random } from "../corpus/random.ts";
import {
  cutTables,
  headerDepth,
  headerHeights,
  type PlacedFragment,
  type PlacedPage,
  pageLinesOf,
  type RowPiece,
  setRow,
} from "./cutTables.ts";
import { type InventedColumn, type InventedRow, type InventedTable, inventTable } from "./inventTable.ts";
import type { CaseOptions } from "./options.ts";
import { FONT, LINE, PAD, widthOfText, wrapText } from "./wrapText.ts";

const MARGIN = 40;

/** What of a row stands on one page (from 0, as printed), and whether its frame is open there. */
export interface PrintedPiece {
  readonly page: number;
  readonly cells: readonly string[];
  readonly isOpen: boolean;
  /** By column, does text stand on the first line of what is there, and on the last one? */
  readonly atTop: readonly boolean[];
  readonly atFoot: readonly boolean[];
}

/** A printed row: its place, its texts, its pieces, and the later pages that print it once more. */
export interface PrintedRow {
  readonly cells: readonly string[];
  readonly pieces: readonly PrintedPiece[];
  readonly copies: readonly number[];
}

export interface PrintedTable {
  readonly title: string;
  readonly leaves: readonly string[];
  readonly kinds: readonly InventedColumn["kind"][];
  /** The column that comes and goes, or -1; pages (from 0) that print all columns. */
  readonly rare: number;
  readonly wide: readonly number[];
  /** Pages (from 0) that print the whole header. */
  readonly headed: readonly number[];
  readonly rows: readonly PrintedRow[];
}

export interface PrintedDocument {
  readonly pages: readonly PageLayout[];
  readonly tables: readonly PrintedTable[];
}

/** Invents the tables of a case and prints them. */
export function printDocument(options: CaseOptions): PrintedDocument {
  const random = createRandom(options.seed);
  const tables = Array.from({ length: options.tables }, (_, index) => inventTable(random, options, index));
  return printTables(tables, options, random);
}

/** Prints the tables one after the other. */
export function printTables(
  tables: readonly InventedTable[],
  options: CaseOptions,
  random: Random,
): PrintedDocument {
  const placed = cutTables(tables, options, random);
  const room = pageLinesOf(tables, options);
  const pages = placed.map((page, index) =>
    printPage(page, index, placed.length, room, tables, options, random),
  );
  return {
    pages,
    tables: tables.map((table, index) => ({
      title: table.title,
      leaves: table.columns.map(({ path }) => path.join("/")),
      kinds: table.columns.map(({ kind }) => kind),
      rare: table.columns.findIndex(({ rare }) => rare),
      wide: placed.flatMap(({ fragments }, page) =>
        fragments.some(
          (fragment, at) =>
            fragment.table === index &&
            pages[page]?.tables[at]?.columnEdges.length === table.columns.length + 1,
        )
          ? [page]
          : [],
      ),
      headed: placed.flatMap(({ fragments }, page) =>
        fragments.some((fragment) => fragment.table === index && fragment.header === "all") ? [page] : [],
      ),
      rows: printedRows(table, index, placed, options),
    })),
  };
}

/** A piece of a row, and where it is printed. */
interface PlacedPiece {
  readonly piece: RowPiece;
  readonly number: number;
  readonly fragment: PlacedFragment;
}

function printedRows(
  table: InventedTable,
  index: number,
  placed: readonly PlacedPage[],
  options: CaseOptions,
): PrintedRow[] {
  const pieces = placed.flatMap((page, number) =>
    page.fragments
      .filter((fragment) => fragment.table === index)
      .flatMap((fragment) => fragment.pieces.map((piece): PlacedPiece => ({ piece, number, fragment }))),
  );
  const ofRow = groupBy(pieces, ({ piece }) => piece.row);
  return table.rows.map((row, at) => printedRow(table, row, at, ofRow.get(at) ?? [], options));
}

function printedRow(
  table: InventedTable,
  row: InventedRow,
  at: number,
  printed: readonly PlacedPiece[],
  options: CaseOptions,
): PrintedRow {
  const set = setRow(table, row, at, options);
  const cellsOf = (from: number, to: number): string[] =>
    set.lines.map((lines, column) => linesWithin(lines, set.offsets[column] as number, from, to).join(""));
  const standsOn = (line: number): boolean[] =>
    set.lines.map(
      (lines, column) => linesWithin(lines, set.offsets[column] as number, line, line + 1).length > 0,
    );
  const isOpen = (piece: RowPiece, { header, pieces }: PlacedFragment): boolean =>
    options.cuts === "open" &&
    (piece.to < set.height || (piece.from > 0 && header === "none" && pieces[0] === piece));
  return {
    cells: cellsOf(0, set.height),
    pieces: printed
      .filter(({ piece }) => !piece.again)
      .map(({ piece, number, fragment }) => ({
        page: number,
        cells: cellsOf(piece.from, piece.to),
        isOpen: isOpen(piece, fragment),
        atTop: standsOn(piece.from),
        atFoot: standsOn(piece.to - 1),
      })),
    copies: printed.filter(({ piece }) => piece.again).map(({ number }) => number),
  };
}

/** The lines of a cell that begin `offset` lines down its row and stand between two lines of the row. */
const linesWithin = (lines: readonly string[], offset: number, from: number, to: number): string[] =>
  lines.filter((_, line) => line + offset >= from && line + offset < to);

function printPage(
  page: PlacedPage,
  index: number,
  count: number,
  room: number,
  tables: readonly InventedTable[],
  options: CaseOptions,
  random: Random,
): PageLayout {
  const height = 2 * MARGIN + (room + 12 + 6 * page.fragments.length) * (LINE + PAD);
  const width = 2 * MARGIN + Math.max(...tables.map((table) => gridEdges(table.columns, 0).at(-1) as number));
  let top = MARGIN;
  const grids = page.fragments.map((fragment, at): PageTable => {
    const table = tables[fragment.table] as InventedTable;
    if (fragment.title !== null) top += 2 * LINE;
    const grid = printGrid(fragment, table, top, index, options, random, at, page.fragments.length);
    top = grid.box[3] + 3 * LINE;
    return grid;
  });
  return {
    page: {
      number: index + 1,
      kind: "text",
      width,
      height,
      rotation: 0,
      dpi: 200,
      skew: 0,
      blank: false,
      steps: [],
    },
    printedNumber: options.numbers && count > 1 ? String(index + 1) : null,
    tables: grids,
    lines: page.prose.map((text, line) => lineOf(text, MARGIN, top + line * LINE)),
    unread: [],
  };
}

const gridEdges = (columns: readonly { width: number }[], left: number): number[] => {
  const edges = [left];
  for (const { width } of columns) edges.push((edges.at(-1) as number) + width);
  return edges;
};

function lineOf(text: string, left: number, top: number): PageLine {
  const run = runOf([text], left, top, text);
  return { box: run.box, text, confidence: 1, runs: [run] };
}

function runOf(lines: readonly string[], left: number, top: number, text: string): TextRun {
  const boxes = lines.map(
    (line, index): Box => [left, top + index * LINE, left + widthOfText(line), top + index * LINE + FONT],
  );
  const box: Box = [left, top, Math.max(...boxes.map((each) => each[2])), (boxes.at(-1) as Box)[3]];
  return { box, lines: boxes, text, confidence: 1, engine: "text-layer", glyphs: [] };
}

interface Cell {
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  readonly columnSpan: number;
  readonly lines: readonly string[];
  /** Lines down from the cell's top. */
  readonly offset: number;
}

function printGrid(
  fragment: PlacedFragment,
  table: InventedTable,
  top: number,
  page: number,
  options: CaseOptions,
  random: Random,
  at: number,
  count: number,
): PageTable {
  const sets = fragment.pieces.map(({ row }) => setRow(table, table.rows[row] as InventedRow, row, options));
  const isBlank = (column: number): boolean =>
    fragment.pieces.every(({ row }) => table.rows[row]?.cells[column] === "");
  // A column that comes and goes: left out of pages on which it would be blank, header and all.
  const shown = [...table.columns.keys()].filter(
    (column) =>
      !(
        (table.columns[column] as { rare: boolean }).rare &&
        isBlank(column) &&
        fragment.header === "all" &&
        fragment.pieces[0]?.row !== 0 &&
        fragment.pieces.some((piece) => !piece.again && piece.row > 1) &&
        random() < 0.5
      ),
  );
  const columns = shown.map((column) => table.columns[column] as InventedTable["columns"][number]);
  const edges = gridEdges(columns, MARGIN);
  const head = headerCells(columns, fragment.header, options.variants === "words" && page > 0, random);
  const heights = headerHeights({ ...table, columns }).map((lines) => lines * LINE + 2 * PAD);
  const headRows = fragment.header === "all" ? heights : fragment.header === "last" ? heights.slice(-1) : [];
  const cells: Cell[] = [...head];
  for (const [index, piece] of fragment.pieces.entries()) {
    const set = sets[index] as (typeof sets)[number];
    const source = table.rows[piece.row] as InventedRow;
    for (const [column, from] of shown.entries()) {
      const above = index > 0 ? table.rows[(fragment.pieces[index - 1] as { row: number }).row] : undefined;
      const row = headRows.length + index;
      if (from < table.sharedColumns && source.sharedBy !== null && above?.sharedBy === source.sharedBy) {
        const origin = cells.findLast((cell) => cell.column === column);
        if (origin) origin.rowSpan++;
        continue;
      }
      const offset = set.offsets[from] as number;
      const lines = linesWithin(set.lines[from] as string[], offset, piece.from, piece.to);
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, lines, offset: Math.max(0, offset - piece.from) });
    }
  }
  const bodyRows = fragment.pieces.map(({ from, to }) => (to - from) * LINE + 2 * PAD);
  const rowEdges = gridEdges(
    [...headRows, ...bodyRows].map((width) => ({ width })),
    top,
  );
  const box: Box = [edges[0] as number, top, edges.at(-1) as number, rowEdges.at(-1) as number];
  const [first, last] = [fragment.pieces[0], fragment.pieces.at(-1)];
  const isOpen = options.cuts === "open";
  return {
    page: page + 1,
    box,
    ruled: true,
    columnEdges: edges,
    rowEdges,
    cells: cells
      .sort((a, b) => a.row - b.row || a.column - b.column)
      .map((cell) => toGridCell(cell, edges, rowEdges, columns, options)),
    openTop: isOpen && at === 0 && headRows.length === 0 && (first?.from ?? 0) > 0,
    openBottom: isOpen && at === count - 1 && (last?.to ?? 0) < (sets.at(-1)?.height ?? 0),
    frame: {
      title: fragment.title === null ? [] : [lineOf(fragment.title, (box[0] + box[2]) / 2 - 40, top - LINE)],
      labels: table.unit === undefined ? [] : [lineOf(table.unit, box[2] - 80, top - LINE)],
      notes: [],
    },
    doubts: [],
  };
}

/** The header's cells with their spans: neighbours with one head share it, a short path's leaf reaches down. */
function headerCells(
  columns: readonly InventedTable["columns"][number][],
  header: PlacedFragment["header"],
  isVaried: boolean,
  random: Random,
): Cell[] {
  if (header === "none") return [];
  const depth = headerDepth({ columns } as InventedTable);
  const cells: Cell[] = [];
  const varied = isVaried && random() < 0.5 ? Math.floor(random() * columns.length) : -1;
  for (const [column, { path, width }] of columns.entries()) {
    for (const [level, text] of path.entries()) {
      const isLeaf = level === path.length - 1;
      const before = columns[column - 1]?.path;
      if (
        !isLeaf &&
        before &&
        before.length > level + 1 &&
        before.slice(0, level + 1).join() === path.slice(0, level + 1).join()
      )
        continue;
      let columnSpan = 1;
      if (!isLeaf)
        while (
          (columns[column + columnSpan]?.path.length ?? 0) > level + 1 &&
          columns[column + columnSpan]?.path.slice(0, level + 1).join() === path.slice(0, level + 1).join()
        )
          columnSpan++;
      const room = columns.slice(column, column + columnSpan).reduce((sum, other) => sum + other.width, 0);
      const words = isLeaf && column === varied ? `${text}数` : text;
      const lines = wrapText(words, isLeaf ? width : room);
      cells.push({ row: level, column, rowSpan: isLeaf ? depth - level : 1, columnSpan, lines, offset: 0 });
    }
  }
  if (header === "all") return cells;
  return columns.map(({ path, width }, column) => ({
    row: 0,
    column,
    rowSpan: 1,
    columnSpan: 1,
    lines: wrapText(path.at(-1) as string, width),
    offset: 0,
  }));
}

function toGridCell(
  cell: Cell,
  edges: readonly number[],
  rowEdges: readonly number[],
  columns: readonly InventedTable["columns"][number][],
  options: CaseOptions,
): GridCell {
  const { row, column, rowSpan, columnSpan, lines, offset } = cell;
  const [left, right] = [edges[column] as number, edges[column + columnSpan] as number];
  const [top, bottom] = [rowEdges[row] as number, rowEdges[row + rowSpan] as number];
  const isAmount = columns[column]?.kind === "amount";
  const placed = lines.map((text, index) => {
    const room = right - left - 2 * PAD - widthOfText(text);
    const x = left + PAD + (isAmount ? Math.max(0, room) : 0);
    return runOf([text], x, top + PAD + (offset + index) * LINE, text);
  });
  return {
    row,
    column,
    rowSpan,
    columnSpan,
    box: [left, top, right, bottom],
    runs: options.stacked && placed.length > 1 ? [stack(placed)] : placed,
  };
}

/** The lines of a narrow cell, read at once: the reader sees a space where a line ends. */
function stack(runs: readonly TextRun[]): TextRun {
  const first = runs[0] as TextRun;
  const boxes = runs.map(({ box }) => box);
  return {
    ...first,
    box: [
      Math.min(...boxes.map((box) => box[0])),
      first.box[1],
      Math.max(...boxes.map((box) => box[2])),
      (boxes.at(-1) as Box)[3],
    ],
    lines: boxes,
    text: runs.map(({ text }) => text).join(" "),
  };
}
