import type { PlacedRow } from "./splitFragment.ts";

/** The row among others of which `by` more (fewer, where negative) stand before it: what covers its cells moved too. */
export const shiftCover = (row: PlacedRow, by: number): PlacedRow =>
  row.map((cell) =>
    cell.coveredBy ? { ...cell, coveredBy: [cell.coveredBy[0] + by, cell.coveredBy[1]] as const } : cell,
  );
