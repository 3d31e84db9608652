import { normalise } from "../../core/text.ts";
import type { PageLine, TableFrame } from "../../table/types.ts";
import type { Fragment, PlacedCell } from "../fragment.ts";
import { sourcesOfCells, sourcesOfLines } from "../sources.ts";
import type { PlacedRow } from "../splitFragment.ts";
import { titleOf } from "../titles.ts";
import { type ColumnHalves, SAME_PLACE, titlesOf } from "./columnHalves.ts";
import { columnCount, type SheetPage } from "./sheetPage.ts";

/** A page that belongs right of others, and what says so. */
export interface Joined {
  readonly halves: ColumnHalves;
  readonly evidence: readonly string[];
}

/** The first page's grid with the columns that the pages beside it add, each column and each head once. */
export function putBeside(first: SheetPage, joined: readonly Joined[]): Fragment {
  const pages = [first, ...joined.map(({ halves }) => halves.right)];
  const edges = commonEdges(pages.map(({ grid }) => grid.table.rowEdges));
  const depth = Math.max(...pages.map((page) => headerDepth(page, edges)));
  let rows = toRows(first.grid, edges);
  let columnEdges = first.grid.table.columnEdges;
  for (const { halves } of joined) {
    const { right, repeated } = halves;
    const seam = columnEdges.length - 1;
    const own = withoutFirst(toRows(right.grid, edges), repeated);
    const beside = own.map((row) => row.map((cell) => moveCover(cell, seam)));
    rows = joinGroups(
      rows.map((row, at) => [...row, ...(beside[at] as PlacedRow)]),
      seam,
      depth,
    );
    const { columnEdges: others } = right.grid.table;
    const shift = (columnEdges.at(-1) ?? 0) - (others[repeated] ?? 0);
    columnEdges = [...columnEdges, ...others.slice(repeated + 1).map((x) => x + shift)];
  }
  const { frame, repeated } = joinFrames(first, joined);
  const tables = pages.map(({ grid }) => grid.table);
  return {
    ...first.grid,
    table: {
      ...first.grid.table,
      ...{ columnEdges, rowEdges: edges, frame },
      openTop: tables.some(({ openTop }) => openTop),
      openBottom: tables.some(({ openBottom }) => openBottom),
    },
    rows,
    beside: joined.map(({ halves, evidence }) => ({ page: halves.right.layout.page, evidence })),
    repeated: [...repeated, ...joined.flatMap(({ halves }) => repeatedCells(halves))],
  };
}

/** All lines between rows, points on the first page: lines of two pages at one place are one. */
function commonEdges(all: readonly (readonly number[])[]): number[] {
  const [[start = 0] = []] = all;
  const edges = all.flatMap((own) => own.map((y) => y - (own[0] ?? 0) + start)).sort((a, b) => a - b);
  return edges.filter((y, at) => at === 0 || y - (edges[at - 1] as number) >= SAME_PLACE);
}

/** Which of the common rows a line of the page stands over. */
function placeOf(y: number, own: readonly number[], edges: readonly number[]): number {
  const at = y - (own[0] ?? 0) + (edges[0] ?? 0);
  const distances = edges.map((edge) => Math.abs(edge - at));
  return distances.indexOf(Math.min(...distances));
}

const headerDepth = ({ grid: { table }, split }: SheetPage, edges: readonly number[]): number =>
  placeOf(table.rowEdges[split.header.length] ?? 0, table.rowEdges, edges);

/** The grid over the common rows: a row of its own that holds several of them spans them. */
function toRows({ table: { rowEdges }, rows }: Fragment, edges: readonly number[]): PlacedRow[] {
  const places = rowEdges.map((y) => placeOf(y, rowEdges, edges));
  const spanned = (row: number, span: number): number =>
    (places[row + span] as number) - (places[row] as number);
  return rows.flatMap((row, at): PlacedRow[] => {
    const top = places[at] as number;
    const own = row.map((cell, column): PlacedCell => {
      const [from, left] = cell.coveredBy ?? [at, column];
      return cell.coveredBy
        ? { ...cell, coveredBy: [places[from] as number, left] }
        : { ...cell, rowSpan: spanned(at, cell.rowSpan) };
    });
    const below = own.map(
      (cell, column): PlacedCell => ({ ...blankOf(cell), coveredBy: cell.coveredBy ?? [top, column] }),
    );
    return [own, ...Array.from({ length: spanned(at, 1) - 1 }, () => below)];
  });
}

