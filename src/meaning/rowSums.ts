import type { LogicalTable } from "../assemble/types.ts";
import type { Column } from "../contract/schema.ts";
import { addendOf, Exact, parsePrinted } from "../core/money.ts";

/** Fewest rows that must add up before they say what a column is. */
export const FEWEST_SUMS = 3;
/** Share of the rows with legible figures that must be exceeded by those that add up. */
const MOST_SUMS = 0.5;

/** Of the rows whose total and parts are all legible figures, how many add up. */
export interface RowSums {
  readonly right: number;
  readonly of: number;
}

/** How many of `rows` have in `total` the exact sum of `parts`; blank parts count as nothing. */
export function rowSums(rows: LogicalTable["rows"], total: Column, parts: readonly Column[]): RowSums {
  const legible = rows.flatMap(({ cells }) => {
    const textOf = ({ index }: Column): string => cells[index]?.text ?? "";
    const whole = parsePrinted(textOf(total));
    if (whole.kind !== "amount") return [];
    const sum = parts.reduce<Exact | null>((before, part) => {
      const addend = addendOf(textOf(part));
      return before === null || addend === null ? null : before.plus(addend);
    }, new Exact(0));
    return sum === null ? [] : [sum.equals(whole.value)];
  });
  return { right: legible.filter(Boolean).length, of: legible.length };
}

/** Do enough rows add up to say that the columns are a total and its parts? */
export const enoughAddUp = ({ right, of }: RowSums): boolean =>
  right >= FEWEST_SUMS && right > MOST_SUMS * of;
