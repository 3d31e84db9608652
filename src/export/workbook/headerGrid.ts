import type { MergeRange } from "hucre/xlsx";
import type { Column } from "../../contract/schema.ts";

/** A printed head and what it covers: levels from 0 at the top, columns by index. */
export interface HeadCell {
  readonly text: string;
  readonly level: number;
  readonly column: number;
  readonly levels: number;
  readonly columns: number;
}

/**
 * The heads of a table as printed, in `depth` levels: neighbours that have one printed cell over them share it, and the
 * last head of a path goes down to the rows.
 */
export function headCells(columns: readonly Column[], depth: number): HeadCell[] {
  return columns.flatMap((column, at) =>
    column.path.flatMap((text, level): HeadCell[] => {
      if (at > 0 && isShared(columns[at - 1] as Column, column, level)) return [];
      const next = columns.findIndex(
        (other, index) => index > at && !isShared(columns[index - 1] as Column, other, level),
      );
      const isLast = level === column.path.length - 1;
      return [
        {
          text,
          level,
          column: at,
          levels: isLast ? depth - level : 1,
          columns: (next === -1 ? columns.length : next) - at,
        },
      ];
    }),
  );
}

/** Does one printed cell stand over both columns at `level`, and over it at every level above? */
function isShared(left: Column, right: Column, level: number): boolean {
  const isEnd = ({ path }: Column): boolean => level === path.length - 1;
  return (
    isEnd(left) === isEnd(right) &&
    left.path
      .slice(0, level + 1)
      .every((text, at) => text === right.path[at] && placeOf(left, at) === placeOf(right, at))
  );
}

/** Where the head stands first; two heads without a place are two. */
function placeOf({ header, index }: Column, level: number): string {
  const [fragment] = header[level]?.fragments ?? [];
  return fragment === undefined ? `column ${index}` : `${fragment.page} ${fragment.box.join(" ")}`;
}

/** The head's cells on a sheet whose header begins at line `top`; null where it is one cell. */
export function headMerge(
  { level, column, levels, columns }: Omit<HeadCell, "text">,
  top: number,
): MergeRange | null {
  if (levels === 1 && columns === 1) return null;
  return {
    startRow: top + level,
    startCol: column,
    endRow: top + level + levels - 1,
    endCol: column + columns - 1,
  };
}
