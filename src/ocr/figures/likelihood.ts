import type { Probabilities } from "../ppocr/decode.ts";

const BLANK = 0;

/**
 * Probability, from 0 to 1, that a network trained by connectionist temporal classification gives to a text: the sum over
 * all ways in which its steps can spell it (forward variables of Graves 2006). `classes` are the text's, in order.
 */
export function likelihood(
  { data, steps, classes: width }: Probabilities,
  classes: readonly number[],
): number {
  const spelt = [BLANK, ...classes.flatMap((number) => [number, BLANK])];
  let chances = new Float64Array(spelt.length);
  chances[0] = 1;
  for (let step = 0; step < steps; step++) {
    const next = new Float64Array(spelt.length);
    for (let at = 0; at < spelt.length; at++) {
      const own = spelt[at]!;
      // At the first step only the first blank and the first character can stand.
      let from = chances[at]! + (at > 0 ? chances[at - 1]! : 0);
      if (step === 0) from = at < 2 ? 1 : 0;
      else if (at > 1 && own !== BLANK && own !== spelt[at - 2]) from += chances[at - 2]!;
      next[at] = from * data[step * width + own]!;
    }
    chances = next;
  }
  return Math.min(1, chances.at(-1)! + (chances.at(-2) ?? 0));
}
