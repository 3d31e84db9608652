import type { RunPart } from "../core/runPart.ts";
import { isBareTotal } from "../lexicon/totals.ts";
import { type AlignedFragment, alignColumns, isFormOnce } from "./alignColumns.ts";
import { bodyOf, repeatedRows, withRepeats } from "./bodyOf.ts";
import { carrySpans } from "./carrySpans.ts";
import type { Chain } from "./chain.ts";
import { pagesOf, withoutPlacing } from "./fragment.ts";
import { voteHeader } from "./header.ts";
import { cutOut, indicatorHeader } from "./indicatorHeader.ts";
import { type JoinedBodies, joinBodies } from "./joinBodies.ts";
import type { WorkRow } from "./joinSeam.ts";
import { learnRows } from "./learnRows.ts";
import { isCutByGap, isLostEnd, isLostStart, isRestAtTop, missingBetween, restAtTop } from "./lostHalves.ts";
import { repeatedTotal } from "./repeatedTotal.ts";
import type { RowPattern } from "./rowPattern.ts";
import { shiftCover } from "./shiftCover.ts";
import { sourcesOf, sourcesOfCells, sourcesOfLines } from "./sources.ts";
import type { PlacedRow } from "./splitFragment.ts";
import { isSameTitle, titleOf } from "./titles.ts";
import type { LogicalJoin, LogicalTable, PageFinding } from "./types.ts";
import { voteLabels } from "./voteLabels.ts";
import type { WholeRows } from "./wholeRows.ts";

/** Confidence of a join with the columns on another page: no printed mark says that the sheet goes on to the right. */
const BESIDE_CONFIDENCE = 0.9;

/** Puts the pages of one table together: one header, every row once, cut rows whole where both halves are there. */
export function buildTable(chain: Chain): { table: LogicalTable; findings: PageFinding[] } {
  const aligned = alignColumns(chain.fragments);
  const often = repeatedTotal(aligned);
  const [model, ...others] = aligned as [AlignedFragment, ...AlignedFragment[]];
  const first = withRepeats(
    model,
    others.flatMap((part) => repeatedRows(part, model, often)),
  );
  const parts = [first, ...others];
  const bodies = parts.map((part, index) =>
    bodyOf(part, index === 0 ? (chain.tornOff ?? null) : first, often),
  );
  const { pattern, known } = learnRows(chain, parts, bodies);
  const joined = joinBodies(chain, parts, bodies, pattern, known);
  const findings = [
    ...joined.findings,
    ...markTop(chain, first, joined.rows, pattern),
    ...markEnd(chain, joined.rows, pattern, known),
  ];
  const table = toLogicalTable(parts, joined);
  const repeated = repeatedOf(parts, table);
  const again = chain.tornOff ? repeatedRows(first, chain.tornOff, often).flatMap((row) => row.again) : [];
  return { table: { ...table, repeated: [...repeated, ...sourcesOfCells(again)] }, findings };
}

/**
 * What the pages print of the table's head that the table does not hold: the words of headers that were not elected, the
 * form's head and the labels once more, and the title over a page that goes on under it.
 */
function repeatedOf(parts: readonly AlignedFragment[], { header, labels }: LogicalTable): RunPart[] {
  const titled = titledPart(parts);
  const elected = new Set(sourcesOfCells(header.flat()).map(keyOf));
  const kept = new Set(labels.flatMap((label) => sourcesOf(label, label.page).map(keyOf)));
  return parts.flatMap(({ page, table: { frame }, form, header: own, leaves = [], repeated = [] }, index) => [
    ...repeated,
    ...sourcesOfCells([...own, ...leaves].flat()).filter((part) => !elected.has(keyOf(part))),
    ...sourcesOfLines(frame.labels, page.number).filter((part) => !kept.has(keyOf(part))),
    ...(index > 0 ? sourcesOfCells(form.flat()) : []),
    ...(parts[index] !== titled && isTitled(titled, parts[index] as AlignedFragment)
      ? sourcesOfLines(frame.title, page.number)
      : []),
  ]);
}

/** The page whose title the table has: the first that prints one. */
const titledPart = (parts: readonly AlignedFragment[]): AlignedFragment =>
  parts.find(({ table }) => table.frame.title.length > 0) ?? (parts[0] as AlignedFragment);

