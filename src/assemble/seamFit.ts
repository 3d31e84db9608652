import { groupBy } from "../core/groupBy.ts";
import type { PageLayout } from "../table/types.ts";
import { decideCut, joinRow } from "./cutRow.ts";
import { type Extent, rateRow } from "./halvesFit.ts";
import { looksLikeHead } from "./looksCut.ts";
import { reasonsAgainst } from "./misfit.ts";
import type { RowPattern } from "./rowPattern.ts";
import { learnEdges, type Member } from "./seamEdges.ts";
import type { PlacedRow } from "./splitFragment.ts";
import { beginsAnew, titleOf } from "./titles.ts";
import { learnWholeRows, type WholeRows } from "./wholeRows.ts";

/** How well one page follows another, told from what stands on both sides of the page end. */
export interface SeamFit {
  /** Above 0: a row goes on from the one to the other, the more the surer; below: one is cut and does not go on. */
  readonly cut: number;
  /** Above 0: both print the same columns under the same title. */
  readonly columns: number;
}

/** What the page ends of a document tell of each other. Pages are told by their indices. */
export interface Seams {
  /** How well two pages follow on each other. */
  readonly follows: (before: number, after: number) => SeamFit;
  /** Does the last row of the page look like the upper half of a cut one? */
  readonly endsCut: (page: number) => boolean;
  /** Could the first row of the one page be the lower half of the last row of the other? */
  readonly completes: (before: number, after: number) => boolean;
  /** Rows of each page's first table. */
  readonly bodies: readonly (readonly PlacedRow[])[];
}

/** A row that does not go on, though it must; one that is not likely to. */
const [TORN, DOUBTFUL] = [-3, -1];
/** What a page end can tell at most, for and against. */
const [LEAST, MOST] = [-4, 4];
/** The same columns tell little where most pages have them. */
const SAME_COLUMNS = 0.5;

/**
 * Learns what the rows of the document are like; each answer then costs the same for any two pages. `known` are pairs of
 * pages that surely follow on each other: their rows are whole together.
 */
export function learnSeams(
  layouts: readonly PageLayout[],
  known: readonly (readonly [before: number, after: number])[],
): Seams {
  const { edges, sorts } = learnEdges(layouts);
  const pairs = groupBy(
    known.flatMap(([before, after]): [Member, Member][] => {
      const [foot, top] = [edges[before]?.foot, edges[after]?.top];
      return foot && top && foot.sort === top.sort ? [[foot, top]] : [];
    }),
    ([foot]) => foot.sort,
  );
  const whole = sorts.map(({ inner, pattern }, sort) =>
    learnWholeRows([...inner, ...(pairs.get(sort) ?? []).flatMap((pair) => joinedRow(pair, pattern))]),
  );
  const asked = new Map<string, SeamFit>();
  const follows = (before: number, after: number): SeamFit => {
    const key = `${before} ${after}`;
    const found = asked.get(key);
    if (found) return found;
    const [foot, top] = [edges[before]?.foot ?? null, edges[after]?.top ?? null];
    const [pattern, taught] = [sorts[foot?.sort ?? -1]?.pattern, whole[foot?.sort ?? -1]];
    const made = foot && top && pattern && taught ? fitOf(foot, top, pattern, taught) : UNKNOWN;
    asked.set(key, made);
    return made;
  };
  const endsCut = (page: number): boolean => {
    const foot = edges[page]?.foot;
    const [last, learned] = [foot?.rows.at(-1), sorts[foot?.sort ?? -1]];
    return !!foot && !!last && !!learned && looksLikeHead(last, learned.pattern, foot.table.openBottom);
  };
  const completes = (before: number, after: number): boolean => {
    const [foot, top] = [edges[before]?.foot, edges[after]?.top];
    const learned = sorts[foot?.sort ?? -1];
    return before !== after && !!foot && !!top && !!learned && isCut(foot, top, learned.pattern);
  };
  return { follows, endsCut, completes, bodies: edges.map(({ top }) => top?.rows ?? []) };
}

/** The row cut between two pages that follow on each other, whole; none where no row is cut, or a page has a part only. */
function joinedRow([foot, top]: readonly [Member, Member], pattern: RowPattern): PlacedRow[] {
  const [head, tail] = [foot.rows.at(-1), top.rows[0]];
  if (!head || !tail || foot.rows.length === 1 || top.rows.length === 1) return [];
  return decideCut(head, tail, pattern, foot.table.openBottom) ? [joinRow(head, tail)] : [];
}

const UNKNOWN: SeamFit = { cut: 0, columns: 0 };

/** Are the rows at both sides of the page end halves of one, as far as these two alone tell? */
function isCut(foot: Member, top: Member, pattern: RowPattern): boolean {
  const [head, tail] = [foot.rows.at(-1), top.rows[0]];
  if (!head || !tail || foot.sort !== top.sort || isOtherTitle(foot, top)) return false;
  return decideCut(head, tail, pattern, isOpenBetween(foot, top)) !== null;
}

const isOpenBetween = (foot: Member, top: Member): boolean =>
  foot.table.openBottom || (top.table.openTop && !top.hasHeader);

/** Under another title another table begins. */
const isOtherTitle = (foot: Member, top: Member): boolean =>
  beginsAnew(titleOf(top.table), titleOf(foot.table));

function fitOf(foot: Member, top: Member, pattern: RowPattern, whole: WholeRows): SeamFit {
  const isOpen = foot.table.openBottom;
  if (isOtherTitle(foot, top) || foot.sort !== top.sort) return { cut: isOpen ? TORN : 0, columns: 0 };
  const [head, tail] = [foot.rows.at(-1), top.rows[0]];
  if (!head || !tail) return { cut: 0, columns: SAME_COLUMNS };
  const open = isOpenBetween(foot, top);
  const cut = decideCut(head, tail, pattern, open);
  // A page with one row only may hold the midst of it.
  const [mayBegin, mayGoOn] = [foot.rows.length === 1, top.rows.length === 1];
  const rate = (row: PlacedRow, under: PlacedRow | null, extent: Extent): number =>
    rateRow(row, under, extent, pattern, whole);
  const apart =
    rate(head, null, { mayBegin, mayGoOn: false, endsWhole: false }) +
    rate(tail, null, { mayBegin: false, mayGoOn, endsWhole: !mayGoOn });
  const joined = rate(head, tail, { mayBegin, mayGoOn, endsWhole: false });
  // Where the texts do not flow, they must at least make known ones.
  const flows = cut ? joined : joined > 0 ? joined + DOUBTFUL : TORN;
  const asOne = reasonsAgainst(head, tail, whole).length > 0 ? TORN : flows;
  const asTwo = open ? TORN : Math.min(0, apart);
  // A title that the page before does not bear begins a table.
  const begins = titleOf(top.table) !== "" && titleOf(foot.table) === "";
  const fits = begins ? asTwo + DOUBTFUL : Math.max(asOne, asTwo);
  return { cut: Math.max(LEAST, Math.min(MOST, fits)), columns: SAME_COLUMNS };
}
