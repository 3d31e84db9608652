import type { LogicalCell, LogicalTable, PieceReading } from "../assemble/types.ts";
import type { Column } from "../contract/schema.ts";
import { type Unit, yuanIn } from "../core/units.ts";
import type { Measure } from "../lexicon/units.ts";

/** Decimals of a yuan down to a fen, the least that money is paid in. */
const FEN = 2;
/** A figure with one point before its last three digits; the tail of a comma on a ruling is cut off with the ruling. */
const POINTED = /^(-?\d{1,3})\.(\d{3})$/u;

/**
 * The table in which readers of a picture saw a point where only the mark of thousands can be: 767.000 in yuan is
 * 767,000, since money has two decimals there and no more (of 2,479 figures in yuan of 37 published disclosures none has
 * three). What the second reader saw is settled alike, so that they agree where both saw the same digits. A text layer,
 * which has no second reader, is left as it is. `measures` are what rows say of their own figures; `unit` is the table's.
 */
export function settleThousands(
  table: LogicalTable,
  columns: readonly Column[],
  measures: readonly (readonly (Measure | null)[])[],
  unit: Unit | null,
): LogicalTable {
  const rows = table.rows.map((row, position) => ({
    ...row,
    cells: row.cells.map((cell, column) => {
      const { role, unit: own } = columns[column] ?? {};
      const measure = measures[position]?.[column] ?? own ?? unit;
      return role === "measure" && isMoney(measure) && mostDecimals(measure) < THOUSANDS
        ? settle(cell)
        : cell;
    }),
  }));
  return { ...table, rows };
}

const isMoney = (unit: Measure | null): unit is Unit => unit !== null && unit !== "%" && unit !== "count";

/** Digits behind a mark of thousands. */
const THOUSANDS = 3;

/** Decimals that a figure may have in `unit`: 2 in yuan, 6 in ten thousand yuan. */
const mostDecimals = (unit: Unit): number => FEN + yuanIn(unit).log(10).toNumber();

function settle(cell: LogicalCell): LogicalCell {
  if (cell.second === undefined || cell.correctedAt !== undefined) return cell;
  return { ...cell, text: withComma(cell.text), second: settled(cell.second) };
}

const settled = (reading: PieceReading): PieceReading => ({ ...reading, text: withComma(reading.text) });

const withComma = (text: string): string => text.replace(POINTED, "$1,$2");
