import { type Box, heightOf, roundBox, union } from "../core/geometry.ts";
import { parsePrinted } from "../core/money.ts";
import type { PageText, TextRun } from "../ocr/types.ts";
import type { Grid, GridArea } from "./buildGrid.ts";
import { intoLines } from "./readingOrder.ts";

/** Fewest lines and columns that make aligned text a table. */
const LEAST_ROWS = 3;
const LEAST_COLUMNS = 2;
/** Lines further apart than this many text heights are not rows of one table. */
const ROW_GAP = 3;

/**
 * Tables without rulings, from alignment and white space: runs of at least three consecutive lines that each hold
 * several pieces of text, with figures among them, parted by the same empty corridors. Every line is a row, every
 * corridor a grid line; there are no spans.
 */
export function alignGrids(runs: readonly TextRun[], page: Pick<PageText, "width">): Grid[] {
  const lines = intoLines(runs);
  const blocks: TextRun[][][] = [];
  for (const line of lines) {
    const previous = blocks.at(-1)?.at(-1);
    const follows =
      previous !== undefined &&
      topOf(line) - bottomOf(previous) <= ROW_GAP * heightOf((line[0] as TextRun).box) &&
      line.length > 1 &&
      previous.length > 1;
    if (follows) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  return blocks.flatMap((block) => gridOf(block, page) ?? []);
}

function gridOf(block: readonly TextRun[][], page: Pick<PageText, "width">): Grid | null {
  if (block.length < LEAST_ROWS) return null;
  const figures = block.filter((line) => line.some((run) => parsePrinted(run.text).kind === "amount")).length;
  if (figures * 2 < block.length) return null;
  const corridors = emptyCorridors(block.flat(), page.width);
  if (corridors.length + 1 < LEAST_COLUMNS) return null;
  const box = roundBox(union(block.flat().map((run) => run.box)));
  const columnEdges = [box[0], ...corridors, box[2]];
  const rowEdges = [box[1]];
  for (const [index, line] of block.slice(1).entries()) {
    rowEdges.push((bottomOf(block[index] as TextRun[]) + topOf(line)) / 2);
  }
  rowEdges.push(box[3]);
  const cells: GridArea[] = block.flatMap((_, row) =>
    columnEdges.slice(1).map((right, column) => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      box: [columnEdges[column], rowEdges[row], right, rowEdges[row + 1]] as unknown as Box,
    })),
  );
  return { box, columnEdges, rowEdges, cells, openTop: false, openBottom: false };
}

/** Middles of the vertical stripes, at least half a text height wide, that no run of the block touches. */
function emptyCorridors(runs: readonly TextRun[], pageWidth: number): number[] {
  const sorted = [...runs].sort((a, b) => a.box[0] - b.box[0]);
  const corridors: number[] = [];
  let reach = Math.min(...sorted.map((run) => run.box[2]), pageWidth);
  for (const run of sorted) {
    if (run.box[0] - reach > heightOf(run.box) / 2) corridors.push((reach + run.box[0]) / 2);
    reach = Math.max(reach, run.box[2]);
  }
  return corridors;
}

const topOf = (line: readonly TextRun[]): number => Math.min(...line.map((run) => run.box[1]));
const bottomOf = (line: readonly TextRun[]): number => Math.max(...line.map((run) => run.box[3]));
