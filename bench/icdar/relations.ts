import { countOf } from "../../src/core/countOf.ts";

/** A cell as the measure sees it: its place, its spans and its text. */
export interface TextCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** Counts over one document. */
export interface Score {
  readonly correct: number;
  readonly found: number;
  readonly expected: number;
}

/**
 * The adjacency relations of one table: every cell with text and its nearest cells with text to the right and
 * below, blank cells skipped, each pair once. The measure of Göbel, Hassan, Oro and Orsi, "A methodology for
 * evaluating algorithms for table understanding in PDF documents", DocEng 2012.
 */
export function relationsOf(cells: readonly TextCell[]): string[] {
  const filled = cells.filter((cell) => plain(cell.text) !== "");
  const places = new Map<string, TextCell>();
  for (const cell of filled) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        places.set(`${row}:${column}`, cell);
      }
    }
  }
  const rows = Math.max(0, ...filled.map((cell) => cell.row + cell.rowSpan));
  const columns = Math.max(0, ...filled.map((cell) => cell.column + cell.columnSpan));
  return filled.flatMap((cell) => {
    const right = new Set<TextCell>();
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      const next = firstOf(columns, cell.column + cell.columnSpan, (column) =>
        places.get(`${row}:${column}`),
      );
      if (next) right.add(next);
    }
    const below = new Set<TextCell>();
    for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
      const next = firstOf(rows, cell.row + cell.rowSpan, (row) => places.get(`${row}:${column}`));
      if (next) below.add(next);
    }
    return [
      ...[...right].map((other) => `${plain(cell.text)} > ${plain(other.text)}`),
      ...[...below].map((other) => `${plain(cell.text)} v ${plain(other.text)}`),
    ];
  });
}

/** Relations that both lists hold, each as often as in both. */
export function compareRelations(found: readonly string[], expected: readonly string[]): Score {
  const left = countOf(expected);
  let correct = 0;
  for (const relation of found) {
    const count = left.get(relation) ?? 0;
    if (count === 0) continue;
    correct += 1;
    left.set(relation, count - 1);
  }
  return { correct, found: found.length, expected: expected.length };
}

/** Text without white space and case. */
const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();

function firstOf<T>(end: number, start: number, at: (index: number) => T | undefined): T | undefined {
  for (let index = start; index < end; index++) {
    const found = at(index);
    if (found !== undefined) return found;
  }
  return undefined;
}
