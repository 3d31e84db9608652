import { normalise } from "../core/text.ts";
import { isColumnNumbering } from "../lexicon/columnNumbering.ts";
import { type AlignedFragment, withoutCover } from "./alignColumns.ts";
import type { PlacedCell } from "./fragment.ts";
import { isOftenAgain, isTotalAgain } from "./repeatedTotal.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** A row on top of a page that repeats one of the table's first page. */
export interface RepeatedRow {
  readonly of: PlacedRow;
  readonly again: PlacedRow;
}

type Page = Pick<AlignedFragment, "body">;

const inkedRows = ({ body }: Page): PlacedRow[] =>
  body.filter((row) => row.some((cell) => cell.text !== "" || spansText(body, cell)));

/**
 * The rows on top of a page that the table's first page has: its row of column numbers, and its 合计. `often` is the total
 * as most pages have it, where many open with one.
 */
export function repeatedRows(part: Page, first: Page, often: PlacedRow | null): RepeatedRow[] {
  const inked = inkedRows(part);
  const isOften = (row: PlacedRow): boolean => often !== null && isOftenAgain(often, row);
  const numbering = inked[0] && numberingOf(inked[0], first.body);
  const repeats = numbering ? [{ of: numbering, again: inked[0] as PlacedRow }] : [];
  const opening = inked[repeats.length];
  const total =
    opening && first.body.find((row) => isTotalAgain(row, opening) || (isOften(row) && isOften(opening)));
  return opening && total ? [...repeats, { of: total, again: opening }] : repeats;
}

/** The rows of a fragment that are new: not wholly blank, and not repeated from the table's first page, which keeps them. */
export function bodyOf(part: AlignedFragment, first: Page | null, often: PlacedRow | null): PlacedRow[] {
  const kept = inkedRows(part).slice(first ? repeatedRows(part, first, often).length : 0);
  return kept.map((row) =>
    row.map((cell) => {
      const origin = cell.coveredBy && kept.indexOf(part.body[cell.coveredBy[0]] as PlacedRow);
      return origin === undefined || origin < 0 || !cell.coveredBy
        ? withoutCover(cell)
        : { ...cell, coveredBy: [origin, cell.coveredBy[1]] as const };
    }),
  );
}

/** The page with the places at which later pages repeat its rows: a figure printed twice is found at both. */
export function withRepeats<P extends Page>(page: P, repeats: readonly RepeatedRow[]): P {
  if (repeats.length === 0) return page;
  return {
    ...page,
    body: page.body.map((row) => {
      const again = repeats.filter(({ of }) => of === row).map((each) => each.again);
      if (again.length === 0) return row;
      return row.map((cell, column) => ({
        ...cell,
        repeats: again.flatMap((other) => other[column]?.pieces ?? []),
      }));
    }),
  };
}

/** The first page's row of column numbers (栏次 1 2 3, ** ** 1 2), where `opening` is that row once more. */
function numberingOf(opening: PlacedRow, body: readonly PlacedRow[]): PlacedRow | null {
  const row = body.find((each) => each.some(({ text }) => text !== ""));
  const textsOf = (cells: PlacedRow): string[] => cells.map(({ text }) => normalise(text));
  if (row === undefined || textsOf(row).join("|") !== textsOf(opening).join("|")) return null;
  return isColumnNumbering(textsOf(opening)) ? row : null;
}

/** A row that only a spanning cell's continuation fills is a row still. */
function spansText(rows: readonly PlacedRow[], cell: PlacedCell): boolean {
  return cell.coveredBy !== undefined && rows[cell.coveredBy[0]]?.[cell.coveredBy[1]]?.text !== "";
}
