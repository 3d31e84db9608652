import { editDistance } from "../core/similarity.ts";
import type { PageLayout } from "../table/types.ts";
import { alignColumns, haveSameColumns } from "./alignColumns.ts";
import { decideCut } from "./cutRow.ts";
import { toFragment } from "./fragment.ts";
import { type Extent, rateRow } from "./halvesFit.ts";
import { reasonsAgainst } from "./misfit.ts";
import { bodyOf, learnPatterns, titleOf, withoutTotals } from "./orderByCuts.ts";
import type { RowPattern } from "./rowPattern.ts";
import { type PlacedRow, type SplitFragment, splitFragment } from "./splitFragment.ts";
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
/** Titles of one document may differ in two characters (收入, 支出). */
const TITLE_SLIPS = 1;
/** The same columns tell little where most pages have them. */
const SAME_COLUMNS = 0.5;

/** Learns what the rows of the document are like; the answer then costs the same for any two pages. */
export function learnSeams(layouts: readonly PageLayout[]): {
  readonly fit: (before: number, after: number) => SeamFit;
  /** Rows of each page's first table. */
  readonly bodies: readonly (readonly PlacedRow[])[];
} {
  const fragments = layouts.map(({ page, tables }) => {
    const [first, last] = [tables[0], tables.at(-1)];
    const top = first ? splitFragment(toFragment(first, page, [])) : null;
    return { top, foot: last === first || !last ? top : splitFragment(toFragment(last, page, [])) };
  });
  const bodies = layouts.map(({ page, tables }) => bodyOf(tables[0], page));
  const patterns = learnPatterns(bodies);
  const inner = new Map<number, PlacedRow[]>();
  for (const body of bodies) {
    const width = body[0]?.length ?? 0;
    const rows = inner.get(width) ?? [];
    rows.push(...body.slice(1, -1));
    inner.set(width, rows);
  }
  const whole = new Map([...inner].map(([width, rows]) => [width, learnWholeRows(rows)]));
  const known = new Map<string, SeamFit>();
  const fit = (before: number, after: number): SeamFit => {
    const key = `${before} ${after}`;
    const found = known.get(key);
    if (found) return found;
    const [foot, top] = [fragments[before]?.foot ?? null, fragments[after]?.top ?? null];
    const made = foot && top ? fitOf(foot, top, patterns, whole) : { cut: 0, columns: 0 };
    known.set(key, made);
    return made;
  };
  return { fit, bodies };
}

function fitOf(
  foot: SplitFragment,
  top: SplitFragment,
  patterns: ReadonlyMap<number, RowPattern>,
  whole: ReadonlyMap<number, WholeRows>,
): SeamFit {
  const isOpen = foot.table.openBottom;
  const [above, below] = [titleOf(foot.table), titleOf(top.table)];
  const isOther = below !== "" && above !== "" && editDistance(above, below) > TITLE_SLIPS;
  if (isOther || !haveSameColumns(foot, top)) return { cut: isOpen ? TORN : 0, columns: 0 };
  const [head, tail] = rowsAt(foot, top);
  const pattern = patterns.get(head?.length ?? 0);
  if (!head || !tail || !pattern) return { cut: 0, columns: SAME_COLUMNS };
  const open = isOpen || (top.table.openTop && top.header.length === 0);
  const cut = decideCut(head, tail, pattern, open);
  const known = whole.get(head.length);
  // A page with one row only may hold the midst of it.
  const mayBegin = withoutTotals(foot.body).length === 1;
  const mayGoOn = withoutTotals(top.body).length === 1;
  const rate = (row: PlacedRow, below: PlacedRow | null, extent: Extent): number =>
    rateRow(row, below, extent, pattern, known);
  const apart =
    rate(head, null, { mayBegin, mayGoOn: false }) + rate(tail, null, { mayBegin: false, mayGoOn });
  const joined = rate(head, tail, { mayBegin, mayGoOn });
  const isOdd = known !== undefined && reasonsAgainst(head, tail, known).length > 0;
  // Where the texts do not flow, they must at least make known ones.
  const asOne = isOdd ? TORN : cut ? joined : joined > 0 ? joined + DOUBTFUL : TORN;
  const asTwo = open ? TORN : Math.min(0, apart);
  // A title that the page before does not bear begins a table.
  const fits = below !== "" && above === "" ? asTwo + DOUBTFUL : Math.max(asOne, asTwo);
  return { cut: Math.max(LEAST, Math.min(MOST, fits)), columns: SAME_COLUMNS };
}

/** The last row of a page's table and the first of another's, over the same columns. */
function rowsAt(
  foot: SplitFragment,
  top: SplitFragment,
): [head: PlacedRow | undefined, tail: PlacedRow | undefined] {
  const same = foot.table.columnEdges.length === top.table.columnEdges.length;
  const [before = foot, after = top] = same ? [foot, top] : (alignColumns([foot, top]) as SplitFragment[]);
  return [withoutTotals(before.body).at(-1), withoutTotals(after.body)[0]];
}
