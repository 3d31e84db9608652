import { groupBy } from "../core/groupBy.ts";
import type { PageLayout, PageTable } from "../table/types.ts";
import { alignColumns, haveSameColumns, headerText, sameHeader } from "./alignColumns.ts";
import { decideCut, joinRow } from "./cutRow.ts";
import { toFragment } from "./fragment.ts";
import { type Extent, rateRow } from "./halvesFit.ts";
import { reasonsAgainst } from "./misfit.ts";
import { learnPattern, type RowPattern } from "./rowPattern.ts";
import { type PlacedRow, type SplitFragment, splitFragment, withoutTotals } from "./splitFragment.ts";
import { beginsAnew, titleOf } from "./titles.ts";
import { learnWholeRows, type WholeRows } from "./wholeRows.ts";

/** How well one page follows another, told from what stands on both sides of the page end. */
export interface SeamFit {
  /** Above 0: a row goes on from the one to the other, the more the surer; below: one is cut and does not go on. */
  readonly cut: number;
  /** Above 0: both print the same columns under the same title. */
  readonly columns: number;
}

/** A row that does not go on, though it must; one that is not likely to. */
const [TORN, DOUBTFUL] = [-3, -1];
/** What a page end can tell at most, for and against. */
const [LEAST, MOST] = [-4, 4];
/** The same columns tell little where most pages have them. */
const SAME_COLUMNS = 0.5;
/** Sorts of tables, the last ones met, that a page's table is compared with. */
const COMPARED = 12;

/** Tables over the same columns, and what their rows are like. */
interface Sort {
  readonly model: SplitFragment;
  readonly members: SplitFragment[];
}

/** A page's table among its like. */
interface Member {
  readonly sort: number;
  readonly table: PageTable;
  /** The table's rows over the sort's columns, totals left out. */
  readonly rows: readonly PlacedRow[];
  readonly hasHeader: boolean;
}

/**
 * Learns what the rows of the document are like; the answer then costs the same for any two pages. `known` are pairs of
 * pages that surely follow on each other: their rows are whole together.
 */
export function learnSeams(
  layouts: readonly PageLayout[],
  known: readonly (readonly [before: number, after: number])[],
): {
  readonly follows: (before: number, after: number) => SeamFit;
  /** Rows of each page's first table. */
  readonly bodies: readonly (readonly PlacedRow[])[];
} {
  const sorts: Sort[] = [];
  const byHeader = new Map<string, number>();
  const found = layouts.map(({ page, tables }) => {
    const sorted = (table: PageTable): readonly [sort: number, at: number] => {
      const fragment = splitFragment(toFragment(table, page, []));
      const sort = sortOf(fragment, sorts, byHeader);
      return [sort, (sorts[sort]?.members.push(fragment) ?? 0) - 1];
    };
    const [first, last] = [tables[0], tables.at(-1)];
    const top = first ? sorted(first) : null;
    return { top, foot: last === first || !last ? top : sorted(last) };
  });
  const learned = sorts.map(({ members }) => {
    const parts = alignColumns(members).map((part) => ({ part, rows: withoutTotals(part.body) }));
    const inner = parts.flatMap(({ rows }) => rows.slice(1, -1));
    const pattern = learnPattern(
      parts.flatMap(({ rows }) => rows),
      inner,
    );
    return { parts, pattern, inner };
  });
  const memberOf = (place: readonly [number, number] | null): Member | null => {
    const each = place && learned[place[0]]?.parts[place[1]];
    if (!place || !each) return null;
    const { table, header } = each.part;
    return { sort: place[0], table, rows: each.rows, hasHeader: header.length > 0 };
  };
  const edges = found.map(({ top, foot }) => ({ top: memberOf(top), foot: memberOf(foot) }));
  const pairs = groupBy(
    known.flatMap(([before, after]): [Member, Member][] => {
      const [foot, top] = [edges[before]?.foot, edges[after]?.top];
      return foot && top && foot.sort === top.sort ? [[foot, top]] : [];
    }),
    ([foot]) => foot.sort,
  );
  const whole = learned.map(({ inner, pattern }, sort) =>
    learnWholeRows([...inner, ...(pairs.get(sort) ?? []).flatMap((pair) => joinedRow(pair, pattern))]),
  );
  const asked = new Map<string, SeamFit>();
  const follows = (before: number, after: number): SeamFit => {
    const key = `${before} ${after}`;
    const found = asked.get(key);
    if (found) return found;
    const [foot, top] = [edges[before]?.foot ?? null, edges[after]?.top ?? null];
    const [pattern, taught] = [learned[foot?.sort ?? -1]?.pattern, whole[foot?.sort ?? -1]];
    const made = foot && top && pattern && taught ? fitOf(foot, top, pattern, taught) : UNKNOWN;
    asked.set(key, made);
    return made;
  };
  return { follows, bodies: edges.map(({ top }) => top?.rows ?? []) };
}

