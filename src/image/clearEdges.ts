import type { Raster } from "../pdf/types.ts";
import type { Bitmap } from "./binarise.ts";

/** Points a side of the squares looked at: no stroke of print fills one, nor does a ruling. */
const SQUARE = 4;
/** Of a square's pixels, ink. */
const FILLED = 0.9;
/** Squares further in that the shade of such an edge may reach; they are cleared where this share at most is ink. */
const SHADE = 3;
const NO_PRINT = 0.05;
const WHITE = 255;

/**
 * The picture without the dark that reaches in from its edges: the lid of the scanner, the surroundings of a
 * photographed page, black corners of a photocopy. Only what is too thick for print goes; rulings that run into it stay.
 */
export function clearEdges(
  grey: Raster,
  ink: Bitmap,
  dpi: number,
): { readonly grey: Raster; readonly share: number } {
  const { width, height } = grey;
  const side = Math.max(3, Math.round((SQUARE * dpi) / 72));
  const [columns, rows] = [Math.ceil(width / side), Math.ceil(height / side)];
  const inkShare = (column: number, row: number): number => {
    const [right, bottom] = [Math.min(width, (column + 1) * side), Math.min(height, (row + 1) * side)];
    let count = 0;
    for (let y = row * side; y < bottom; y++)
      for (let x = column * side; x < right; x++) count += ink.data[y * width + x] as number;
    return count / ((right - column * side) * (bottom - row * side));
  };
  const dark = new Uint8Array(columns * rows);
  const pending: number[] = [];
  const visit = (column: number, row: number): void => {
    if (column < 0 || row < 0 || column >= columns || row >= rows) return;
    const at = row * columns + column;
    if (dark[at] === 1 || inkShare(column, row) < FILLED) return;
    dark[at] = 1;
    pending.push(at);
  };
  for (let column = 0; column < columns; column++) for (const row of [0, rows - 1]) visit(column, row);
  for (let row = 0; row < rows; row++) for (const column of [0, columns - 1]) visit(column, row);
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    visit(column - 1, row);
    visit(column + 1, row);
    visit(column, row - 1);
    visit(column, row + 1);
  }
  const found = dark.reduce((sum, value) => sum + value, 0);
  if (found === 0) return { grey, share: 0 };
  const data = grey.data.slice();
  const clear = (column: number, row: number): void => {
    const [left, right] = [column * side, Math.min(width, (column + 1) * side)];
    for (let y = row * side; y < Math.min(height, (row + 1) * side); y++)
      data.fill(WHITE, y * width + left, y * width + right);
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const reach = distanceTo(dark, column, row, columns, rows);
      // The squares around take the edge's blurred and ragged border, print or not.
      if (reach <= 1 || (reach <= SHADE && inkShare(column, row) <= NO_PRINT)) clear(column, row);
    }
  }
  return { grey: { ...grey, data }, share: found / dark.length };
}

/** Squares to the nearest dark one, along rows, columns and diagonals; beyond the shade, one more than it. */
function distanceTo(dark: Uint8Array, column: number, row: number, columns: number, rows: number): number {
  let nearest = SHADE + 1;
  for (let y = Math.max(0, row - SHADE); y <= Math.min(rows - 1, row + SHADE); y++) {
    for (let x = Math.max(0, column - SHADE); x <= Math.min(columns - 1, column + SHADE); x++) {
      if (dark[y * columns + x] === 1)
        nearest = Math.min(nearest, Math.max(Math.abs(x - column), Math.abs(y - row)));
    }
  }
  return nearest;
}