/** Do two pages print one title? */
const isTitled = ({ table }: AlignedFragment, other: AlignedFragment): boolean =>
  isSameTitle(titleOf(table), titleOf(other.table), true);

const keyOf = ({ page, run }: RunPart): string => `${page} ${run}`;

/** Marks the first row as incomplete where its upper half stood on a page that is lost, or seems to be. */
function markTop(
  chain: Chain,
  first: AlignedFragment,
  rows: readonly WorkRow[],
  pattern: RowPattern,
): PageFinding[] {
  const top = rows.find(({ cells }) => !cells.some(({ text }) => isBareTotal(text)));
  if (!top) return [];
  if (chain.lostBefore && isLostStart(top.cells, first, pattern)) {
    top.incomplete = "tail";
    return [];
  }
  if (!chain.unnumbered || !isRestAtTop(top.cells, pattern)) return [];
  top.incomplete = "tail";
  return [restAtTop(first.page.number)];
}

/** Marks the last row as incomplete where its lower half stood on a page that is lost, or seems to be. */
function markEnd(
  chain: Chain,
  rows: readonly WorkRow[],
  pattern: RowPattern,
  known: WholeRows,
): PageFinding[] {
  const [last, next] = [rows.at(-1), chain.unprovenNext];
  const bottom = chain.fragments.at(-1);
  if (!last || !bottom) return [];
  if (chain.lostNext && isCutByGap(last.cells, bottom.table.openBottom, pattern)) last.incomplete ??= "head";
  if (next === undefined || last.incomplete || !isLostEnd(last.cells, bottom, pattern, known)) return [];
  last.incomplete = "head";
  return [missingBetween([bottom.page.number, next], ["nothing-follows"])];
}

/** The table of these pages, with the header and labels that most of them agree on. */
function toLogicalTable(
  parts: readonly AlignedFragment[],
  { rows, joins, starts }: JoinedBodies,
): LogicalTable {
  const whole = carrySpans(
    rows.map((row) => row.cells),
    starts,
  );
  const first = parts[0] as AlignedFragment;
  const { page, table } = titledPart(parts);
  const split = partsOf(parts, whole);
  return {
    title: table.frame.title.map((line) => line.text.trim()).join(""),
    titleLines: table.frame.title.map((line) => ({ ...line, page: line.page ?? page.number })),
    labels: voteLabels(parts),
    notes: [],
    pages: [...new Set(parts.flatMap((part) => pagesOf(part).map(({ number }) => number)))],
    form: split.form.map((row) => row.map(withoutPlacing)),
    ...(split.isFormOnce ? { isFormOnce: true as const } : {}),
    header: split.header,
    rows: split.body.map((row, index) => {
      const { incomplete } = rows[split.start + index] as WorkRow;
      return { cells: row.map(withoutPlacing), ...(incomplete ? { incomplete } : {}) };
    }),
    joins: [...parts.flatMap(joinsBeside), ...joins],
    ruled: first.table.ruled,
  };
}

/** The joins of a page with those that hold the table's columns right of it. */
const joinsBeside = (part: AlignedFragment): LogicalJoin[] =>
  (part.beside ?? []).map(({ page, evidence }, index) => ({
    pages: [(pagesOf(part)[index] as AlignedFragment["page"]).number, page.number],
    kind: "right-half",
    confidence: BESIDE_CONFIDENCE,
    evidence,
  }));

/**
 * The form's head, the header and the body over all pages, and the row at which the body begins. A head that fills its
 * page and more has the header among the joined rows.
 */
function partsOf(parts: readonly AlignedFragment[], rows: readonly PlacedRow[]) {
  const [first] = parts as readonly [AlignedFragment, ...AlignedFragment[]];
  const header = voteHeader(parts);
  const found = header.length + first.form.length === 0 ? indicatorHeader(rows, null) : null;
  if (!found) return { form: first.form, header, body: rows, start: 0, isFormOnce: isFormOnce(parts) };
  const part = (start: number, end: number): PlacedRow[] =>
    cutOut(rows, { start, end }).map((row) => shiftCover(row, -start));
  return {
    form: part(0, found.start),
    header: part(found.start, found.end).map((row) => row.map(withoutPlacing)),
    body: part(found.end, rows.length),
    start: found.end,
    isFormOnce: true,
  };
}
