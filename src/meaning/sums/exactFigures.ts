import type { LogicalRow } from "../../assemble/types.ts";
import { Exact, isNothing, parsePrinted } from "../../core/money.ts";
import type { Figures } from "./closure.ts";

/**
 * The figures of `columns` in every row, in units of the last place that any of them prints, so that they can be added
 * exactly: 0n where nothing stands that counts, null where something is printed that is no amount.
 */
export function exactFigures(
  rows: readonly Pick<LogicalRow, "cells">[],
  columns: readonly number[],
): Figures[] {
  const printed = rows.map(({ cells }) => columns.map((column) => parsePrinted(cells[column]?.text ?? "")));
  const places = Math.max(
    0,
    ...printed.flat().map((figure) => (figure.kind === "amount" ? figure.places : 0)),
  );
  const scale = new Exact(10).pow(places);
  return printed.map((row) =>
    row.map((figure) => {
      if (isNothing(figure)) return 0n;
      return figure.kind === "amount" ? BigInt(figure.value.times(scale).toFixed(0)) : null;
    }),
  );
}
