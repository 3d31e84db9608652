import { countFrameRows, frameInside } from "../table/frameInside.ts";
import type { Fragment, PlacedCell } from "./fragment.ts";
import { shiftCover } from "./shiftCover.ts";

/**
 * Title, department and unit lines that stand inside the grid, as rows at its top, go to the frame, with the grid lines
 * that only they use.
 */
export function stripFrameRows(fragment: Fragment, count = frameRowsOf(fragment)): Fragment {
  const { table } = fragment;
  if (count === 0) return fragment;
  const inside = frameInside(table.cells, count);
  return withoutIdleLines({
    ...fragment,
    table: {
      ...table,
      rowEdges: table.rowEdges.slice(count),
      frame: {
        ...table.frame,
        title: [...table.frame.title, ...inside.title],
        labels: [...table.frame.labels, ...inside.labels],
      },
    },
    rows: fragment.rows.slice(count).map((row) => shiftCover(row, -count)),
  });
}

/** How many rows at the top of a grid hold what stands over other grids: title, department, unit. */
export const frameRowsOf = ({ table }: Fragment): number =>
  countFrameRows(table.cells, table.columnEdges.length - 1, table.frame.title.length > 0);

/** The fragment without the columns at whose left no cell begins. */
function withoutIdleLines({ table, rows, ...fragment }: Fragment): Fragment {
  const begins = new Set(
    rows.flatMap((row) => row.flatMap((cell, column) => (cell.coveredBy ? [] : [column]))),
  );
  const used = table.columnEdges.flatMap((_, column) =>
    begins.has(column) || column === table.columnEdges.length - 1 ? [column] : [],
  );
  const place = (column: number): number => used.findLastIndex((edge) => edge <= column);
  return {
    ...fragment,
    table: { ...table, columnEdges: used.map((column) => table.columnEdges[column] as number) },
    rows: rows.map((row) =>
      used.slice(0, -1).map((column): PlacedCell => {
        const cell = row[column] as PlacedCell;
        const [top, left] = cell.coveredBy ?? [0, 0];
        return cell.coveredBy
          ? { ...cell, coveredBy: [top, place(left)] }
          : { ...cell, columnSpan: place(column + cell.columnSpan) - place(column) };
      }),
    ),
  };
}
