import { mostFrequent } from "../core/countOf.ts";
import { normalise } from "../core/text.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Part of the neighbouring rows, and pages, whose numbers must not fall; a misread digit breaks two pairs. */
const RISING = 0.9;
/** Part of them that must rise: a column that is the same all through tells nothing. */
const STRICTLY = 0.25;
/** Fewest pairs of rows, and of pages, that teach that a column rises. */
const FEWEST_ROWS = 8;
const FEWEST_PAGES = 3;

/** A code (410523) or a serial number (序号 17). */
const NUMBER = /^\d{1,12}$/u;

/**
 * Where each page stands in a column whose numbers rise down every page and over the pages known to follow on each
 * other (`known`, pairs of indices): the middle one of its numbers. Null where the page has none, or no column rises.
 * Pages with fewer or more columns than most have no place.
 */
export function learnCodeOrder(
  pages: readonly (readonly PlacedRow[])[],
  known: readonly (readonly [before: number, after: number])[],
): (number | null)[] {
  const usual = mostFrequent(pages.flatMap((rows) => rows.slice(0, 1).map(({ length }) => length)))?.[0] ?? 0;
  const columns = Array.from({ length: usual }, (_, column) =>
    pages.map((rows) => (rows[0]?.length === usual ? numbersOf(rows, column) : [])),
  );
  let [best, most]: [(number | null)[] | null, number] = [null, 0];
  for (const numbers of columns) {
    if (!doesRise(numbers.flatMap(stepsWithin), FEWEST_ROWS)) continue;
    const places = numbers.map(middleOf);
    const steps = known.flatMap(([before, after]) => stepsWithin([places[before], places[after]]));
    // Where several columns rise, the one with the most different numbers parts the pages best.
    const different = new Set(places).size;
    if (doesRise(steps, FEWEST_PAGES) && different > most) [best, most] = [places, different];
  }
  return best ?? pages.map(() => null);
}

/** The column's whole numbers, top to bottom, without the rows that a page end may have cut. */
function numbersOf(rows: readonly PlacedRow[], column: number): number[] {
  const whole = rows.length > 2 ? rows.slice(1, -1) : rows;
  return whole
    .map((row) => normalise(row[column]?.text ?? ""))
    .filter((text) => NUMBER.test(text))
    .map(Number);
}

const stepsWithin = (numbers: readonly (number | null | undefined)[]): number[] =>
  numbers.slice(1).flatMap((number, index) => {
    const before = numbers[index];
    return number == null || before == null ? [] : [number - before];
  });

const doesRise = (steps: readonly number[], fewest: number): boolean =>
  steps.length >= fewest &&
  steps.filter((step) => step >= 0).length >= RISING * steps.length &&
  steps.filter((step) => step > 0).length >= STRICTLY * steps.length;

const middleOf = (numbers: readonly number[]): number | null =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? null;
