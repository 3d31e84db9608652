import type { Table } from "../contract/schema.ts";
import { mostFrequent } from "../core/countOf.ts";
import { parsePrinted } from "../core/money.ts";

/** Of a table's figures: so many print the same decimals where that is its rule … */
const NEARLY_ALL = 0.95;
/** … and there are so many of them at least. */
const FEWEST = 20;

/**
 * Does the figure print as many decimals as nearly all others of its table? A point that a poor copy lost is lost to both
 * engines alike: 191.54 then is 19154 for either, and that they agree proves nothing. A nought may stand alone anywhere.
 */
export function regularFigures({ rows, columns }: Table): (text: string) => boolean {
  const printed = rows
    .flatMap(({ cells }) => cells.filter((_, index) => columns[index]?.role === "measure"))
    .map(({ text }) => placesOf(text))
    .filter((places) => places !== null);
  const [most, count] = mostFrequent(printed) ?? [undefined, 0];
  const usual = printed.length >= FEWEST && count >= NEARLY_ALL * printed.length ? most : undefined;
  return (text) => {
    const places = placesOf(text);
    return usual === undefined || places === null || places === usual;
  };
}

/** Decimals of an amount that is no bare nought; null of anything else. */
function placesOf(text: string): number | null {
  const printed = parsePrinted(text);
  return printed.kind === "amount" && !/^[0-]?$/u.test(text.trim()) ? printed.places : null;
}
