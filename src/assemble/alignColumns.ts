import { similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { blankCell, type PlacedCell } from "./fragment.ts";
import { type ColumnPlace, type ColumnSet, placeColumns } from "./placeColumns.ts";
import type { PlacedRow, SplitFragment } from "./splitFragment.ts";

/** Grid lines of two pages are the same when they differ by less than this part of the grid's width. */
const SAME_EDGE = 0.008;
/** Headers this alike are the same header, read twice. */
const SAME_HEADER = 0.75;

/** Widths that differ by less than this part are one; so many of the columns of the page with fewer must be as wide on the other. */
const [SAME_WIDTH, AS_WIDE] = [0.08, 0.75];

/** Parts of one table over the same columns. */
export interface AlignedFragment extends SplitFragment {
  /** How many of the common columns its page prints. */
  readonly ownColumns: number;
}

/** Header text of a fragment, the cells in order. */
export const headerText = (header: readonly PlacedRow[]): string =>
  header.map((row) => row.map((cell) => normalise(cell.text)).join("|")).join("/");

export const sameHeader = (a: readonly PlacedRow[], b: readonly PlacedRow[]): boolean =>
  similarity(headerText(a).replace(/[|/]+/gu, ""), headerText(b).replace(/[|/]+/gu, "")) >= SAME_HEADER;

/** Do two fragments stand in the same columns: as many of them, or grid lines of the one among those of the other? */
export function haveSameColumns(a: SplitFragment, b: SplitFragment): boolean {
  if (standInSamePlaces(a, b)) return true;
  const [edgesA, edgesB] = [usedEdges(a).positions, usedEdges(b).positions];
  if (edgesA.length === edgesB.length) return a.header.length > 0 && sameHeader(a.header, b.header);
  const near = (x: number, edges: readonly number[]) => edges.some((edge) => Math.abs(edge - x) < SAME_EDGE);
  const [few, many] = edgesA.length < edgesB.length ? [edgesA, edgesB] : [edgesB, edgesA];
  return few.length >= 3 && few.every((x) => near(x, many));
}

/** As many grid lines, each where the other's is. */
export function standInSamePlaces(a: SplitFragment, b: SplitFragment): boolean {
  const [edgesA, edgesB] = [usedEdges(a).positions, usedEdges(b).positions];
  return (
    edgesA.length === edgesB.length &&
    edgesA.every((x, index) => Math.abs(x - (edgesB[index] as number)) < 2 * SAME_EDGE)
  );
}

/** Columns that header or body cells use. */
export const columnCountOf = (fragment: SplitFragment): number => usedEdges(fragment).positions.length - 1;

/** Of the grid lines of the fragment with fewer, the share that the other one has. */
export function shareOfEdges(a: SplitFragment, b: SplitFragment): number {
  const [few, many] = [usedEdges(a).positions, usedEdges(b).positions].sort(
    (x, y) => x.length - y.length,
  ) as [readonly number[], readonly number[]];
  return few.filter((x) => many.some((edge) => Math.abs(edge - x) < SAME_EDGE)).length / few.length;
}

/**
 * Puts the fragments of one table over common columns; a fragment that lacks a column has blank cells there. The head of
 * a form that is printed once stands over them too: its own grid lines part them further.
 */
export function alignColumns(fragments: readonly SplitFragment[]): AlignedFragment[] {
  const { places, count } = placeColumns(fragments.map(toColumnSet));
  const ofForm = formEdges(fragments, places[0] as readonly ColumnPlace[]);
  const movedBy = Array.from(
    { length: count + 1 },
    (_, at) => at + ofForm.filter((edge) => edge.in < at).length,
  );
  const moved = (at: number): number => movedBy[at] as number;
  return fragments.map((fragment, index) => {
    const { indices } = usedEdges(fragment);
    const place = places[index] as readonly ColumnPlace[];
    const target: Target = {
      left: new Map(place.map(([from], at) => [indices[at] as number, moved(from)])),
      right: new Map(place.map(([, to], at) => [indices[at + 1] as number, moved(to)])),
    };
    const width = moved(count);
    const regrid = (rows: readonly PlacedRow[], first: number, over = target) =>
      rows.map((_, row) => regridRow(rows, row, over, width, first));
    const [bodyStart, headerStart] = [fragment.form.length + fragment.header.length, fragment.form.length];
    return {
      ...fragment,
      ...(index === 0 && isFormOnce(fragments)
        ? { form: regrid(fragment.form, 0, withEdges(target, ofForm, moved)) }
        : {}),
      header: regrid(fragment.header, headerStart),
      body: regrid(fragment.body, bodyStart),
      ownColumns: place.length,
    };
  });
}

/** Has the table a form's head that no later page repeats? */
export const isFormOnce = ([first, ...later]: readonly SplitFragment[]): boolean =>
  first !== undefined && first.form.length > 0 && later.every(({ form }) => form.length === 0);

/** A grid line that only the form's head uses: the page's, and the common column that it parts, with those before it. */
interface FormEdge {
  readonly index: number;
  readonly in: number;
}

/** The grid lines that only the form's head of the first page uses, where it is printed once. */
function formEdges(fragments: readonly SplitFragment[], place: readonly ColumnPlace[]): FormEdge[] {
  const [first] = fragments;
  if (!first || !isFormOnce(fragments)) return [];
  const { indices } = usedEdges(first);
  const own = [...edgesOf(first.form)].filter((edge) => !indices.includes(edge)).sort((a, b) => a - b);
  return own.map((index) => ({
    index,
    in: place[indices.findLastIndex((edge) => edge < index)]?.[0] ?? 0,
  }));
}

/** Where the page's grid lines lie, those of the form's head among them. */
function withEdges(target: Target, edges: readonly FormEdge[], moved: (at: number) => number): Target {
  const own = edges.map((edge): [number, number] => {
    const before = edges.filter((other) => other.in === edge.in && other.index <= edge.index);
    return [edge.index, moved(edge.in) + before.length];
  });
  return { left: new Map([...target.left, ...own]), right: new Map([...target.right, ...own]) };
}

/** Can the next fragment be put over the columns of those before without guessing? */
export const canAlign = (before: readonly SplitFragment[], next: SplitFragment): boolean =>
  placeColumns([...before, next].map(toColumnSet)).isSure;

/** Does the one print nearly all columns of the other under the same words, and as wide, but for one scale? */
export function areAsWide(a: SplitFragment, b: SplitFragment): boolean {
  const [own, other] = [toColumnSet(a), toColumnSet(b)];
  const [places = [], others = []] = placeColumns([own, other]).places;
  const widths = new Map(places.map((place, at) => [place.join(), own.widths[at] as number]));
  const scales = others
    .flatMap((place, at) => {
      const width = widths.get(place.join());
      return width === undefined ? [] : [(other.widths[at] as number) / width];
    })
    .sort((x, y) => x - y);
  const scale = scales[Math.floor(scales.length / 2)] ?? 1;
  const alike = scales.filter((each) => Math.abs(each / scale - 1) < SAME_WIDTH).length;
  return alike >= AS_WIDE * Math.min(own.widths.length, other.widths.length);
}

const toColumnSet = (fragment: SplitFragment): ColumnSet => {
  const { indices, positions } = usedEdges(fragment);
  const { columnEdges } = fragment.table;
  return {
    positions,
    widths: indices
      .slice(1)
      .map((index, at) => (columnEdges[index] as number) - (columnEdges[indices[at] as number] as number)),
    paths:
      fragment.header.length === 0 ? null : indices.slice(0, -1).map((column) => pathOver(fragment, column)),
  };
};

/** The words over a column, outermost first, each spanning cell once. */
export function pathOver({ form, header }: SplitFragment, column: number): string {
  const seen = new Set<PlacedCell>();
  for (const [row, cells] of header.entries()) {
    const cell = cells[column];
    if (!cell) continue;
    const [top, left] = cell.coveredBy ?? [row + form.length, column];
    const origin = header[top - form.length]?.[left];
    if (origin) seen.add(origin);
  }
  return [...seen].map(({ text }) => normalise(text)).join("/");
}

/** Where the page's grid lines lie among the common columns: as the left end of a cell, and as its right end. */
interface Target {
  readonly left: ReadonlyMap<number, number>;
  readonly right: ReadonlyMap<number, number>;
}

interface Edges {
  /** Which of the page's grid lines are used … */
  readonly indices: readonly number[];
  /** … and where they lie, from 0 to 1 over the grid's width. */
  readonly positions: readonly number[];
}

/** The grid lines at which a header or body cell begins or ends. */
function usedEdges(fragment: SplitFragment): Edges {
  const { columnEdges } = fragment.table;
  const used = new Set([0, columnEdges.length - 1, ...edgesOf([...fragment.header, ...fragment.body])]);
  const [left, right] = [columnEdges[0] as number, columnEdges.at(-1) as number];
  const indices = [...used].sort((a, b) => a - b);
  return {
    indices,
    positions: indices.map((index) => ((columnEdges[index] as number) - left) / (right - left)),
  };
}

/** The grid lines at which a cell of the rows begins or ends. */
const edgesOf = (rows: readonly PlacedRow[]): Set<number> =>
  new Set(
    rows.flatMap((row) =>
      row.flatMap((cell, column) => (cell.coveredBy ? [] : [column, column + cell.columnSpan])),
    ),
  );

/** A row over the common columns; `coveredBy` counts rows within the part that begins at `first` of the page's grid. */
function regridRow(
  rows: readonly PlacedRow[],
  row: number,
  target: Target,
  columnCount: number,
  first: number,
): PlacedRow {
  const result: (PlacedCell | undefined)[] = new Array(columnCount).fill(undefined);
  for (const [column, cell] of (rows[row] as PlacedRow).entries()) {
    const start = target.left.get(column);
    if (start === undefined) continue;
    const [top, origin] = cell.coveredBy ?? [row + first, column];
    const spanned = cell.coveredBy ? rows[top - first]?.[origin] : cell;
    const [from, to] = [
      target.left.get(origin) ?? start,
      target.right.get(origin + (spanned?.columnSpan ?? 1)) ?? start + 1,
    ];
    if (!cell.coveredBy) result[start] = { ...cell, columnSpan: to - from };
    else if (spanned) result[start] = { ...cell, coveredBy: [top - first, from] };
    else result[start] = { ...withoutCover(cell), openAbove: true };
    // Places that only other pages' grid lines open are covered by the cell that reaches over them.
    const end = cell.coveredBy && origin !== column ? start + 1 : to;
    for (let extra = start + 1; extra < end; extra++) {
      result[extra] ??= {
        ...blankCell(cell.pieces),
        confidence: cell.confidence,
        coveredBy: [top - first, from],
      };
    }
  }
  return result.map((cell) => cell ?? blankCell([]));
}

/** A cell whose spanning origin stands in another part of the grid counts as blank by itself. */
export function withoutCover({ coveredBy: _, ...cell }: PlacedCell): PlacedCell {
  return cell;
}
