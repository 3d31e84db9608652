import type { LogicalCell, LogicalTable } from "../../src/assemble/types.ts";

/** In a grid of texts: the cell to the left, or the one above, spans this place. */
const [LEFT, ABOVE] = ["<", "^"];

/**
 * A table of one page as assembled, from the texts of its header and its rows: `<` and `^` are places that the cell to
 * the left or above spans. `confidence` is that of every cell; 1 is a text layer's.
 */
export function logicalTable(
  header: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
  {
    title = "",
    confidence = 1,
    labels = [],
  }: { title?: string; confidence?: number; labels?: readonly string[] } = {},
): LogicalTable {
  return {
    title,
    titleLines: [],
    labels: labels.map((text) => ({
      text,
      confidence,
      box: [0, 0, 10 * text.length, 10],
      runs: [],
      page: 1,
    })),
    notes: [],
    pages: [1],
    form: [],
    header: gridOf(header, confidence),
    rows: gridOf(rows, confidence).map((cells) => ({ cells })),
    joins: [],
    ruled: true,
  };
}

function gridOf(texts: readonly (readonly string[])[], confidence: number): LogicalCell[][] {
  const originOf = (row: number, column: number): [number, number] => {
    const text = texts[row]?.[column];
    if (text === LEFT) return originOf(row, column - 1);
    return text === ABOVE ? originOf(row - 1, column) : [row, column];
  };
  return texts.map((line, row) =>
    line.map((text, column): LogicalCell => {
      const [top, left] = originOf(row, column);
      const isOwn = top === row && left === column;
      const covered = texts.flatMap((other, y) =>
        other.flatMap((_, x) => {
          const [a, b] = originOf(y, x);
          return a === row && b === column ? [[y, x] as const] : [];
        }),
      );
      return {
        text: isOwn ? text : "",
        confidence,
        pieces: [{ page: 1, box: [column, row, column + 1, row + 1], text: isOwn ? text : "", confidence }],
        rowSpan: isOwn ? Math.max(...covered.map(([y]) => y)) - row + 1 : 1,
        columnSpan: isOwn ? Math.max(...covered.map(([, x]) => x)) - column + 1 : 1,
        ...(isOwn ? {} : { coveredBy: [top, left] as const }),
      };
    }),
  );
}
