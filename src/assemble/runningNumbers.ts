import { mostFrequent } from "../core/countOf.ts";
import { normalise } from "../core/text.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Fewest steps from row to row that teach that a column's numbers run, and the part of them that must be steps of one. */
const FEWEST_STEPS = 5;
const BY_ONE = 0.95;
/** Codes have as many digits at least; among them shorter ones head groups. */
const CODE_DIGITS = 4;
/** Rows beside a page end that may be cut: their numbers are not read. */
const AT_THE_END = 2;

const NUMBER = /^\d{1,12}$/u;

/** Columns whose numbers go up by one from row to row (序号, counted codes) on the pages of a table. */
export function findRunning(bodies: readonly (readonly PlacedRow[])[]): number[] {
  const width = bodies.find((rows) => rows.length > 0)?.[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const steps = bodies.flatMap((rows) => {
      const numbers = numbersOf(rows.slice(1, -1), column);
      return numbers.slice(1).map((number, index) => number - (numbers[index] as number));
    });
    return steps.length >= FEWEST_STEPS && steps.filter((step) => step === 1).length >= BY_ONE * steps.length;
  });
}

/** The last number over a page end and the first one under it, the rows left out that it may have cut. */
export type Step = readonly [from: number, to: number];

/** The running numbers on either side of a page end. */
export const stepsOver = (
  above: readonly PlacedRow[],
  below: readonly PlacedRow[],
  running: readonly number[],
): Step[] =>
  running.flatMap((column): Step[] => {
    const [from, to] = [numbersOf(above.slice(0, -1), column).at(-1), numbersOf(below.slice(1), column)[0]];
    return from === undefined || to === undefined ? [] : [[from, to]];
  });

/** Are more numbers left out than the page end can have cut? */
export const isJump = ([from, to]: Step): boolean => to - from > AT_THE_END + 1;

/** Do the numbers fall, and not because a list begins anew? */
export const isFall = ([from, to]: Step): boolean => to < from && to > AT_THE_END + 1;

/** The column's numbers, top to bottom; of codes, those with as many digits as most. */
function numbersOf(rows: readonly PlacedRow[], column: number): number[] {
  const texts = rows.map((row) => normalise(row[column]?.text ?? "")).filter((text) => NUMBER.test(text));
  const digits = mostFrequent(texts.map(({ length }) => length))?.[0] ?? 0;
  return (digits < CODE_DIGITS ? texts : texts.filter(({ length }) => length === digits)).map(Number);
}
