import { parsePrinted } from "../core/money.ts";
import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { type AlignedFragment, withoutCover } from "./alignColumns.ts";
import type { PlacedCell } from "./fragment.ts";
import { isTotalLabel, type PlacedRow } from "./splitFragment.ts";

/** Part of a total's texts that must read alike on two pages for the others to be misread. */
const SAME_TOTAL = 0.6;

/** The rows of a fragment that are new: not wholly blank, and not the 合计 row that every page repeats. */
export function bodyOf(part: AlignedFragment, first: Pick<AlignedFragment, "body"> | null): PlacedRow[] {
  const inked = part.body.filter((row) => row.some((cell) => cell.text !== "" || spansText(part.body, cell)));
  const opening = inked[0];
  const repeats = first?.body.some(
    (row) =>
      opening !== undefined && ((isTotalRow(row) && sameRow(row, opening)) || isTotalReadTwice(row, opening)),
  );
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

/** A total's row: nothing but a label and figures, or figures only; a single one may be the rest of a cut code. */
export function isTotalRow(row: PlacedRow): boolean {
  const filled = row.filter((cell) => cell.text !== "");
  const figures = filled.filter((cell) => parsePrinted(cell.text).kind === "amount");
  const labels = filled.filter((cell) => isTotalLabel(cell.text));
  return (
    figures.length > 0 &&
    figures.length + labels.length === filled.length &&
    (labels.length > 0 || figures.length > 1)
  );
}

/** A row that only a spanning cell's continuation fills is a row still. */
function spansText(rows: readonly PlacedRow[], cell: PlacedCell): boolean {
  return cell.coveredBy !== undefined && rows[cell.coveredBy[0]]?.[cell.coveredBy[1]]?.text !== "";
}

const sameRow = (a: PlacedRow, b: PlacedRow): boolean =>
  a.length === b.length &&
  a.every((cell, column) => normalise(cell.text) === normalise(b[column]?.text ?? ""));

/** The same labelled total, printed on two pages: most of it reads alike, and no figure differs by more than one sign. */
function isTotalReadTwice(row: PlacedRow, again: PlacedRow): boolean {
  const pairs = row.map(
    (cell, column) => [normalise(cell.text), normalise(again[column]?.text ?? "")] as const,
  );
  const filled = pairs.filter(([a, b]) => a !== "" || b !== "");
  const alike = filled.filter(([a, b]) => a === b);
  return (
    row.length === again.length &&
    alike.some(([label]) => isTotalLabel(label)) &&
    alike.length > 2 &&
    alike.length >= SAME_TOTAL * filled.length &&
    filled.every(([a, b]) => a !== "" && b !== "" && editDistance(a, b) <= 1)
  );
}
