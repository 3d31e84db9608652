import type { PageLayout, PageTable } from "../table/types.ts";
import { alignColumns, haveSameColumns, headerText, sameHeader } from "./alignColumns.ts";
import { toFragment } from "./fragment.ts";
import { learnPattern, type RowPattern } from "./rowPattern.ts";
import { type PlacedRow, type SplitFragment, splitFragment, withoutTotals } from "./splitFragment.ts";

/** Sorts of tables, the last ones met, that a page's table is compared with. */
const COMPARED = 12;

/** A page's table among its like. */
export interface Member {
  /** Which sort of table it is: those over the same columns. */
  readonly sort: number;
  readonly table: PageTable;
  /** The table's rows over the sort's columns, totals left out. */
  readonly rows: readonly PlacedRow[];
  readonly hasHeader: boolean;
}

/** The tables at a page's top and at its foot: one and the same where it has one only. */
export interface Edges {
  readonly top: Member | null;
  readonly foot: Member | null;
}

/** What a sort's rows are like; `inner` are those that no page end can have cut. */
export interface Learned {
  readonly pattern: RowPattern;
  readonly inner: readonly PlacedRow[];
}

interface Sort {
  readonly model: SplitFragment;
  readonly members: SplitFragment[];
}

/** Sorts the tables at the pages' ends by their columns, and learns what the rows of each sort are like. */
export function learnEdges(layouts: readonly PageLayout[]): { edges: Edges[]; sorts: Learned[] } {
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
  return { edges, sorts: learned.map(({ pattern, inner }) => ({ pattern, inner })) };
}

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
