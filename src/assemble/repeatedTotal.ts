import { mostFrequent } from "../core/countOf.ts";
import { parsePrinted } from "../core/money.ts";
import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { isBareTotal } from "../lexicon/totals.ts";
import type { AlignedFragment } from "./alignColumns.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Part of a total's texts that must read alike on two pages for the others to be misread. */
const SAME_TOTAL = 0.6;
/** Pages that open with one and the same total, to the letter, where the table repeats it on every page. */
const OFTEN = 3;
/** One character in so many may be misread where the table is known to repeat its total; one in any text. */
const LETTERS_PER_SLIP = 3;

/** A total's row: nothing but a label and figures, or figures only; a single one may be the rest of a cut code. */
export function isTotalRow(row: PlacedRow): boolean {
  const filled = row.filter((cell) => cell.text !== "");
  const figures = filled.filter((cell) => parsePrinted(cell.text).kind === "amount");
  const labels = filled.filter((cell) => isBareTotal(cell.text));
  return (
    figures.length > 0 &&
    figures.length + labels.length === filled.length &&
    (labels.length > 0 || figures.length > 1)
  );
}

/** The labelled total that opens several pages, read alike on each; null where the table repeats none. */
export function repeatedTotal(parts: readonly Pick<AlignedFragment, "body">[]): PlacedRow | null {
  const openings = parts.flatMap(({ body }) => {
    const opening = body.find((row) => row.some(({ text }) => text !== ""));
    return opening && isTotalRow(opening) && opening.some(({ text }) => isBareTotal(text)) ? [opening] : [];
  });
  const [most, count] = mostFrequent(openings.map(textOf)) ?? ["", 0];
  return count >= OFTEN ? (openings.find((row) => textOf(row) === most) ?? null) : null;
}

const textOf = (row: PlacedRow): string => row.map(({ text }) => normalise(text)).join("\t");

/** Is `again` the total `row` once more, to the letter, or with a slip of the reader? */
export const isTotalAgain = (row: PlacedRow, again: PlacedRow): boolean =>
  (isTotalRow(row) && row.length === again.length && textOf(row) === textOf(again)) ||
  isReadTwice(row, again, 2, () => 1);

/** The same of a total that many pages repeat: then few figures tell it, and more may be misread. */
export const isOftenAgain = (often: PlacedRow, again: PlacedRow): boolean =>
  isReadTwice(often, again, 1, (length) => Math.max(1, Math.floor(length / LETTERS_PER_SLIP)));

/** Is it one labelled total on two pages? Most of it reads alike, at least `figures` figures, and no text differs by more than its slips. */
function isReadTwice(
  row: PlacedRow,
  again: PlacedRow,
  figures: number,
  slips: (length: number) => number,
): boolean {
  const pairs = row.map(
    (cell, column) => [normalise(cell.text), normalise(again[column]?.text ?? "")] as const,
  );
  const filled = pairs.filter(([a, b]) => a !== "" || b !== "");
  const alike = filled.filter(([a, b]) => a === b);
  return (
    row.length === again.length &&
    alike.some(([label]) => isBareTotal(label)) &&
    alike.length > figures &&
    alike.length >= SAME_TOTAL * filled.length &&
    filled.every(([a, b]) => a !== "" && b !== "" && editDistance(a, b) <= slips(a.length))
  );
}
