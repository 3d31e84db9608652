import type { Fragment } from "../../contract/schema.ts";
import type { Status } from "../../contract/vocabulary.ts";
import type { CellPlace, OpenedTable } from "../messages.ts";

/** A cell's part on a page. */
export interface PlacedBox {
  readonly place: CellPlace;
  readonly status: Status;
  readonly box: Fragment["box"];
}

/** The boxes of the tables' cells on page `number`; a covered cell has none of its own. */
export const boxesOn = (number: number, tables: readonly OpenedTable[]): PlacedBox[] =>
  tables.flatMap(({ id, rows }) =>
    rows.flatMap(({ index, cells }) =>
      cells.flatMap((cell, column) =>
        cell.coveredBy === undefined
          ? cell.fragments
              .filter(({ page }) => page === number)
              .map(({ box }) => ({ place: { table: id, row: index, column }, status: cell.status, box }))
          : [],
      ),
    ),
  );

/** The cell at a point of the page; the smallest where several hold it. */
export function boxAt(boxes: readonly PlacedBox[], x: number, y: number): PlacedBox | null {
  const around = boxes.filter(({ box: [x0, y0, x1, y1] }) => x >= x0 && x <= x1 && y >= y0 && y <= y1);
  const area = ({ box: [x0, y0, x1, y1] }: PlacedBox): number => (x1 - x0) * (y1 - y0);
  return around.toSorted((a, b) => area(a) - area(b))[0] ?? null;
}
