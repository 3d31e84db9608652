import { normalise } from "../core/text.ts";
import type { ReadLine } from "./recognizer.ts";
import type { Reading } from "./types.ts";

/** What figures and codes are printed with, and the letters and marks that recognisers take digits and points for. */
const FIGURE = /^[\d.,:;、。·%()+\-−–—－△▲¥￥a-z|]+$/iu;

/** Is the reading a figure, a rate or a code, or may it be one badly read: mostly digits, and nothing but Latin? */
export function isFigureLike(text: string): boolean {
  const plain = normalise(text);
  const digits = plain.match(/\d/gu)?.length ?? 0;
  const letters = plain.match(/[a-z|]/giu)?.length ?? 0;
  return FIGURE.test(plain) && digits > 0 && digits >= letters;
}

export const textOf = (line: ReadLine): string =>
  line
    .map(({ text }) => text)
    .join("")
    .trim();

/** Lowest of the characters' confidences; 0 where nothing was read. */
export const confidenceOf = (line: ReadLine): number =>
  line.reduce((least, { confidence }) => Math.min(least, confidence), line.length === 0 ? 0 : 1);

/** Reading of a line as one string; its confidence is the lowest of its characters'. */
export const toReading = (engine: string, line: ReadLine): Reading => ({
  engine,
  text: textOf(line),
  confidence: Math.round(confidenceOf(line) * 1e4) / 1e4,
});
