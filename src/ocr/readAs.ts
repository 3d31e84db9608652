import type { ReadCharacter } from "./recognizer.ts";

/** The character as `text`, no surer than it was and than `most`; what was read is left first among its alternatives. */
export function readAs(
  { text: was, confidence, alternatives = [], ...place }: ReadCharacter,
  text: string,
  most: number,
): ReadCharacter {
  const others = alternatives.filter((other) => other.text !== text);
  return {
    ...place,
    text,
    confidence: Math.min(most, confidence),
    alternatives: [{ text: was, confidence }, ...others],
  };
}
