import type { Box } from "../core/geometry.ts";
import { normalise } from "../core/text.ts";
import { isBodyName, isFrameLabel, readFrameText } from "../lexicon/frameLabels.ts";
import { isWholeTitle } from "../lexicon/tableNames/index.ts";
import { intoRows, toFrameLines } from "./frameLines.ts";
import { toPageLines } from "./pageLines.ts";
import type { GridCell, PageLine, TableFrame } from "./types.ts";

type Area = Pick<GridCell, "row" | "column" | "rowSpan" | "columnSpan" | "runs"> & { readonly box: Box };

/**
 * How many rows at the top of a grid are no rows of its table: a cell over the full width with the title, with labels
 * or with both, and rows of nothing but labels and the department's name. `titled`: a title stands above the grid.
 */
export function countFrameRows(cells: readonly Area[], width: number, titled: boolean): number {
  const height = cells.reduce((rows, { row, rowSpan }) => Math.max(rows, row + rowSpan), 0);
  let count = 0;
  for (let row = 0; row < height; row++) {
    if (isFrameRow(cells, row, width, titled)) count = row + 1;
    // A blank row may part the title from the labels.
    else if (row > count || cells.some((cell) => cell.row === row && textOf(cell) !== "")) break;
  }
  // A grid of nothing else is a table of its own.
  return count >= height ? 0 : count;
}

function isFrameRow(cells: readonly Area[], row: number, width: number, titled: boolean): boolean {
  const filled = cells.filter((cell) => cell.row === row && textOf(cell) !== "");
  const [only] = filled;
  if (!only) return false;
  if (filled.length === 1 && only.column === 0 && only.columnSpan === width && width > 1) {
    const texts = readFrameText(textOf(only)).filter(({ kind }) => kind === "text");
    // Under a title printed above the grid a full-width row is the outermost header.
    return !titled || texts.length === 0 || isWholeTitle(textOf(only));
  }
  const isLabel = filled.map((cell) => isFrameLabel(textOf(cell)));
  return isLabel.includes(true) && filled.every((cell, index) => isLabel[index] || isBodyName(textOf(cell)));
}

const textOf = (cell: Area): string => cell.runs.map(({ text }) => text).join("");

/** Does a grid hold its own title in its first rows? */
export const isTitledInside = (cells: readonly Area[], width: number): boolean =>
  linesInside(cells, countFrameRows(cells, width, false)).some(({ text }) => isWholeTitle(text));

/** Title and labels that the first `count` rows of a grid hold, each label apart. */
export function frameInside(cells: readonly Area[], count: number): Pick<TableFrame, "title" | "labels"> {
  const rows = intoRows(toFrameLines(linesInside(cells, count)));
  const title: PageLine[] = [];
  const labels: PageLine[] = [];
  for (const row of rows) {
    const hasLabel = row.some(({ part }) => part !== "text");
    for (const { line, part } of row) {
      const isName = hasLabel && isBodyName(line.text) && !isWholeTitle(line.text);
      if (part !== "text" || isName) labels.push(line);
      else if (normalise(line.text) !== "") title.push(line);
    }
  }
  return { title, labels };
}

const linesInside = (cells: readonly Area[], count: number): PageLine[] =>
  cells.filter(({ row, runs }) => row < count && runs.length > 0).flatMap(({ runs }) => toPageLines(runs));
