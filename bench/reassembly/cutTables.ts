/** Where the pages of a made-up document end: which lines of which rows stand on which page. */
import type { Random } from "../corpus/random.ts";
import type { InventedRow, InventedTable } from "./inventTable.ts";
import type { CaseOptions } from "./options.ts";
import { wrapText } from "./wrapText.ts";

/** Lines `from` to `to` (exclusive) of a row, on one page. */
export interface RowPiece {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  /** The 合计 row printed once more on a later page. */
  readonly again?: true;
}

export interface PlacedFragment {
  readonly table: number;
  readonly title: string | null;
  /** Header rows printed, from the top: none, the last one only, or all. */
  readonly header: "none" | "last" | "all";
  readonly pieces: readonly RowPiece[];
}

export interface PlacedPage {
  readonly fragments: readonly PlacedFragment[];
  readonly prose: readonly string[];
}

/** A row as it is set: each cell's lines, and how far down the row each cell's text begins. */
export interface SetRow {
  readonly lines: readonly (readonly string[])[];
  readonly offsets: readonly number[];
  readonly height: number;
}

const PROSE = "上述各项资金按批复的预算安排使用，并按规定公开，接受社会监督。";

export const headerDepth = (table: InventedTable): number =>
  Math.max(...table.columns.map(({ path }) => path.length));

/** Lines that a header row needs: its narrowest cell's words. */
export function headerHeights(table: InventedTable): number[] {
  const depth = headerDepth(table);
  return Array.from({ length: depth }, (_, level) =>
    Math.max(
      1,
      ...table.columns.map(({ path, width }) => {
        const last = Math.min(level, path.length - 1);
        const lines = wrapText(path[last] as string, width).length;
        return Math.ceil(lines / (level === path.length - 1 ? depth - level : 1));
      }),
    ),
  );
}

export function setRow(table: InventedTable, row: InventedRow, at: number, options: CaseOptions): SetRow {
  const isFirst = at === 0 || row.sharedBy === null || table.rows[at - 1]?.sharedBy !== row.sharedBy;
  const lines = row.cells.map((text, column) =>
    column < table.sharedColumns && !isFirst && row.sharedBy !== null
      ? []
      : wrapText(text, (table.columns[column] as { width: number }).width),
  );
  const height = Math.max(1, ...lines.map((cell) => cell.length));
  const offsets = lines.map((cell, column) =>
    options.align === "top" || column < table.sharedColumns ? 0 : Math.floor((height - cell.length) / 2),
  );
  return { lines, offsets, height };
}

/** Under title, header and a repeated total a page has room for so many lines of rows … */
const LEAST_ROOM = 8;
/** … and for a row as tall as any, so many times. */
const TALLEST_ROWS = 2;

/**
 * Height of a page's room for tables, in lines: as the options say, but at least what a printed report has, where no row
 * is taller than half the room for rows.
 */
export function pageLinesOf(tables: readonly InventedTable[], options: CaseOptions): number {
  return tables.reduce((most, table) => {
    const heights = table.rows.map((row, at) => setRow(table, row, at, options).height);
    const total = table.rows.findIndex(({ kind }) => kind === "total");
    const above = headerHeights(table).reduce((sum, lines) => sum + lines, 4) + (heights[total] ?? 0);
    return Math.max(most, above + Math.max(LEAST_ROOM, TALLEST_ROWS * Math.max(...heights)));
  }, options.pageLines);
}

/** The document's tables over its pages. A row is cut where the options say so. */
export function cutTables(
  tables: readonly InventedTable[],
  options: CaseOptions,
  random: Random,
): PlacedPage[] {
  const pages: { fragments: PlacedFragment[]; prose: string[] }[] = [{ fragments: [], prose: [] }];
  const pageLines = pageLinesOf(tables, options);
  let left = pageLines;
  for (const [index, table] of tables.entries()) {
    const full = headerHeights(table).reduce((sum, lines) => sum + lines, 0);
    const total = table.rows.findIndex(({ kind }) => kind === "total");
    const height = (row: number): number =>
      setRow(table, table.rows[row] as InventedRow, row, options).height;
    let pieces: RowPiece[] = [];
    let first = true;
    let header: PlacedFragment["header"] = "all";
    const open = () => {
      header = first || options.header === "repeated" ? "all" : options.header === "partly" ? "last" : "none";
      left -= (title() === null ? 0 : 3) + (header === "none" ? 0 : header === "last" ? 2 : full + 1);
      if (!first && options.total === "every-page") {
        pieces.push({ row: total, from: 0, to: height(total), again: true });
        left -= height(total);
      }
    };
    const title = (): string | null => {
      if (first || options.title === "repeated") return table.title;
      return options.title === "continued" ? `${table.title}（续）` : null;
    };
    const close = () => {
      pages.at(-1)?.fragments.push({ table: index, title: title(), header, pieces });
      first = false;
      pieces = [];
    };
    const turn = () => {
      close();
      pages.push({ fragments: [], prose: [] });
      left = pageLines;
      open();
    };
    if (left < full + 8 && (pages.at(-1)?.fragments.length ?? 0) > 0) {
      pages.push({ fragments: [], prose: [] });
      left = pageLines;
    }
    open();
    for (const row of table.rows.keys()) {
      const lines = height(row);
      const isWhole = options.cuts === "none" || row === total;
      if (left < (isWhole ? lines : 1) && pieces.some((piece) => !piece.again)) turn();
      for (let from = 0; from < lines; ) {
        const to = Math.min(lines, from + (row === total ? lines : Math.max(1, left)));
        pieces.push({ row, from, to });
        left -= to - from;
        from = to;
        if (from < lines) turn();
      }
    }
    close();
    left -= 3;
    if (options.prose && random() < 0.5 && left > 4) {
      pages.at(-1)?.prose.push(PROSE);
      pages.push({ fragments: [], prose: [] });
      left = pageLines;
    }
  }
  return pages.filter((page) => page.fragments.length > 0);
}
