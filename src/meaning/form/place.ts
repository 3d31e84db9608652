import type { LogicalCell } from "../../assemble/types.ts";
import { parsePrinted } from "../../core/money.ts";
import { figureWithMeasure } from "../../lexicon/units.ts";

/** The rows of a form's head, as they stand in the grid. */
export type FormRows = readonly (readonly LogicalCell[])[];

/** A cell and where it begins. */
export interface Placed {
  readonly cell: LogicalCell;
  readonly row: number;
  readonly column: number;
}

/** Does the text print a figure, with or without its unit, and nothing else? */
export const isAmountText = (text: string): boolean =>
  parsePrinted(text).kind === "amount" || figureWithMeasure(text) !== null;

/** The cell that is seen at a place: itself, or the one that spans it. */
export function originAt(rows: FormRows, row: number, column: number): Placed | null {
  const [top, left] = rows[row]?.[column]?.coveredBy ?? [row, column];
  const cell = rows[top]?.[left];
  return cell ? { cell, row: top, column: left } : null;
}

/** The cells that begin in a row, all of them and without the label of the block at the left that the row is in. */
export function contentOf(rows: FormRows, row: number) {
  const all = (rows[row] ?? []).flatMap((cell, column): Placed[] =>
    cell.coveredBy ? [] : [{ cell, row, column }],
  );
  const left = originAt(rows, row, 0);
  const beside = left ? originAt(rows, left.row, left.column + left.cell.columnSpan) : null;
  // A label as high as its value is no label of a block.
  const isBlock = left !== null && beside !== null && left.cell.rowSpan > beside.cell.rowSpan;
  const block = isBlock ? left : null;
  return { all, block, content: block?.row === row ? all.slice(1) : all };
}