/** A place of the cell's that holds no text. */
const blankOf = (cell: PlacedCell): PlacedCell => ({
  ...cell,
  text: "",
  pieces: cell.pieces.map(({ sources: _, second: __, ...piece }) => ({ ...piece, text: "" })),
  rowSpan: 1,
  columnSpan: 1,
});

/** The rows without their first columns; what reached out of these keeps the rest of its place. */
const withoutFirst = (rows: readonly PlacedRow[], count: number): PlacedRow[] =>
  rows.map((row) =>
    row.slice(count).map((cell, at): PlacedCell => {
      if (!cell.coveredBy) return cell;
      const [top, left] = cell.coveredBy;
      if (left >= count) return { ...cell, coveredBy: [top, left - count] };
      const span = rows[top]?.[left]?.columnSpan ?? 1;
      if (at > 0) return { ...cell, coveredBy: [top, 0] };
      const { coveredBy: _, ...own } = cell;
      return { ...own, columnSpan: left + span - count };
    }),
  );

const moveCover = (cell: PlacedCell, by: number): PlacedCell =>
  cell.coveredBy ? { ...cell, coveredBy: [cell.coveredBy[0], cell.coveredBy[1] + by] } : cell;

/**
 * Heads over columns of both pages, one cell again: at the seam, of the same rows, over other heads, where one side at least
 * has no words.
 */
function joinGroups(rows: readonly PlacedRow[], seam: number, depth: number): PlacedRow[] {
  const result = rows.map((row) => [...row]);
  for (let row = 0; row < depth - 1; row++) {
    const [left, right] = [originOf(result, row, seam - 1), originOf(result, row, seam)];
    if (!left || !right || left.row !== row || right.row !== row || right.column !== seam) continue;
    const [a, b] = [left.cell, right.cell];
    if (a.rowSpan !== b.rowSpan || row + a.rowSpan >= depth || (a.text !== "" && b.text !== "")) continue;
    const words = a.text === "" ? b : a;
    (result[row] as PlacedCell[])[left.column] = { ...words, columnSpan: a.columnSpan + b.columnSpan };
    for (let at = row; at < row + b.rowSpan; at++)
      for (let column = seam; column < seam + b.columnSpan; column++) {
        const line = result[at] as PlacedCell[];
        line[column] = { ...blankOf(line[column] as PlacedCell), coveredBy: [row, left.column] };
      }
  }
  return result;
}

function originOf(rows: readonly PlacedRow[], row: number, column: number) {
  const [top, left] = rows[row]?.[column]?.coveredBy ?? [row, column];
  const cell = rows[top]?.[left];
  return cell && { cell, row: top, column: left };
}

/** Title, labels and notes of all pages, each line once and with the page that prints it, and the runs that repeat some. */
function joinFrames(first: SheetPage, joined: readonly Joined[]) {
  const { frame: own } = first.grid.table;
  const frame: { -readonly [Key in keyof TableFrame]: PageLine[] } = {
    ...{ title: [...own.title], labels: [...own.labels], notes: [...own.notes] },
  };
  const again: PageLine[] = [];
  const add = (part: keyof TableFrame, line: PageLine): void => {
    const isKnown = frame[part].some(({ text }) => normalise(text) === normalise(line.text));
    (isKnown ? again : frame[part]).push(line);
  };
  for (const { halves } of joined) {
    const placed = (line: PageLine): PageLine => ({ ...line, page: halves.right.layout.page.number });
    const { title, labels, notes } = halves.right.grid.table.frame;
    const isTitled = titleOf({ ...first.grid.table, frame }) !== "";
    const whole = title.filter((line) => !halves.restOfTitle.includes(line)).map(placed);
    if (isTitled && titlesOf(halves).own !== "") again.push(...whole);
    else frame.title.push(...whole);
    frame.title.push(...halves.restOfTitle.map(placed));
    for (const line of labels) add("labels", placed(line));
    for (const line of notes) add("notes", placed(line));
  }
  return { frame, repeated: sourcesOfLines(again, first.layout.page.number) };
}

/** The runs of the columns that the page prints once more, heads and all. */
const repeatedCells = ({ right, repeated }: ColumnHalves) =>
  sourcesOfCells(right.grid.rows.flatMap((row) => row.slice(0, Math.min(repeated, columnCount(right)))));
