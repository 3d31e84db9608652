import type { Alternative } from "./types.ts";

/** What was read at one place, wherever that is. */
export interface Readable {
  readonly text: string;
  readonly confidence: number;
  readonly alternatives?: readonly Alternative[];
}

/** The character as `text`, no surer than it was and than `most`; what was read is left first among its alternatives. */
export function readAs<T extends Readable>(character: T, text: string, most: number): T {
  const { text: was, confidence, alternatives = [] } = character;
  const others = alternatives.filter((other) => other.text !== text);
  return {
    ...character,
    text,
    confidence: Math.min(most, confidence),
    alternatives: [{ text: was, confidence }, ...others],
  };
}
