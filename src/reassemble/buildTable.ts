import { parsePrinted } from "../core/money.ts";
import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { type AlignedFragment, alignColumns, withoutCover } from "./alignColumns.ts";
import { carrySpans } from "./carrySpans.ts";
import { decideCut, joinRow, looksLikeHead, looksLikeTail } from "./cutRow.ts";
import { type PlacedCell, withoutPlacing } from "./fragment.ts";
import { voteHeader } from "./header.ts";
import { isCutByGap, isLostEnd, isLostStart, leftApart, missingBetween, unprovenJoin } from "./lostHalves.ts";
import { makesOddText, provesItself, reasonsAgainst } from "./misfit.ts";
import { LEAST_ROWS, learnPattern, type RowPattern } from "./rowPattern.ts";
import { isTotalLabel, type PlacedRow, type SplitFragment } from "./splitFragment.ts";
import type { LogicalJoin, LogicalTable, PageFinding } from "./types.ts";
import { beginsWhole } from "./wholeAtEdge.ts";
import { learnWholeRows, type WholeRows } from "./wholeRows.ts";

/** Part of a total's texts that must read alike on two pages for the others to be misread. */
const SAME_TOTAL = 0.6;

/** What stands between two fragments of one table that follow each other. */
export interface Seam {
  /** Pages are missing here, or were left out by the caller: nothing is joined. */
  readonly gap: boolean;
  /** The page was elsewhere in the file. */
  readonly moved: boolean;
  /** Printed page numbers prove that nothing is missing here. */
  readonly proven: boolean;
  /** The file is in disorder and without numbers: what the texts do not prove is not joined. */
  readonly doubted?: true;
  readonly evidence: readonly string[];
}

/** The fragments of one table in logical order; seams[i] lies between fragments i and i + 1. */
export interface Chain {
  readonly fragments: readonly SplitFragment[];
  readonly seams: readonly Seam[];
  /** The page after the last fragment's, where nothing proves that none is missing between them. */
  readonly unprovenNext?: number;
  /** Pages are missing, or were left out, right before the first fragment, or right after the last one. */
  readonly lostBefore?: true;
  /** The first page of another part of this table, torn off by disorder: a total that it prints too is not kept twice. */
  readonly tornOff?: SplitFragment;
  readonly lostNext?: true;
}

interface WorkRow {
  cells: PlacedRow;
  incomplete?: "head" | "tail";
}

