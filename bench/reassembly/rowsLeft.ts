/** What is left of a table's rows on the pages of the file, and of which nobody could tell whether they are whole. */
import { looksCut } from "./besideGaps.ts";
import type { PrintedDocument, PrintedPiece, PrintedRow, PrintedTable } from "./printPages.ts";

export interface Row {
  readonly cells: readonly string[];
  readonly incomplete: string;
  /** Pages of the file. */
  readonly pages: readonly number[];
  /** Beside a gap, where nothing on the pages tells whether it is whole: either is right, if the gap is told of. */
  readonly isOpenQuestion?: boolean;
}

/**
 * The rows of a table of which something is left, and which of them nobody could tell to be whole or not. A total over a
 * row tells that it is whole only where totals are seen to begin tables (`totalBegins`): others print them on every page.
 */
export function rowsLeft(table: PrintedTable, order: readonly number[], totalBegins: boolean): Row[] {
  const isLost = (page: number): boolean => page >= 0 && !order.includes(page);
  const left = table.rows.map((row) => ({ row, parts: survivingRows(row, order) }));
  const inner = left.flatMap(({ row, parts }) => (parts[0] && isInner(row, table) ? [row] : []));
  /** Is the row the last on the page before lost ones, or the first behind them? */
  const isBesideGap = (row: PrintedRow, page: number, step: 1 | -1): boolean => {
    const next = table.rows[table.rows.indexOf(row) + step];
    const isTotal = step === -1 && !totalBegins && isOfTotal(next);
    return isLost(page + step) && (isTotal || !next?.pieces.some((piece) => piece.page === page));
  };
  return left.flatMap(({ row, parts }) =>
    parts.map((part): Row => {
      const others = inner.filter((other) => other !== row).map(({ cells }) => cells);
      const pieces = row.pieces.filter(({ page }) => part.pages.includes(order.indexOf(page) + 1));
      const [first, last] = [pieces[0], pieces.at(-1)];
      if (!first || !last) return part;
      const below = isBesideGap(row, last.page, 1);
      if (!below && !isBesideGap(row, first.page, -1)) return part;
      const isOpen = part.incomplete !== "" && (below ? last : first).isOpen;
      const atEdge = below ? last.atFoot : first.atTop;
      const seemsCut = looksCut({ ...part, isOpen, atEdge }, below ? "below" : "above", table, others);
      return { ...part, isOpenQuestion: seemsCut === (part.incomplete === "") };
    }),
  );
}

const isOfTotal = (row: PrintedRow | undefined): boolean => row?.cells.includes("合计") === true;

/** Do pages of the file show that a total stands on the first page of a table alone? */
export const printsTotalOnce = ({ tables }: PrintedDocument, order: readonly number[]): boolean =>
  tables.some(({ rows: [total, ...others] }) => {
    const first = total?.pieces[0]?.page ?? -1;
    const isLater = ({ page }: PrintedPiece): boolean => page > first && order.includes(page);
    const isOnce = isOfTotal(total) && total?.copies.length === 0 && order.includes(first);
    return isOnce && others.some(({ pieces }) => pieces.some(isLater));
  });

/** Do other rows of its table, or parts of them, stand over it and under it on its page, so that no page end can have cut it? */
function isInner(row: PrintedRow, { rows }: PrintedTable): boolean {
  const at = rows.indexOf(row);
  const page = row.pieces[0]?.page;
  return (
    row.pieces.length === 1 &&
    [at - 1, at + 1].every((other) => rows[other]?.pieces.some((piece) => piece.page === page))
  );
}

/** What is left of a printed row on the pages of the file: itself, halves of it, a copy of it, or nothing. */
export function survivingRows(row: PrintedRow, order: readonly number[]): Row[] {
  const left = row.pieces
    .map((piece, index) => ({ piece, index }))
    .filter(({ piece }) => order.includes(piece.page));
  const copy = row.copies.find((page) => order.includes(page));
  if (left.length === 0 && copy !== undefined)
    return [{ cells: row.cells, incomplete: "", pages: [order.indexOf(copy) + 1] }];
  const groups: (typeof left)[] = [];
  for (const each of left) {
    const last = groups.at(-1);
    if (last && last.at(-1)?.index === each.index - 1) last.push(each);
    else groups.push([each]);
  }
  return groups.map((group) => {
    const isHead = group[0]?.index === 0;
    const isTail = group.at(-1)?.index === row.pieces.length - 1;
    return {
      cells: row.cells.map((_, column) => group.map(({ piece }) => piece.cells[column]).join("")),
      incomplete: isHead && isTail ? "" : isHead ? "head" : "tail",
      pages: group.map(({ piece }) => order.indexOf(piece.page) + 1),
    };
  });
}
