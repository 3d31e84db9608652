import type { AlignedFragment } from "./alignColumns.ts";
import type { Chain } from "./chain.ts";
import { joinSeam, type WorkRow } from "./joinSeam.ts";
import type { RowPattern } from "./rowPattern.ts";
import { shiftCover } from "./shiftCover.ts";
import type { PlacedRow } from "./splitFragment.ts";
import type { LogicalJoin, PageFinding } from "./types.ts";
import type { WholeRows } from "./wholeRows.ts";

/** The rows of all pages of a table. */
export interface JoinedBodies {
  readonly rows: WorkRow[];
  readonly joins: readonly LogicalJoin[];
  readonly findings: readonly PageFinding[];
  /** The rows that a page begins with. */
  readonly starts: readonly number[];
}

/** Puts the pages' rows one after the other and decides each page break. */
export function joinBodies(
  chain: Chain,
  parts: readonly AlignedFragment[],
  bodies: readonly (readonly PlacedRow[])[],
  pattern: RowPattern,
  known: WholeRows,
): JoinedBodies {
  const rows: WorkRow[] = [];
  const joins: LogicalJoin[] = [];
  const findings: PageFinding[] = [];
  const starts: number[] = [];
  for (const [index, body] of bodies.entries()) {
    const [start, seam] = [rows.length, chain.seams[index - 1]];
    let rest: WorkRow[] = body.map((cells) => ({ cells }));
    if (seam) {
      const outcome = joinSeam(seam, parts, index, rows, body, pattern, known);
      if (!outcome.gap) starts.push(start);
      if (outcome.join) joins.push(outcome.join);
      findings.push(...outcome.findings);
      rest = outcome.rest;
    }
    rows.push(...shiftRows(rest, body, start));
  }
  return { rows, joins, findings, starts };
}

/** Rows of one page's body at their place in the table: `coveredBy` counts from the table's first row. */
function shiftRows(rows: readonly WorkRow[], body: readonly PlacedRow[], start: number): WorkRow[] {
  // Where the first row went into the last one of the page before, what it covers now hangs on that row.
  const offset = start - (body.length - rows.length);
  return rows.map((row) => ({ ...row, cells: shiftCover(row.cells, offset) }));
}
