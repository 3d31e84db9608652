import { normalise } from "../core/text.ts";
import type { LostRowReason } from "../findings/catalogue/pages.ts";
import type { AlignedFragment } from "./alignColumns.ts";
import type { Seam } from "./chain.ts";
import { decideCut, joinRow } from "./cutRow.ts";
import { joinCells, type PlacedCell } from "./fragment.ts";
import { standsAgain } from "./halves.ts";
import { looksLikeTail } from "./looksCut.ts";
import {
  isCutByGap,
  isLostStart,
  leftApart,
  looksCutAt,
  mayBeTwo,
  missingBetween,
  unprovenJoin,
} from "./lostHalves.ts";
import { makesOddText, provesItself, reasonsAgainst } from "./misfit.ts";
import { standsOffMiddle } from "./offMiddle.ts";
import { isFigure } from "./pageEdge.ts";
import { doubtRows } from "./rowDoubt.ts";
import type { RowPattern } from "./rowPattern.ts";
import { isJump, stepsOver } from "./runningNumbers.ts";
import type { PlacedRow } from "./splitFragment.ts";
import type { LogicalJoin, PageFinding } from "./types.ts";
import { beginsWhole } from "./wholeAtEdge.ts";
import type { WholeRows } from "./wholeRows.ts";

/** Rows over a page end in which the last running number is looked for. */
const NEAR = 12;

/** A row on its way into the table. */
export interface WorkRow {
  cells: PlacedRow;
  incomplete?: "head" | "tail";
}

/** Decides what happens where one page's rows meet the next page's; may complete the last of `rows`. */
export function joinSeam(
  seam: Seam,
  parts: readonly AlignedFragment[],
  index: number,
  rows: WorkRow[],
  body: readonly PlacedRow[],
  pattern: RowPattern,
  known: WholeRows,
): { gap: boolean; join: LogicalJoin | null; rest: WorkRow[]; findings: PageFinding[] } {
  const [before, after] = [parts[index - 1] as AlignedFragment, parts[index] as AlignedFragment];
  const open = before.table.openBottom;
  const pages: [number, number] = [before.page.number, after.page.number];
  const rest: WorkRow[] = body.map((cells) => ({ cells }));
  const last = rows.at(-1);
  const first = rest[0];
  const head = last && first ? withSpanned(last.cells, first.cells, rows) : [];
  const cut = last && first && !seam.gap ? decideCut(head, first.cells, pattern, open) : null;
  const isCut = cut !== null || (first !== undefined && looksLikeTail(first.cells, pattern));
  const isUnproven = !seam.gap && !seam.proven;
  const near = rows.slice(-NEAR).map(({ cells }) => cells);
  const jumps = isUnproven ? stepsOver(near, body, pattern.running).filter(isJump) : [];
  const skips: LostRowReason[] = jumps.length > 0 ? ["numbers-jump"] : [];
  const against: LostRowReason[] =
    last && first && isCut && isUnproven
      ? [
          ...skips,
          ...reasonsAgainst(last.cells, first.cells, known),
          ...(cut && beginsWhole(first.cells, pattern) ? ["whole-row-follows" as const] : []),
          ...(cut && standsOffMiddle(last.cells, first.cells, pattern) ? ["text-off-middle" as const] : []),
        ]
      : skips;
  if (cut && last && first && seam.doubted && !seam.moved && !provesItself(last.cells, first.cells, known)) {
    last.incomplete ??= "head";
    first.incomplete = "tail";
    return { gap: true, join: null, rest, findings: [leftApart(pages)] };
  }
  if (seam.gap || against.length > 0) {
    if (last && !last.incomplete && isCutByGap(last.cells, before.table.openBottom, pattern))
      last.incomplete = "head";
    if (first && isLostStart(first.cells, after, pattern)) first.incomplete = "tail";
    const findings = against.length > 0 ? [missingBetween(pages, against, jumps)] : [];
    return { gap: true, join: null, rest, findings };
  }
  const kind = seam.moved ? "reordered" : "next-page";
  if (cut && last && first) {
    const isProven = seam.proven || provesItself(last.cells, first.cells, known);
    const isOdd = makesOddText(last.cells, first.cells, known);
    for (const [column, cell] of first.cells.entries()) {
      const place = last.cells[column]?.coveredBy;
      const spanned = place && rows[place[0]];
      if (spanned && head[column] !== last.cells[column])
        spanned.cells = spanned.cells.with(place[1], joinCells(head[column] as PlacedCell, cell));
    }
    last.cells = joinRow(last.cells, first.cells);
    const evidence = [...seam.evidence, ...cut.evidence];
    const whole = cut.isHardlyProven ? wholeBelow(head, first.cells, pattern) : [];
    return {
      gap: false,
      join: { pages, kind: "cut-row", confidence: cut.confidence, evidence },
      rest: rest.slice(1),
      findings: [
        ...(isProven ? [] : [unprovenJoin(pages, isOdd)]),
        ...whole.map((text) => mayBeTwo(pages, text)),
      ],
    };
  }
  const findings: PageFinding[] = [];
  const doubt =
    last && first
      ? doubtRows({ head: last.cells, tail: first.cells, pattern, open, proven: seam.proven })
      : null;
  if (doubt?.outcome === "yes") findings.push(looksCutAt(pages));
  const join: LogicalJoin = { pages, kind, confidence: 0.95, evidence: seam.evidence };
  return { gap: false, join, rest, findings };
}

/**
 * The last row with the cell that spans it where the next page has another text: a span that went on would be blank
 * there, or repeated, unless the page end cuts its text.
 */
const withSpanned = (last: PlacedRow, first: PlacedRow, rows: readonly WorkRow[]): PlacedRow =>
  last.map((cell, column) => {
    const origin = cell.coveredBy && rows[cell.coveredBy[0]]?.cells[cell.coveredBy[1]];
    const text = normalise(first[column]?.text ?? "");
    return !origin || cell.coveredBy?.[1] !== column || text === "" || text === normalise(origin.text)
      ? cell
      : origin;
  });

/**
 * Texts of the lower half that other rows have whole, while none has what the halves make together, and figures that
 * stand in it once more where the upper half is blank.
 */
const wholeBelow = (head: PlacedRow, tail: PlacedRow, { texts }: RowPattern): string[] =>
  tail.flatMap((cell, column) => {
    const [above, below] = [head[column]?.text ?? "", cell.text].map(normalise) as [string, string];
    const known = texts[column]?.whole;
    const isWhole = isFigure(cell)
      ? standsAgain(tail, head, column)
      : known?.has(below) && !known.has(above + below);
    return above !== "" && below !== "" && isWhole ? [cell.text] : [];
  });
