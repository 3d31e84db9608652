import type { CellPiece, LogicalCell, PieceReading } from "../assemble/types.ts";
import type { Cell, Column, Field, Fragment } from "../contract/schema.ts";
import { formatAmount, parsePrinted } from "../core/money.ts";
import { toYuan, type Unit } from "../core/units.ts";

/** What a printed figure comes to in a place whose unit is known. */
export type Figure = { amount?: string; percent?: string };

/**
 * The figure that `text` prints, in yuan: `-` and `—` are "0", a blank and words give none, a rate gives `percent`.
 * Without a unit there is no amount.
 */
export function readFigure(text: string, unit: Unit | "%" | "count" | null): Figure {
  const printed = parsePrinted(text);
  if (printed.kind === "percent") return { percent: printed.value.toFixed() };
  if (printed.kind !== "amount" || unit === null || unit === "count") return {};
  if (unit === "%") return { percent: printed.value.toFixed() };
  return { amount: formatAmount(toYuan(printed.value, unit)) };
}

/** The pieces of a cell as fragments of the contract, and the places at which later pages repeat it. */
export const toFragments = (cell: Pick<LogicalCell, "pieces" | "repeats">): Fragment[] =>
  [...cell.pieces, ...(cell.repeats ?? [])].map((piece) => ({
    page: piece.page,
    box: [...piece.box],
    text: piece.text,
  }));

/**
 * A cell of the output. Figures are read in measure columns only: a code is no amount. `likelier` are readings that were
 * likelier to the reader than the text that was chosen.
 */
export function toCell(
  cell: LogicalCell,
  column: Column | undefined,
  unit: Unit | null,
  likelier: readonly PieceReading[] = [],
): Cell {
  const figure = column?.role === "measure" ? readFigure(cell.text, column.unit ?? unit) : {};
  return {
    text: cell.text,
    ...figure,
    status: cell.text === "" ? "blank" : "read",
    confidence: cell.confidence,
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
    ...(cell.coveredBy ? { coveredBy: { row: cell.coveredBy[0], column: cell.coveredBy[1] } } : {}),
    fragments: toFragments(cell),
    ...secondReading(cell, likelier),
  };
}

/** What else was read of the cell, as evidence that `checks` weighs: the second reader's reading before likelier ones. */
export function secondReading(
  { second }: Pick<LogicalCell, "second">,
  likelier: readonly PieceReading[] = [],
): Pick<Field, "evidence"> {
  const readings = [...(second ? [second] : []), ...likelier];
  return readings.length === 0
    ? {}
    : { evidence: readings.map((reading) => ({ kind: "reading", ...reading })) };
}
