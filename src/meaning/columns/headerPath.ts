import type { LogicalCell } from "../../assemble/types.ts";

/** The header cells over a column from the outermost to the leaf, each once; a cell that spans levels counts once. */
export function headerPath(header: readonly (readonly LogicalCell[])[], column: number): LogicalCell[] {
  const path: LogicalCell[] = [];
  for (const row of header) {
    const cell = row[column];
    if (!cell) continue;
    const origin = cell.coveredBy ? header[cell.coveredBy[0]]?.[cell.coveredBy[1]] : cell;
    if (origin && origin !== path.at(-1)) path.push(origin);
  }
  // A level that is empty above a word says nothing; an empty leaf under words is an unnamed column.
  return path.filter((cell, level) => cell.text !== "" || (level > 0 && level === path.length - 1));
}
