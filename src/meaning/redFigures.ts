import type { LogicalCell, LogicalTable } from "../assemble/types.ts";
import type { Flag, Table } from "../contract/schema.ts";
import { raise } from "../findings/raise.ts";

/** Of a table's amounts: where more are red, red is how the table is printed and says nothing of signs. */
const MOST_RED = 0.5;

/** Is all of its text printed red, and has no person decided what it says? */
const isRedPrint = (cell: LogicalCell | undefined): boolean =>
  cell !== undefined && cell.correctedAt === undefined && cell.pieces.every(({ isRed }) => isRed);

/** Amounts above zero that are printed red among others: the colour may stand for a minus. One flag a table. */
export function redFlags(logical: LogicalTable, { id, title, rows, pages }: Table): Flag[] {
  const amounts = rows.flatMap(({ cells }, row) =>
    cells.flatMap(({ amount }, column) => (amount === undefined ? [] : [{ table: id, row, column, amount }])),
  );
  const red = amounts.filter(
    ({ row, column, amount }) => !/^(?:-|0$)/u.test(amount) && isRedPrint(logical.rows[row]?.cells[column]),
  );
  const [first] = red;
  if (first === undefined || red.length > MOST_RED * amounts.length) return [];
  const [page] = pages;
  return [
    {
      id: `SIGN-COLOUR:${id}:${first.row}:${first.column}`,
      ...raise("SIGN-COLOUR", "red", { table: title || id, figures: red.length }),
      cells: red.map(({ table, row, column }) => ({ table, row, column })),
      ...(page === undefined ? {} : { page }),
    },
  ];
}
