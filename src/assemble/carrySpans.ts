import type { PlacedCell } from "./fragment.ts";
import type { PlacedRow } from "./splitFragment.ts";

type Place = readonly [row: number, column: number];

/**
 * Carries cells that span rows on over page ends: the blank area that a page shows below the break belongs to the
 * cell above it. `starts` are the rows at which a page begins whose predecessor is there. Spans are counted anew.
 */
export function carrySpans(rows: readonly PlacedRow[], starts: readonly number[]): PlacedRow[] {
  const origins = rows.map((row, index) =>
    row.map((cell, column): Place => cell.coveredBy ?? [index, column]),
  );
  for (const start of starts) {
    for (const [column, cell] of (rows[start] ?? []).entries()) {
      const above = start > 0 ? rootOf(origins, [start - 1, column]) : null;
      if (above === null || !goesOn(rows, cell, above, start, column)) continue;
      for (let row = start; row < rows.length && belongsBelow(rows, row, start, column); row++) {
        (origins[row] as Place[])[column] = above;
      }
    }
  }
  return rows.map((row, index) =>
    row.map((cell, column) => {
      const [top, left] = rootOf(origins, [index, column]);
      const { coveredBy: _, ...plain } = cell;
      if (top !== index || left !== column) return { ...plain, coveredBy: [top, left] as const };
      return { ...plain, rowSpan: spanOf(origins, index, column) };
    }),
  );
}

/** Does the blank first cell of a page belong to the cell `above` the page break? */
function goesOn(
  rows: readonly PlacedRow[],
  cell: PlacedCell,
  above: Place,
  start: number,
  column: number,
): boolean {
  const origin = rows[above[0]]?.[above[1]];
  if (cell.text !== "" || cell.coveredBy || !origin || origin.text === "" || above[1] !== column)
    return false;
  const spansAbove = above[0] < start - 1 || origin.rowSpan > 1;
  return cell.openAbove === true || spansAbove || cell.rowSpan > 1;
}

/** Rows of the new page that the same blank area covers. */
function belongsBelow(rows: readonly PlacedRow[], row: number, start: number, column: number): boolean {
  const cell = rows[row]?.[column];
  if (cell?.text !== "") return false;
  if (row === start) return true;
  return cell.openAbove === true || (cell.coveredBy?.[0] === start && cell.coveredBy[1] === column);
}

/** The cell that covers a place, through any chain of covers. */
function rootOf(origins: readonly (readonly Place[])[], place: Place): Place {
  let current = place;
  for (let step = 0; step < origins.length; step++) {
    const next = origins[current[0]]?.[current[1]] ?? current;
    if (next[0] === current[0] && next[1] === current[1]) return current;
    current = next;
  }
  return current;
}

/** How many rows from `row` down the cell at that place covers in its own column. */
function spanOf(origins: readonly (readonly Place[])[], row: number, column: number): number {
  let span = 1;
  while (row + span < origins.length) {
    const [top, left] = rootOf(origins, [row + span, column]);
    if (top !== row || left !== column) break;
    span++;
  }
  return span;
}
