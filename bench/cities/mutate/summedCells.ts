import type { BudgetDocument, Cell, Place } from "../../../src/contract/schema.ts";

/** The place of a printed figure on its page: the same whatever table, row and column it is put into. */
export type Spot = string;

/** A figure that takes part in sums which close, all printed in its own table. */
export interface SummedCell {
  readonly spot: Spot;
  readonly page: number;
  readonly text: string;
  /** The totals that the figure enters, and itself where it is one. */
  readonly sums: ReadonlySet<Spot>;
}

/** Where a cell stands: its first piece with text; null where it has none. */
export function spotOf({ fragments }: Cell): Spot | null {
  const piece = fragments.find(({ text }) => text !== "");
  return piece === undefined ? null : `${piece.page} ${piece.box.join(" ")}`;
}

/** The cell that a place names, or null for fields and statements. */
function cellAt(document: BudgetDocument, place: Place): Cell | null {
  if (!("row" in place)) return null;
  const table = document.tables.find(({ id }) => id === place.table);
  return table?.rows[place.row]?.cells[place.column] ?? null;
}

/** Places that an error or a warning names. */
export function flaggedSpots(document: BudgetDocument): ReadonlySet<Spot> {
  const flags = document.flags.filter(({ severity }) => severity !== "info");
  return new Set(flags.flatMap(({ cells }) => spotsOf(document, cells)));
}

export const spotsOf = (document: BudgetDocument, places: readonly Place[]): Spot[] =>
  places.flatMap((place) => {
    const cell = cellAt(document, place);
    return (cell && spotOf(cell)) ?? [];
  });

/** Lists the figures whose evidence is a closed sum of their table; none that is flagged or stands on two pages. */
export function summedCells(document: BudgetDocument): SummedCell[] {
  const flagged = flaggedSpots(document);
  const sums = new Map<Spot, Set<Spot>>();
  const cells = document.tables.flatMap(({ id, rows }) =>
    rows.flatMap((row) => row.cells.map((cell) => ({ table: id, cell }))),
  );
  const enters = (spot: Spot, total: Spot): void =>
    void sums.set(spot, (sums.get(spot) ?? new Set()).add(total));
  for (const { table, cell } of cells) {
    for (const terms of closedSums(cell, table)) {
      const spots = spotsOf(document, terms);
      const [total] = spotsOf(document, terms.slice(0, 1));
      if (total === undefined) continue;
      for (const spot of spots) enters(spot, total);
    }
  }
  for (const table of document.tables) {
    for (const [spot, total] of wholesOf(table)) enters(spot, total);
  }
  return cells.flatMap(({ table, cell }): SummedCell[] => {
    const spot = spotOf(cell);
    const isWhole = cell.fragments.filter(({ text }) => text !== "").length === 1;
    if (spot === null || !isWhole || cell.amount === undefined || flagged.has(spot)) return [];
    if (closedSums(cell, table).length === 0) return [];
    return [{ spot, page: cell.fragments[0]?.page ?? 0, text: cell.text, sums: sums.get(spot) ?? new Set() }];
  });
}

/** Each figure with the figures that the trees of rows and columns make it a part of, zero or not. */
function wholesOf({ rows, columns }: BudgetDocument["tables"][number]): [Spot, Spot][] {
  return rows.flatMap(({ cells, parent, labels }) =>
    cells.flatMap((cell, column): [Spot, Spot][] => {
      const above = [parent, ...(labels ?? []).map((label) => label.parent)].filter(
        (row) => row !== undefined,
      );
      const wholes = [
        ...above.map((row) => rows[row]?.cells[column]),
        cells[columns[column]?.parent ?? -1],
      ].flatMap((whole) => (whole && spotOf(whole)) ?? []);
      const spot = spotOf(cell);
      return spot === null ? [] : wholes.map((whole) => [spot, whole]);
    }),
  );
}

/** Terms of the sums that prove a cell, the total first, all of them in `table`. */
function closedSums(cell: Cell, table: string): Place[][] {
  return (cell.evidence ?? []).flatMap((evidence) => {
    if (evidence.kind !== "identity" || !evidence.rule.startsWith("SUM-")) return [];
    const isInTable = evidence.terms.every((place) => "row" in place && place.table === table);
    return isInTable ? [evidence.terms] : [];
  });
}
