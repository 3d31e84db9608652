import { type AlignedFragment, withoutCover } from "./alignColumns.ts";
import type { PlacedCell } from "./fragment.ts";
import { isOftenAgain, isTotalAgain } from "./repeatedTotal.ts";
import type { PlacedRow } from "./splitFragment.ts";

/**
 * The rows of a fragment that are new: not wholly blank, and not the 合计 row that every page repeats. `first` is the
 * table's first page, which keeps it, and `often` the total as most pages have it, where many open with one.
 */
export function bodyOf(
  part: AlignedFragment,
  first: Pick<AlignedFragment, "body"> | null,
  often: PlacedRow | null,
): PlacedRow[] {
  const inked = part.body.filter((row) => row.some((cell) => cell.text !== "" || spansText(part.body, cell)));
  const opening = inked[0];
  const isOften = (row: PlacedRow): boolean => often !== null && isOftenAgain(often, row);
  const repeats =
    opening !== undefined &&
    first?.body.some((row) => isTotalAgain(row, opening) || (isOften(row) && isOften(opening)));
  const kept = repeats ? inked.slice(1) : inked;
  return kept.map((row) =>
    row.map((cell) => {
      const origin = cell.coveredBy && kept.indexOf(part.body[cell.coveredBy[0]] as PlacedRow);
      return origin === undefined || origin < 0 || !cell.coveredBy
        ? withoutCover(cell)
        : { ...cell, coveredBy: [origin, cell.coveredBy[1]] as const };
    }),
  );
}

/** A row that only a spanning cell's continuation fills is a row still. */
function spansText(rows: readonly PlacedRow[], cell: PlacedCell): boolean {
  return cell.coveredBy !== undefined && rows[cell.coveredBy[0]]?.[cell.coveredBy[1]]?.text !== "";
}
