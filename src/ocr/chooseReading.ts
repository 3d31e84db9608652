import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import type { ReadLine } from "./recognizer.ts";
import { confidenceOf, textOf } from "./secondOpinion.ts";
import type { Reading } from "./types.ts";

/** What a reading's vote counts beside its confidence; one that is no figure has next to none. */
const [FIGURE_VOTE, OTHER_VOTE] = [0.5, 0.1];
/** A reading that others had to choose is no surer than this: below what the stage validate believes without proof. */
const CHOSEN = 0.55;

/**
 * Of several readings of a figure that is in doubt, the text with the most votes, the second reader's among them; `first`
 * where nothing has more. What is not the first reading is not sure.
 */
export function chooseReading(first: ReadLine, others: readonly ReadLine[], second: Reading): ReadLine {
  const votes = new Map<string, number>();
  const vote = (text: string, confidence: number): void => {
    const { kind } = parsePrinted(text);
    const weight = kind === "amount" || kind === "percent" ? FIGURE_VOTE + confidence : OTHER_VOTE;
    votes.set(plain(text), (votes.get(plain(text)) ?? 0) + weight);
  };
  for (const line of [first, ...others]) vote(textOf(line), confidenceOf(line));
  vote(second.text, second.confidence);
  const votesOf = (line: ReadLine): number => votes.get(plain(textOf(line))) ?? 0;
  const best = others.reduce((most, line) => (votesOf(line) > votesOf(most) ? line : most), first);
  const chosen = withMarksOf(second.text, best);
  if (plain(textOf(chosen)) === plain(textOf(first))) return first;
  return chosen.map((character) => ({ ...character, confidence: Math.min(CHOSEN, character.confidence) }));
}

/** The line with the points that the second reader saw between the same digits: points are lost, hardly ever invented. */
function withMarksOf(second: string, line: ReadLine): ReadLine {
  if (/\D/u.test(textOf(line)) || parsePrinted(second).kind !== "amount") return line;
  if (second.replace(/[.,]/gu, "") !== textOf(line)) return line;
  let digit = 0;
  return [...second].map((text) => {
    if (!MARK.test(text)) return line[digit++]!;
    const { to } = line[digit - 1]!;
    return { text, from: to, to: line[digit]!.from, confidence: CHOSEN };
  });
}

const MARK = /[.,]/u;

/** The figure without its commas: 1,314.87 and 1314.87 are the same. */
export const plain = (text: string): string => normalise(text).replaceAll(",", "");
