import type { Truth, TruthCell, TruthTable } from "../../samples/generate/truthSchema.ts";
import type { Cell } from "../../src/contract/schema.ts";
import { editDistance } from "../../src/core/similarity.ts";
import { normalise } from "../../src/core/text.ts";
import type { TableMatch } from "./match.ts";

/** Texts with more characters are long ones: they are compared by character, not as a whole. */
const LONG_TEXT = 30;

/** A cell of the truth and what stands at its place in ours. */
export interface CellPair {
  readonly table: TruthTable;
  readonly row: number;
  readonly column: number;
  readonly truthColumn: TruthTable["columns"][number];
  readonly truth: TruthCell;
  /** Null where its row, its column or its table was not found. */
  readonly ours: Cell | null;
  /** Our place, where there is one. */
  readonly place: { readonly table: string; readonly row: number; readonly column: number } | null;
  /** Pages the row stands on. */
  readonly pages: readonly number[];
}

/** Every cell of the truth, in its order. */
export function pairCells(truth: Truth, matches: readonly TableMatch[]): CellPair[] {
  return truth.tables.flatMap((table) => {
    const match = matches.find((other) => other.truth === table);
    const rowOf = new Map(match?.rows);
    const columnOf = new Map(match?.columns);
    return table.rows.flatMap((truthRow, row) =>
      truthRow.cells.map((cell, column): CellPair => {
        const [ourRow, ourColumn] = [rowOf.get(row), columnOf.get(column)];
        const isThere = match !== undefined && ourRow !== undefined && ourColumn !== undefined;
        return {
          table,
          row,
          column,
          truthColumn: table.columns[column] ?? { path: [], role: "other" },
          truth: cell,
          ours: isThere ? (match.ours.rows[ourRow]?.cells[ourColumn] ?? null) : null,
          place: isThere ? { table: match.ours.id, row: ourRow, column: ourColumn } : null,
          pages: truthRow.pages,
        };
      }),
    );
  });
}

export const isBlank = (text: string): boolean => normalise(text) === "";
export const isLong = (text: string): boolean => [...normalise(text)].length > LONG_TEXT;
export const isSameText = (a: string, b: string): boolean => normalise(a) === normalise(b);

/** Characters of `truth`, and how many of them `ours` has right: all less the edit distance, none below zero. */
export function countCharacters(truth: string, ours: string): { right: number; of: number } {
  const expected = normalise(truth);
  const of = [...expected].length;
  return { right: Math.max(0, of - editDistance(expected, normalise(ours))), of };
}
