import { readFileSync } from "node:fs";
import type { Box, Ruling } from "../../src/core/geometry.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";
import { toRun, wrapText } from "./printTable.ts";

/** One page of text without geometry: paragraphs, or a table with what stands around it. */
export interface FragmentPage {
  readonly prose?: readonly string[];
  readonly title?: string;
  readonly department?: string;
  /** The unit label's printed lines. */
  readonly unit?: readonly string[];
  /** Lines of cells parted by tabs. A blank within a cell is a line end. */
  readonly header?: readonly string[];
  readonly rows?: readonly string[];
  readonly notes?: readonly string[];
  /** Widest column of words, in characters. */
  readonly widest?: number;
  /** The page end cuts the last row: no ruling closes it. */
  readonly open?: boolean;
}

/** Points. */
const MARGIN = 40;
const SIZE = 9;
const LINE = 12;
const PAD = 2;
const PROSE_WIDTH = 460;
const WIDEST = 10;
const CONFIDENCE = 0.95;

/** The pages of `tests/fixtures/<name>/pages.json`. */
export const readFragments = (name: string): FragmentPage[] =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}/pages.json`, import.meta.url), "utf8"));

/** Sets each page with exact geometry: ruled grids, every line of a cell a run of its own, no page numbers. `alwaysClosed`: a ruling stands under cut rows too. */
export function printFragments(
  pages: readonly FragmentPage[],
  { alwaysClosed = false }: { readonly alwaysClosed?: boolean } = {},
): PageText[] {
  return pages.map((page, index) => {
    const printed = page.prose
      ? printProse(page.prose)
      : printGrid(page, widthsOf(page, pages), alwaysClosed);
    const boxes = printed.runs.map(({ box }) => box);
    return {
      number: index + 1,
      kind: "scan",
      width: Math.max(...boxes.map((box) => box[2])) + MARGIN,
      height: Math.max(...boxes.map((box) => box[3]), ...printed.rulings.map(({ to }) => to)) + 2 * MARGIN,
      rotation: 0,
      dpi: 200,
      skew: 0,
      blank: false,
      steps: [],
      unread: [],
      rulings: printed.rulings,
      runs: printed.runs.map((run) => ({ ...run, confidence: CONFIDENCE, engine: "ppocr" })),
    };
  });
}

interface Print {
  readonly runs: TextRun[];
  readonly rulings: Ruling[];
}

function printProse(paragraphs: readonly string[]): Print {
  const lines = paragraphs.flatMap((text) => wrapText(`　　${text}`, PROSE_WIDTH, SIZE));
  const runs = lines.map((line, at) => {
    const text = line.replace(/^　+/u, "");
    return toRun(text, MARGIN + (line.length - text.length) * SIZE, MARGIN + at * LINE * 1.5, SIZE);
  });
  return { runs, rulings: [] };
}

const cellsOf = (line: string): string[] => line.split("\t");

/** Printed lines of a cell: in narrow columns blanks are its line ends, else it fills the column. */
const linesOf = (text: string, width: number, isNarrow: boolean): string[] =>
  isNarrow && text.includes(" ") ? text.split(" ") : wrapText(text, width, SIZE);

/** Column widths in points: the same on all pages of one table. */
function widthsOf(page: FragmentPage, pages: readonly FragmentPage[]): number[] {
  const count = (other: FragmentPage): number => cellsOf(other.header?.at(-1) ?? "").length;
  const same = pages.filter((other) => other.title === page.title && count(other) === count(page));
  const rows = same.flatMap(({ header = [], rows = [] }) => [...header.slice(-1), ...rows]).map(cellsOf);
  const widest = page.widest ?? WIDEST;
  const isNarrow = page.widest !== undefined;
  return (rows[0] ?? []).map((_, column) => {
    const texts = rows.map((row) => row[column] ?? "");
    const wrapped = Math.max(isNarrow ? widest : 3, ...texts.map((text) => Math.min(widest, lengthOf(text))));
    // Amounts are never wrapped, nor are the lines that the text itself tells.
    const unbroken = texts.flatMap((text) =>
      /\d\.\d/u.test(text) ? [text] : isNarrow ? text.split(" ").slice(1) : [],
    );
    return Math.max(wrapped, ...unbroken.map(lengthOf)) * SIZE + 2 * PAD + 0.5;
  });
}

/** In full-width characters. */
const lengthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u0020-\u007e]/u.test(letter) ? 0.5 : 1), 0);

interface Placed {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  columnSpan: number;
}

/** The header's cells with their spans: a cell reaches right over blanks of its parent, and down where nothing is under it. */
function spanHeader(rows: readonly (readonly string[])[]): Placed[] {
  const width = rows[0]?.length ?? 0;
  const cells: Placed[] = [];
  const owner: Placed[][] = rows.map(() => []);
  for (const [row, texts] of rows.entries()) {
    const isLeaf = row === rows.length - 1;
    for (let column = 0; column < width; ) {
      const parent = owner[row - 1]?.[column];
      const end = parent ? parent.column + parent.columnSpan : width;
      const under = texts.slice(parent?.column ?? column, end);
      if (parent && under.every((text) => text === "")) {
        parent.rowSpan++;
        for (let at = column; at < end; at++) (owner[row] as Placed[])[at] = parent;
        column = end;
        continue;
      }
      let span = 1;
      if (!isLeaf && texts[column] !== "") while (column + span < end && texts[column + span] === "") span++;
      const cell: Placed = { text: texts[column] ?? "", row, column, rowSpan: 1, columnSpan: span };
      cells.push(cell);
      for (let at = column; at < column + span; at++) (owner[row] as Placed[])[at] = cell;
      column += span;
    }
  }
  return cells;
}

function printGrid(page: FragmentPage, widths: readonly number[], alwaysClosed: boolean): Print {
  const header = (page.header ?? []).map(cellsOf);
  const body = (page.rows ?? []).map(cellsOf);
  const cells = [
    ...spanHeader(header),
    ...body.flatMap((row, at) =>
      row.map(
        (text, column): Placed => ({ text, row: header.length + at, column, rowSpan: 1, columnSpan: 1 }),
      ),
    ),
  ];
  const xs = edgesFrom(MARGIN, widths);
  const runs: TextRun[] = [];
  const [title = "", department = "", unit = []] = [page.title, page.department, page.unit];
  const right = xs.at(-1) as number;
  runs.push(toRun(title, (MARGIN + right) / 2 - lengthOf(title) * SIZE * 0.7, MARGIN, SIZE * 1.4));
  runs.push(toRun(department, MARGIN, MARGIN + 2 * LINE, SIZE));
  for (const [at, line] of unit.entries())
    runs.push(toRun(line, right - lengthOf(unit[0] ?? "") * SIZE, MARGIN + (2 + at) * LINE, SIZE));
  const rowCount = header.length + body.length;
  const linesIn = cells.map((cell) =>
    cell.text === ""
      ? []
      : linesOf(
          cell.text,
          (xs[cell.column + cell.columnSpan] as number) - (xs[cell.column] as number),
          page.widest !== undefined,
        ),
  );
  if (page.open === true) {
    const cut = cells.flatMap(({ row }, at) => (row === rowCount - 1 ? [linesIn[at] as string[]] : []));
    squeezeDeepest(cut);
  }
  const heights = new Array<number>(rowCount).fill(LINE + 2 * PAD);
  for (const [at, cell] of cells.entries()) {
    const last = cell.row + cell.rowSpan - 1;
    const above = heights.slice(cell.row, last).reduce((sum, height) => sum + height, 0);
    heights[last] = Math.max(
      heights[last] as number,
      (linesIn[at] as string[]).length * LINE + 2 * PAD - above,
    );
  }
  const ys = edgesFrom(MARGIN + (3 + unit.length) * LINE, heights);
  for (const [at, cell] of cells.entries())
    for (const [line, text] of (linesIn[at] as string[]).entries())
      runs.push(
        within(
          toRun(text, (xs[cell.column] as number) + PAD, (ys[cell.row] as number) + PAD + line * LINE, SIZE),
          (xs[cell.column + cell.columnSpan] as number) - PAD,
        ),
      );
  const bottom = ys.at(-1) as number;
  for (const [at, note] of (page.notes ?? []).entries())
    runs.push(toRun(note, MARGIN, bottom + LINE + at * LINE, SIZE));
  return { runs, rulings: rulingsOf(cells, xs, ys, page.open === true && !alwaysClosed) };
}

/**
 * A page end cuts all cells of a row after the same line. Where one cell alone has a line more its reader made up a
 * character (安阳市政务服务 for 安阳市政务服): it stands on the last line.
 */
function squeezeDeepest(cut: readonly string[][]): void {
  const counts = cut.map((lines) => lines.length).sort((a, b) => b - a);
  const [most = 0, next = 0] = counts;
  if (most !== next + 1) return;
  const deepest = cut.find((lines) => lines.length === most);
  const surplus = deepest?.pop() ?? "";
  if (deepest && deepest.length > 0) deepest[deepest.length - 1] += surplus;
}

/** Where columns or rows of these sizes begin and end. */
function edgesFrom(start: number, sizes: readonly number[]): number[] {
  const edges = [start];
  for (const size of sizes) edges.push((edges.at(-1) as number) + size);
  return edges;
}

/** The run, printed as narrow as its cell. */
function within(run: TextRun, right: number): TextRun {
  const box: Box = [run.box[0], run.box[1], Math.min(run.box[2], right), run.box[3]];
  return { ...run, box, lines: [box] };
}

/** The edges of every cell; an open page has none under its last row. */
function rulingsOf(
  cells: readonly Placed[],
  xs: readonly number[],
  ys: readonly number[],
  open: boolean,
): Ruling[] {
  const boxes = cells.map(
    ({ row, column, rowSpan, columnSpan }) =>
      [xs[column], ys[row], xs[column + columnSpan], ys[row + rowSpan]] as Box,
  );
  const bottom = ys.at(-1);
  return boxes.flatMap(([x0, y0, x1, y1]): Ruling[] => [
    line("horizontal", y0, x0, x1),
    line("vertical", x0, y0, y1),
    line("vertical", x1, y0, y1),
    ...(open && y1 === bottom ? [] : [line("horizontal", y1, x0, x1)]),
  ]);
}

const line = (axis: Ruling["axis"], at: number, from: number, to: number): Ruling => ({
  axis,
  at,
  from,
  to,
  thickness: 0.5,
});