/** Puts the pages of one table together: one header, every row once, cut rows whole where both halves are there. */
export function buildTable(chain: Chain): { table: LogicalTable; findings: PageFinding[] } {
  const parts = alignColumns(chain.fragments);
  const bodies = parts.map((part, index) =>
    bodyOf(part, index === 0 ? (chain.tornOff ?? null) : (parts[0] as AlignedFragment)),
  );
  const inner = bodies.flatMap((body, index) => {
    // What every page repeats stands above the row that a lost page may have begun.
    const isShielded = index === 0 && chain.lostBefore && body[0] && isTotalRow(body[0]);
    return body.slice(isShielded ? 2 : 1, -1);
  });
  const leavesOpen = chain.fragments.some(({ table }) => table.openBottom);
  const learned = learnPattern(bodies.flat(), inner, leavesOpen);
  const pattern = { ...learned, cutsNothing: cutsNothing(chain, bodies, learned) };
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
  const bottom = chain.fragments.at(-1);
  const top = rows.find(({ cells }) => !cells.some(({ text }) => isTotalLabel(text)));
  if (top && chain.lostBefore && isLostStart(top.cells, parts[0] as AlignedFragment, settled))
    top.incomplete = "tail";
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
    findings.push(missingBetween([bottom.page.number, next], ["the last row is cut and nothing goes on"]));
  }
  const whole = carrySpans(
    rows.map((row) => row.cells),
    starts,
  );
  const first = parts[0] as AlignedFragment;
  const { frame } = first.table;
  const onPage = parts.map((part) => part.page.number);
  return {
    table: {
      title: frame.title.map((line) => line.text.trim()).join(""),
      titleLines: frame.title.map((line) => ({ ...line, page: first.page.number })),
      labels: frame.labels.map((line) => ({ ...line, page: first.page.number })),
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

/** The rows of a fragment that are new: not wholly blank, and not the 合计 row that every page repeats. */
function bodyOf(part: AlignedFragment, first: Pick<AlignedFragment, "body"> | null): PlacedRow[] {
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
function isTotalRow(row: PlacedRow): boolean {
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

/** Decides what happens where one page's rows meet the next page's; may complete the last of `rows`. */
function joinSeam(
  seam: Seam,
  parts: readonly AlignedFragment[],
  index: number,
  rows: WorkRow[],
  body: readonly PlacedRow[],
  pattern: RowPattern,
  known: WholeRows,
): { gap: boolean; join: LogicalJoin | null; rest: WorkRow[]; findings: PageFinding[] } {
  const [before, after] = [parts[index - 1] as AlignedFragment, parts[index] as AlignedFragment];
  const open = before.table.openBottom || (after.table.openTop && after.header.length === 0);
  const pages: [number, number] = [before.page.number, after.page.number];
  const rest: WorkRow[] = body.map((cells) => ({ cells }));
  const last = rows.at(-1);
  const first = rest[0];
  const cut = last && first && !seam.gap ? decideCut(last.cells, first.cells, pattern, open) : null;
  const isCut = cut !== null || (first !== undefined && looksLikeTail(first.cells, pattern));
  const isDoubtful = isCut && !seam.gap && !seam.proven;
  const against =
    last && first && isDoubtful
      ? [
          ...reasonsAgainst(last.cells, first.cells, known),
          ...(cut && beginsWhole(first.cells, pattern) ? ["the next page begins with a whole row"] : []),
        ]
      : [];
  if (cut && last && first && seam.doubted && !seam.moved && !provesItself(last.cells, first.cells, known)) {
    last.incomplete ??= "head";
    first.incomplete = "tail";
    return { gap: true, join: null, rest, findings: [leftApart(pages)] };
  }
  if (seam.gap || against.length > 0) {
    if (last && !last.incomplete && isCutByGap(last.cells, before.table.openBottom, pattern))
      last.incomplete = "head";
    if (first && isLostStart(first.cells, after, pattern)) first.incomplete = "tail";
    const findings = against.length > 0 ? [missingBetween(pages, against)] : [];
    return { gap: true, join: null, rest, findings };
  }
  const kind = seam.moved ? "reordered" : "next-page";
  if (cut && last && first) {
    const isProven = seam.proven || provesItself(last.cells, first.cells, known);
    const isOdd = makesOddText(last.cells, first.cells, known);
    last.cells = joinRow(last.cells, first.cells);
    const evidence = [...seam.evidence, ...cut.evidence];
    return {
      gap: false,
      join: { pages, kind: "cut-row", confidence: cut.confidence, evidence },
      rest: rest.slice(1),
      findings: isProven ? [] : [unprovenJoin(pages, isOdd)],
    };
  }
  const findings: PageFinding[] = [];
  const isTail = first !== undefined && looksLikeTail(first.cells, pattern) && !isShort(first.cells, pattern);
  const isHead =
    last !== undefined &&
    first !== undefined &&
    (open || lacksAnchor(last.cells, first.cells, pattern) || looksLikeHead(last.cells, pattern, false));
  if (isTail || isHead) {
    for (const page of new Set(pages))
      findings.push({
        rule: "ROW-CUT",
        severity: "warning",
        message: `a row looks cut between page ${pages[0]} and page ${pages[1]}, but the halves do not fit each other; look at both`,
        page,
      });
  }
  const join: LogicalJoin | null =
    pages[0] === pages[1] ? null : { pages, kind, confidence: 0.95, evidence: seam.evidence };
  return { gap: false, join, rest, findings };
}

/** Lacks the row what nearly all rows fill, and the first one behind it has? Where both lack it, a list has ended. */
const lacksAnchor = (row: PlacedRow, next: PlacedRow, pattern: RowPattern): boolean =>
  pattern.anchors.some(
    (column) => row[column]?.text === "" && !row[column]?.coveredBy && next[column]?.text !== "",
  );

/** A row with one text only may be a heading between rows: no sign of a lost half. */
const isShort = (row: PlacedRow, pattern: RowPattern): boolean =>
  row.filter((cell) => cell.text !== "").length <= 1 && pattern.anchors.length <= 2;

/** Rows of one page's body at their place in the table: `coveredBy` counts from the table's first row. */
function shiftRows(rows: readonly WorkRow[], body: readonly PlacedRow[], start: number): WorkRow[] {
  // Where the first row went into the last one of the page before, what it covers now hangs on that row.
  const offset = start - (body.length - rows.length);
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) =>
      cell.coveredBy
        ? { ...cell, coveredBy: [cell.coveredBy[0] + offset, cell.coveredBy[1]] as const }
        : cell,
    ),
  }));
}
