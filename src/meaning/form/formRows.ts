import type { Row } from "../../contract/schema.ts";
import { toCell } from "../cells.ts";
import type { Form } from "./index.ts";
import type { FormRows } from "./place.ts";

/**
 * The rows of a form's head as rows of its table, `start` the index of the first one. They stand beside its list, and
 * are no part of it: the figures that are money have their amounts, as the fields have. A dash is 0 as a field alone.
 */
export function formRows(rows: FormRows, form: Form, start: number): Row[] {
  const money = new Map(form.map(({ value, money: found }) => [`${value.row} ${value.column}`, found]));
  return rows.map((cells, row): Row => {
    return {
      index: start + row,
      kind: "note",
      form: true,
      cells: cells.map((logical, column) => {
        const cell = toCell(logical, undefined, { table: null, row: null });
        const isPrinted = !logical.coveredBy && /\d/u.test(logical.text);
        const found = isPrinted ? money.get(`${row} ${column}`) : null;
        return {
          ...cell,
          ...(found ?? {}),
          ...(cell.coveredBy ? { coveredBy: { ...cell.coveredBy, row: start + cell.coveredBy.row } } : {}),
        };
      }),
    };
  });
}
