import type { AlignedFragment } from "./alignColumns.ts";
import type { Chain } from "./chain.ts";
import { decideCut } from "./cutRow.ts";
import { joinBodies } from "./joinBodies.ts";
import { isTotalRow } from "./repeatedTotal.ts";
import { LEAST_ROWS, learnPattern, type RowPattern } from "./rowPattern.ts";
import { findRunning } from "./runningNumbers.ts";
import type { PlacedRow } from "./splitFragment.ts";
import { learnWholeRows, type WholeRows } from "./wholeRows.ts";

/**
 * Learns from a table's own rows what a complete row has, and which texts stand in them whole. Rows inside the pages
 * teach it; where these are few, the rows as a first joining of the pages makes them teach the lengths of codes.
 */
export function learnRows(
  chain: Chain,
  parts: readonly AlignedFragment[],
  bodies: readonly (readonly PlacedRow[])[],
): { pattern: RowPattern; known: WholeRows } {
  const inner = bodies.flatMap((body, index) => {
    // What every page repeats stands above the row that a lost page may have begun.
    const isShielded = index === 0 && chain.lostBefore && body[0] && isTotalRow(body[0]);
    return body.slice(isShielded ? 2 : 1, -1);
  });
  const leavesOpen = chain.fragments.some(({ table }) => table.openBottom);
  const learned = learnPattern(bodies.flat(), inner, leavesOpen);
  const pattern = {
    ...learned,
    cutsNothing: cutsNothing(chain, bodies, learned),
    running: findRunning(bodies),
  };
  const known = learnWholeRows([...inner, ...bodies.flatMap((rows) => wholeFirst(rows, pattern))]);
  if (inner.length >= LEAST_ROWS) return { pattern, known };
  const joined = joinBodies(chain, parts, bodies, pattern, known).rows.map(({ cells }) => cells);
  return { pattern: { ...pattern, codeLengths: learnPattern(bodies.flat(), joined).codeLengths }, known };
}

/** The first row of a page, where it has all that whole rows have and others under it: no page end has cut it. */
const wholeFirst = (rows: readonly PlacedRow[], { anchors }: RowPattern): PlacedRow[] =>
  anchors.length > 0 && rows.length > 1
    ? rows.slice(0, 1).filter((row) => anchors.every((column) => row[column]?.text !== ""))
    : [];

/** Page ends that must have cut no row before others are taken to cut none. */
const UNCUT_ENDS = 3;

/** Do enough page ends, all of them where pages surely follow on each other, cut no row? */
function cutsNothing(chain: Chain, bodies: readonly (readonly PlacedRow[])[], pattern: RowPattern): boolean {
  const ends = chain.seams.flatMap(({ proven }, index) => {
    const [head, tail] = [bodies[index]?.at(-1), bodies[index + 1]?.[0]];
    return proven && head && tail ? [{ head, tail }] : [];
  });
  return (
    ends.length >= UNCUT_ENDS &&
    !pattern.leavesOpen &&
    ends.every(({ head, tail }) => decideCut(head, tail, pattern, false) === null)
  );
}
