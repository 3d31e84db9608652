import { normalise } from "../../core/text.ts";
import { isTitledInside } from "../../table/frameInside.ts";
import type { PageLayout } from "../../table/types.ts";
import { type Fragment, toFragment } from "../fragment.ts";
import { frameRowsOf, stripFrameRows } from "../frameRows.ts";
import { type SplitFragment, splitFragment } from "../splitFragment.ts";

/** A page that one grid fills: it may print some columns of a sheet that is wider than the page. */
export interface SheetPage {
  readonly layout: PageLayout;
  /** Rows at the top of its grid that hold title and labels. */
  readonly frameRows: number;
  /** The grid below them. */
  readonly grid: Fragment;
  readonly split: SplitFragment;
  /** y of the lines over, between and under the rows of the body, points below the top of the grid. */
  readonly bodyLines: readonly number[];
}

/**
 * The page as part of a wide sheet; null where it has no grid, several, or the head of a form. On a page right of another
 * one title and labels fill as many rows as there: a head over all its columns is no title.
 */
export function toSheetPage(layout: PageLayout, left?: SheetPage): SheetPage | null {
  const [table, ...others] = layout.tables;
  if (!table || others.length > 0) return null;
  const whole = toFragment(table, layout.page, layout.unread);
  const isTitled = isTitledInside(table.cells, table.columnEdges.length - 1);
  const frameRows = left && !isTitled ? left.frameRows : frameRowsOf(whole);
  const grid = stripFrameRows(whole, frameRows);
  const split = splitFragment(grid);
  if (split.form.length > 0) return null;
  const [top = 0] = grid.table.rowEdges;
  const bodyLines = grid.table.rowEdges.slice(split.header.length).map((y) => y - top);
  return { layout, frameRows, grid, split, bodyLines };
}

export const columnCount = ({ grid }: SheetPage): number => grid.table.columnEdges.length - 1;

/** The rows of the body that hold a word or a code, or go on under one that spans them, by their places. */
export const namedRows = ({ split: { body, rows } }: SheetPage): ReadonlySet<number> =>
  new Set(
    body.flatMap((row, at) =>
      row.some(({ text, coveredBy }) =>
        NAME.test(normalise(coveredBy ? (rows[coveredBy[0]]?.[coveredBy[1]]?.text ?? "") : text)),
      )
        ? [at]
        : [],
    ),
  );

/** A word, or the digits of a code. */
const NAME = /\p{L}|^\d{3,}$/u;
