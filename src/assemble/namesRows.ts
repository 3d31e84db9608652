import { normalise } from "../core/text.ts";
import { lengthsOfCodes } from "./codes.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** The texts of a column, without spaces; those of cells that others cover are blank. */
export const textsIn = (rows: readonly PlacedRow[], column: number): string[] =>
  rows.map((row) => normalise(row[column]?.text ?? ""));

/** Part of the texts of a column of labels that are words, and that no other row has. */
const MOSTLY = 0.5;
/** Lengths of codes that one column has at most: 类, 款 and 项 have three. */
const MOST_LENGTHS = 3;

/**
 * Does a column name its rows? Most of its texts are words, most of them of one row alone (是 and 否 name none), or all
 * of them are codes that rise.
 */
export function namesRows(rows: readonly PlacedRow[], column: number): boolean {
  const all = textsIn(rows, column);
  const texts = all.filter((text) => text !== "");
  if (texts.length === 0) return false;
  if (texts.filter(hasWord).length > MOSTLY * texts.length)
    return new Set(texts).size > MOSTLY * texts.length;
  const rises = texts.every((text, at) => at === 0 || text >= (texts[at - 1] as string));
  const lengths = lengthsOfCodes(texts, texts);
  return rises && texts.length === all.length && lengths !== null && lengths.size <= MOST_LENGTHS;
}

/** Does any word, or a column of codes, name a row? */
export const namesAnyRow = (rows: readonly PlacedRow[]): boolean =>
  rows.some((row) => row.some(({ text }) => hasWord(text))) ||
  (rows[0] ?? []).some((_, column) => namesRows(rows, column));

const hasWord = (text: string): boolean => /\p{L}/u.test(text);
