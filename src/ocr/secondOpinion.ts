import { normalise } from "../core/text.ts";
import type { ReadLine } from "./recognizer.ts";
import type { Reading } from "./types.ts";

/** What figures and codes are printed with. */
const FIGURE_MARK = /[\d.,%()+\-−–—－△▲¥￥:/]/u;

/** Is the reading a figure, a rate or a code, or may it be one: does half of it consist of digits and their marks? */
export function isFigureLike(text: string): boolean {
  const characters = [...normalise(text)];
  const marks = characters.filter((character) => FIGURE_MARK.test(character)).length;
  return /\d/u.test(text) && 2 * marks >= characters.length;
}

/** Reading of a line as one string; its confidence is the lowest of its characters'. */
export const toReading = (engine: string, line: ReadLine): Reading => ({
  engine,
  text: line
    .map(({ text }) => text)
    .join("")
    .trim(),
  confidence:
    line.length === 0 ? 0 : Math.round(Math.min(...line.map(({ confidence }) => confidence)) * 1e4) / 1e4,
});
