import { pick, type Random } from "../../corpus/random.ts";

/** A figure with one digit changed. */
export interface ChangedFigure {
  readonly text: string;
  /** Does the digit stand after the decimal point? */
  readonly isDecimal: boolean;
}

const DIGITS = [..."0123456789"];

/** Changes one digit of a printed figure to another one, never the first of several to 0; null where it has no digit. */
export function changeDigit(text: string, random: Random): ChangedFigure | null {
  const characters = [...text];
  const places = characters.flatMap((character, index) => (/\d/u.test(character) ? [index] : []));
  if (places.length === 0) return null;
  const at = pick(random, places);
  const isFirst = at === places[0] && places.length > 1 && characters[at + 1] !== ".";
  const others = DIGITS.filter((digit) => digit !== characters[at] && !(isFirst && digit === "0"));
  characters[at] = pick(random, others);
  const point = characters.indexOf(".");
  return { text: characters.join(""), isDecimal: point >= 0 && at > point };
}
