import { parsePrinted } from "../core/money.ts";
import type { PlacedCell } from "./fragment.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** A line with less room than this (text heights) is full: the next character would not have fitted. */
export const FULL_LINE = 2.6;
/** Text that goes on over a page end stands as near as this (text heights) to the page end on both sides of it. */
export const AT_THE_EDGE = 2.6;
/** Under or over a text that a page end cut not even a line is left (text heights). */
export const LESS_THAN_A_LINE = 1.3;

/** Columns of the row that hold a text. */
export const columnsWithText = (row: PlacedRow): number[] =>
  row.flatMap((cell, column) => (cell.text === "" ? [] : [column]));

export const isFigure = (cell: PlacedCell): boolean => parsePrinted(cell.text).kind === "amount";
