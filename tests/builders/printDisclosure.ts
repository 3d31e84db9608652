import { createHash } from "node:crypto";
import { assemble } from "../../src/assemble/index.ts";
import type { Assembly } from "../../src/assemble/types.ts";
import { checkDocument } from "../../src/checks/index.ts";
import type { BudgetDocument, Column, Table } from "../../src/contract/schema.ts";
import { type SourceFile, toDocument } from "../../src/meaning/index.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import type { PageLayout } from "../../src/table/types.ts";
import { drawGrid, type Span } from "./drawGrid.ts";
import { toRun, wrapText } from "./printTable.ts";

/** A table as it is printed, its grid drawn in text: `|` between cells, `<` goes on to the left, `^` upwards. */
export interface PrintedTable {
  readonly title: string;
  /** Over the grid on the left and on the right: 编制部门：X, 单位：万元. */
  readonly left?: string;
  readonly right?: string;
  readonly grid: string;
  readonly note?: string;
}

/** One page: paragraphs, then at most one table. */
export interface PrintedPage {
  readonly prose?: readonly string[];
  readonly table?: PrintedTable;
}

const SIZE = 9;
const LINE = 12;
const MARGIN = 40;
/** Characters: a cell's text wraps beyond. */
const WIDEST = 12;

/** What the tool makes of pages with exact geometry: every stage from the tables on. */
export function readPrinted(pages: readonly PrintedPage[]): BudgetDocument {
  const { assembly, source } = assemblePrinted(pages);
  return checkDocument(toDocument(assembly, source));
}

/** The pages as a text layer says them. */
export const pageTexts = (pages: readonly PrintedPage[]): PageText[] =>
  pages.map((page, index) => printPage(page, index + 1));

/** The pages put together, as a text layer says them or as they were read from scans; `read` changes what was read. */
export function assemblePrinted(
  pages: readonly PrintedPage[],
  kind: "text" | "scan" = "text",
  read: (text: string) => string = (text) => text,
): { assembly: Assembly; layouts: PageLayout[]; source: SourceFile } {
  const texts = pageTexts(pages).map(
    (printed): PageText => ({
      ...printed,
      kind,
      runs: printed.runs.map((run) => ({ ...run, text: read(run.text) })),
    }),
  );
  const sha256 = createHash("sha256").update(JSON.stringify(pages)).digest("hex");
  const source = { file: "printed.pdf", sha256, pageCount: pages.length };
  const layouts = texts.map(findTables);
  return { assembly: assemble(layouts), layouts, source };
}

/** Each column in a line: its path, then its dimension or its coordinates. */
export const showColumns = ({ columns }: Table): string[] => columns.map(showColumn);

function showColumn({ path, role, dimension, coordinates = {}, unit, ofWhich }: Column): string {
  const words = Object.entries(coordinates)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
  const meaning =
    dimension ?? [...words, ...(unit ? [unit] : []), ...(ofWhich ? ["of-which"] : [])].join(" ");
  return `${path.join("/")}: ${role === "other" ? "other" : meaning}`.trimEnd();
}

/** Each row in a line: its kinds, one a list, then what is printed. */
export const showRows = ({ rows }: Table): string[] =>
  rows.map(({ kind, labels, cells }) => {
    const kinds = labels ? labels.map((label) => label.kind).join("+") : kind;
    return `${kinds}: ${cells.map(({ text }) => text).join("|")}`;
  });

function printPage({ prose = [], table }: PrintedPage, number: number): PageText {
  const runs: TextRun[] = [];
  let top = MARGIN;
  // A cover is set larger than a heading, and that larger than the text below.
  const first = SIZE * (prose.length === 1 ? 2 : 1.5);
  for (const [index, text] of prose.entries()) {
    runs.push(toRun(text, MARGIN, top, index === 0 && !table ? first : SIZE));
    top += 2 * LINE;
  }
  const printed = table ? placeTable(table, top + 3 * LINE) : null;
  const right = printed?.right ?? 500;
  const bottom = printed?.bottom ?? top;
  runs.push(...(printed?.runs ?? []), toRun(`- ${number} -`, right / 2, bottom + 8 * LINE, SIZE));
  return {
    number,
    kind: "text",
    width: right + MARGIN,
    height: bottom + 12 * LINE,
    rotation: 0,
    dpi: 200,
    skew: 0,
    blank: false,
    steps: [],
    rulings: printed?.rulings ?? [],
    runs,
    unread: [],
  };
}

