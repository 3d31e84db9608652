import type { TruthCell } from "../../samples/generate/truthSchema.ts";
import type { Cell } from "../../src/contract/schema.ts";
import type { TableMatch } from "./match.ts";

/** Are all rows and columns of the table there, none more, with the same spans in body and header? */
export function hasSameStructure({ truth, ours, rows, columns }: TableMatch): boolean {
  const isWhole =
    rows.length === truth.rows.length &&
    rows.length === ours.rows.length &&
    columns.length === truth.columns.length &&
    columns.length === ours.columns.length;
  if (!isWhole) return false;
  const sameHeader = truth.columns.every(({ path }, index) => {
    const [mine, before, mineBefore] = [
      ours.columns[index]?.path ?? [],
      truth.columns[index - 1]?.path ?? [],
      ours.columns[index - 1]?.path ?? [],
    ];
    return path.length === mine.length && sharedWords(path, before) === sharedWords(mine, mineBefore);
  });
  return (
    sameHeader &&
    truth.rows.every(({ cells }, row) =>
      cells.every((cell, column) => spanOf(cell) === spanOf(ours.rows[row]?.cells[column] ?? null)),
    )
  );
}

/** Levels of the header that two neighbouring columns stand under together. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((word, level) => word !== b[level]);
  return end < 0 ? a.length : end;
}

const spanOf = (cell: TruthCell | Cell | null): string =>
  `${cell?.rowSpan ?? 1} ${cell?.columnSpan ?? 1} ${cell?.coveredBy !== undefined}`;
