import { countFrameRows, frameInside } from "../table/frameInside.ts";
import type { Fragment } from "./fragment.ts";
import { shiftCover } from "./shiftCover.ts";

/** Title, department and unit lines that stand inside the grid, as rows at its top, go to the frame. */
export function stripFrameRows(fragment: Fragment): Fragment {
  const { table } = fragment;
  const width = table.columnEdges.length - 1;
  const count = countFrameRows(table.cells, width, table.frame.title.length > 0);
  if (count === 0) return fragment;
  const inside = frameInside(table.cells, count);
  return {
    ...fragment,
    table: {
      ...table,
      frame: {
        ...table.frame,
        title: [...table.frame.title, ...inside.title],
        labels: [...table.frame.labels, ...inside.labels],
      },
    },
    rows: fragment.rows.slice(count).map((row) => shiftCover(row, -count)),
  };
}
