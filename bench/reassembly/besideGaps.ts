/** What a person could tell of a row beside missing pages: is it whole, or is a half of it lost with them? */
import type { PrintedPiece, PrintedTable } from "./printPages.ts";

/** Fewest other rows that show what rows of a table look like. */
const LEAST_ROWS = 4;
/** Rows filled alike that make it a way in which whole rows of the table are filled. */
const ALIKE = 2;

/** Codes of 类, 款 and 项 have three, five or seven digits: one of these is not cut for being longer than others. */
const CLASSIFICATION = /^(?:\d{3}|\d{5}|\d{7})$/u;

/**
 * Does what is left of a row look cut, its frame, its codes, what it leaves blank or its texts beside those of `others`,
 * rows of the table that no page end can have cut? `end` is where the missing half would be; `atEdge`
 * tells which texts stand there: a blank line parts the others from it.
 */
export function looksCut(
  { cells, isOpen, atEdge }: Pick<PrintedPiece, "cells" | "isOpen"> & { readonly atEdge: readonly boolean[] },
  end: "below" | "above",
  { kinds }: PrintedTable,
  others: readonly (readonly string[])[],
): boolean {
  if (isOpen) return true;
  if (others.length < LEAST_ROWS) return false;
  const column = (at: number): string[] => others.map((row) => row[at] as string);
  const fillOf = (row: readonly string[]): string =>
    row.map((text, at) => (text === "" ? "" : kinds[at])).join();
  const alike = others.filter((row) => fillOf(row) === fillOf(cells)).length;
  return cells.some((text, at) => {
    const known = column(at);
    if (text === "") return alike < ALIKE && known.every((other) => other !== "");
    if (known.includes(text)) return false;
    if (kinds[at] === "code")
      return !CLASSIFICATION.test(text) && !known.some(({ length }) => length === text.length);
    return (
      kinds[at] === "name" &&
      atEdge[at] === true &&
      known.some((other) => (end === "below" ? other.startsWith(text) : other.endsWith(text)))
    );
  });
}
