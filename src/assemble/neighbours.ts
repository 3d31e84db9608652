import { countOf } from "../core/countOf.ts";

/** Chance that a cut parts two characters that stand together in no other text, below which it is odd. */
const ODD = 0.04;
/** Words are told by the characters that follow on each other; figures and codes are not. */
const WORD = /[^\d.,\s-]/u;

/**
 * Learns which characters follow on each other in the texts of a column, and gives what that tells of a text cut between
 * `above` and `below`: true where three characters about the cut stand so in a text, false where not even the two at the
 * cut do, though hardly any pair is new there; null where neither holds. Learned when first asked.
 */
export function learnPairs(texts: readonly string[]): (above: string, below: string) => boolean | null {
  let learned: ReturnType<typeof learnRuns> | null = null;
  return (above, below) => {
    const [before, after] = [[...above].slice(-2), [...below].slice(0, 2)];
    const pair = `${before.at(-1) ?? ""}${after[0] ?? ""}`;
    if (before.length === 0 || after.length === 0 || ![...pair].every((letter) => WORD.test(letter)))
      return null;
    learned ??= learnRuns(texts);
    const { runs, newness } = learned;
    const threes = [
      [...before, ...after.slice(0, 1)],
      [...before.slice(-1), ...after],
    ];
    if (threes.some((letters) => letters.length === 3 && runs.has(letters.join("")))) return true;
    return !runs.has(pair) && newness < ODD ? false : null;
  };
}

/** Runs of two and three characters, and how likely a cut in one more text parts two that stand together in no other. */
function learnRuns(texts: readonly string[]): { runs: ReadonlySet<string>; newness: number } {
  const [pairs, threes] = [2, 3].map((length) => texts.map((text) => runsOf(text, length))) as [
    string[][],
    string[][],
  ];
  const counts = countOf(pairs.flat());
  const isNew = (pair: string): boolean => counts.get(pair) === 1;
  // A text is new as a whole: its pairs count together as one.
  const fresh = pairs.reduce((sum, own) => sum + own.filter(isNew).length / Math.max(1, own.length), 0);
  return {
    runs: new Set([...counts.keys(), ...threes.flat()]),
    newness: (1 + fresh) / (1 + texts.length),
  };
}

function runsOf(text: string, length: number): string[] {
  const letters = [...text];
  return letters.slice(length - 1).map((_, at) => letters.slice(at, at + length).join(""));
}