/** The row cut between two pages that follow on each other, whole; none where no row is cut, or a page has a part only. */
function joinedRow([foot, top]: readonly [Member, Member], pattern: RowPattern): PlacedRow[] {
  const [head, tail] = [foot.rows.at(-1), top.rows[0]];
  if (!head || !tail || foot.rows.length === 1 || top.rows.length === 1) return [];
  return decideCut(head, tail, pattern, foot.table.openBottom) ? [joinRow(head, tail)] : [];
}

const UNKNOWN: SeamFit = { cut: 0, columns: 0 };

/** Which sort of table the fragment is; a new one where it is none of the last few. */
function sortOf(fragment: SplitFragment, sorts: Sort[], byHeader: Map<string, number>): number {
  const text = headerText(fragment.header);
  const same = text === "" ? undefined : byHeader.get(text);
  if (same !== undefined) return same;
  const start = Math.max(0, sorts.length - COMPARED);
  const like = sorts.slice(start).findLastIndex(({ model }) => {
    if (fragment.header.length > 0 && model.header.length > 0)
      return sameHeader(fragment.header, model.header);
    return haveSameColumns(fragment, model);
  });
  const sort = like < 0 ? sorts.push({ model: fragment, members: [] }) - 1 : start + like;
  if (text !== "") byHeader.set(text, sort);
  return sort;
}

function fitOf(foot: Member, top: Member, pattern: RowPattern, whole: WholeRows): SeamFit {
  const isOpen = foot.table.openBottom;
  const [above, below] = [titleOf(foot.table), titleOf(top.table)];
  if (beginsAnew(below, above) || foot.sort !== top.sort) return { cut: isOpen ? TORN : 0, columns: 0 };
  const [head, tail] = [foot.rows.at(-1), top.rows[0]];
  if (!head || !tail) return { cut: 0, columns: SAME_COLUMNS };
  const open = isOpen || (top.table.openTop && !top.hasHeader);
  const cut = decideCut(head, tail, pattern, open);
  // A page with one row only may hold the midst of it.
  const [mayBegin, mayGoOn] = [foot.rows.length === 1, top.rows.length === 1];
  const rate = (row: PlacedRow, under: PlacedRow | null, extent: Extent): number =>
    rateRow(row, under, extent, pattern, whole);
  const apart =
    rate(head, null, { mayBegin, mayGoOn: false }) + rate(tail, null, { mayBegin: false, mayGoOn });
  const joined = rate(head, tail, { mayBegin, mayGoOn });
  // Where the texts do not flow, they must at least make known ones.
  const flows = cut ? joined : joined > 0 ? joined + DOUBTFUL : TORN;
  const asOne = reasonsAgainst(head, tail, whole).length > 0 ? TORN : flows;
  const asTwo = open ? TORN : Math.min(0, apart);
  // A title that the page before does not bear begins a table.
  const fits = below !== "" && above === "" ? asTwo + DOUBTFUL : Math.max(asOne, asTwo);
  return { cut: Math.max(LEAST, Math.min(MOST, fits)), columns: SAME_COLUMNS };
}
