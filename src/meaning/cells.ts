import type { LogicalCell, PieceReading } from "../assemble/types.ts";
import type { Cell, Column, Field, Fragment } from "../contract/schema.ts";
import { formatAmount, parsePrinted } from "../core/money.ts";
import { toYuan, type Unit } from "../core/units.ts";
import { figureWithMeasure, type Measure } from "../lexicon/units.ts";

/** What a printed figure comes to in a place whose unit is known. */
export type Figure = { amount?: string; percent?: string };

/**
 * The figure that `text` prints, in yuan: `-` and `—` are "0", a blank and words give none, a rate gives `percent`, a
 * count gives nothing. Without a unit there is no amount.
 */
export function readFigure(text: string, unit: Measure | null): Figure {
  const own = figureWithMeasure(text);
  if (own) return readFigure(own.figure, own.measure);
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

/** The units that a cell's figure may be in: the table's, and what its own row says, if anything. */
export interface CellUnits {
  readonly table: Unit | null;
  readonly row: Measure | null;
}

/**
 * A cell of the output. Figures are read in measure columns, and where an indicator's value is money (成本指标, in 万元):
 * a code is no amount. `likelier` are readings that were likelier to the reader than the text that was chosen.
 */
export function toCell(
  cell: LogicalCell,
  column: Column | undefined,
  units: CellUnits,
  likelier: readonly PieceReading[] = [],
): Cell {
  const isTarget = column?.dimension === "indicator.value" && units.row !== null;
  const isMeasure = (column?.role === "measure" || isTarget) && cell.text !== "";
  const general = column?.unit ?? units.table;
  const own = isMeasure ? ownUnit(cell.text, column?.unit, units.row) : null;
  const figure = isMeasure ? readFigure(cell.text, own ?? general) : {};
  return {
    text: cell.text,
    ...figure,
    ...(own !== null && own !== general ? { unit: own } : {}),
    status: cell.correctedAt !== undefined ? "corrected" : cell.text === "" ? "blank" : "read",
    confidence: cell.confidence,
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
    ...(cell.coveredBy ? { coveredBy: { row: cell.coveredBy[0], column: cell.coveredBy[1] } } : {}),
    fragments: toFragments(cell),
    ...secondReading(cell, likelier),
    ...(cell.correctedAt === undefined
      ? {}
      : { correction: correctionOf(cell.text, figure, cell.correctedAt) }),
  };
}

/** What a person decided that a place says; `figure` is what that comes to. */
export const correctionOf = (
  text: string,
  { amount }: Figure,
  at: string,
): NonNullable<Cell["correction"]> => ({
  text,
  ...(amount === undefined ? {} : { amount }),
  at,
});

/** The unit that a cell has of its own: printed behind its figure, else said by its row; a column of rates keeps its. */
function ownUnit(text: string, unit: Column["unit"], row: Measure | null): Measure | null {
  const printed = figureWithMeasure(text)?.measure ?? null;
  if (printed !== null) return printed;
  return unit === "%" || parsePrinted(text).kind !== "amount" ? null : row;
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
