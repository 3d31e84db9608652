import type { ReadCharacter } from "../recognizer.ts";
import type { Alternative } from "../types.ts";

/** The network's answer for one line: a probability for each class at each step, steps one after another. */
export interface Probabilities {
  readonly data: Float32Array;
  readonly steps: number;
  readonly classes: number;
}

const BLANK = 0;
/** A class as likely as this is the likeliest: the others share what is left. */
const CERTAINLY_BEST = 0.5;
/** A character read with this confidence has no alternatives worth keeping. */
const SURE = 0.99;
/** How many alternatives of a character are kept, and from which probability on. */
const MOST_ALTERNATIVES = 3;
const LEAST_PROBABLE = 0.005;

/** Classes that no text of this sort is printed with, and the mark that they look like: the radical dot is 、. */
const LOOKALIKES: Readonly<Record<string, string>> = { 丶: "、" };

/** A character while it is decoded: the step that it is surest at. */
interface Peak {
  readonly best: number;
  readonly from: number;
  to: number;
  step: number;
  confidence: number;
}

/**
 * Greedy decoding of connectionist temporal classification (CTC, Graves 2006): the likeliest class of each step,
 * repetitions and blanks taken out. `from` and `to` are in steps; a character's confidence is its highest.
 */
export function decode(answer: Probabilities, alphabet: readonly string[]): ReadCharacter[] {
  const textOf = (index: number): string => LOOKALIKES[alphabet[index] ?? ""] ?? alphabet[index] ?? "";
  return peaksOf(answer).map(({ best, from, to, step, confidence }) => {
    const character = { text: textOf(best), from, to, confidence: Math.min(1, confidence) };
    if (confidence >= SURE) return character;
    const alternatives = runnersUp(answer, step, best).map(
      ({ index, probability }): Alternative => ({ text: textOf(index), confidence: probability }),
    );
    return alternatives.length === 0 ? character : { ...character, alternatives };
  });
}

function peaksOf({ data, steps, classes }: Probabilities): Peak[] {
  const peaks: Peak[] = [];
  let previous = BLANK;
  for (let step = 0; step < steps; step++) {
    const start = step * classes;
    let [best, confidence] = [BLANK, data[start]!];
    for (let index = 1; confidence <= CERTAINLY_BEST && index < classes; index++) {
      const probability = data[start + index]!;
      if (probability > confidence) {
        confidence = probability;
        best = index;
      }
    }
    const last = peaks.at(-1);
    if (best !== BLANK && best === previous && last !== undefined) {
      last.to = step + 1;
      if (confidence > last.confidence) [last.step, last.confidence] = [step, confidence];
    } else if (best !== BLANK) peaks.push({ best, from: step, to: step + 1, step, confidence });
    previous = best;
  }
  return peaks;
}

/** The likeliest other characters of a step, likeliest first. */
function runnersUp({ data, classes }: Probabilities, step: number, best: number) {
  const found: { index: number; probability: number }[] = [];
  for (let index = 1; index < classes; index++) {
    const probability = data[step * classes + index]!;
    if (probability >= LEAST_PROBABLE && index !== best) found.push({ index, probability });
  }
  return found.toSorted((a, b) => b.probability - a.probability).slice(0, MOST_ALTERNATIVES);
}
