/** How a table came to its kind and its columns to their meaning, worked out again from what the document keeps. */

import type { Column, Table } from "../contract/schema.ts";
import { normalise } from "../core/text.ts";
import { matchTitle, type TitleMatch } from "../lexicon/tableNames/index.ts";
import { type ReadWord, readPath } from "./columnMeaning.ts";
import { settleByNeighbours } from "./columns.ts";
import type { Variants } from "./variants.ts";

/** `by` tells what had the last word: the header's words, the columns beside it, or what its rows hold. */
export interface ColumnExplanation {
  readonly column: Column;
  readonly words: readonly ReadWord[];
  readonly by: "words" | "neighbours" | "rows";
}

export interface TableExplanation {
  readonly title: TitleMatch;
  readonly columns: readonly ColumnExplanation[];
}

/** Explains `table` of a disclosure of `year`, read with `variants`. */
export function explainTable(table: Table, year: number | null, variants: Variants): TableExplanation {
  const leaves = table.columns.map(({ path }) => normalise(path.at(-1) ?? ""));
  const read = table.columns.map(({ path, header }) =>
    readPath(
      path,
      header.map(({ confidence }) => confidence),
      { kind: table.kind, leaves, year, variants },
    ),
  );
  const byWords = table.columns.map(
    ({ index, path, header }, at): Column => ({
      index,
      path,
      header,
      ...(read[at]?.meaning ?? { role: "other" }),
    }),
  );
  const byNeighbours = settleByNeighbours(byWords);
  return {
    title: matchTitle(table.title, variants.titles),
    columns: table.columns.map((column, at) => ({
      column,
      words: read[at]?.words ?? [],
      by: isSame(column, byWords[at]) ? "words" : isSame(column, byNeighbours[at]) ? "neighbours" : "rows",
    })),
  };
}

const isSame = (a: Column, b: Column | undefined): boolean =>
  a.role === b?.role && a.dimension === b.dimension && a.ofWhich === b.ofWhich;
