/** Do printed numbers or cut rows decide the order of a document? Told from what was printed, not from what was read. */
import type { PageLayout } from "../../src/table/types.ts";
import type { PrintedDocument, PrintedRow } from "./printPages.ts";

/** The halves of a cut row that a page shows at its foot and at its top; null where a row is seen to be whole. */
interface Edges {
  readonly foot: Half | null;
  readonly top: Half | null;
}

interface Half {
  /** The row that is cut; null for one that only may be. */
  readonly row: PrintedRow | null;
  /** Cells of the row up to this page's end, or from its beginning on. */
  readonly cells: readonly string[];
}

/**
 * `order` tells which printed page (from 0) each page of the file is. In a numbered document each page must bear its
 * number legibly, or be put in its place by the pages around it in the file, as the only page for the only gap, or by
 * a cut row that is whole with no other page in the places left. Without numbers cut rows must tie all pages.
 */
export function findDecided(
  printed: PrintedDocument,
  order: readonly number[],
  pages: readonly PageLayout[],
): boolean {
  const edges = edgesOf(printed);
  const whole = wholeTexts(printed);
  /** Would the row be none that its table has, as far as texts of rows that no page end cuts tell? */
  const contradicts = (before: number, after: number, told: readonly number[]): boolean => {
    const [foot, top] = [edges[before]?.foot, edges[after]?.top];
    if (foot == null || top == null) return true;
    return foot.cells.some((text, column) => {
      const joined = text + (top.cells[column] ?? "");
      return told.includes(column) ? !whole[column]?.has(joined) : /\d/u.test(text) && !isFigure(joined);
    });
  };
  /** Columns of the row cut at the end of a page whose text other rows have whole. */
  const toldBy = (page: number): number[] => {
    const row = edges[page]?.foot?.row?.cells ?? [];
    return row.flatMap((text, column) => (text !== "" && whole[column]?.has(text) ? [column] : []));
  };
  const isCut = (page: number, next: number): boolean =>
    edges[page]?.foot?.row != null && edges[page]?.foot?.row === edges[next]?.top?.row;
  const isNumbered = pages.some(({ printedNumber }) => printedNumber !== null);
  const surviving = [...order].sort((a, b) => a - b);
  if (!isNumbered) {
    const inOrder = order.every((page, index) => index === 0 || page > (order[index - 1] as number));
    const ties = (page: number, next: number): boolean =>
      isCut(page, next) &&
      surviving.every((other) => other === next || contradicts(page, other, toldBy(page))) &&
      surviving.every((other) => other === page || contradicts(other, next, toldBy(page)));
    return (
      inOrder || surviving.every((page, index) => index === 0 || ties(surviving[index - 1] as number, page))
    );
  }
  const read = new Map(order.map((page, index) => [page, pages[index]?.printedNumber ?? null]));
  const open = new Set(surviving.filter((page) => read.get(page) !== String(page + 1)));
  const claimed = new Set(surviving.filter((page) => !open.has(page)));
  // A page misread as another makes that one's number doubtful too.
  for (const page of [...open]) {
    const other = Number(read.get(page) ?? 0) - 1;
    if (claimed.delete(other)) open.add(other);
  }
  const gaps = (): number[] =>
    Array.from({ length: printed.pages.length }, (_, page) => page).filter((page) => !claimed.has(page));
  for (let found = true; found && open.size > 0; ) {
    found = false;
    for (const page of open) {
      const at = order.indexOf(page);
      const [before, after] = [order[at - 1], order[at + 1]];
      const isBetween =
        before === page - 1 && after === page + 1 && claimed.has(before) && claimed.has(after);
      const others = [...open].filter((other) => other !== page);
      const places = gaps();
      const isTied = ([a, b]: readonly [number, number]): boolean => {
        if (!isCut(a, b) || !claimed.has(a === page ? b : a)) return false;
        const told = toldBy(a);
        const isOther = (other: number): boolean =>
          a === page ? contradicts(other, b, told) : contradicts(a, other, told);
        const isElsewhere = (place: number): boolean =>
          a === page ? contradicts(page, place + 1, told) : contradicts(place - 1, page, told);
        return others.every(isOther) && places.every((place) => place === page || isElsewhere(place));
      };
      const isOnly = open.size === 1 && places.length === 1;
      if (!isBetween && !isOnly && !isTied([page - 1, page]) && !isTied([page, page + 1])) continue;
      open.delete(page);
      claimed.add(page);
      found = true;
    }
  }
  return open.size === 0;
}

/** What each printed page shows of rows that its ends cut. */
function edgesOf(printed: PrintedDocument): Edges[] {
  const isOpen = printed.pages.some(({ tables }) => tables.some(({ openBottom }) => openBottom));
  const edges: { foot: Half | null; top: Half | null }[] = printed.pages.map(() => ({
    foot: null,
    top: null,
  }));
  for (const row of printed.tables.flatMap(({ rows }) => rows)) {
    const joined = (from: number, to: number): string[] =>
      row.cells.map((_, column) =>
        row.pieces
          .slice(from, to)
          .map(({ cells }) => cells[column])
          .join(""),
      );
    for (const [index, { page }] of row.pieces.entries()) {
      const edge = edges[page] as (typeof edges)[number];
      const [isHead, isTail] = [index < row.pieces.length - 1, index > 0];
      if (isHead) edge.foot = { row, cells: joined(0, index + 1) };
      if (isTail) edge.top = { row, cells: joined(index, row.pieces.length) };
      // Where frames are closed, a whole row may be the half of a cut one.
      if (isOpen) continue;
      if (!isHead) edge.foot = { row: null, cells: row.cells };
      if (!isTail) edge.top ??= { row: null, cells: row.cells };
    }
  }
  return edges;
}

/** By column, the texts of rows that no page end cuts. */
function wholeTexts(printed: PrintedDocument): Set<string>[] {
  const texts: Set<string>[] = [];
  for (const { cells, pieces } of printed.tables.flatMap(({ rows }) => rows)) {
    if (pieces.length > 1) continue;
    for (const [column, text] of cells.entries()) {
      texts[column] ??= new Set();
      texts[column].add(text);
    }
  }
  return texts;
}

const isFigure = (text: string): boolean => /^[\d,]+(?:\.\d{1,2})?$/u.test(text);