function placeTable({ title, left, right, grid, note }: PrintedTable, top: number) {
  const rows = grid
    .trim()
    .split("\n")
    .map((line) => line.trim().split("|"));
  const spans = spansOf(rows);
  const columnEdges = edges(MARGIN, columnWidths(rows, spans));
  const wrapped = spans.map((span) => {
    const width =
      (columnEdges[span.column + span.columnSpan] as number) - (columnEdges[span.column] as number);
    return wrapText(rows[span.row]?.[span.column] ?? "", width, SIZE);
  });
  const heights = rows.map((_, row) =>
    Math.max(
      LINE + 4,
      ...spans.map((span, at) =>
        span.row === row && span.rowSpan === 1 ? (wrapped[at]?.length ?? 1) * LINE + 4 : 0,
      ),
    ),
  );
  const rowEdges = edges(top + 4 * LINE, heights);
  const [end, bottom] = [columnEdges.at(-1) as number, rowEdges.at(-1) as number];
  const runs = spans.flatMap((span, at) => {
    const x = columnEdges[span.column] as number;
    const y = rowEdges[span.row] as number;
    return (wrapped[at] ?? [])
      .map((line, index) => toRun(line, x + 3, y + 3 + index * LINE, SIZE))
      .filter(({ text }) => text !== "");
  });
  const wide = (text: string, size: number) => size * text.length;
  runs.push(toRun(title, (MARGIN + end) / 2 - wide(title, SIZE + 4) / 2, top, SIZE + 4));
  if (left) runs.push(toRun(left, MARGIN, top + 2 * LINE, SIZE));
  if (right) runs.push(toRun(right, end - wide(right, SIZE), top + 2 * LINE, SIZE));
  if (note) runs.push(toRun(note, MARGIN, bottom + LINE / 2, SIZE));
  return { runs, rulings: drawGrid(columnEdges, rowEdges, spans), right: end, bottom: bottom + LINE };
}

function edges(start: number, sizes: readonly number[]): number[] {
  let at = start;
  return [start, ...sizes.map((size) => (at += size))];
}

/** As wide as the widest text of a cell in one column, within bounds. */
function columnWidths(rows: readonly (readonly string[])[], spans: readonly Span[]): number[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => {
    const texts = spans
      .filter((span) => span.column === column && span.columnSpan === 1)
      .map((span) => rows[span.row]?.[column]?.length ?? 0);
    return Math.min(WIDEST, Math.max(3, ...texts)) * SIZE + 8;
  });
}

/** The cells of the drawn grid: each `<` and `^` belongs to the cell it points to. */
function spansOf(rows: readonly (readonly string[])[]): Span[] {
  const originOf = (row: number, column: number): readonly [number, number] => {
    const mark = rows[row]?.[column];
    if (mark === "<") return originOf(row, column - 1);
    return mark === "^" ? originOf(row - 1, column) : [row, column];
  };
  const reach = new Map<string, { row: number; column: number; bottom: number; right: number }>();
  for (const [row, cells] of rows.entries()) {
    for (const column of cells.keys()) {
      const [top, left] = originOf(row, column);
      const span = reach.get(`${top} ${left}`) ?? { row: top, column: left, bottom: top, right: left };
      reach.set(`${top} ${left}`, {
        ...span,
        bottom: Math.max(span.bottom, row),
        right: Math.max(span.right, column),
      });
    }
  }
  return [...reach.values()].map(({ row, column, bottom, right }) => ({
    row,
    column,
    rowSpan: bottom - row + 1,
    columnSpan: right - column + 1,
  }));
}
