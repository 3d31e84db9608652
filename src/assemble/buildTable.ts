import { isBareTotal } from "../lexicon/totals.ts";
import { type AlignedFragment, alignColumns } from "./alignColumns.ts";
import { bodyOf, repeatedRows, withRepeats } from "./bodyOf.ts";
import { carrySpans } from "./carrySpans.ts";
import type { Chain } from "./chain.ts";
import { decideCut } from "./cutRow.ts";
import { withoutPlacing } from "./fragment.ts";
import { voteHeader } from "./header.ts";
import { joinSeam, type WorkRow } from "./joinSeam.ts";
import { isCutByGap, isLostEnd, isLostStart, isRestAtTop, missingBetween, restAtTop } from "./lostHalves.ts";
import { isTotalRow, repeatedTotal } from "./repeatedTotal.ts";
import { LEAST_ROWS, learnPattern, type RowPattern } from "./rowPattern.ts";
import { findRunning } from "./runningNumbers.ts";
import { shiftCover } from "./shiftCover.ts";
import type { PlacedRow } from "./splitFragment.ts";
import type { LogicalJoin, LogicalTable, PageFinding } from "./types.ts";
import { voteLabels } from "./voteLabels.ts";
import { learnWholeRows, type WholeRows } from "./wholeRows.ts";

/** Puts the pages of one table together: one header, every row once, cut rows whole where both halves are there. */
export function buildTable(chain: Chain): { table: LogicalTable; findings: PageFinding[] } {
  const aligned = alignColumns(chain.fragments);
  const often = repeatedTotal(aligned);
  const [model, ...others] = aligned as [AlignedFragment, ...AlignedFragment[]];
  const parts = [
    withRepeats(
      model,
      others.flatMap((part) => repeatedRows(part, model, often)),
    ),
    ...others,
  ];
  const bodies = parts.map((part, index) =>
    bodyOf(part, index === 0 ? (chain.tornOff ?? null) : (parts[0] as AlignedFragment), often),
  );
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
  const fallback = inner.length < LEAST_ROWS ? joinBodies(chain, parts, bodies, pattern, known).rows : null;
  const taught =
    fallback &&
    learnPattern(
      bodies.flat(),
      fallback.map((row) => row.cells),
    ).codeLengths;
  const settled = taught ? { ...pattern, codeLengths: taught } : pattern;
  const { rows, joins, findings, starts } = joinBodies(chain, parts, bodies, settled, known);
  const [last, next] = [rows.at(-1), chain.unprovenNext];
  const first = parts[0] as AlignedFragment;
  const bottom = chain.fragments.at(-1);
  const top = rows.find(({ cells }) => !cells.some(({ text }) => isBareTotal(text)));
  if (top && chain.lostBefore && isLostStart(top.cells, first, settled)) top.incomplete = "tail";
  else if (top && chain.unnumbered && isRestAtTop(top.cells, settled)) {
    top.incomplete = "tail";
    findings.push(restAtTop(first.page.number));
  }
  if (last && chain.lostNext && isCutByGap(last.cells, bottom?.table.openBottom === true, settled))
    last.incomplete ??= "head";
  if (
    last &&
    bottom &&
    next !== undefined &&
    !last.incomplete &&
    isLostEnd(last.cells, bottom, settled, known)
  ) {
    last.incomplete = "head";
    findings.push(missingBetween([bottom.page.number, next], ["nothing-follows"]));
  }
  const whole = carrySpans(
    rows.map((row) => row.cells),
    starts,
  );
  const { frame } = first.table;
  const onPage = parts.map((part) => part.page.number);
  return {
    table: {
      title: frame.title.map((line) => line.text.trim()).join(""),
      titleLines: frame.title.map((line) => ({ ...line, page: first.page.number })),
      labels: voteLabels(parts),
      notes: [],
      pages: [...new Set(onPage)],
      form: first.form.map((row) => row.map(withoutPlacing)),
      header: voteHeader(parts),
      rows: rows.map((row, index) => ({
        cells: (whole[index] as PlacedRow).map(withoutPlacing),
        ...(row.incomplete ? { incomplete: row.incomplete } : {}),
      })),
      joins,
      ruled: first.table.ruled,
    },
    findings,
  };
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

/** The pages' rows one after the other, each seam decided; `starts` are the rows that a page begins with. */
function joinBodies(
  chain: Chain,
  parts: readonly AlignedFragment[],
  bodies: readonly (readonly PlacedRow[])[],
  pattern: RowPattern,
  known: WholeRows,
): { rows: WorkRow[]; joins: LogicalJoin[]; findings: PageFinding[]; starts: number[] } {
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
