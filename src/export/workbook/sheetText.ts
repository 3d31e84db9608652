import { xmlText } from "../../core/text.ts";

/** Characters that a cell of a workbook holds (Excel specifications and limits). */
const MOST_IN_CELL = 32_767;
/** Characters of a sheet's name (the same source). */
const MOST_IN_NAME = 31;

/** Text that readers of workbooks take for one character by its number: its first mark is written by number itself. */
const ESCAPE_LIKE = /_(?=x[0-9a-f]{4}_)/giu;

/** `text` as a cell holds it: what is seen of it, at most as much as a cell holds. */
export function sheetText(text: string): string {
  const seen = xmlText(text).replace(ESCAPE_LIKE, "_x005F_");
  return seen.length > MOST_IN_CELL ? `${beginning(seen, MOST_IN_CELL - 1)}…` : seen;
}

/** The name of a table's sheet: its id, so that no two are the same, and as much of its title as a name may hold. */
export const sheetName = ({ id, title }: { readonly id: string; readonly title: string }): string =>
  beginning(`${id} ${sheetText(title).replace(/[[\]:*?/\\'\s]+/gu, " ")}`, MOST_IN_NAME).trim();

/** The first `most` code units of `text`, without half a character at the end. */
const beginning = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, "");
