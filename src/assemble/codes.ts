import { countOf } from "../core/countOf.ts";
import { normalise } from "../core/text.ts";
import { isBareTotal } from "../lexicon/totals.ts";

/** Part of a column's texts that must be digits alone for it to hold codes; and that must have a length for it not to be chance. */
const CODES = 0.95;
const USUAL_LENGTH = 0.1;
/** Digits that some code of a column has at least, and fewest texts of whole rows that teach how many codes have. */
const [LEAST_DIGITS, LEAST_TEXTS] = [3, 2];

/** Digits that classification codes have: a column may hold some so rarely that its whole rows do not teach it. */
export const CODE_LENGTHS: ReadonlySet<number> = new Set([3, 5, 7]);
export const isClassification = (lengths: ReadonlySet<number>): boolean =>
  [...lengths].every((length) => CODE_LENGTHS.has(length));

/** Digits of codes that head groups: of a 类, or of a unit over units. */
const HEADING = 3;

/** A number with fewer digits than the codes of its column have; one of 类, 款 or 项, or one that may head a group, is none. */
export function isPieceOfCode(text: string, lengths: ReadonlySet<number> | null | undefined): boolean {
  const plain = normalise(text);
  if (lengths == null || !/^\d+$/u.test(plain)) return false;
  const whole = isClassification(lengths) ? CODE_LENGTHS : lengths;
  return plain.length !== HEADING && !whole.has(plain.length) && plain.length < Math.max(...whole);
}

/** Do the two make a code of the column? */
export function makeCode(
  head: string,
  tail: string,
  lengths: ReadonlySet<number> | null | undefined,
): boolean {
  const joined = normalise(head + tail);
  if (lengths == null || !/^\d+$/u.test(joined)) return false;
  return lengths.has(joined.length) || (isClassification(lengths) && CODE_LENGTHS.has(joined.length));
}

/** Lengths of the codes in rows that are surely whole, as halves would teach that halves are whole; a total's label is no code. */
export function lengthsOfCodes(all: readonly string[], whole: readonly string[]): ReadonlySet<number> | null {
  const texts = all.filter((text) => !isBareTotal(text));
  const digits = (some: readonly string[]): string[] => some.filter((text) => /^\d+$/u.test(text));
  if (digits(texts).length < CODES * texts.length) return null;
  const usual = [...countOf(digits(whole).map(({ length }) => length))].filter(
    ([, count]) => count >= USUAL_LENGTH * whole.length,
  );
  const lengths = new Set(usual.map(([length]) => length));
  return whole.length >= LEAST_TEXTS && Math.max(0, ...lengths) >= LEAST_DIGITS ? lengths : null;
}
