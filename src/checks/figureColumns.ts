import type { Table } from "../contract/schema.ts";
import { isFigure, isNothing, parsePrinted } from "../core/money.ts";

/** A column is one of figures where figures are at least `SHARE` of its filled cells, and these are at least `FEWEST`. */
const SHARE = 0.6;
const FEWEST = 3;

/** The columns that print figures, known by what they hold: a table's header may be past reading, and its meaning unknown. */
export function figureColumns({ rows, columns }: Table): ReadonlySet<number> {
  const printed = columns.map((_, column) =>
    rows.map(({ cells }) => cells[column]?.text ?? "").filter((text) => !isNothing(parsePrinted(text))),
  );
  return new Set(
    [...printed.keys()].filter((column) => {
      const texts = printed[column] ?? [];
      const figures = texts.filter(isFigure).length;
      return figures >= FEWEST && figures >= SHARE * texts.length;
    }),
  );
}
