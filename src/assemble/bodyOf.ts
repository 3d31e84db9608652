import { normalise } from "../core/text.ts";
import { type AlignedFragment, withoutCover } from "./alignColumns.ts";
import type { PlacedCell } from "./fragment.ts";
import { isOftenAgain, isTotalAgain } from "./repeatedTotal.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** What stands in a row of column numbers. */
const COLUMN_MARK = /^(?:\d{1,2}|[*＊-]+|栏次|行次|[甲乙丙丁]|[类款项])$/u;

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
  const isOften = (row: PlacedRow): boolean => often !== null && isOftenAgain(often, row);
  const isAgain = (opening: PlacedRow): boolean =>
    first?.body.some((row) => isTotalAgain(row, opening) || (isOften(row) && isOften(opening))) === true;
  const numbering = inked[0] && first && isNumberingAgain(inked[0], first.body) ? 1 : 0;
  const opening = inked[numbering];
  const kept = inked.slice(opening && isAgain(opening) ? numbering + 1 : numbering);
  return kept.map((row) =>
    row.map((cell) => {
      const origin = cell.coveredBy && kept.indexOf(part.body[cell.coveredBy[0]] as PlacedRow);
      return origin === undefined || origin < 0 || !cell.coveredBy
        ? withoutCover(cell)
        : { ...cell, coveredBy: [origin, cell.coveredBy[1]] as const };
    }),
  );
}

/** Is it the row of column numbers (栏次 1 2 3, ** ** 1 2) that the first page has on top of its rows too? */
function isNumberingAgain(opening: PlacedRow, body: readonly PlacedRow[]): boolean {
  const row = body.find((each) => each.some(({ text }) => text !== ""));
  const textsOf = (cells: PlacedRow): string[] => cells.map(({ text }) => normalise(text));
  if (row === undefined || textsOf(row).join("|") !== textsOf(opening).join("|")) return false;
  const texts = textsOf(opening).filter((text) => text !== "");
  return texts.length > 1 && texts.every((text) => COLUMN_MARK.test(text));
}

/** A row that only a spanning cell's continuation fills is a row still. */
function spansText(rows: readonly PlacedRow[], cell: PlacedCell): boolean {
  return cell.coveredBy !== undefined && rows[cell.coveredBy[0]]?.[cell.coveredBy[1]]?.text !== "";
}
