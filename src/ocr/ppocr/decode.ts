import type { ReadCharacter } from "../recognizer.ts";

/** The network's answer for one line: a probability for each class at each step, steps one after another. */
export interface Probabilities {
  readonly data: Float32Array;
  readonly offset: number;
  readonly steps: number;
  readonly classes: number;
}

const BLANK = 0;

/** Classes that no text of this sort is printed with, and the mark that they look like: the radical dot is 、. */
const LOOKALIKES: Readonly<Record<string, string>> = { 丶: "、" };

/**
 * Greedy decoding of connectionist temporal classification (CTC, Graves 2006): the likeliest class of each step,
 * repetitions and blanks taken out. `from` and `to` are in steps; a character's confidence is its highest.
 */
export function decode(
  { data, offset, steps, classes }: Probabilities,
  alphabet: readonly string[],
): ReadCharacter[] {
  const characters: { text: string; from: number; to: number; confidence: number }[] = [];
  let previous = BLANK;
  for (let step = 0; step < steps; step++) {
    const start = offset + step * classes;
    let best = BLANK;
    for (let index = 1; index < classes; index++) {
      if ((data[start + index] as number) > (data[start + best] as number)) best = index;
    }
    const confidence = Math.min(1, data[start + best] as number);
    const last = characters.at(-1);
    if (best !== BLANK && best === previous && last !== undefined) {
      last.to = step + 1;
      last.confidence = Math.max(last.confidence, confidence);
    } else if (best !== BLANK) {
      characters.push({
        text: LOOKALIKES[alphabet[best] ?? ""] ?? alphabet[best] ?? "",
        from: step,
        to: step + 1,
        confidence,
      });
    }
    previous = best;
  }
  return characters;
}
