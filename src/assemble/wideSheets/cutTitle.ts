import { heightOf } from "../../core/geometry.ts";
import type { PageLine } from "../../table/types.ts";
import type { SheetPage } from "./sheetPage.ts";

/** Points: the two pieces of a cut title differ by no more in how far down their pages they stand. */
const SAME_LINE = 2;
/** A text that the page's edge cuts ends within this part of its height of it, and goes on as near to it. */
const AT_EDGE = 0.5;

/**
 * The rest of a title that the right edge of the page before cut: at the same height, as large, from the left edge of the
 * columns that this page adds (the first of them is `column`).
 */
export function restOfTitle(before: SheetPage, page: SheetPage, column: number): PageLine[] {
  const right = before.grid.table.columnEdges.at(-1) ?? 0;
  const left = page.grid.table.columnEdges[column] ?? 0;
  const cut = [...before.grid.table.frame.title, ...before.layout.lines].filter(
    ({ box }) => box[3] <= before.grid.table.box[1] && isNear(box[2], right, heightOf(box)),
  );
  return [...page.grid.table.frame.title, ...page.layout.lines].filter(({ box }) =>
    cut.some(
      (line) =>
        isNear(box[0], left, heightOf(box)) &&
        Math.abs(box[1] - line.box[1]) <= SAME_LINE &&
        Math.abs(box[3] - line.box[3]) <= SAME_LINE,
    ),
  );
}

const isNear = (x: number, edge: number, height: number): boolean => Math.abs(x - edge) <= AT_EDGE * height;
