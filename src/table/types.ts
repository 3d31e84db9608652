import type { Box } from "../core/geometry.ts";
import type { PrintedRun } from "../core/runPart.ts";
import type { PageText, TextRun, UnreadInk } from "../ocr/types.ts";

/** A cell of one page's grid. `row` and `column` are its first; spans count grid lines, 1 and up. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The area between its rulings (the ink's where there are none), points of the deskewed page. */
  readonly box: Box;
  /** In reading order. */
  readonly runs: readonly TextRun[];
}

/** One printed line outside every grid. */
export interface PageLine {
  readonly box: Box;
  readonly text: string;
  readonly confidence: number;
  readonly runs: readonly TextRun[];
  /** The page that prints it, where its table's grid stands on another one: told when pages are put together. */
  readonly page?: number;
}

/** The lines around a grid that belong to it rather than to the prose. */
export interface TableFrame {
  /** Title lines, top to bottom. */
  readonly title: readonly PageLine[];
  /** 编制部门, 单位, 表号 and the like, as printed. */
  readonly labels: readonly PageLine[];
  /** 注, 备注, 说明 under the grid. */
  readonly notes: readonly PageLine[];
}

/**
 * Where the lines and the text of a grid disagree. `straddling`: text over a grid line between columns; `mended`: a
 * piece of a ruling that was not found is taken as printed, because text stands on both sides of it. `stray`: a line
 * between columns that few rows of a list have; `crowded`: two figures side by side in one cell.
 */
export interface Doubt {
  readonly kind: "straddling" | "mended" | "stray" | "crowded";
  readonly box: Box;
}

/** A grid as it stands on one page. */
export interface PageTable {
  readonly page: number;
  readonly box: Box;
  /** Grid lines from rulings (true) or from the alignment of text (false). */
  readonly ruled: boolean;
  /** x of the columns + 1 grid lines, left to right. */
  readonly columnEdges: readonly number[];
  /** y of the rows + 1 grid lines, top to bottom. */
  readonly rowEdges: readonly number[];
  /** By row, then column; together they cover the grid, each place once. */
  readonly cells: readonly GridCell[];
  /** No ruling closes the grid at its top (bottom): it goes on from (to) another page. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
  readonly frame: TableFrame;
  readonly doubts: readonly Doubt[];
}

/** Structure of one page: its grids from top to bottom and the lines outside them in reading order. */
export interface PageLayout {
  readonly page: Omit<PageText, "rulings" | "runs" | "aside" | "unread">;
  readonly printedNumber: string | null;
  /** The line that prints the number. */
  readonly numberLine?: PageLine;
  /** The page's runs before any was cut, those aside behind the others: all of them stand in what follows. */
  readonly printed?: readonly PrintedRun[];
  readonly tables: readonly PageTable[];
  readonly lines: readonly PageLine[];
  readonly unread: readonly UnreadInk[];
  /** The pages of a sheet with two of them side by side, left to right: what is above is of both, the number the left one's. */
  readonly sides?: readonly PageLayout[];
}
