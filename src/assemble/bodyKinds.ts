import { isFigure } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Part of the columns that must hold the same kind of text on both pages, and part below which they are another table's. */
const [ALIKE, UNLIKE] = [0.8, 0.5];
/** Columns whose kind both pages tell, at least. */
const FEWEST_COLUMNS = 2;
/** Rows of a page that tell the kinds of its columns, at least: a single one may be half of a cut row. */
const FEWEST_ROWS = 2;

const CODE = /^\d{3,}$/u;

/** The kind of text that most cells of a column hold; null where it is blank throughout. */
function kindOf(rows: readonly PlacedRow[], column: number): "code" | "figure" | "words" | null {
  const counts = { code: 0, figure: 0, words: 0 };
  for (const row of rows) {
    const text = normalise(row[column]?.text ?? "");
    if (text === "") continue;
    if (CODE.test(text)) counts.code++;
    else counts[isFigure(row[column]?.text ?? "") ? "figure" : "words"]++;
  }
  const [kind, count] = Object.entries(counts).reduce((best, each) => (each[1] > best[1] ? each : best));
  return count === 0 ? null : (kind as "code" | "figure" | "words");
}

/** 1 where the columns of two pages hold the same kinds of text, -1 where most hold others; null where nothing tells it. */
export function compareKinds(before: readonly PlacedRow[], after: readonly PlacedRow[]): number | null {
  const width = before[0]?.length ?? 0;
  if (width === 0 || after[0]?.length !== width || Math.min(before.length, after.length) < FEWEST_ROWS)
    return null;
  const pairs = Array.from({ length: width }, (_, column) => [
    kindOf(before, column),
    kindOf(after, column),
  ]).filter(([a, b]) => a !== null && b !== null);
  if (pairs.length < FEWEST_COLUMNS) return null;
  const alike = pairs.filter(([a, b]) => a === b).length / pairs.length;
  return alike >= ALIKE ? 1 : alike < UNLIKE ? -1 : null;
}

/** 1 where the first code of the later page follows the last of the earlier one in the same column; null else. */
export function compareCodes(before: readonly PlacedRow[], after: readonly PlacedRow[]): number | null {
  const width = Math.min(before[0]?.length ?? 0, after[0]?.length ?? 0);
  for (let column = 0; column < width; column++) {
    const codes = (rows: readonly PlacedRow[]): string[] =>
      rows.map((row) => normalise(row[column]?.text ?? "")).filter((text) => CODE.test(text));
    const [last, first] = [codes(before).at(-1), codes(after)[0]];
    if (last !== undefined && first !== undefined && kindOf(before, column) === "code")
      return last < first ? 1 : null;
  }
  return null;
}
