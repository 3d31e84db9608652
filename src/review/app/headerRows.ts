import type { Column } from "../../contract/schema.ts";

/** A cell of a table's header. */
export interface HeaderCell {
  readonly column: number;
  readonly text: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** The header as it is printed: columns side by side with the same words above them share those; a leaf reaches down. */
export function headerRows(columns: readonly Pick<Column, "path">[]): HeaderCell[][] {
  const depth = Math.max(1, ...columns.map(({ path }) => path.length));
  const isShared = (a: readonly string[], b: readonly string[], level: number): boolean =>
    level < a.length - 1 && level < b.length - 1 && a.slice(0, level + 1).every((text, at) => text === b[at]);
  return Array.from({ length: depth }, (_, level) => {
    const cells: HeaderCell[] = [];
    for (const [column, { path }] of columns.entries()) {
      const last = cells.at(-1);
      const isNext = last !== undefined && last.column + last.columnSpan === column;
      if (isNext && isShared(columns[last.column]?.path ?? [], path, level)) {
        cells[cells.length - 1] = { ...last, columnSpan: last.columnSpan + 1 };
      } else if (level < path.length || level === 0) {
        const isLeaf = level >= path.length - 1;
        cells.push({ column, text: path[level] ?? "", columnSpan: 1, rowSpan: isLeaf ? depth - level : 1 });
      }
    }
    return cells;
  });
}
